import { z } from 'zod'
import { commonStep } from '../../market/screens/rounding.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logRegularGaps } from '../../stats/spacings.js'
import type { Context, LotFact } from '../ask.js'
import { bitsOfLog } from './log-bits.js'
import { biddersAt, lotsWith, positionsOn } from './lot-prices.js'

/** Settings of the rules about prices that go up evenly. */
export const REGULAR_SETTINGS = {
  /** deviation of the gaps (geometric: of the logarithms of the ratios) over their mean, at most */
  maxGapCv: z.number().gt(0).max(1).default(0.05),
  /** bids at least; on three the lead is a weak one and needs more luck to be excluded */
  minBids: z.number().int().min(3).default(4),
  /** largest false discovery rate among the lots that are regular */
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type RegularSettings = z.infer<z.ZodObject<typeof REGULAR_SETTINGS>>

/** By equal steps (PRC-01), or by equal factors (PRC-02). */
export type Progression = 'arithmetic' | 'geometric'

/** A lot whose ascending prices go up by equal steps or equal factors. */
export interface RegularLot {
  lot: number
  /** the step in hundredths (arithmetic), the factor (geometric) */
  step: number
  gapCv: number
  /** ln of the chance that as many independent prices come out as regular */
  logP: number
}

/**
 * The lots of regular prices, beyond chance over all lots with so many; `detailOf` says what the fact holds.
 */
export const onRegularLots = <D>(
  { market }: Context,
  kind: Progression,
  settings: RegularSettings,
  detailOf: (lot: RegularLot) => D,
): LotFact<D>[] => {
  const screens = screened(market)
  return regularLots(kind, screens, settings).map(({ logQ, ...regular }) => {
    const positions = positionsOn(screens, regular.lot)
    return {
      lot: regular.lot,
      grade: positions.length === 3 ? '线' : '强',
      bidders: biddersAt(market, positions),
      bits: bitsOfLog(logQ),
      p: Math.exp(regular.logP),
      null: 'uniform-spacing',
      detail: detailOf(regular),
    }
  })
}

/**
 * The regular lots whose false discovery rate, over all lots with as many bids as asked for, is `maxQ` at
 * most.
 */
export const regularLots = (
  kind: Progression,
  screens: ScreenedMarket,
  settings: RegularSettings,
): (RegularLot & { logQ: number })[] => {
  const regular = fittingLots(kind, screens, settings)
  const logQ = logFalseDiscovery(
    Float64Array.from(regular, ({ logP }) => logP),
    lotsWith(screens, settings.minBids),
  )
  return regular
    .map((one, i) => ({ ...one, logQ: logQ[i]! }))
    .filter((one) => one.logQ <= Math.log(settings.maxQ))
}

/**
 * Arithmetic (PRC-01) and geometric (PRC-02) prices: do the ascending bids go up by equal steps, or by equal
 * factors?
 *
 *   gapCv = deviation(gaps) / mean(gap) ≤ maxGapCv;  p = P[gapCv of n uniform prices ≤ gapCv], exact
 *
 * Prices rounded to a step r can be no more unlike than the rounding lets them: gapCv counts as r / mean(gap)
 * at least, so prices in whole thousands that differ by five thousand prove little. Where both fit the better
 * one stands. Silent below `minBids`, and where all bids are equal.
 */
const fittingLots = (
  kind: Progression,
  { prices, screens }: Pick<ScreenedMarket, 'prices' | 'screens'>,
  { maxGapCv, minBids }: Pick<RegularSettings, 'maxGapCv' | 'minBids'>,
): RegularLot[] => {
  const [asked, other] =
    kind === 'arithmetic' ? [screens.gapCv, screens.ratioCv] : [screens.ratioCv, screens.gapCv]
  const regular: RegularLot[] = []
  for (let lot = 0; lot < asked.length; lot++) {
    const n = screens.n[lot]!
    const fits =
      asked[lot]! <= maxGapCv &&
      (kind === 'arithmetic' ? asked[lot]! <= other[lot]! : asked[lot]! < other[lot]!)
    if (n < minBids || !fits) continue
    const from = prices.offsets[lot]!
    const [lowest, highest] = [prices.amount[from]!, prices.amount[from + n - 1]!]
    const gap = (highest - lowest) / (n - 1)
    const gapCv = Math.max(asked[lot]!, commonStep(prices.amount, from, n) / gap)
    const step = kind === 'arithmetic' ? gap : (highest / lowest) ** (1 / (n - 1))
    regular.push({ lot, step, gapCv: asked[lot]!, logP: logRegularGaps(n, gapCv) })
  }
  return regular
}
