import type { Grade } from '../domain/grade.js'
import type { SourceId, ValueKind } from '../domain/value-kind.js'

/**
 * A row of the rules that ask one thing: do two bidders hold the same value? It says which columns count on
 * the one side and on the other (`right` = `left` when absent), and how the hit is graded on one lot and
 * across lots (null = the rule is silent there). Of several rows of one rule the first that fits a pair and
 * value speaks. An across-lots grade speaks only for a pair that does not share the value on one lot.
 *
 * A kind that article 40 names is 强 when shared across lots only (evidence.md §3).
 */
export interface SharedValueRow {
  rule: string
  kinds: readonly ValueKind[]
  left: readonly SourceId[]
  right?: readonly SourceId[]
  lot: Grade | null
  across: Grade | null
  /**
   * share of the value's bits that the row gives: a name is less than a person, a processor model less than a
   * machine
   */
  share?: number
  /** the identity number whose presence in both bids proves two people of one name */
  unless?: Partial<Record<SourceId, SourceId>>
  /** only values in less than the rule's `maxFrequency` of all bids */
  rare?: true
}

/** What article 40 names: deemed on one lot, a strong lead across lots. */
export const deemed = (kind: ValueKind, ...left: SourceId[]): Omit<SharedValueRow, 'rule'> => ({
  kinds: [kind],
  left,
  lot: '视',
  across: '强',
})
