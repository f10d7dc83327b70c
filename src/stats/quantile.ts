/**
 * Quantile at share 0..1 of ascending values by linear interpolation (Hyndman & Fan 1996, type 7, as in R and
 * NumPy); undefined of nothing.
 */
export const quantileOfSorted = (ascending: ArrayLike<number>, share: number): number | undefined => {
  if (ascending.length === 0 || !(share >= 0 && share <= 1)) return undefined
  const at = share * (ascending.length - 1)
  const below = ascending[Math.floor(at)]!
  const above = ascending[Math.ceil(at)]!
  return below === above ? below : below + (above - below) * (at - Math.floor(at))
}

/** The same of values in any order. */
export const quantile = (values: ArrayLike<number>, share: number): number | undefined =>
  quantileOfSorted(Float64Array.from(values).sort(), share)

export const median = (values: ArrayLike<number>): number | undefined => quantile(values, 0.5)
