import { clip01 } from '../../stats/clip.js'
import type { LotScreens } from './lot-screens.js'
import { type PriceEvidence, spreadBias } from './price-evidence.js'
import { type PriceStrata, WHOLE_MARKET } from './strata.js'

/** How far a market's prices can be believed to tell suspect lots from others, read without labels. */
export interface PriceWeight {
  /** Ip, 0–1 */
  weight: number
  /**
   * Sarle's bimodality of the lots' spread: 1/3 a normal one, 5/9 a uniform one; null below `LEAST_LOTS` lots
   */
  bimodality: number | null
  /**
   * correlation over lots of the places of narrow prices and of a lowest one that stands clear; null likewise
   */
  agreement: number | null
  /** lots of three prices or more, of which both are read */
  lots: number
}

/** Fewer say nothing of the market: Ip = ½. */
const LEAST_LOTS = 60
/** Keeps a spread of nothing finite, in logarithms. */
const FLOOR = 1e-4

/**
 * Ip: where a cartel sets the prices of some lots, spreads are of two kinds, or the lots of narrow prices are
 * those whose lowest price stands clear.
 *
 *   BC = (g₁² + 1) / g₂ of ln(cv / bias(n) + 1e-4), population moments, g₂ not in excess
 *   agree = Pearson of the places
 *   Ip = max(clip((BC − 0.40) / 0.15), clip((agree − 0.20) / 0.30)),  clip to 0–1
 *
 * BC is the mean over kinds of work with `LEAST_LOTS` lots, weighed by lots: a mixture of trades is bimodal
 * without a cartel. Cuts fitted on eight labelled markets. Sarle: SAS/STAT User's Guide (1990), the CLUSTER
 * procedure.
 */
export const priceWeight = (
  { n, cv }: Pick<LotScreens, 'n' | 'cv'>,
  { narrow, standoff }: Pick<PriceEvidence, 'narrow' | 'standoff'>,
  strata: PriceStrata,
): PriceWeight => {
  const lots = Int32Array.from(n.keys()).filter((lot) => n[lot]! >= 3)
  if (lots.length < LEAST_LOTS) return { weight: 0.5, bimodality: null, agreement: null, lots: lots.length }
  const spread = (lot: number): number => Math.log(cv[lot]! / spreadBias(n[lot]!) + FLOOR)
  const bimodality = bimodalityOf(lots, spread, strata.cells[WHOLE_MARKET]!)
  const agreement = correlation(lots, narrow, standoff)
  const weight = Math.max(clip01((bimodality - 0.4) / 0.15), clip01((agreement - 0.2) / 0.3))
  return { weight, bimodality, agreement, lots: lots.length }
}

/** Mean over the cells that have lots enough, weighed by lots; of all lots together where no cell has. */
const bimodalityOf = (
  lots: Int32Array,
  spread: (lot: number) => number,
  { count, of }: PriceStrata['cells'][number],
): number => {
  const size = new Int32Array(count)
  for (const lot of lots) size[of[lot]!]!++
  let sum = 0
  let total = 0
  for (let cell = 0; cell < count; cell++) {
    if (size[cell]! < LEAST_LOTS) continue
    sum +=
      size[cell]! *
      sarle(
        Float64Array.from(
          lots.filter((lot) => of[lot] === cell),
          spread,
        ),
      )
    total += size[cell]!
  }
  return total > 0 ? sum / total : sarle(Float64Array.from(lots, spread))
}

/** Sarle's coefficient by population moments; 0 where all values are equal. */
const sarle = (values: Float64Array): number => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  let [m2, m3, m4] = [0, 0, 0]
  for (const x of values) {
    const d = x - mean
    m2 += d * d
    m3 += d * d * d
    m4 += d * d * d * d
  }
  if (!(m2 > 0)) return 0
  const n = values.length
  const skewness = m3 / n / (m2 / n) ** 1.5
  return (skewness * skewness + 1) / (m4 / n / (m2 / n) ** 2)
}

/** Pearson over the lots; 0 where either is constant. */
const correlation = (lots: Int32Array, x: Float64Array, y: Float64Array): number => {
  const mean = (of: Float64Array): number => lots.reduce((sum, lot) => sum + of[lot]!, 0) / lots.length
  const [mx, my] = [mean(x), mean(y)]
  let [xx, yy, xy] = [0, 0, 0]
  for (const lot of lots) {
    const [dx, dy] = [x[lot]! - mx, y[lot]! - my]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}
