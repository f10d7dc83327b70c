import { spreadBias } from '../../../market/screens/price-evidence.js'
import { screened as screenedOf } from '../../../market/screens/screen-market.js'
import { StratumRanks } from '../../../market/screens/stratum-ranks.js'
import type { GroupRule } from '../../group-rule.js'
import { findingOf, GroupLots, likeness, logMeanTail, zOf } from './group-lots.js'

/**
 * Coalition screen (PRC-04, of a group): on the lots where three or more members have prices, are those closer together
 * than prices are on the other lots of the stratum?
 *
 *   z_l = Φ⁻¹(share of the stratum's lots with a larger CV, for the number of prices), of the members' prices alone;
 *   p = P[mean z ≥ observed], lots of one firm being as alike as they are in this market (`likeness`)
 *
 * Silent below `minLots` lots, and on lots awarded by an average, where closeness is how honest bids look.
 *
 * Imhof, D. and Wallimann, H. (2021). Detecting bid-rigging coalitions in different countries and auction formats. IRLE 68.
 */
export const coalition: GroupRule = {
  rule: 'PRC-04',
  prepare(market, settings) {
    const { maxGroupP, minLots } = settings as { maxGroupP: number; minLots: number }
    const screened = screenedOf(market)
    const { prices, screens, strata, evidence } = screened
    const lotsOf = new GroupLots(market, screened)
    const narrow = screens.cv.map((cv, lot) =>
      screens.n[lot]! >= 3 ? -cv / spreadBias(screens.n[lot]!) : Number.NaN,
    )
    const ranks = new StratumRanks(narrow, strata)
    const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, narrow[lot]!)))
    return (members) => {
      const lots = lotsOf
        .of(members, 3)
        .filter(({ lot }) => evidence.average[lot] === 0 && ranks.sizeAt(lot) >= MIN_STRATUM)
      if (lots.length < minLots) return undefined
      const z = lots.map(({ lot, bids }) =>
        zOf(ranks.shareBelow(lot, -variationOf(prices.amount, bids) / spreadBias(bids.length))),
      )
      const alike = alikeWithout(members)
      return findingOf(
        {
          rule: 'PRC-04',
          grade: '线',
          members: lotsOf.biddersOf(lots, screened),
          lots,
          logP: logMeanTail(z, alike),
        },
        maxGroupP,
        { null: 'stratum-rank', meanZ: mean(z), alike },
      )
    }
  },
}

const MIN_STRATUM = 20

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

const variationOf = (amount: Float64Array, bids: readonly number[]): number => {
  const m = mean(bids.map((i) => amount[i]!))
  const squares = bids.reduce((sum, i) => sum + (amount[i]! - m) ** 2, 0)
  return Math.sqrt(squares / (bids.length - 1)) / m
}
