import type { Market } from '../../market/market.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { quantileInStratum } from '../../market/screens/strata.js'

/** Bidders of prices given by their positions in `prices` of the screens, ascending. */
export const biddersAt = (market: Market, positions: readonly number[]): number[] =>
  positions.map((i) => market.bids.bidder[screened(market).prices.bid[i]!]!).sort((x, y) => x - y)

/** Positions of a lot's prices, ascending by price. */
export const positionsOn = ({ prices: { offsets } }: ScreenedMarket, lot: number): number[] =>
  range(offsets[lot]!, offsets[lot + 1]!)

/** from, from + 1 … to − 1. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

/**
 * How many lots have at least so many prices: the tests that a false discovery rate over lots is taken among.
 */
export const lotsWith = ({ screens }: ScreenedMarket, prices: number): number =>
  screens.n.reduce((sum, n) => sum + (n >= prices ? 1 : 0), 0)

/**
 * Deviation over mean that a lot's prices may be expected to have: the usual one of its stratum, or its own
 * where less. NaN where prices say nothing: fewer than three, or all equal.
 */
export const usualCv = ({ screens, strata }: ScreenedMarket): Float64Array => {
  const own = screens.cv.map((cv, lot) => (screens.n[lot]! >= 3 && cv > 0 ? cv : Number.NaN))
  return quantileInStratum(own, strata, 0.5).map((usual, lot) => Math.min(usual, own[lot]!))
}
