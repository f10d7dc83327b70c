import type { Market } from '../market/market.js'
import type { LotStrata } from '../market/strata.js'
import { uniform } from '../stats/random.js'

/** Trades tried for each bid: ten times, from which the null is mixed (Neal 2023, arXiv 2305.04937). */
const TRADES = 10

/**
 * The market with its bidders dealt anew among the lots of each stratum: every lot keeps its number of bids
 * and every bidder its number of lots in every stratum, so that only who met whom is left to chance. Two bids
 * of different lots trade their bidders unless a bidder would then stand twice on a lot. Prices and all else
 * stay with the lots.
 *
 * Godard, K. and Neal, Z. (2022). fastball: a fast algorithm to randomly sample bipartite graphs with fixed
 * degree sequences. J. Complex Netw. 10:cnac049. (Here: pairwise trades, the same stationary null.)
 */
export const shuffledParticipation = (market: Market, strata: LotStrata, seed: number): Market => {
  const { bids, bidders } = market
  const bidder = bids.bidder.slice()
  for (const [s, own] of bidsByStratum(bids, strata).entries())
    for (let t = 0; t < TRADES * own.length; t++)
      trade(bids, bidder, own[draw(own.length, seed, 2 * s, t)]!, own[draw(own.length, seed, 2 * s + 1, t)]!)
  return { ...market, bids: { ...bids, bidder, ...indexOf(bidder, bidders.count) } }
}

const draw = (n: number, seed: number, stream: number, counter: number): number =>
  Math.floor(uniform(seed, stream, counter) * n)

const bidsByStratum = (bids: Market['bids'], { of, count }: LotStrata): number[][] => {
  const found: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < bids.count; i++) {
    const stratum = of[bids.lot[i]!]!
    if (stratum >= 0) found[stratum]!.push(i)
  }
  return found
}

const trade = (bids: Market['bids'], bidder: Int32Array, i: number, j: number): void => {
  const [lotI, lotJ] = [bids.lot[i]!, bids.lot[j]!]
  const [x, y] = [bidder[i]!, bidder[j]!]
  if (lotI === lotJ || x === y || isOn(bids, bidder, lotI, y) || isOn(bids, bidder, lotJ, x)) return
  bidder[i] = y
  bidder[j] = x
}

const isOn = ({ lotOffsets }: Market['bids'], bidder: Int32Array, lot: number, who: number): boolean => {
  for (let k = lotOffsets[lot]!; k < lotOffsets[lot + 1]!; k++) if (bidder[k] === who) return true
  return false
}

const indexOf = (bidder: Int32Array, bidders: number): Pick<Market['bids'], 'bidderOffsets' | 'byBidder'> => {
  const bidderOffsets = new Int32Array(bidders + 1)
  for (const b of bidder) bidderOffsets[b + 1]!++
  for (let b = 0; b < bidders; b++) bidderOffsets[b + 1]! += bidderOffsets[b]!
  const next = bidderOffsets.slice()
  const byBidder = new Int32Array(bidder.length)
  for (let i = 0; i < bidder.length; i++) byBidder[next[bidder[i]!]!++] = i
  return { bidderOffsets, byBidder }
}
