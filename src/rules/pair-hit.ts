import type { Grade } from '../domain/grade.js'

/** What a rule without a shared value found between two bidders; `holders` = bidders in the same pattern, for its bits. */
export interface PairHit<D> {
  a: number
  b: number
  grade: Grade
  holders: number
  /** lots on which it stands, ascending; empty when it stands between the bidders only */
  lots: number[]
  detail: D
}
