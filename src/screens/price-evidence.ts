import type { LotScreens, ScreenName } from './lot-screens.js'
import { type PriceStrata, rankInStratum } from './strata.js'

/** Screens that make the score, and the side on which a written-to-lose bid shows (Imhof 2017; Huber & Imhof 2019). */
const SIDES: readonly [ScreenName, 'low' | 'high'][] = [
  ['cv', 'low'],
  ['skew', 'low'],
  ['rd', 'high'],
]

/**
 * How suspect a lot's prices are, 0–1, from their shape alone: the mean over the screens of 1 − p, each screen ranked
 * in its stratum. A screen that is not defined says nothing, neither for nor against (½).
 * Nothing of the lot enters but its prices relative to one another: no size, date, bidder or number of bids.
 */
export const priceScore = (screens: LotScreens, strata: PriceStrata): Float64Array => {
  const score = new Float64Array(screens.n.length)
  for (const [name, side] of SIDES) {
    const p = rankInStratum(screens[name], strata, side)
    for (let lot = 0; lot < score.length; lot++)
      score[lot]! += (Number.isNaN(p[lot]!) ? 0.5 : 1 - p[lot]!) / SIDES.length
  }
  return score
}
