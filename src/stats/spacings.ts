import { logFactorial } from './log-factorial.js'

/**
 * ln P[deviation of the gaps / their mean ≤ c] of `n` independent uniform points, given the outermost two:
 * the gaps are then uniform on a simplex, and those so alike fill a ball in it. Exact while the ball lies
 * inside, c ≤ √k / (k − 1) with k = n − 1 gaps, and above that an upper bound; 0 at most. 0 below three
 * points, where there is nothing to say.
 */
export const logRegularGaps = (n: number, c: number): number => {
  const gaps = n - 1
  const dimension = gaps - 1
  if (dimension < 1) return 0
  const radius = (c * Math.sqrt(gaps - 1)) / gaps
  const ball =
    (dimension / 2) * Math.log(Math.PI) - logGammaHalf(dimension + 2) + dimension * Math.log(radius)
  const simplex = 0.5 * Math.log(gaps) - logFactorial(gaps - 1)
  return Math.min(0, ball - simplex)
}

/** ln Γ(m / 2) for an integer m ≥ 2. */
const logGammaHalf = (m: number): number => {
  if (m % 2 === 0) return logFactorial(m / 2 - 1)
  let log = 0.5 * Math.log(Math.PI)
  for (let x = 0.5; x < m / 2; x++) log += Math.log(x)
  return log
}
