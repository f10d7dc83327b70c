import { LEVELS, type Level } from '../domain/grade.js'
import type { RingBelief, RingMember } from '../domain/ring.js'
import type { BidderFlag, Detail } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import { lexicographic } from '../stats/lexicographic.js'
import type { RingDraft, Ties } from './assemble.js'
import { pairTies } from './cohesion.js'
import { type Fact, factsOf } from './facts.js'
import { type FindingsOf, groupItems } from './group-items.js'
import { type Hinge, hingeOf } from './hinges.js'
import { type JointLots, jointLots } from './joint-lots.js'
import { type Asked, type Judged, levelOf } from './level.js'
import { type PairItem, witnesses } from './pair-item.js'
import { itemsAmong } from './pairs.js'
import { type Reading, readingsOf } from './readings.js'
import { rolesOf } from './roles.js'
import { type Scored, scoreOf, totalScore } from './score.js'
import type { RingSettings } from './settings.js'

/** A ring with all that is said of it, in the market's indices: texts and id are still to come. */
export interface JudgedRing {
  draft: RingDraft
  items: PairItem[]
  judged: Judged
  scored: Scored
  joint: JointLots
  facts: Fact[]
  roles: RingMember['role'][]
  /** by member, 0..1 */
  support: number[]
  hinge: Hinge | undefined
  readings: Reading[]
  flags: BidderFlag[][]
  belief: RingBelief | undefined
  /** the group as its level was asked */
  asked: Asked
  /** bits per pair × 2^16, of the run */
  gamma: number
}

/** What judging reads beside the ring itself. */
export interface Bench {
  market: Market
  ties: Ties
  /** of the run's items; those of group findings are added as rings are judged */
  details: Detail[]
  /** by bidder */
  flags: ReadonlyMap<number, BidderFlag[]>
  /** rules that could be evaluated, if without some of their strata */
  evaluated: ReadonlySet<string>
  gamma: number
  settings: RingSettings
  /** groups judged in the run */
  groups: number
  /** what the group rules say of the members */
  groupFindings: FindingsOf
}

/** All that is said of the members: between pairs of them, and of them as a group. */
export const evidenceOn = (members: readonly number[], bench: Bench): PairItem[] => [
  ...itemsAmong(bench.ties.items, bench.ties.pairs, members),
  ...groupItems(bench.groupFindings(members), members, bench.details),
]

/**
 * A ring with its level and how much speaks for it: what ranking needs of groups that are not worth more
 * words.
 */
export interface WeighedRing {
  draft: RingDraft
  level: Level
  score: number
  /** found by who meets whom, not by ties: a member's support is whom it keeps meeting */
  byMeeting?: true
  /** where the group was asked; the level then follows it */
  belief?: RingBelief
}

/** Best first: level, score, then members. */
export const byRank = (x: WeighedRing, y: WeighedRing): number =>
  LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level) ||
  y.score - x.score ||
  lexicographic(x.draft.members, y.draft.members)

/** The level alone, and how much speaks for it, with the evidence: quicker than the whole judgement. */
export const weighRing = (draft: RingDraft, bench: Bench): { ring: WeighedRing; items: PairItem[] } => {
  const { members } = draft
  const items = evidenceOn(members, bench)
  const seen = witnesses(items)
  const asked = { size: members.length, bidders: bench.market.bidders.count, groups: bench.groups }
  const { level } = levelOf(seen, asked, bench.settings.level)
  return { ring: { draft, level, score: totalScore(seen, members.length) }, items }
}

/** Score, roles, hinge and readings of one ring, whose level is known; `support` by member, 0..1. */
export const judgeRing = (
  { draft, level, belief }: WeighedRing,
  support: number[],
  bench: Bench,
): JudgedRing => {
  const { market, settings, gamma } = bench
  const { members } = draft
  const items = evidenceOn(members, bench)
  const seen = witnesses(items)
  const asked = { size: members.length, bidders: market.bidders.count, groups: bench.groups }
  const joint = jointLots(market, members)
  const facts = factsOf(items, members, market, bench.details)
  const ties = pairTies(seen, members.length, gamma)
  return {
    draft,
    items,
    judged: { ...levelOf(seen, asked, settings.level), level },
    scored: scoreOf(seen, members.length, bench.details, bench.evaluated),
    joint,
    facts,
    roles: rolesOf(members.length, ties, support, joint, settings.roles),
    support,
    hinge: hingeOf(seen, asked, gamma, settings, level),
    readings: readingsOf(
      facts,
      members.length,
      joint,
      members.map((b) => groupsOf(market, b)),
      market,
    ),
    flags: members.map((bidder) => bench.flags.get(bidder) ?? []),
    belief,
    asked,
    gamma,
  }
}

const groupsOf = ({ bidders }: Market, bidder: number): number[] => [
  ...bidders.groupOf.subarray(bidders.groupOffsets[bidder]!, bidders.groupOffsets[bidder + 1]!),
]
