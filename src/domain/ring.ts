import type { Family, Grade, Level } from './grade.js'
import type { ValueKind } from './value-kind.js'

/**
 * A suspected ring as `rings --json` prints it. Nothing here depends on file names, lines, run ids, times, events or
 * history (ids excepted): those are in the explanation (`RingRecord`).
 */
export interface Ring {
  id: string
  level: Level
  /** ranks within a level; higher = stronger; sum of the channels */
  score: number
  members: RingMember[]
  /** the rest of the group: tied to the core, but far less densely */
  associates: { bidderId: string; name: string; tiedTo: string[]; bits: number }[]
  /** sorted ids of the lots where two or more members bid */
  lots: string[]
  /** members' winning bids on those, fen; null when unknown */
  amountFen: number | null
  /** bits per pair of members by channel; null where nothing of the channel could be evaluated */
  channels: {
    identity: number | null
    participation: number | null
    price: number | null
    outcome: number | null
  }
  /** chance of each channel's most telling fact, by rule and null; null where the channel found nothing */
  tests: Record<keyof Ring['channels'], { p: number; null: string; rule: string } | null>
  families: { family: Family; grade: Grade; members: number; bits: number }[]
  evidence: RingEvidence[]
  hingesOn: { rule: string; value: string; ifRemoved: string } | null
  /** benign readings and counter-evidence, catalogue keys with parameters */
  readings: { key: string; params: Record<string, string | number> }[]
  notEvaluated: { rule: string; missing: string[] }[]
  /** how believable the ring is; null where it was not asked; absent in rings of older runs */
  belief?: RingBelief | null
}

/** How believable a group is as a ring: points (thousandths of log odds) that add up, start + lifts + lowers. */
export interface RingBelief {
  /** 0..1, thousandths: a rank, and a chance only as far as the market is like those the weights were learnt from */
  p: number
  points: number
  /** before anything is known of the group, the prior included */
  start: number
  /** listed for what it bids and who wins in it, whatever is believed of what it shares */
  behaviour: boolean
  /** weightiest first; points above 0, and below 0 */
  lifts: BeliefPart[]
  lowers: BeliefPart[]
}

/** One theme: key of texts/belief.ts with its parameters. */
export interface BeliefPart {
  key: string
  points: number
  params: Record<string, number>
}

export interface RingMember {
  bidderId: string
  name: string
  /** organiser (wins or bridges most) … see rings/roles.ts */
  role: 'core' | 'winner' | 'cover' | 'bridge' | 'edge'
  /** share of seeded partitions in which the member stays with the ring's core, 0..1 */
  support: number
  bids: number
  wins: number
  flags: { rule: string; lots: string[] }[]
}

/** One fact: one rule and one value (or pattern) among some of the members. */
export interface RingEvidence {
  rule: string
  family: Family
  grade: Grade
  /** bidder ids, sorted */
  members: string[]
  /** lot ids, sorted */
  lots: string[]
  bits: number
  kind: ValueKind | null
  /** canonical text, masked where personal; null for patterns */
  value: string | null
  /** where it was read: table.column */
  sources: string[]
  firstDay: string | null
  lastDay: string | null
  /** distinct bidders that hold the value, of all bidders in the store */
  holders: number | null
  of: number
  /** counted for the level, or why not: keys of ITEM_FLAGS */
  notes: string[]
  exemptions: { key: string; result: 'none' | 'applies' | 'unknown' }[]
  law: string[]
  detail: Record<string, unknown> | null
}
