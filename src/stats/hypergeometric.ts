import { logBinomial } from './log-factorial.js'

/**
 * Two bidders in strata of lots. Stratum s has lots[s] lots, the first bids on first[s] of them, the second on
 * second[s]; under the null their joint lots are hypergeometric in every stratum and independent between strata.
 */
export interface Strata {
  count: number
  lots: ArrayLike<number>
  first: ArrayLike<number>
  second: ArrayLike<number>
}

/** ln P[X = x], X the joint lots of `first` and `second` among `lots`; −∞ outside the support. Relative error of P about 1e-13. */
export const logHypergeometric = (x: number, lots: number, first: number, second: number): number => {
  if (x < Math.max(0, first + second - lots) || x > Math.min(first, second)) return -Infinity
  if (second === 0 || second === lots) return 0
  const p = second / lots
  const q = (lots - second) / lots
  return (
    logBinomial(x, first, p, q) +
    logBinomial(second - x, lots - first, p, q) -
    logBinomial(second, lots, p, q)
  )
}

/** ln P[X ≥ x] in one stratum. */
export const logUpperTail = (x: number, lots: number, first: number, second: number): number =>
  logUpperTailOfSum(x, { count: 1, lots: [lots], first: [first], second: [second] })

/**
 * ln P[Σ X_s ≥ x]: the upper tail of the exact convolution of the strata's hypergeometrics, right to a relative 1e-10
 * however small (it never leaves logarithms). Every stratum is tilted by one ω ≥ 1 chosen so that the sum's mean is
 * about x: P(X = j)·ω^j is of ordinary size around x, all terms are positive, and the tail is Σ_{j ≥ x} of them × ω^−j.
 */
export const logUpperTailOfSum = (x: number, strata: Strata): number => {
  const { low, high } = supportOf(strata)
  if (x <= low) return 0
  if (x > high) return -Infinity
  if (x === high) return logTop(strata)
  const logTilt = tiltFor(x, strata)
  const tilt = Math.exp(logTilt)
  let from = 0
  let sum = new Float64Array([1])
  let logScale = 0
  for (let s = 0; s < strata.count; s++) {
    const part = tiltedStratum(strata.lots[s]!, strata.first[s]!, strata.second[s]!, logTilt, tilt)
    logScale += part.logScale
    from += part.from
    if (part.weights.length === 1) continue
    sum = convolve(sum, part.weights)
    const peak = max(sum)
    for (let j = 0; j < sum.length; j++) sum[j]! /= peak
    logScale += Math.log(peak)
  }
  let tail = 0
  for (let j = sum.length - 1; j >= Math.max(0, x - from); j--) tail = tail / tilt + sum[j]!
  return Math.min(0, logScale + Math.log(tail) - logTilt * Math.max(x, from))
}

const supportOf = ({ count, lots, first, second }: Strata): { low: number; high: number } => {
  let low = 0
  let high = 0
  for (let s = 0; s < count; s++) {
    low += Math.max(0, first[s]! + second[s]! - lots[s]!)
    high += Math.min(first[s]!, second[s]!)
  }
  return { low, high }
}

const logTop = ({ count, lots, first, second }: Strata): number => {
  let log = 0
  for (let s = 0; s < count; s++)
    log += logHypergeometric(Math.min(first[s]!, second[s]!), lots[s]!, first[s]!, second[s]!)
  return log
}

/** ln ω with Σ mean_s(ω) ≈ x, or 0 when x is not above the mean. A rough ω does: it moves work, not the answer. */
const tiltFor = (x: number, strata: Strata): number => {
  if (meanAt(1, strata) >= x) return 0
  let below = 0
  let above = 1
  while (above < 600 && meanAt(Math.exp(above), strata) < x) {
    below = above
    above *= 2
  }
  for (let step = 0; step < 12; step++) {
    const middle = (below + above) / 2
    const mean = meanAt(Math.exp(middle), strata)
    if (Math.abs(mean - x) < 0.3) return middle
    if (mean < x) below = middle
    else above = middle
  }
  return (below + above) / 2
}

/** Mean of the tilted sum by Cornfield's root of x (N − K − n + x) = ω (K − x)(n − x) in every stratum. */
const meanAt = (tilt: number, { count, lots, first, second }: Strata): number => {
  let mean = 0
  for (let s = 0; s < count; s++) {
    const k = first[s]!
    const n = second[s]!
    if (k === 0 || n === 0) continue
    const b = tilt * (k + n) + lots[s]! - k - n
    mean += (2 * tilt * k * n) / (b + Math.sqrt(Math.max(0, b * b - 4 * (tilt - 1) * tilt * k * n)))
  }
  return mean
}

const NEGLIGIBLE = 1e-26

/** P(X = j)·ω^j for j = from.. as weights × e^logScale, out to where they stop mattering beside the largest, 1. */
const tiltedStratum = (lots: number, k: number, n: number, logTilt: number, tilt: number) => {
  const low = Math.max(0, k + n - lots)
  const high = Math.min(k, n)
  const others = lots - k - n
  const mode = Math.min(high, Math.max(low, Math.round(modeAt(tilt, lots, k, n))))
  const logScale = logHypergeometric(mode, lots, k, n) + mode * logTilt
  let from = mode
  let to = mode
  const down: number[] = []
  const up: number[] = []
  for (let w = 1; from > low && w > NEGLIGIBLE; from--) {
    w *= (from * (others + from)) / (tilt * (k - from + 1) * (n - from + 1))
    down.push(w)
  }
  for (let w = 1; to < high && w > NEGLIGIBLE; to++) {
    w *= (tilt * (k - to) * (n - to)) / ((to + 1) * (others + to + 1))
    up.push(w)
  }
  return { from, weights: Float64Array.from([...down.reverse(), 1, ...up]), logScale }
}

const modeAt = (tilt: number, lots: number, k: number, n: number): number =>
  meanAt(tilt, { count: 1, lots: [lots], first: [k], second: [n] })

const convolve = (x: Float64Array, y: Float64Array): Float64Array<ArrayBuffer> => {
  const sum = new Float64Array(x.length + y.length - 1)
  for (let i = 0; i < x.length; i++) {
    const weight = x[i]!
    for (let j = 0; j < y.length; j++) sum[i + j]! += weight * y[j]!
  }
  return sum
}

const max = (values: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!
  return largest
}
