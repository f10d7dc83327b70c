import { shareBelow } from '../../../market/screens/iid-null.js'
import { screened as screenedOf } from '../../../market/screens/screen-market.js'
import { StratumRanks } from '../../../market/screens/stratum-ranks.js'
import type { GroupRule } from '../../group-rule.js'
import { findingOf, GroupLots, likeness, logMeanTail, zOf } from './group-lots.js'

/**
 * Cover bids (PRC-10, of a group): where a member is lowest of all and two or more others bid above it, do those crowd
 * together clear above it, oftener than losing bids do on the other lots of the stratum?
 *
 *   rd_l = (second − lowest) / sd(losing members' prices), as its share below in draws of as many prices;
 *   z_l = Φ⁻¹(rank of that share in the stratum);  p as for the coalition screen
 *
 * Silent below `minLots` lots and on lots awarded by an average.
 */
export const coverBids: GroupRule = {
  rule: 'PRC-10',
  prepare(market, settings) {
    const { maxGroupP, minLots } = settings as { maxGroupP: number; minLots: number }
    const screened = screenedOf(market)
    const { prices, screens, strata, evidence } = screened
    const lotsOf = new GroupLots(market, screened)
    const standoff = Float64Array.from(screens.rd, (rd, lot) => shareBelow('gap', screens.n[lot]!, rd))
    const ranks = new StratumRanks(standoff, strata)
    const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, standoff[lot]!)))
    return (members) => {
      const seen = lotsOf.of(members, 3).flatMap((one) => {
        const { lot, bids } = one
        if (evidence.average[lot] === 1 || bids[0] !== prices.offsets[lot]) return []
        const z = zOf(ranks.shareBelow(lot, shareBelow('gap', bids.length, standoffOf(prices.amount, bids))))
        return Number.isNaN(z) ? [] : [{ ...one, z }]
      })
      if (seen.length < minLots) return undefined
      const z = seen.map((one) => one.z)
      const alike = alikeWithout(members)
      return findingOf(
        {
          rule: 'PRC-10',
          grade: '线',
          members: lotsOf.biddersOf(seen, screened),
          lots: seen,
          logP: logMeanTail(z, alike),
        },
        maxGroupP,
        { null: 'stratum-rank', meanZ: z.reduce((sum, x) => sum + x, 0) / z.length, alike },
      )
    }
  },
}

/** (second − lowest) / deviation of all but the lowest; NaN when those are equal. */
const standoffOf = (amount: Float64Array, bids: readonly number[]): number => {
  const losing = bids.slice(1).map((i) => amount[i]!)
  const mean = losing.reduce((sum, x) => sum + x, 0) / losing.length
  const squares = losing.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return squares > 0
    ? (losing[0]! - amount[bids[0]!]!) / Math.sqrt(squares / (losing.length - 1))
    : Number.NaN
}
