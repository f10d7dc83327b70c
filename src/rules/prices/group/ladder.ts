import { shareBelow } from '../../../market/screens/iid-null.js'
import { stepOf } from '../../../market/screens/rounding.js'
import { screened as screenedOf } from '../../../market/screens/screen-market.js'
import { logGammaTail } from '../../../stats/gamma.js'
import { logRegularGaps } from '../../../stats/spacings.js'
import type { GroupRule } from '../../group-rule.js'
import { findingOf, GroupLots } from './group-lots.js'

/**
 * Ladder placement (PRC-09): do a group's prices cover the range of valid prices more evenly than independent ones would?
 *
 *   lots with ≥ minPrices members' prices, ≥ minShare of the valid bids, spanning ≥ minSpan of their range;
 *   p_l = P[gapCv of as many independent uniform prices ≤ gapCv of the members'], the lesser of simulation and the exact
 *   tail, rounding counted as in PRC-01;  p = P[Σ −ln p_l of as many lots ≥ observed] (Fisher)
 *
 * Every lot that fits counts, even or not. Uniform prices have the most regular gaps there are, so p errs on the safe side.
 */
export const ladder: GroupRule = {
  rule: 'PRC-09',
  prepare(market, settings) {
    const { maxGroupP, minPrices, minShare, minSpan } = settings as Record<string, number>
    const screened = screenedOf(market)
    const { amount, offsets } = screened.prices
    const lotsOf = new GroupLots(market, screened)
    return (members) => {
      const seen = lotsOf.of(members, minPrices!).filter(({ lot, bids }) => {
        const [from, to] = [offsets[lot]!, offsets[lot + 1]!]
        const range = amount[to - 1]! - amount[from]!
        const span = amount[bids.at(-1)!]! - amount[bids[0]!]!
        return range > 0 && span >= minSpan! * range && bids.length >= minShare! * (to - from)
      })
      if (seen.length === 0) return undefined
      const logs = seen.map(({ bids }) => logEven(bids.map((i) => amount[i]!)))
      const sum = logs.reduce((total, log) => total - log, 0)
      return findingOf(
        {
          rule: 'PRC-09',
          grade: '强',
          members: lotsOf.biddersOf(seen, screened),
          lots: seen,
          logP: logGammaTail(seen.length, sum),
        },
        maxGroupP!,
        { null: 'uniform-spacing', evenLots: logs.filter((log) => log <= Math.log(0.01)).length },
      )
    }
  },
}

/** ln of the chance that as many independent prices are as evenly spaced. */
const logEven = (prices: readonly number[]): number => {
  const n = prices.length
  const gap = (prices[n - 1]! - prices[0]!) / (n - 1)
  let squares = 0
  for (let i = 1; i < n; i++) squares += (prices[i]! - prices[i - 1]! - gap) ** 2
  const cv = Math.max(Math.sqrt(squares / (n - 2)) / gap, Math.min(...prices.map(stepOf)) / gap)
  return Math.min(Math.log(shareBelow('spacing', n, cv)), logRegularGaps(n, cv))
}
