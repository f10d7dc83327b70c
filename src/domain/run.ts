import type { Ring } from './ring.js'
import type { SourceRow } from './source-row.js'

export interface RunRecord {
  id: string
  /** ISO times, UTC */
  startedAt: string
  finishedAt: string
  digest: string
  version: string
  seed: number
  communities: string
  workers: number
  /** effective settings, defaults included */
  settings: unknown
  timingsMs: Record<string, number>
  counts: {
    bidders: number
    lots: number
    bids: number
    ties: number
    groups: number
    red: number
    yellow: number
    green: number
    hubs: number
  }
  notEvaluated: { rule: string; missing: string[] }[]
  /** what the same detection lists in markets dealt by chance, one entry a deal (`detect --control`) */
  control?: { red: number; yellow: number; bidders: number }[]
  /** share of lots or bidders flagged is high, hub caps hit …: catalogue keys with parameters */
  warnings: { key: string; params: Record<string, string | number> }[]
  /** hub values: kind, masked text, holders, sample of bidder ids */
  hubs: { kind: string; value: string; holders: number; sample: string[] }[]
}

/** A ring as stored: what everybody may see, and beside it what the explanation adds. */
export interface RingRecord {
  run: string
  ring: Ring
  /** source rows of evidence i, as of the run */
  sources: SourceRow[][]
  /** unmasked text of evidence i where `ring.evidence[i].value` is masked, else null */
  clear: (string | null)[]
  /** pairs of members with their bits by family: the ring's graph */
  ties: { a: string; b: string; bits: number; families: Record<string, number>; rules: string[] }[]
  /** of red and yellow rings; absent in rings of older runs, and beyond tens of thousands of items */
  weighed?: WeighedItems
}

/**
 * The evidence of a ring as its level was read off it, one item a pair of members, by columns: what it takes
 * to weigh the ring again without some of it. Values and lots are places in the market of the run's digest.
 */
export interface WeighedItems {
  /** groups judged in the run */
  groups: number
  /** bits per pair × 2^16 that hold a group together */
  gamma: number
  /** place in the ring's evidence */
  fact: number[]
  /** places among the members, a < b */
  a: number[]
  b: number[]
  /** index in GRADES */
  grade: number[]
  /** × 2^16 */
  bits: number[]
  /** ITEM_FLAGS */
  flags: number[]
  /** -1 of a pattern */
  value: number[]
  /** of a finding about the whole group, × 2^16 */
  groupBits: (number | null)[]
  lots: number[][]
}

export interface RingIdentity {
  id: string
  members: string[]
  core: string[]
  lastRun: string
  /** ISO time of the last run that had it */
  lastSeen: string
  state: 'live' | 'dormant' | 'merged'
  mergedInto?: string
}

export interface RingEvent {
  run: string
  ring: string
  event: 'birth' | 'continue' | 'grow' | 'shrink' | 'merge' | 'split' | 'dormant' | 'revive'
  jaccard: number | null
  other: string | null
  memberDigest: string
}
