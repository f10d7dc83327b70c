import type { EffectiveBids } from './effective-bids.js'
import { commonStep } from './rounding.js'

/** Price screens by lot. NaN where a screen is not defined; `n` effective bids. */
export interface LotScreens {
  n: Int32Array
  cv: Float64Array
  spd: Float64Array
  diffp: Float64Array
  rd: Float64Array
  rdnor: Float64Array
  rdalt: Float64Array
  skew: Float64Array
  kurt: Float64Array
  ks: Float64Array
  lossCv: Float64Array
  gapCv: Float64Array
  ratioCv: Float64Array
  /** bids whose amount another bid has too */
  identical: Float64Array
  /** 1 = all gaps, all ratios between neighbours are one to 1e-4; 0 = not */
  equalGaps: Float64Array
  equalRatios: Float64Array
  /**
   * bids whose last three digits, of what they are rounded to, another bid has too, and not its whole amount
   */
  digits: Float64Array
  ceiling: Float64Array
}

export const SCREENS = [
  'cv',
  'spd',
  'diffp',
  'rd',
  'rdnor',
  'rdalt',
  'skew',
  'kurt',
  'ks',
  'lossCv',
  'gapCv',
  'ratioCv',
  'identical',
  'equalGaps',
  'equalRatios',
  'digits',
  'ceiling',
] as const
export type ScreenName = (typeof SCREENS)[number]

/**
 * Every screen of every lot. With b1 ≤ … ≤ bn, mean m, s the deviation and all deviations by n − 1:
 *
 *   cv      s / m                                            n ≥ 2
 *   spd     (bn − b1) / b1                                   n ≥ 2
 *   diffp   (b2 − b1) / b1                                   n ≥ 2
 *   rd      (b2 − b1) / deviation(b2 … bn)                   n ≥ 3, losing bids not all equal
 *   rdnor   (b2 − b1) / mean of all gaps                     n ≥ 3, bids not all equal
 *   rdalt   (b2 − b1) / mean of the gaps b3 − b2 … bn − bn−1 n ≥ 3, losing bids not all equal
 *   skew    n / ((n−1)(n−2)) · Σ z³,  z = (b − m) / s        n ≥ 3, s > 0
 *   kurt    n(n+1) / ((n−1)(n−2)(n−3)) · Σ z⁴ − 3(n−1)² / ((n−2)(n−3))   n ≥ 4, s > 0
 *   lossCv  deviation(b2 … bn) / mean(b2 … bn)               n ≥ 3
 *   ks      sup |F_n − U[b1, bn]|                            n ≥ 2, bn > b1
 *   gapCv   deviation of the gaps / their mean               n ≥ 3, bn > b1
 *   ratioCv deviation of ln(b_{i+1} / b_i) / their mean      n ≥ 3, bn > b1
 *
 *   ceiling b1 / price limit                                 n ≥ 1, limit known
 *
 * rd leaves the lowest bid out, also where another one wins. Relative error about n · 1e-16 / cv.
 *
 * Imhof, D. (2017). Simple Statistical Screens to Detect Bid Rigging. Working Papers SES 484. Huber, M. and
 * Imhof, D. (2019). Machine learning with screens for detecting bid-rigging cartels. IJIO 65:277–301.
 */
export const lotScreens = (
  { offsets, amount }: EffectiveBids,
  limit?: Float64Array,
  which: 'all' | 'without spacing' = 'all',
): LotScreens => {
  const lots = offsets.length - 1
  const found = { n: new Int32Array(lots) } as LotScreens
  for (const name of SCREENS) found[name] = new Float64Array(lots).fill(Number.NaN)
  for (let lot = 0; lot < lots; lot++) {
    const from = offsets[lot]!
    const n = offsets[lot + 1]! - from
    found.n[lot] = n
    if (limit && n > 0) found.ceiling[lot] = amount[from]! / limit[lot]!
    if (n < 2) continue
    moments(found, lot, amount, from, n)
    distances(found, lot, amount, from, n)
    if (which === 'all') spacing(found, lot, amount, from, n)
  }
  return found
}

const moments = (found: LotScreens, lot: number, b: Float64Array, from: number, n: number): void => {
  let sum = 0
  for (let i = from; i < from + n; i++) sum += b[i]!
  const m = sum / n
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let i = from; i < from + n; i++) {
    const d = b[i]! - m
    m2 += d * d
    m3 += d * d * d
    m4 += d * d * d * d
  }
  const equal = b[from] === b[from + n - 1]
  const s = equal ? 0 : Math.sqrt(m2 / (n - 1))
  found.cv[lot] = s / m
  if (equal || n < 3) return
  found.skew[lot] = ((n / ((n - 1) * (n - 2))) * m3) / (s * s * s)
  if (n < 4) return
  const tails = ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * (m4 / (s * s * s * s))
  found.kurt[lot] = tails - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3))
}

const distances = (found: LotScreens, lot: number, b: Float64Array, from: number, n: number): void => {
  const lowest = b[from]!
  const second = b[from + 1]!
  const range = b[from + n - 1]! - lowest
  const losing = b[from + n - 1]! - second
  found.spd[lot] = range / lowest
  found.diffp[lot] = (second - lowest) / lowest
  if (range > 0) found.ks[lot] = fromUniform(b, from, n)
  if (n < 3) return
  const losers = spreadOf(b, from + 1, n - 1)
  found.lossCv[lot] = losing === 0 ? 0 : losers.deviation / losers.mean
  if (range === 0) return
  found.rdnor[lot] = ((second - lowest) * (n - 1)) / range
  if (losing === 0) return
  found.rdalt[lot] = ((second - lowest) * (n - 2)) / losing
  found.rd[lot] = (second - lowest) / losers.deviation
}

/** Largest distance of the bids' distribution from the uniform on [b1, bn]. */
const fromUniform = (b: Float64Array, from: number, n: number): number => {
  const lowest = b[from]!
  const range = b[from + n - 1]! - lowest
  let most = 0
  for (let i = 0; i < n; i++) {
    const share = (b[from + i]! - lowest) / range
    most = Math.max(most, (i + 1) / n - share, share - i / n)
  }
  return most
}

const spreadOf = (b: Float64Array, from: number, n: number): { mean: number; deviation: number } => {
  let sum = 0
  for (let i = from; i < from + n; i++) sum += b[i]!
  const mean = sum / n
  let squares = 0
  for (let i = from; i < from + n; i++) squares += (b[i]! - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / (n - 1)) }
}

const EQUAL = 1e-4
const DIGITS = 1000

const sameDigits = (b: Float64Array, from: number, n: number): number => {
  const step = commonStep(b, from, n)
  let same = 0
  for (let i = from; i < from + n; i++)
    for (let j = from; j < from + n; j++)
      if (b[i] !== b[j] && (b[i]! / step) % DIGITS === (b[j]! / step) % DIGITS) {
        same++
        break
      }
  return same
}

const spacing = (found: LotScreens, lot: number, b: Float64Array, from: number, n: number): void => {
  const last = from + n - 1
  let same = 0
  for (let i = from; i <= last; i++)
    if ((i > from && b[i - 1] === b[i]) || (i < last && b[i + 1] === b[i])) same++
  found.identical[lot] = same
  found.digits[lot] = sameDigits(b, from, n)
  if (n < 3 || b[from] === b[last]) return
  const gap = (b[last]! - b[from]!) / (n - 1)
  const step = Math.log(b[last]! / b[from]!) / (n - 1)
  let gaps = 0
  let steps = 0
  let gapError = 0
  let stepError = 0
  for (let i = from; i < last; i++) {
    const overGap = b[i + 1]! - b[i]! - gap
    const overStep = Math.log(b[i + 1]! / b[i]!) - step
    gaps += overGap ** 2
    steps += overStep ** 2
    gapError = Math.max(gapError, Math.abs(overGap))
    stepError = Math.max(stepError, Math.abs(overStep))
  }
  found.equalGaps[lot] = gapError <= EQUAL * gap ? 1 : 0
  found.equalRatios[lot] = stepError <= EQUAL * step ? 1 : 0
  found.gapCv[lot] = Math.sqrt(gaps / (n - 2)) / gap
  found.ratioCv[lot] = Math.sqrt(steps / (n - 2)) / step
}
