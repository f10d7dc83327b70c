import { z } from 'zod'
import { discoverRules } from './discover.js'
import { missingColumns, type Rule } from './rule.js'
import type { SharedValueRow } from './shared-value-row.js'

/** Every rule, in the catalogue's order; `EvidenceItems.rule` is an index here. */
export const RULES: readonly Rule[] = await discoverRules()

export const ruleIndex: Record<string, number> = Object.fromEntries(RULES.map((rule, i) => [rule.id, i]))

/** By index in RULES: what the rule reads. */
export const TRACES: readonly (Rule['trace'] | undefined)[] = RULES.map(({ trace }) => trace)

/** What the rule with this id reads. */
export const traceOf = (id: string): Rule['trace'] | undefined => TRACES[ruleIndex[id]!]

/** Id of the rule that reads `trace`; of several the first of the catalogue. */
export const ruleReading = (trace: Rule['trace']): string => RULES[TRACES.indexOf(trace)]!.id

/** Effective settings of the rule that reads `trace`; of several the first of the catalogue. */
export const settingsOfTrace = (
  trace: Rule['trace'],
  settings: Record<string, unknown>,
): RuleSettings[string] => settingsOf(ruleReading(trace), settings)

/**
 * Every question for shared values; of several rows of one rule the first that fits a pair and value speaks.
 */
export const SHARED_VALUE_ROWS: readonly SharedValueRow[] = RULES.flatMap(({ asks }) =>
  asks.flatMap((ask) => (ask.of === 'values' ? ask.rows : [])),
)

/**
 * Rules that cannot be evaluated in this market, in the catalogue's order, each with the columns it lacks.
 */
export const rulesNotEvaluated = (market: Parameters<typeof missingColumns>[1]) =>
  RULES.map((rule) => ({ rule: rule.id, missing: missingColumns(rule, market) })).filter(
    ({ missing }) => missing.length > 0,
  )

/** How many rules of the rule's family ask groups. */
export const groupPeers = ({ family }: Rule): number =>
  RULES.filter((one) => one.family === family && one.asks.some((ask) => ask.of === 'groups')).length

/** Settings by rule id, defaults filled in; unknown rules and keys are refused by name. */
export const RuleSettings = z.strictObject(
  Object.fromEntries(RULES.map((rule) => [rule.id, (rule.settings as z.ZodObject).prefault({})])),
)
export type RuleSettings = Record<string, Record<string, unknown> & { enabled: boolean }>

/** The rule's effective settings. */
export const settingsOf = (id: string, settings: Record<string, unknown>): RuleSettings[string] =>
  RULES[ruleIndex[id]!]!.settings.parse(settings[id] ?? {}) as RuleSettings[string]
