import { z } from 'zod'
import { screened } from '../../market/screens/screen-market.js'
import { rankInStratum } from '../../market/screens/strata.js'
import type { Context, LotFact } from '../ask.js'
import { bitsOfLog } from './log-bits.js'
import { biddersAt, positionsOn } from './lot-prices.js'

/** Setting of the rules that compare a lot with its stratum. */
export const OUTLYING_SETTINGS = {
  /** share of the stratum's lots at least as far out, at most */
  maxP: z.number().gt(0).max(1).default(0.05),
} satisfies z.ZodRawShape

/** A lot's place in its stratum. */
export interface Outlying {
  /** what is compared */
  value: number
  side: 'low' | 'high'
  /** lots of the stratum */
  lots: number
}

/**
 * Fewest lots in the stratum for a rank to say anything: below it even the outermost lot is no rarer than 1
 * in 20.
 */
const MIN_STRATUM = 20

/**
 * The lots of at least `minBids` prices whose value is among the outermost `maxP` of their stratum on one
 * side; NaN = not asked. `positionsOf` are the prices that the fact is about, all of the lot's unless told.
 */
export const outlyingLots = (
  { market }: Context,
  values: Float64Array,
  side: Outlying['side'],
  { maxP, minBids }: { maxP: number; minBids: number },
  positionsOf = (lot: number): number[] => positionsOn(screened(market), lot),
): LotFact<Outlying>[] => {
  const { screens, strata } = screened(market)
  const asked = values.map((value, lot) => (screens.n[lot]! >= minBids ? value : Number.NaN))
  const ranks = rankInStratum(asked, strata, side)
  const facts: LotFact<Outlying>[] = []
  ranks.forEach((p, lot) => {
    if (!(p <= maxP) || strata.size[lot]! < MIN_STRATUM) return
    facts.push({
      lot,
      grade: '线',
      bidders: biddersAt(market, positionsOf(lot)),
      bits: bitsOfLog(Math.log(p)),
      p,
      null: 'stratum-rank',
      detail: { value: values[lot]!, side, lots: strata.size[lot]! },
    })
  })
  return facts
}
