import { z } from 'zod'
import type { Grade } from '../../domain/grade.js'
import { screened } from '../../market/screens/screen-market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import type { Context, LotFact } from '../ask.js'
import { bitsOfLog } from './log-bits.js'
import { biddersAt, lotsWith } from './lot-prices.js'

/** What must hold of prices that coincide on one lot, over all lots where some do. */
export const LOT_COINCIDENCE_SETTINGS = {
  /** largest false discovery rate among the lots of the market */
  lotMaxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape

/** Prices of a lot that coincide. */
export interface LotCoincidence {
  lot: number
  /** positions in `prices` of the screens */
  positions: readonly number[]
  /** the common price, or the common step, in hundredths */
  value: number
  logP: number
}

/** Fewest prices of a lot for two of them to be compared with the others. */
const LEAST_PRICES = 3

/**
 * The coincidences that are beyond chance over all lots of three prices or more; `detailOf` of the common
 * value.
 */
export const onOneLot = <D>(
  { market }: Context,
  coincidences: readonly LotCoincidence[],
  { grade, lotMaxQ }: { grade: Grade; lotMaxQ: number },
  detailOf: (value: number) => D,
): LotFact<D>[] => {
  const logQ = logFalseDiscovery(
    Float64Array.from(coincidences, ({ logP }) => logP),
    lotsWith(screened(market), LEAST_PRICES),
  )
  return coincidences.flatMap(({ lot, positions, value, logP }, i) => {
    if (logQ[i]! > Math.log(lotMaxQ)) return []
    const chance = { bits: bitsOfLog(logQ[i]!), p: Math.exp(logP), null: 'independent-prices' }
    return [{ lot, grade, bidders: biddersAt(market, positions), ...chance, detail: detailOf(value) }]
  })
}
