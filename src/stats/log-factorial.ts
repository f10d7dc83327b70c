/**
 * ln n! and the error of Stirling's formula, δ(n) = ln n! − [½ ln(2πn) + n ln n − n].
 * Loader, C. (2000). Fast and Accurate Computation of Binomial Probabilities.
 */
const HALF_LN_2PI = 0.9189385332046728

const TABLE = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.008330563433362871,
  0.00757367548795184, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
]

/** δ(n) for an integer n ≥ 1, to the last digit; δ(0) is taken as 0. */
export const stirlingError = (n: number): number => {
  if (n < TABLE.length) return TABLE[n]!
  const nn = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / nn) / nn) / nn) / nn) / n
}

/** ln n! for an integer n ≥ 0, relative error below 1e-15. */
export const logFactorial = (n: number): number =>
  n < 2 ? 0 : HALF_LN_2PI + 0.5 * Math.log(n) + n * Math.log(n) - n + stirlingError(n)

/** x ln(x/m) + m − x without cancellation when x ≈ m: the deviance of Loader's saddle-point expansion. */
export const deviance = (x: number, m: number): number => {
  if (x === 0) return m
  const d = x - m
  if (Math.abs(d) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = d / (x + m)
  let sum = d * v
  let term = 2 * x * v
  for (let j = 1; ; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}

/**
 * ln of the binomial probability C(n,x) p^x q^(n−x), 0 < p = 1 − q < 1, both given so that neither is rounded
 * away.
 */
export const logBinomial = (x: number, n: number, p: number, q: number): number => {
  if (x === 0) return n === 0 ? 0 : -deviance(n, n * q) - n * p
  if (x === n) return -deviance(n, n * p) - n * q
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x)
  const spread = HALF_LN_2PI + 0.5 * (Math.log(x) + Math.log1p(-x / n))
  return errors - deviance(x, n * p) - deviance(n - x, n * q) - spread
}
