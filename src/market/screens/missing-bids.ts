import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'

export interface MissingBids {
  /** lots with two bids or more */
  lots: number
  /** width of the two bands, in shares of the limit or of the lowest bid */
  width: number
  /** lots whose margin lies in [0, width], and in (width, 2 · width] */
  near: number
  beyond: number
  /** P[so few near] where margins are no rarer near 0 than beyond */
  p: number
}

/**
 * The hole at zero: are close wins missing? Margins are (second − lowest) / limit, of a market, stratum or
 * bidder.
 *
 * A competitive bidder that knows its rivals only roughly bids as often just above as just below the next
 * one, so the density of margins is greatest at 0 and does not rise away from it; where rivals stay clear of
 * the chosen winner it does. Bands are half of the median margin wide; p = P[Binomial(near + beyond, ½)
 * ≤ near]. Undefined below 40 lots.
 *
 * Chassang, S., Kawai, K., Nakabayashi, J. and Ortner, J. (2022). Robust Screens for Noncompetitive Bidding
 * in Procurement Auctions. Econometrica 90:315–346.
 */
export const missingBids = (margins: ArrayLike<number>): MissingBids | undefined => {
  const sorted = Float64Array.from(margins)
    .filter((margin) => margin >= 0)
    .sort()
  const lots = sorted.length
  const width = sorted[lots >> 1]! / 2
  if (lots < MIN_LOTS || !(width > 0)) return undefined
  let near = 0
  while (near < lots && sorted[near]! <= width) near++
  let beyond = 0
  while (near + beyond < lots && sorted[near + beyond]! <= 2 * width) beyond++
  const p = Math.exp(logUpperTailOfTrials(beyond, { trials: [near + beyond], chance: [0.5] }))
  return { lots, width, near, beyond, p }
}

const MIN_LOTS = 40
