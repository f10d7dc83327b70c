import type { Grade } from '../domain/grade.js'

/** A fact about one lot: shown with the lot and with rings that bid on it; it ties nobody. */
export interface LotFlag {
  /** lot index */
  lot: number
  /** index in RULES */
  rule: number
  grade: Grade
  /** bidder indices that it is about, ascending; empty = the lot itself */
  bidders: readonly number[]
  /** −log2 p × 2^16 where there is a p, else 0 */
  bits: number
  /** chance of it, or of more, under `null`, by rank within the lot's stratum; null for a plain fact */
  p: number | null
  /** key of texts/nulls.ts; null for a plain fact */
  null: string | null
  /** figures and words behind it; no prose */
  detail: Record<string, unknown> | null
}
