import { upperBound } from '../arrays/search.js'
/**
 * Benjamini–Hochberg in logarithms: ln q of each listed test, for `tests` tests of which all others have p =
 * 1. q_(i) = min over j ≥ i of p_(j) · tests / j, at most 1. Equal p get equal q, so order among them is no
 * matter. Benjamini, Y. and Hochberg, Y. (1995). Controlling the False Discovery Rate. JRSS B 57:289–300.
 */
export const logFalseDiscovery = (logP: Float64Array, tests: number): Float64Array => {
  const logTests = Math.log(Math.max(tests, logP.length))
  // p · tests / j ≥ p · tests / count: above this, q is 1 whatever the others are
  const mayCount = Math.log(logP.length) - logTests
  const ascending = logP.filter((p) => p < mayCount).sort()
  const logQ = new Float64Array(ascending.length)
  let least = 0
  for (let i = ascending.length - 1; i >= 0; i--) {
    least = Math.min(least, ascending[i]! + logTests - Math.log(i + 1))
    logQ[i] = least
  }
  return logP.map((p) => (p < mayCount ? logQ[upperBound(ascending, p) - 1]! : 0))
}
