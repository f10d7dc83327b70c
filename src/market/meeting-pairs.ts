import { growInt } from '../arrays/grow.js'
import { sharedInts } from '../arrays/shared-arrays.js'
import { crowdedLots, MOST_ON_A_LOT } from './crowded-lots.js'
import type { Market } from './market.js'
import { type Meetings, meetingsOf, shareLot } from './meetings.js'
import { arePartners } from './partners.js'

/** One share of work that is cut in `of` shares. */
export interface Share {
  index: number
  of: number
}
export const WHOLE: Share = { index: 0, of: 1 }

/**
 * Pairs of bidders a < b with at least `least` meetings (meetings.ts) as separate bidders, in order of (a,
 * b), by column.
 */
export interface MeetingPairs {
  least: number
  count: number
  a: Int32Array
  b: Int32Array
  joint: Int32Array
  /**
   * by position: meetings at which the two were partners of one consortium instead, of the few pairs that
   * ever were
   */
  partnerLots: ReadonlyMap<number, readonly number[]>
}

/**
 * The pairs of one share of the bidders; the shares in order, put together by `joinMeetingPairs`, are the
 * whole.
 */
export const meetingPairs = (
  market: Market,
  least: number,
  share: Share = WHOLE,
  most = MOST_ON_A_LOT,
): MeetingPairs => {
  const [a, b, joint] = [growInt(), growInt(), growInt()]
  const partnerLots = new Map<number, readonly number[]>()
  forEachMeetingPair(
    meetingsOf(market).meetings,
    least,
    share,
    (x, y, k, partners) => {
      if (partners.length > 0) partnerLots.set(a.length, partners)
      a.push(x)
      b.push(y)
      joint.push(k)
    },
    { most },
  )
  return {
    least,
    count: a.length,
    a: a.view.slice(),
    b: b.view.slice(),
    joint: joint.view.slice(),
    partnerLots,
  }
}

/** Over SharedArrayBuffers, so that workers see the same pairs. */
export const joinMeetingPairs = (shares: readonly MeetingPairs[]): MeetingPairs => {
  const count = shares.reduce((sum, one) => sum + one.count, 0)
  const whole = { a: sharedInts(count), b: sharedInts(count), joint: sharedInts(count) }
  const partnerLots = new Map<number, readonly number[]>()
  let at = 0
  for (const one of shares) {
    for (const name of ['a', 'b', 'joint'] as const) whole[name].set(one[name], at)
    for (const [i, lots] of one.partnerLots) partnerLots.set(at + i, lots)
    at += one.count
  }
  return { least: shares[0]!.least, count, ...whole, partnerLots }
}

/** Positions [from, to) of a share of the pairs. */
export const shareOf = ({ count }: MeetingPairs, { index, of }: Share): { from: number; to: number } => ({
  from: Math.floor((count * index) / of),
  to: Math.floor((count * (index + 1)) / of),
})

/**
 * Calls `visit` for every pair a < b with at least `minLots` joint lots as separate bidders, in order of (a,
 * b), with the lots on which they were partners of one consortium instead. One dense counter over bidders, so
 * memory does not grow with the pairs; time is the number of pairs on lots. Lots, or meetings, of more than
 * `most` bidders make no pairs. `visit` is told the sum over the joint lots of what they weigh, and how many
 * of them each of the two won, where a `tally` is given.
 */
export const forEachMeetingPair = (
  meetings: Meetings,
  minLots: number,
  share: Share,
  visit: (
    a: number,
    b: number,
    jointLots: number,
    partnerLots: readonly number[],
    weightOfJoint: number,
    leastWins: number,
  ) => void,
  { tally, most = MOST_ON_A_LOT }: { tally?: Tally | undefined; most?: number } = {},
): void => {
  const { bidders, bids, lots } = meetings
  const { lot, lotItself, bidder, byBidder, bidderOffsets, lotOffsets } = bids
  const withPartners = lotsWithPartners(bids, lots.count)
  const crowded = new Set(crowdedLots(meetings, most))
  const joint = new Int32Array(bidders.count)
  const touched = new Int32Array(bidders.count)
  const sum = tally && new Float64Array(bidders.count)
  const wins = tally && { own: new Int32Array(bidders.count), other: new Int32Array(bidders.count) }
  const partners = new Map<number, number[]>()
  const [from, to] = rangeOf(bids, bidders.count, crowded, share)
  for (let a = from; a < to; a++) {
    let seen = 0
    let lastLot = -1
    for (let i = bidderOffsets[a]!; i < bidderOffsets[a + 1]!; i++) {
      const first = byBidder[i]!
      const at = lot[first]!
      if (at === lastLot) continue
      lastLot = at
      if (crowded.size > 0 && crowded.has(at)) continue
      let last = a
      const end = lotOffsets[at + 1]!
      for (let j = first + 1; j < end; j++) {
        const b = bidder[j]!
        if (b === last) continue
        last = b
        if (lotItself && !shareLot(bids, first, j)) continue
        if (withPartners?.[at] === 1 && arePartners(bids, first, j))
          partners.set(b, [...(partners.get(b) ?? []), at])
        else {
          if (joint[b]!++ === 0) touched[seen++] = b
          if (tally) {
            sum![b]! += tally.weight[at]!
            wins!.own[b]! += tally.won[first]!
            wins!.other[b]! += tally.won[j]!
          }
        }
      }
    }
    let kept = 0
    for (let t = 0; t < seen; t++) {
      const b = touched[t]!
      if (joint[b]! >= minLots) touched[kept++] = b
      else joint[b] = 0
    }
    for (const b of touched.subarray(0, kept).sort()) {
      const leastWins = wins ? Math.min(wins.own[b]!, wins.other[b]!) : 0
      visit(a, b, joint[b]!, partners.get(b) ?? NONE, sum ? sum[b]! : 0, leastWins)
      joint[b] = 0
      if (wins) sum![b] = wins.own[b] = wins.other[b] = 0
    }
    if (partners.size > 0) partners.clear()
  }
}

/** What is counted over the joint lots of a pair. */
export interface Tally {
  /** by lot */
  weight: Float64Array
  /** by each bidder's first bid on a lot: 1 = it won there */
  won: Uint8Array
}

const NONE: readonly number[] = []

/** Marks lots on which some bidder bid in a consortium; undefined when there is none. */
const lotsWithPartners = (
  { count, lot, consortium }: Meetings['bids'],
  lots: number,
): Uint8Array | undefined => {
  if (consortium.every((number) => number === -1)) return undefined
  const marks = new Uint8Array(lots)
  for (let i = 0; i < count; i++) if (consortium[i] !== -1) marks[lot[i]!] = 1
  return marks
}

/** Bidders [from, to) of one share: cut where the pairs still to be counted are shared evenly. */
const rangeOf = (
  bids: Meetings['bids'],
  bidders: number,
  crowded: ReadonlySet<number>,
  { index, of }: Share,
) => {
  if (of === 1) return [0, bidders] as const
  const work = new Float64Array(bidders + 1)
  for (let i = 0; i < bids.count; i++)
    if (!crowded.has(bids.lot[i]!)) work[bids.bidder[i]! + 1]! += bids.lotOffsets[bids.lot[i]! + 1]! - i
  for (let b = 0; b < bidders; b++) work[b + 1]! += work[b]!
  const cut = (share: number): number => {
    let b = 0
    while (b < bidders && work[b]! < share * work[bidders]!) b++
    return b
  }
  return [cut(index / of), index + 1 === of ? bidders : cut((index + 1) / of)] as const
}
