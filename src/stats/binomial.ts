import { logBinomial } from './log-factorial.js'

/** ln P[X ≥ k], X ~ Binomial(n, p), 0 < p < 1; relative error of P about 1e-12. */
export const logBinomialTail = (k: number, n: number, p: number): number => {
  if (k <= 0) return 0
  if (k > n) return -Infinity
  const first = logBinomial(k, n, p, 1 - p)
  let sum = 1
  let term = 1
  for (let x = k; x < n && term > 1e-17 * sum; x++) {
    term *= ((n - x) * p) / ((x + 1) * (1 - p))
    sum += term
  }
  return Math.min(0, first + Math.log(sum))
}
