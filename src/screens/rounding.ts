/**
 * The step to which a price is rounded, in hundredths: the largest power of ten that divides it, at most 10^9. Two
 * prices on one step coincide oftener than two that are written to the last digit.
 */
export const stepOf = (amount: number): number => {
  let step = 1
  while (step < 1e9 && amount % (step * 10) === 0) step *= 10
  return step
}
