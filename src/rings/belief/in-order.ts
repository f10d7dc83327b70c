import { between } from './names.js'

/**
 * How often two members stand next to one another when the bids of a lot are put in order, by price or by
 * time, over lots on which others bid too: summed, with what chance gives.
 */
export interface Adjacency {
  beside: number
  expected: number
  variance: number
}

/** A variance of ½ to begin with, so that one lot says little. */
export const noAdjacency = (): Adjacency => ({ beside: 0, expected: 0, variance: 0.5 })

/**
 * Takes a lot of n bids in order, m of them members', of which `beside` follow on a member's. Any order as
 * likely, the number of unbroken rows of members is m − beside: Wald, A. and Wolfowitz, J. (1940). On a test
 * whether two samples are from the same population.
 */
export const takeOrder = (sum: Adjacency, n: number, m: number, beside: number): void => {
  if (m < 2 || m >= n) return
  sum.beside += beside
  sum.expected += (m * (m - 1)) / n
  sum.variance += (m * (m - 1) * (n - m) * (n - m + 1)) / (n * n * (n - 1))
}

const [LEAST_Z, MOST_Z] = [-4, 8]

/** z, bounded; 0 without such lots. */
export const adjacencyZ = ({ beside, expected, variance }: Adjacency): number =>
  between(LEAST_Z, (beside - expected) / Math.sqrt(variance), MOST_Z)
