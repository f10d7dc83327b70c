import type { Market } from '../../market/market.js'
import { shuffled } from '../../stats/random.js'

/** Bidders that are alike: so many neighbours in the order by home and number of bids. */
const ALIKE = 24

/**
 * A permutation of the bidders that puts like in the place of like: those of one home (the industry and
 * region of most of their lots) and of about as many bids change places at random. out[b] = whose place
 * bidder b takes.
 *
 * @param deck what is dealt: another number, another permutation
 */
export const likeBidders = (market: Market, seed: number, deck: number): Int32Array => {
  const order = byHomeAndActivity(market)
  const out = new Int32Array(order.length)
  for (let from = 0, block = 0; from < order.length; from += ALIKE, block++) {
    const size = Math.min(ALIKE, order.length - from)
    const places = shuffled(size, seed, 131 * block + deck)
    for (let i = 0; i < size; i++) out[order[from + i]!] = order[from + places[i]!]!
  }
  return out
}

const byHomeAndActivity = (market: Market): Int32Array => {
  const { bidders, bids } = market
  const home = homes(market)
  const bidsOf = (b: number): number => bids.bidderOffsets[b + 1]! - bids.bidderOffsets[b]!
  return Int32Array.from({ length: bidders.count }, (_, b) => b).sort(
    (x, y) => home[x]! - home[y]! || bidsOf(x) - bidsOf(y) || x - y,
  )
}

/** By bidder: the industry and region of most of its lots, as one number; of equal ones the lowest. */
const homes = ({ bidders, bids, lots, words }: Market): Float64Array => {
  const kinds = words.count + 1
  const home = new Float64Array(bidders.count)
  for (let b = 0; b < bidders.count; b++) {
    const own = bids.byBidder.subarray(bids.bidderOffsets[b]!, bids.bidderOffsets[b + 1]!)
    const at = Float64Array.from(own, (q) => {
      const lot = bids.lot[q]!
      return (lots.industry[lot]! + 1) * kinds + lots.region[lot]! + 1
    }).sort()
    home[b] = commonest(at)
  }
  return home
}

const commonest = (sorted: Float64Array): number => {
  let [best, most] = [-1, 0]
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    if (to - from > most) [best, most] = [sorted[from]!, to - from]
  }
  return best
}

/** Positions of the bids of each bidder in time: as `byBidder`, those of one bidder by day, then by lot. */
export const bidsInTime = ({ bids, lots, bidders }: Market): Int32Array => {
  const out = bids.byBidder.slice()
  for (let b = 0; b < bidders.count; b++)
    out
      .subarray(bids.bidderOffsets[b]!, bids.bidderOffsets[b + 1]!)
      .sort((p, q) => lots.day[bids.lot[p]!]! - lots.day[bids.lot[q]!]! || p - q)
  return out
}

/** The inverse of a permutation. */
export const inverse = (permutation: Int32Array): Int32Array => {
  const out = new Int32Array(permutation.length)
  for (let i = 0; i < permutation.length; i++) out[permutation[i]!] = i
  return out
}
