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
