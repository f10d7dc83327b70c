import { logBinomial, logFactorial } from './log-factorial.js'

/** A central interval: with the stated confidence the true value lies within, both ends inclusive. */
export interface Interval {
  low: number
  high: number
}

/**
 * Exact interval of a share of which k in n were counted.
 * Clopper, C. and Pearson, E. (1934). The use of confidence or fiducial limits. Biometrika 26:404–413.
 * Undefined of nothing counted (n = 0).
 */
export const clopperPearson = (k: number, n: number, confidence = 0.95): Interval | undefined => {
  if (!(n > 0)) return undefined
  const tail = (1 - confidence) / 2
  return {
    low: k === 0 ? 0 : bisect(0, k / n, (p) => upperBinomial(k, n, p) >= tail),
    high: k === n ? 1 : bisect(k / n, 1, (p) => lowerBinomial(k, n, p) <= tail),
  }
}

/**
 * Exact interval of a Poisson mean of which k were counted.
 * Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28:437–442.
 */
export const poissonMean = (k: number, confidence = 0.95): Interval => {
  const tail = (1 - confidence) / 2
  const far = k + 10 * Math.sqrt(k + 1) + 10
  return {
    low: k === 0 ? 0 : bisect(0, k, (mean) => 1 - lowerPoisson(k - 1, mean) >= tail),
    high: bisect(k, far, (mean) => lowerPoisson(k, mean) <= tail),
  }
}

/**
 * Interval in which the next period's count falls when k were counted over m periods alike: the quantiles of
 * the predictive distribution, negative binomial (k + ½, m/(m+1)), of a Poisson mean with Jeffreys' prior.
 * Undefined without a period.
 */
export const nextCount = (k: number, periods: number, confidence = 0.95): Interval | undefined => {
  if (!(periods > 0)) return undefined
  const tail = (1 - confidence) / 2
  const size = k + 0.5
  const logP = Math.log(periods / (periods + 1))
  const logQ = -Math.log(periods + 1)
  let logTerm = size * logP
  let sum = 0
  let low: number | undefined
  for (let x = 0; ; x++) {
    sum += Math.exp(logTerm)
    if (low === undefined && sum > tail) low = x
    if (low !== undefined && sum >= 1 - tail - 1e-12) return { low, high: x }
    logTerm += Math.log(size + x) - Math.log(x + 1) + logQ
  }
}

/** P[X ≥ k] and P[X ≤ k] of a binomial, summed from the end that is small. */
const upperBinomial = (k: number, n: number, p: number): number => {
  let sum = 0
  for (let x = k; x <= n; x++) {
    const term = Math.exp(logBinomial(x, n, p, 1 - p))
    sum += term
    if (x > n * p && term < sum * 1e-15) break
  }
  return sum
}
const lowerBinomial = (k: number, n: number, p: number): number => upperBinomial(n - k, n, 1 - p)

const lowerPoisson = (k: number, mean: number): number => {
  if (mean === 0) return 1
  let sum = 0
  for (let x = k; x >= 0; x--) {
    const term = Math.exp(x * Math.log(mean) - mean - logFactorial(x))
    sum += term
    if (x < mean && term < sum * 1e-15) break
  }
  return Math.min(1, sum)
}

const STEPS = 60

/** The border between [low, high] where `above` begins to hold. */
const bisect = (low: number, high: number, above: (x: number) => boolean): number => {
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2
    if (above(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}
