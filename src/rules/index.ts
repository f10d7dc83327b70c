import { z } from 'zod'
import { ACCOUNT_RULES } from './catalogue/account.js'
import { DEVICE_RULES } from './catalogue/device.js'
import { DOCUMENT_RULES } from './catalogue/document.js'
import { RELATION_RULES } from './catalogue/relation.js'
import { discoverRules, place } from './discover.js'
import type { Rule } from './rule.js'
import { LEGACY_ROWS, type SharedValueRow } from './shared-value-rules.js'

/** Rules that do not yet have a file of their own. */
const LEGACY: readonly Rule[] = [...DEVICE_RULES, ...DOCUMENT_RULES, ...ACCOUNT_RULES, ...RELATION_RULES]
const OWN = await discoverRules()

/** Every rule, in the catalogue's order; `EvidenceItems.rule` is an index here. */
export const RULES: readonly Rule[] = [...OWN, ...LEGACY].sort((x, y) => place(x.id) - place(y.id))

export const ruleIndex: Record<string, number> = Object.fromEntries(RULES.map((rule, i) => [rule.id, i]))

const OWN_ROWS = RULES.flatMap(({ asks }) => asks.flatMap((ask) => (ask.of === 'values' ? ask.rows : [])))
const HAVE_OWN = new Set(OWN_ROWS.map(({ rule }) => rule))

/** By index in RULES: what the rule reads. */
export const TRACES: readonly (Rule['trace'] | undefined)[] = RULES.map(({ trace }) => trace)

/** What the rule with this id reads. */
export const traceOf = (id: string): Rule['trace'] | undefined => TRACES[ruleIndex[id]!]

/** Effective settings of the rule that reads `trace`; of several the first of the catalogue. */
export const settingsOfTrace = (
  trace: Rule['trace'],
  settings: Record<string, unknown>,
): RuleSettings[string] => settingsOf(RULES[TRACES.indexOf(trace)]!.id, settings)

/** Every question for shared values; of several rows of one rule the first that fits a pair and value speaks. */
export const SHARED_VALUE_ROWS: readonly SharedValueRow[] = [
  ...OWN_ROWS,
  ...LEGACY_ROWS.filter(({ rule }) => !HAVE_OWN.has(rule)),
]

/** Settings by rule id, defaults filled in; unknown rules and keys are refused by name. */
export const RuleSettings = z.strictObject(
  Object.fromEntries(RULES.map((rule) => [rule.id, (rule.settings as z.ZodObject).prefault({})])),
)
export type RuleSettings = Record<string, Record<string, unknown> & { enabled: boolean }>

/** The rule's effective settings. */
export const settingsOf = (id: string, settings: Record<string, unknown>): RuleSettings[string] =>
  RULES[ruleIndex[id]!]!.settings.parse(settings[id] ?? {}) as RuleSettings[string]
