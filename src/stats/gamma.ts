/**
 * ln P[G ≥ x], G the sum of k independent exponentials of mean 1, an integer k ≥ 1: e^−x Σ_{j<k} x^j / j!.
 * The sum of −ln p over k independent tests is such a G (Fisher 1925).
 */
export const logGammaTail = (k: number, x: number): number => {
  if (x <= 0) return 0
  let largest = 0
  for (let j = 0, log = 0; j < k; j++) {
    if (j > 0) log += Math.log(x / j)
    largest = Math.max(largest, log)
  }
  let sum = 0
  for (let j = 0, log = 0; j < k; j++) {
    if (j > 0) log += Math.log(x / j)
    sum += Math.exp(log - largest)
  }
  return Math.min(0, largest + Math.log(sum) - x)
}
