import { z } from 'zod'
import type { Market } from '../../market/market.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import { quantileInStratum, rankInStratum } from '../../market/screens/strata.js'

/** Settings of the rules that are asked of a group's prices too. */
export const GROUP_SETTINGS = {
  /** chance of what a group's prices show, at most, after correction for the five rules that ask them */
  maxGroupP: z.number().gt(0).max(1).default(0.001),
  /** the group's lots that a rule needs to say anything */
  minLots: z.number().int().min(1).default(3),
} satisfies z.ZodRawShape
export const LADDER_SETTINGS = {
  maxGroupP: GROUP_SETTINGS.maxGroupP,
  /** prices of the group on a lot */
  minPrices: z.number().int().min(3).default(4),
  /** … as a share of the valid bids */
  minShare: z.number().gt(0).max(1).default(0.4),
  /** … spanning so much of the range of valid prices */
  minSpan: z.number().gt(0).max(1).default(0.6),
} satisfies z.ZodRawShape

/** Settings of the rules that compare a lot with its stratum: PRC-04, 05, 10, 12. */
const shared = {
  /** share of the stratum's lots at least as far out, at most */
  maxP: z.number().gt(0).max(1).default(0.05),
}
export const CLUSTER_SETTINGS = {
  ...shared,
  ...GROUP_SETTINGS,
  minBids: z.number().int().min(3).default(5),
} satisfies z.ZodRawShape
export const NEAR_LIMIT_SETTINGS = {
  ...shared,
  ...GROUP_SETTINGS,
  minBids: z.number().int().min(2).default(3),
} satisfies z.ZodRawShape
export const COVER_SETTINGS = {
  ...shared,
  ...GROUP_SETTINGS,
  minBids: z.number().int().min(3).default(4),
} satisfies z.ZodRawShape
export const MARGIN_SETTINGS = {
  ...shared,
  minBids: z.number().int().min(2).default(3),
  /** quartile ranges beyond the quartile */
  fence: z.number().positive().default(1.5),
} satisfies z.ZodRawShape

export interface OutlyingSettings {
  maxP: number
  minBids: number
}

/** A lot that lies far out in its stratum; bidders ascending by price. */
export interface OutlyingLot {
  lot: number
  p: number
  value: number
  side: 'low' | 'high'
  /** positions in `prices` of the bids that it is about */
  bids: readonly number[]
}

/** Fewest lots in the stratum for a rank to say anything: below it even the outermost lot is no rarer than 1 in 20. */
const MIN_STRATUM = 20

/** PRC-04: are the bids closer together than on all but few lots of the stratum? CV ≤ its lowest `maxP`. */
export const clusteredLots = (screened: ScreenedMarket, settings: OutlyingSettings): OutlyingLot[] =>
  outlying(screened, screened.screens.cv, 'low', settings, allBids(screened))

/**
 * PRC-05: is even the lowest bid near the price limit? b1 / limit among the stratum's highest `maxP`. Silent without a
 * limit, and for lots whose lowest bid lies above it.
 */
export const nearLimitLots = (
  market: Market,
  screened: ScreenedMarket,
  settings: OutlyingSettings,
): OutlyingLot[] => {
  const { offsets, amount } = screened.prices
  const share = Float64Array.from(market.lots.controlPrice, (limit, lot) => {
    const value = screened.screens.n[lot]! > 0 ? amount[offsets[lot]!]! / limit : Number.NaN
    return value <= 1 ? value : Number.NaN
  })
  return outlying(screened, share, 'high', settings, allBids(screened))
}

/** PRC-10: does the lowest bid stand clear of losing bids that crowd together? RD among the stratum's highest `maxP`. */
export const coveredLots = (screened: ScreenedMarket, settings: OutlyingSettings): OutlyingLot[] =>
  outlying(screened, screened.screens.rd, 'high', settings, allBids(screened))

/**
 * PRC-12: is the margin between the lowest two bids outside the fences Q1 − fence · IQR and Q3 + fence · IQR of the
 * stratum, and among its outermost `maxP`? Silent where the quartiles coincide.
 */
export const marginLots = (
  screened: ScreenedMarket,
  settings: OutlyingSettings & { fence: number },
): OutlyingLot[] => {
  const values = screened.screens.diffp
  const q1 = quantileInStratum(values, screened.strata, 0.25)
  const q3 = quantileInStratum(values, screened.strata, 0.75)
  const lowestTwo = (lot: number): number[] => [
    screened.prices.offsets[lot]!,
    screened.prices.offsets[lot]! + 1,
  ]
  const beyond = ({ lot, value, side }: OutlyingLot): boolean => {
    const reach = settings.fence * (q3[lot]! - q1[lot]!)
    return reach > 0 && (side === 'low' ? value < q1[lot]! - reach : value > q3[lot]! + reach)
  }
  return (['low', 'high'] as const)
    .flatMap((side) => outlying(screened, values, side, settings, lowestTwo).filter(beyond))
    .sort((x, y) => x.lot - y.lot)
}

const allBids =
  ({ prices }: ScreenedMarket) =>
  (lot: number): number[] =>
    Array.from(
      { length: prices.offsets[lot + 1]! - prices.offsets[lot]! },
      (_, i) => prices.offsets[lot]! + i,
    )

const outlying = (
  screened: ScreenedMarket,
  values: Float64Array,
  side: 'low' | 'high',
  { maxP, minBids }: OutlyingSettings,
  bidsOf: (lot: number) => readonly number[],
): OutlyingLot[] => {
  const { n } = screened.screens
  const asked = values.map((value, lot) => (n[lot]! >= minBids ? value : Number.NaN))
  const p = rankInStratum(asked, screened.strata, side)
  const found: OutlyingLot[] = []
  for (let lot = 0; lot < p.length; lot++)
    if (p[lot]! <= maxP && screened.strata.size[lot]! >= MIN_STRATUM)
      found.push({ lot, p: p[lot]!, value: values[lot]!, side, bids: bidsOf(lot) })
  return found
}
