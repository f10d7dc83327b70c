/**
 * The step to which a price is rounded, in hundredths: the largest power of ten that divides it, at most
 * 10^9. Two prices on one step coincide oftener than two that are written to the last digit.
 */
export const stepOf = (amount: number): number => {
  let step = 1
  while (step < 1e9 && amount % (step * 10) === 0) step *= 10
  return step
}

/** The step to which all prices of a lot, b[from] .. b[from + n), are rounded. */
export const commonStep = (b: Float64Array, from: number, n: number): number => {
  let step = 1e9
  for (let i = from; i < from + n; i++) while (step > 1 && b[i]! % step !== 0) step /= 10
  return step
}
