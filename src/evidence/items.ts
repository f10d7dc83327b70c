import type { Timing } from '../rules/device/submission-timing.js'
import type { BehaviourDetail } from '../rules/group-rule.js'
import type { Ownership } from '../rules/kernels/ownership.js'
import type { PostAwardDetail } from '../rules/kernels/post-award.js'
import type { Meeting } from '../rules/network/net-01-co-bidding.js'
import type { Conflict } from '../rules/relation/organisation-ties.js'
import type { Churn } from '../rules/relation/rel-10-builders-changing-over.js'
import type { NoteKey } from '../texts/rings.js'

export type { LotFlag } from '../rules/lot-flag.js'

/**
 * Evidence between pairs of bidders, by column: one item per (pair, rule, value). Items are in canonical
 * order: (a, b, rule, value). Bits are integers (× 2^16, `BIT`) and are what the item adds to the tie, after
 * caps, decay and exemptions; `grade` (index in GRADES) is what it counts for the level, after the same.
 */
export interface EvidenceItems {
  count: number
  /** bidder indices, a < b */
  a: Int32Array
  b: Int32Array
  /** index in RULES */
  rule: Uint8Array
  /** index in market.values, or -1 for a rule without a value (co-bidding, ownership, timing) */
  value: Int32Array
  bits: Int32Array
  grade: Uint8Array
  /** ITEM_FLAGS */
  flags: Uint16Array
  /** for items without a value: index into `details` of the run, else -1 */
  detail: Int32Array
  /** lots on which the evidence stands (same-lot hits), sorted: lots[lotOffsets[i] .. lotOffsets[i+1]) */
  lotOffsets: Int32Array
  lots: Int32Array
}

/** Why an item counts as it does; shown with the evidence. */
export const ITEM_FLAGS = {
  /** the pair never bid on one lot as separate bidders: identity evidence is 弱 for the level */
  noJointLot: 1,
  /** more holders than the kind's cap */
  overCap: 2,
  /** held by a majority on the lot: the lot's own value */
  lotsOwn: 4,
  /** every holder's uses form one block: sold or re-issued */
  reassigned: 8,
  /** value allow-listed on the day: zero bits */
  allowlisted: 16,
  /** in the issuer's own bill: exempt */
  issuers: 32,
  /** declared group: shown, not counted for the level */
  declaredGroup: 64,
  /** found across lots only, not on one lot */
  acrossLots: 128,
  /** looks like a service provider's value (print shop, bookkeeper): see evidence/readings.ts */
  serviceProvider: 256,
  /** a stronger item of the same family stands on this pair: adds no bits */
  subsumed: 512,
  /** bids of the pair with the value came within minutes of each other, or from one rare client (HW-07) */
  strengthened: 1024,
  /**
   * three codes on one lot, of a machine that others than those on the lot use too: a terminal or a shop’s as
   * likely
   */
  usedByOthers: 2048,
  /** a lock or mark on lots whose issuer’s own are not on record: that exemption could not be checked */
  issuersUnknown: 4096,
  /** a person’s own phone, beside a person whom the pair shares: no second fact */
  personsOwn: 8192,
  /** an address found across lots only, that one of the two used hardly ever: perhaps a lease of the day */
  leased: 16384,
  /** a lead on so many lots that chance is out of the question: a strong lead */
  repeated: 32768,
} as const satisfies Record<NoteKey, number>

/** What an item without a shared value rests on. */
export type Detail = Meeting | Ownership | Timing | Churn | Conflict | PostAwardDetail | BehaviourDetail

/** A value held by more bidders than pairs are made for: shown for review. */
export interface HubRecord {
  value: number
  holders: number
  /** bidder indices, the first ones in canonical order */
  sample: number[]
}

/** Flags on one bidder alone (ACC-04, REL-09 …): shown on the member, counted for no tie. */
export interface BidderFlag {
  bidder: number
  rule: number
  lots: number[]
  detail?: Detail
}
