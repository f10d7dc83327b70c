import { z } from 'zod'
import { commonStep } from '../../market/screens/rounding.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import { logRegularGaps } from '../../stats/spacings.js'

/** Settings of PRC-01 and PRC-02. */
export const REGULAR_SETTINGS = {
  /** deviation of the gaps (PRC-02: of the logarithms of the ratios) over their mean, at most */
  maxGapCv: z.number().gt(0).max(1).default(0.05),
  /** bids at least; on three the lead is a weak one and needs more luck to be excluded */
  minBids: z.number().int().min(3).default(4),
  /** largest false discovery rate among the lots that are regular */
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type RegularSettings = z.infer<z.ZodObject<typeof REGULAR_SETTINGS>>

/** A lot whose ascending prices go up by equal steps or equal factors. */
export interface RegularLot {
  lot: number
  /** the step in hundredths (PRC-01), the factor (PRC-02) */
  step: number
  gapCv: number
  /** ln of the chance that as many independent prices come out as regular */
  logP: number
}

/**
 * Arithmetic (PRC-01) and geometric (PRC-02) prices: do the ascending bids go up by equal steps, or by equal factors?
 *
 *   gapCv = deviation(gaps) / mean(gap) ≤ maxGapCv;  p = P[gapCv of n independent uniform prices ≤ gapCv], exact
 *
 * Prices rounded to a step r can be no more unlike than the rounding lets them: gapCv counts as r / mean(gap) at least,
 * so prices in whole thousands that differ by five thousand prove little. Where both fit the better one stands.
 * Silent below `minBids`, and where all bids are equal.
 */
export const regularLots = (
  kind: 'arithmetic' | 'geometric',
  { prices, screens }: Pick<ScreenedMarket, 'prices' | 'screens'>,
  { maxGapCv, minBids }: Pick<RegularSettings, 'maxGapCv' | 'minBids'>,
): RegularLot[] => {
  const [own, other] =
    kind === 'arithmetic' ? [screens.gapCv, screens.ratioCv] : [screens.ratioCv, screens.gapCv]
  const found: RegularLot[] = []
  for (let lot = 0; lot < own.length; lot++) {
    const n = screens.n[lot]!
    const fits =
      own[lot]! <= maxGapCv && (kind === 'arithmetic' ? own[lot]! <= other[lot]! : own[lot]! < other[lot]!)
    if (n < minBids || !fits) continue
    const from = prices.offsets[lot]!
    const [lowest, highest] = [prices.amount[from]!, prices.amount[from + n - 1]!]
    const gap = (highest - lowest) / (n - 1)
    const gapCv = Math.max(own[lot]!, commonStep(prices.amount, from, n) / gap)
    const step = kind === 'arithmetic' ? gap : (highest / lowest) ** (1 / (n - 1))
    found.push({ lot, step, gapCv: own[lot]!, logP: logRegularGaps(n, gapCv) })
  }
  return found
}
