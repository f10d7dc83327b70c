import type { Grade } from './grade.js'

/** A fact about a lot in ids, as the case book keeps it. */
export interface LotFlagRecord {
  lot: string
  rule: string
  grade: Grade
  /** bidder ids, sorted; empty = the lot itself */
  bidders: string[]
  /** −log2 p, two decimals; 0 for a plain fact */
  bits: number
  /** chance under `null`, by rank within the lot's stratum; null for a plain fact */
  p: number | null
  /** key of texts/nulls.ts */
  null: string | null
  detail: Record<string, unknown> | null
  /** of amounts in it; absent in runs of older versions */
  currency?: string
}
