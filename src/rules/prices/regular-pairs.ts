import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { logRegularGaps } from '../../stats/spacings.js'
import type { RegularLot, RegularSettings } from './regular-gaps.js'

/** Two bidders that both stand in regular prices on several lots. */
export interface RegularPair {
  a: number
  b: number
  /** joint lots with as many prices as the rule asks for, and those of them that are regular, ascending */
  of: number
  lots: number[]
  logP: number
}

/**
 * What PRC-01 and PRC-02 say of pairs: on how many of their joint lots are the prices regular?
 * p = P[Binomial(joint lots, mean chance of gaps within `maxGapCv`) ≥ k]; pairs with fewer than two such lots are left out.
 */
export const regularPairs = (
  market: Market,
  { prices, screens }: Pick<ScreenedMarket, 'prices' | 'screens'>,
  regular: readonly RegularLot[],
  { maxGapCv, minBids }: RegularSettings,
): RegularPair[] => {
  const found = new Map<number, RegularPair>()
  for (const { lot } of regular) {
    const bidders = Array.from(
      prices.bid.subarray(prices.offsets[lot]!, prices.offsets[lot + 1]!),
      (bid) => market.bids.bidder[bid]!,
    ).sort((x, y) => x - y)
    bidders.forEach((a, i) => {
      for (const b of bidders.slice(i + 1)) {
        const key = a * market.bidders.count + b
        const pair = found.get(key) ?? { a, b, of: 0, lots: [], logP: 0 }
        found.set(key, pair)
        pair.lots.push(lot)
      }
    })
  }
  return [...found.values()]
    .filter(({ lots }) => lots.length > 1)
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .map((pair) => {
      const joint = jointLots(market, pair.a, pair.b).filter((lot) => screens.n[lot]! >= minBids)
      const chance = joint.reduce((sum, lot) => sum + Math.exp(logRegularGaps(screens.n[lot]!, maxGapCv)), 0)
      const of = Math.max(joint.length, pair.lots.length)
      return {
        ...pair,
        of,
        logP: logUpperTailOfTrials(pair.lots.length, {
          trials: [of],
          chance: [Math.min(0.999, chance / of)],
        }),
      }
    })
}
