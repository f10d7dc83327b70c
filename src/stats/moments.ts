/** Moments of a sample: numbers in, number or undefined out. */

export const mean = (values: ArrayLike<number>): number | undefined =>
  values.length === 0 ? undefined : total(values, (x) => x) / values.length

/** Sample standard deviation (n − 1); undefined of fewer than two. */
export const deviation = (values: ArrayLike<number>): number | undefined => {
  const squares = centralSum(values, 2)
  return squares === undefined || values.length < 2 ? undefined : Math.sqrt(squares / (values.length - 1))
}

/** Deviation as a share of the mean; undefined of fewer than two or when the mean is 0. */
export const variation = (values: ArrayLike<number>): number | undefined => {
  const centre = mean(values)
  const spread = deviation(values)
  return centre && spread !== undefined ? spread / centre : undefined
}

/**
 * Adjusted skewness G1 = √(n(n−1))/(n−2) · m3/m2^1.5; undefined of fewer than three or when all are equal.
 */
export const skewness = (values: ArrayLike<number>): number | undefined => {
  const n = values.length
  const m2 = (centralSum(values, 2) ?? 0) / n
  if (n < 3 || !(m2 > 0)) return undefined
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * (centralSum(values, 3)! / n)) / m2 ** 1.5
}

/** Adjusted excess kurtosis G2; undefined of fewer than four or when all are equal. */
export const kurtosis = (values: ArrayLike<number>): number | undefined => {
  const n = values.length
  const m2 = (centralSum(values, 2) ?? 0) / n
  if (n < 4 || !(m2 > 0)) return undefined
  const g2 = centralSum(values, 4)! / n / m2 ** 2 - 3
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6)
}

const centralSum = (values: ArrayLike<number>, power: number): number | undefined => {
  const centre = mean(values)
  return centre === undefined ? undefined : total(values, (x) => (x - centre) ** power)
}

const total = (values: ArrayLike<number>, of: (x: number) => number): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += of(values[i]!)
  return sum
}
