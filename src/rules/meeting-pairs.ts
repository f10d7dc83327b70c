import type { Market } from '../graph/market.js'
import { arePartners } from './joint-lots.js'

/**
 * Calls `visit` for every pair a < b with at least `minLots` joint lots as separate bidders, in order of (a, b), with
 * the lots on which they were partners of one consortium instead. One dense counter over bidders, so memory does not
 * grow with the pairs; time is the number of pairs on lots. With a `weight` by lot, `visit` is told its sum over the
 * joint lots too.
 */
export const forEachMeetingPair = (
  { bidders, bids, lots }: Market,
  minLots: number,
  part: { index: number; of: number },
  visit: (
    a: number,
    b: number,
    jointLots: number,
    partnerLots: readonly number[],
    weightOfJoint: number,
  ) => void,
  weight?: Float64Array,
): void => {
  const { lot, bidder, byBidder, bidderOffsets } = bids
  const withPartners = lotsWithPartners(bids, lots.count)
  const joint = new Int32Array(bidders.count)
  const touched = new Int32Array(bidders.count)
  const sum = weight && new Float64Array(bidders.count)
  const partners = new Map<number, number[]>()
  const [from, to] = rangeOf(bids, bidders.count, part)
  for (let a = from; a < to; a++) {
    let seen = 0
    let lastLot = -1
    for (let i = bidderOffsets[a]!; i < bidderOffsets[a + 1]!; i++) {
      const first = byBidder[i]!
      const at = lot[first]!
      if (at === lastLot) continue
      lastLot = at
      let last = a
      for (let j = first + 1; lot[j] === at; j++) {
        const b = bidder[j]!
        if (b === last) continue
        last = b
        if (withPartners?.[at] === 1 && arePartners(bids, first, j))
          partners.set(b, [...(partners.get(b) ?? []), at])
        else {
          if (joint[b]!++ === 0) touched[seen++] = b
          if (sum) sum[b]! += weight[at]!
        }
      }
    }
    let kept = 0
    for (let t = 0; t < seen; t++) {
      const b = touched[t]!
      if (joint[b]! >= minLots) touched[kept++] = b
      else {
        joint[b] = 0
        if (sum) sum[b] = 0
      }
    }
    for (const b of touched.subarray(0, kept).sort()) {
      visit(a, b, joint[b]!, partners.get(b) ?? NONE, sum ? sum[b]! : 0)
      joint[b] = 0
      if (sum) sum[b] = 0
    }
    if (partners.size > 0) partners.clear()
  }
}

const NONE: readonly number[] = []

/** Marks lots on which some bidder bid in a consortium; undefined when there is none. */
const lotsWithPartners = (
  { count, lot, consortium }: Market['bids'],
  lots: number,
): Uint8Array | undefined => {
  if (consortium.every((number) => number === -1)) return undefined
  const marks = new Uint8Array(lots)
  for (let i = 0; i < count; i++) if (consortium[i] !== -1) marks[lot[i]!] = 1
  return marks
}

/** Bidders [from, to) of one part: cut where the pairs still to be counted are shared evenly. */
const rangeOf = (bids: Market['bids'], bidders: number, { index, of }: { index: number; of: number }) => {
  if (of === 1) return [0, bidders] as const
  const work = new Float64Array(bidders + 1)
  for (let i = 0; i < bids.count; i++) work[bids.bidder[i]! + 1]! += bids.lotOffsets[bids.lot[i]! + 1]! - i
  for (let b = 0; b < bidders; b++) work[b + 1]! += work[b]!
  const cut = (share: number): number => {
    let b = 0
    while (b < bidders && work[b]! < share * work[bidders]!) b++
    return b
  }
  return [cut(index / of), index + 1 === of ? bidders : cut((index + 1) / of)] as const
}
