import type { Grade } from '../domain/grade.js'

/** What a rule about behaviour found, in numbers: `p` is the chance of it, or of more, under `null`. */
export interface BehaviourDetail {
  /** `group`: said once of all members together; `behaviour`: said of each pair */
  type: 'group' | 'behaviour'
  /** 0..1; a rank within the market, not an error rate */
  p: number
  /** key of texts/nulls.ts: what would have happened without collusion */
  null: string
  [figure: string]: unknown
}

/** What a group rule says of a set of bidders. */
export interface GroupFinding {
  rule: string
  grade: Grade
  /** bidder indices that the finding touches, ascending */
  members: readonly number[]
  /** lot indices on which it stands, ascending */
  lots: readonly number[]
  /** −log2 p after every correction, × 2^16, about the group as a whole */
  bits: number
  detail: BehaviourDetail & { type: 'group' }
}
