import type { Market } from '../graph/market.js'
import { lexicographic } from '../stats/lexicographic.js'
import { type Bench, type JudgedRing, judgeRing, weighed } from './judge.js'

/**
 * Rings that no shared value joins. Each candidate (a group that keeps meeting, found by who meets whom alone) is judged
 * by the same rules and policy as the groups of ties; those that are suspected rings are listed, the strongest first,
 * no bidder in two. Members of rings already listed stay there: a candidate stands only if most of it is left. A green
 * group that loses members to a candidate is judged again without them.
 */
export const withCandidates = (
  rings: readonly JudgedRing[],
  candidates: readonly (readonly number[])[],
  bench: Bench,
): JudgedRing[] => {
  const taken = new Set(rings.flatMap(({ judged, draft }) => (judged.level === 'green' ? [] : draft.members)))
  const found = suspected(candidates, taken, bench)
  const chosen: JudgedRing[] = []
  for (const { members } of found) {
    if (members.some((bidder) => taken.has(bidder))) continue
    for (const bidder of members) taken.add(bidder)
    chosen.push(judgeRing({ members, associates: [] }, { ...bench, supportOf: meetingShares(bench.market) }))
  }
  const lost = new Set(chosen.flatMap(({ draft }) => draft.members))
  return [...rings.flatMap((ring) => without(lost, ring, bench)), ...chosen]
}

interface Suspected {
  members: number[]
  score: number
  isRed: boolean
}

/** Candidates that are red or yellow without the members taken, the strongest first. */
const suspected = (
  candidates: readonly (readonly number[])[],
  taken: ReadonlySet<number>,
  bench: Bench,
): Suspected[] => {
  const seen = new Set<string>()
  return candidates
    .flatMap((candidate): Suspected[] => {
      const members = candidate.filter((bidder) => !taken.has(bidder))
      const key = members.join(' ')
      if (members.length < LEAST || 2 * members.length <= candidate.length || seen.has(key)) return []
      seen.add(key)
      const { judged, score } = weighed(members, bench)
      return judged.level === 'green' ? [] : [{ members, score, isRed: judged.level === 'red' }]
    })
    .sort(
      (x, y) => Number(y.isRed) - Number(x.isRed) || y.score - x.score || lexicographic(x.members, y.members),
    )
}

/** Three or more: a pair that keeps meeting is a tie already. */
const LEAST = 3

/** The ring without bidders who went to another one; nothing when fewer than two are left. */
const without = (lost: ReadonlySet<number>, ring: JudgedRing, bench: Bench): JudgedRing[] => {
  const members = ring.draft.members.filter((bidder) => !lost.has(bidder))
  if (members.length === ring.draft.members.length) return [ring]
  return members.length < 2 ? [] : [judgeRing({ ...ring.draft, members }, bench)]
}

/** Of a member of such a ring: share of the others that it met on three lots or more. */
const meetingShares =
  (market: Market) =>
  (members: readonly number[]): number[] => {
    const lots = members.map((bidder) => new Set(lotsOf(market, bidder)))
    return lots.map((own, v) => {
      const met = lots.filter((other, u) => u !== v && common(own, other) >= MET_ON).length
      return Math.round((1000 * met) / (members.length - 1)) / 1000
    })
  }

const MET_ON = 3

const lotsOf = ({ bids }: Market, bidder: number): number[] =>
  Array.from(
    bids.byBidder.subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!),
    (bid) => bids.lot[bid]!,
  )

const common = (x: ReadonlySet<number>, y: ReadonlySet<number>): number => {
  let both = 0
  for (const lot of x) if (y.has(lot)) both++
  return both
}
