import type { Market } from '../market/market.js'
import { type Bench, byRank, type WeighedRing, weighRing } from './judge.js'

/**
 * Rings that no shared value joins. Each candidate (a group that keeps meeting, found by who meets whom
 * alone) is weighed by the same rules and policy as the groups of ties; those that are suspected rings are
 * listed, the strongest first, no bidder in two. Members of rings already listed stay there: a candidate
 * stands only if most of it is left. A green group that loses members to a candidate is weighed again without
 * them.
 */
export const withCandidates = (
  rings: readonly WeighedRing[],
  candidates: readonly (readonly number[])[],
  bench: Bench,
): WeighedRing[] => {
  const taken = new Set(rings.flatMap(({ level, draft }) => (level === 'green' ? [] : draft.members)))
  const chosen: WeighedRing[] = []
  for (const one of suspected(candidates, taken, bench)) {
    const { members } = one.draft
    if (members.some((bidder) => taken.has(bidder))) continue
    for (const bidder of members) taken.add(bidder)
    chosen.push({ ...one, byMeeting: true })
  }
  const lost = new Set(chosen.flatMap(({ draft }) => draft.members))
  return [...rings.flatMap((ring) => without(lost, ring, bench)), ...chosen]
}

/** Candidates that are red or yellow without the members taken, the strongest first. */
const suspected = (
  candidates: readonly (readonly number[])[],
  taken: ReadonlySet<number>,
  bench: Bench,
): WeighedRing[] => {
  const seen = new Set<string>()
  return candidates
    .flatMap((candidate): WeighedRing[] => {
      const members = candidate.filter((bidder) => !taken.has(bidder))
      const key = members.join(' ')
      if (members.length < LEAST || 2 * members.length <= candidate.length || seen.has(key)) return []
      seen.add(key)
      const { ring } = weighRing({ members, associates: [] }, bench)
      return ring.level === 'green' ? [] : [ring]
    })
    .sort(byRank)
}

/** Three or more: a pair that keeps meeting is a tie already. */
const LEAST = 3

/** The ring without bidders who went to another one; nothing when fewer than two are left. */
const without = (lost: ReadonlySet<number>, ring: WeighedRing, bench: Bench): WeighedRing[] => {
  const members = ring.draft.members.filter((bidder) => !lost.has(bidder))
  if (members.length === ring.draft.members.length) return [ring]
  return members.length < 2 ? [] : [weighRing({ ...ring.draft, members }, bench).ring]
}

/** Of a member of such a ring: share of the others that it met on three lots or more. */
export const meetingShares = (market: Market, members: readonly number[]): number[] => {
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
