import { z } from 'zod'
import type { Family, Grade } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { Text } from '../texts/text.js'
import type { NotCarried } from '../texts/words.js'
import { type Ask, type Kit, kitOf } from './ask.js'

/**
 * What a rule reads, where that decides how its facts are weighed beside others. `evidence/` and `rings/` ask
 * for this, never for an id.
 *
 * address: a network address, assigned anew day by day · client: a rare program, which bears an address out ·
 * timing: submissions close in time · premises: a door · machine-file, machine-upload: three codes of the
 * machine that wrote the file, or sent it · file-code: the code that a tool works out of its machine ·
 * file-id: a creation code · author: a name in the file's properties · copy: the digest of a file · lock: a
 * dongle · login: an account or operator · officer: a person who acts for one and holds office in the other ·
 * contact: phone or mailbox · meeting: how often bidders meet · turns: who wins
 * next
 */
export type Trace =
  | 'address'
  | 'client'
  | 'timing'
  | 'premises'
  | 'machine-file'
  | 'machine-upload'
  | 'file-code'
  | 'file-id'
  | 'author'
  | 'copy'
  | 'lock'
  | 'login'
  | 'officer'
  | 'contact'
  | 'meeting'
  | 'turns'

/**
 * A rule: a question asked of the market, how it is graded, and how its answers are told. One file, one
 * value.
 */
export interface Rule {
  /** catalogue number of docs/method/domain.md §2: HW-01 … */
  id: string
  family: Family
  grade: Grade
  name: Text
  question: Text
  formula: string
  silentWhen: Text
  /** what makes a hit innocent, each checked and shown with the evidence */
  exemptions: readonly Text[]
  /** why it is a red flag, for people who do not know the trade; printed on the rule's page */
  why?: Text
  /** a tiny named example, printed on the rule's page */
  example?: Text
  /** ids of articles in `law/` */
  law: readonly string[]
  /** OCP red-flag code, where one exists */
  ocp?: string
  /** z.strictObject with defaults */
  settings: z.ZodType
  /**
   * Columns without which the rule cannot be evaluated: every inner list is an alternative ("any of these
   * suffices"), all outer lists must be satisfied. Empty for a rule whose data the import format does not
   * carry: then `notCarried` names what is missing.
   */
  needs: readonly (readonly string[])[]
  notCarried?: readonly NotCarried[]
  /**
   * columns that it compares like with like by: where nobody filled one, the rule is evaluated on coarser
   * strata, and the run says so
   */
  refinedBy?: readonly string[]
  trace?: Trace
  /** score channel, where it is not the family's: rules of the network that look at who wins */
  channel?: 'outcome'
  /** it answers attempts to evade checks of a single lot (reports name it) */
  answersEvasion?: true
  /** never bits between two bidders, and so no part of a score channel */
  uncounted?: true
  /** reads the whole market: a single lot at opening is not checked by it */
  needsRun?: true
  /** most steps of ownership that it follows from a bidder */
  reach?(settings: Record<string, unknown>): number
  asks: readonly Ask[]
}

interface Spec<Shape extends z.ZodRawShape>
  extends Omit<Rule, 'settings' | 'needs' | 'asks' | 'name' | 'question' | 'silentWhen' | 'exemptions'> {
  texts: Pick<Rule, 'name' | 'question' | 'silentWhen' | 'exemptions'>
  settings?: Shape
  needs?: Rule['needs']
  asks?(ask: Kit<z.infer<z.ZodObject<Shape>>>): readonly Ask[]
}

/** Settings that every rule has. */
export const onOff = { enabled: z.boolean().default(true) }

/** A rule from its description. Settings are strict: an unknown key is refused by name. */
export const rule = <Shape extends z.ZodRawShape = z.ZodRawShape>({
  texts,
  settings,
  needs,
  asks,
  ...facts
}: Spec<Shape>): Rule => ({
  ...facts,
  ...texts,
  settings: z.strictObject({ ...onOff, ...settings }),
  needs: needs ?? [],
  asks: asks?.(kitOf(facts.id)) ?? [],
})

/** Missing columns of the rule in this market; empty when it can be evaluated. */
export const missingColumns = (rule: Rule, market: Pick<Market, 'coverage'>): string[] => {
  if (rule.notCarried) return [...rule.notCarried]
  const missing = rule.needs.filter(
    (anyOf) => !anyOf.some((column) => (market.coverage[column]?.filled ?? 0) > 0),
  )
  return [...new Set(missing.flat())]
}
