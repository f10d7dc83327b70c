/**
 * The standard normal distribution. Quantile: Acklam's rational approximation, relative error below 1.2e-9.
 */
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]

const horner = (coefficients: readonly number[], x: number, last = 0): number =>
  coefficients.reduce((sum, c) => sum * x + c, last)

/** The z with P[Z ≤ z] = p, 0 < p < 1. */
export const normalQuantile = (p: number): number => {
  if (p > 0.97575) return -normalQuantile(1 - p)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(C, q) / (horner(D, q) * q + 1)
  }
  const q = p - 0.5
  const r = q * q
  return (horner(A, r) * q) / (horner(B, r) * r + 1)
}

/**
 * ln P[Z ≥ z]: by continued fraction (Lentz) above 3, by Taylor series below; relative error of P below
 * 1e-10.
 */
export const logNormalTail = (z: number): number => {
  if (z < -3) return Math.log1p(-Math.exp(logNormalTail(-z)))
  if (z < 3) return Math.log(0.5 - centralArea(z))
  let fraction = z
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction
  return -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - Math.log(fraction)
}

/** P[0 ≤ Z ≤ z], signed. */
const centralArea = (z: number): number => {
  let term = z
  let sum = z
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
}
