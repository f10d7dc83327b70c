/**
 * Bipartite configuration model: the most random two-sided network in which every node has its degree on
 * average. Bidder i is on lot t with probability
 *
 *   p_it = 1 / (1 + u_i · v_t)       Σ_t p_it = degree of i,   Σ_i p_it = degree of t
 *
 * (x_i = 1/u_i and y_t = 1/v_t are the fitnesses of the papers; u or v = 0 is a node tied to all of the other
 * side.) Nodes of one degree have one fitness, so the work depends on the number of distinct degrees, not of
 * nodes.
 *
 * Saracco, F. et al. (2015). Randomizing bipartite networks: the case of the World Trade Web. Sci. Rep.
 * 5:10595. Saracco, F. et al. (2017). Inferring monopartite projections of bipartite networks. New J. Phys.
 * 19:053022. Vallarano, N. et al. (2021). Fast and scalable likelihood maximization for exponential random
 * graph models. Sci. Rep. 11:15227.
 */
export interface BipartiteConfiguration {
  left: Side
  right: Side
  /** largest relative difference between a degree and its expectation */
  error: number
  sweeps: number
}

/** The nodes of one side by degree: class c holds the `nodes[c]` nodes of degree `degree[c]`. */
export interface Side {
  degree: Float64Array
  nodes: Float64Array
  /** u (left) or v (right) by class */
  odds: Float64Array
  /** class by degree; −1 where no node has it */
  classOf: Int32Array
}

export interface SolverSettings {
  /** largest relative error of a degree */
  tolerance: number
  maxSweeps: number
}

const DEFAULTS: SolverSettings = { tolerance: 1e-9, maxSweeps: 5000 }

/** Solves for the degrees of both sides (their sums agree; nodes of degree 0 are left out). */
export const bipartiteConfiguration = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  settings: SolverSettings = DEFAULTS,
): BipartiteConfiguration => {
  const sides = { left: sideOf(left), right: sideOf(right) }
  const free = withoutFull(sides.left, sides.right)
  let error = Number.POSITIVE_INFINITY
  let sweeps = 0
  for (; sweeps < settings.maxSweeps && error > settings.tolerance; sweeps++) {
    const left = balance(sides.left, sides.right, free.left, free.right)
    error = Math.max(left, balance(sides.right, sides.left, free.right, free.left))
  }
  return { ...sides, error, sweeps }
}

/** Degree still to be shared among the free nodes of the other side, by class; NaN = the class is settled. */
type Free = Float64Array

/**
 * Nodes tied to all that is left of the other side have p = 1 and are set aside, with one degree less for
 * everybody else; so again until none is left. What remains has a finite solution, which sweeps approach.
 */
const withoutFull = (left: Side, right: Side): { left: Free; right: Free } => {
  const free = { left: left.degree.slice(), right: right.degree.slice() }
  const count = { left: total(left.nodes), right: total(right.nodes) }
  for (let again = true; again; ) {
    again = false
    for (const [own, other, side] of [
      ['left', 'right', left],
      ['right', 'left', right],
    ] as const)
      for (let c = 0; c < free[own].length; c++) {
        if (!(free[own][c]! >= count[other])) continue
        side.odds[c] = 0
        free[own][c] = Number.NaN
        count[own] -= side.nodes[c]!
        for (let o = 0; o < free[other].length; o++) free[other][o]! -= side.nodes[c]!
        again = true
      }
  }
  // what full nodes used up altogether is tied to nothing more
  for (const [own, side] of [
    ['left', left],
    ['right', right],
  ] as const)
    for (let c = 0; c < free[own].length; c++)
      if (free[own][c]! <= 0) {
        side.odds[c] = Number.POSITIVE_INFINITY
        free[own][c] = Number.NaN
      }
  return free
}

/**
 * One sweep over one side, a Newton step in ln u for every class: Σ p falls with ln u by Σ p(1 − p). A step
 * is kept within a factor of e² either way. Returns the largest relative error before it.
 */
const balance = (own: Side, other: Side, free: Free, otherFree: Free): number => {
  let worst = 0
  for (let c = 0; c < own.odds.length; c++) {
    if (Number.isNaN(free[c]!)) continue
    let expected = 0
    let slope = 0
    for (let o = 0; o < other.odds.length; o++) {
      if (Number.isNaN(otherFree[o]!)) continue
      const p = 1 / (1 + own.odds[c]! * other.odds[o]!)
      expected += other.nodes[o]! * p
      slope += other.nodes[o]! * p * (1 - p)
    }
    const error = expected - free[c]!
    worst = Math.max(worst, Math.abs(error) / free[c]!)
    own.odds[c]! *= Math.exp(Math.max(-2, Math.min(2, error / slope)))
  }
  return worst
}

/** Chance that a left and a right node are tied. */
export const chanceOfTie = (u: number, v: number): number => (u === 0 || v === 0 ? 1 : 1 / (1 + u * v))

const sideOf = (degrees: ArrayLike<number>): Side => {
  let most = 0
  for (let i = 0; i < degrees.length; i++) most = Math.max(most, degrees[i]!)
  const nodes = new Float64Array(most + 1)
  for (let i = 0; i < degrees.length; i++) nodes[degrees[i]!]!++
  const degree = Float64Array.from(nodes.keys()).filter((d) => d > 0 && nodes[d]! > 0)
  const classOf = new Int32Array(most + 1).fill(-1)
  degree.forEach((d, c) => {
    classOf[d] = c
  })
  const edges = degree.reduce((sum, d) => sum + d * nodes[d]!, 0)
  return {
    degree,
    nodes: degree.map((d) => nodes[d]!),
    odds: degree.map((d) => Math.sqrt(edges) / d),
    classOf,
  }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
