import type { Grade } from './grade.js'
import type { ValueKind } from './value-kind.js'

/**
 * What the law deems collusion on one lot, whoever did it (article 40 of the Implementing Regulations), or a
 * direct fact, where no red ring says so already: a fact about the lot and its bids, not about a ring of
 * firms.
 */
export interface StatutoryFact {
  lot: string
  rule: string
  grade: Grade
  /** bidder ids, sorted */
  bidders: string[]
  /** of the shared value, masked where personal; null where the fact is a pattern */
  kind: ValueKind | null
  value: string | null
  /**
   * the value's other customers: bidders beside these that hold it, and lots beside this one on which it was
   * used
   */
  others: { bidders: number; lots: number } | null
  law: string[]
}

/** As stored: beside it what a masked value reads unmasked, else null. */
export interface StatutoryFactRecord extends StatutoryFact {
  clear: string | null
}
