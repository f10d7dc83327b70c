import { screened as screenedOf } from '../../../market/screens/screen-market.js'
import { StratumRanks } from '../../../market/screens/stratum-ranks.js'
import type { GroupRule } from '../../group-rule.js'
import { findingOf, type GroupLot, GroupLots, likeness, logMeanTail, zOf } from './group-lots.js'

/**
 * Prices near the limit (PRC-05, of a group): where two or more members bid and one of them wins, is the winning price
 * nearer to the limit than on the other lots of the stratum?
 *
 *   z_l = Φ⁻¹(rank of winning price / limit in the stratum);  p as for the coalition screen
 *   aboveFen = Σ (winning price / limit − the stratum's median) · limit: what the lots cost beyond its usual level
 *
 * The winner is the bid marked as such, else the lowest. Silent below `minLots` such lots with a limit.
 */
export const overcharge: GroupRule = {
  rule: 'PRC-05',
  prepare(market, settings) {
    const { maxGroupP, minLots } = settings as { maxGroupP: number; minLots: number }
    const { lots } = market
    const screened = screenedOf(market)
    const { prices, screens, strata } = screened
    const lotsOf = new GroupLots(market, screened)
    const winner = Int32Array.from({ length: lots.count }, (_, lot) => winnerOf(lot))
    const level = Float64Array.from(winner, (i, lot) => {
      const share = i < 0 || screens.n[lot]! < 3 ? Number.NaN : prices.amount[i]! / lots.controlPrice[lot]!
      return share <= 1 ? share : Number.NaN
    })
    const ranks = new StratumRanks(level, strata)
    const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, level[lot]!)))

    function winnerOf(lot: number): number {
      const [from, to] = [prices.offsets[lot]!, prices.offsets[lot + 1]!]
      for (let i = from; i < to; i++) if (market.bids.won[prices.bid[i]!] === 1) return i
      return from < to ? from : -1
    }
    const above = ({ lot }: GroupLot): number => (level[lot]! - ranks.medianAt(lot)) * lots.controlPrice[lot]!

    return (members) => {
      const won = lotsOf
        .of(members, 2)
        .filter(({ lot, bids }) => bids.includes(winner[lot]!) && !Number.isNaN(level[lot]!))
      if (won.length < minLots) return undefined
      const z = won.map(({ lot }) => zOf(ranks.shareBelow(lot, level[lot]!)))
      const alike = alikeWithout(members)
      return findingOf(
        {
          rule: 'PRC-05',
          grade: '线',
          members: lotsOf.biddersOf(won, screened),
          lots: won,
          logP: logMeanTail(z, alike),
        },
        maxGroupP,
        {
          null: 'stratum-rank',
          meanZ: z.reduce((sum, x) => sum + x, 0) / z.length,
          alike,
          aboveFen: Math.round(won.reduce((sum, one) => sum + above(one), 0)),
        },
      )
    }
  },
}
