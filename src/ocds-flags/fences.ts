/** Quartiles and Tukey's fences, to the bit as Cardinal has them (statrs 0.16, fused multiply-add). */

/**
 * Quantile at share 0..1 of numbers in ascending order: Hyndman & Fan's type 8, `h = (n + 1/3)·share + 1/3`.
 * NaN of nothing and of a share outside 0..1.
 */
export const quantile8 = (ascending: Float64Array, share: number): number => {
  const n = ascending.length
  if (!(share >= 0 && share <= 1) || n === 0) return Number.NaN
  const h = (n + 1 / 3) * share + 1 / 3
  const below = Math.trunc(h)
  if (below <= 0 || share === 0) return ascending[0]!
  if (below >= n || share === 1) return ascending[n - 1]!
  const a = ascending[below - 1]!
  return a + (h - below) * (ascending[below]! - a)
}

export interface Quartiles {
  q1: number
  q3: number
}

export const quartiles = (values: Iterable<number>): Quartiles => {
  const ascending = Float64Array.from(values).sort()
  return { q1: quantile8(ascending, 0.25), q3: quantile8(ascending, 0.75) }
}

/** Q1 − 1.5·IQR. */
export const lowerFence = ({ q1, q3 }: Quartiles): number => multiplyAdd(q3 - q1, -1.5, q1)

/** Q3 + 1.5·IQR. */
export const upperFence = ({ q1, q3 }: Quartiles): number => multiplyAdd(q3 - q1, 1.5, q3)

/**
 * a·b + c rounded once. JavaScript has no such operation: the exact sum is a whole number of 2^-k, k at most
 * 2148.
 */
export const multiplyAdd = (a: number, b: number, c: number): number => {
  if (![a, b, c].every(Number.isFinite) || a === 0 || b === 0) return a * b + c
  const [x, y, z] = [scaled(a), scaled(b), scaled(c)]
  const productPower = x.power + y.power
  const power = Math.min(productPower, z.power)
  const sum = ((x.digits * y.digits) << BigInt(productPower - power)) + (z.digits << BigInt(z.power - power))
  return nearest(sum, power)
}

/** A double as digits·2^power. */
const scaled = (value: number): { digits: bigint; power: number } => {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const digits = exponent === 0 ? fraction : fraction | (1n << 52n)
  return { digits: value < 0 ? -digits : digits, power: Math.max(exponent, 1) - 1075 }
}

/** digits·2^power rounded to the nearest double, halves to even. */
const nearest = (digits: bigint, power: number): number => {
  const negative = digits < 0n
  const size = negative ? -digits : digits
  const length = size.toString(2).length
  const drop = Math.max(length - 53, -1074 - power, 0)
  const half = drop > 0 ? 1n << BigInt(drop - 1) : 0n
  let kept = size >> BigInt(drop)
  const rest = size - (kept << BigInt(drop))
  if (drop > 0 && (rest > half || (rest === half && (kept & 1n) === 1n))) kept++
  const value = timesPowerOfTwo(Number(kept), power + drop)
  return negative ? -value : value
}

/** Exact as long as the result is a double: a power of two below 2^-1022 is reached in two steps. */
const timesPowerOfTwo = (value: number, power: number): number =>
  power < -1022
    ? value * 2 ** -1022 * 2 ** (power + 1022)
    : power > 1023
      ? value * 2 ** 1023 * 2 ** (power - 1023)
      : value * 2 ** power
