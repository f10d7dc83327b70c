/** A graph by places: nodes in the order in which they were found, edges between them. */
export interface LayoutGraph {
  nodes: number
  /** node of each end of edge i */
  from: ArrayLike<number>
  to: ArrayLike<number>
  /** where nodes stand already, x and y by node; NaN = nowhere yet */
  known: ArrayLike<number>
}

/** x and y by node: position of node i is (xy[2i], xy[2i + 1]), pixels at scale 1. */
export type Positions = Float64Array

/** pixels that an edge would like to have */
const LENGTH = 90
/** the golden angle's cosine and sine: each further node on the spiral is turned by it */
const COS = -0.7373688780783197
const SIN = 0.675490294261524
const FIRST_STEP = 60
const COOLING = 0.97
/** pull to the middle, which keeps parts that hang on nothing in sight */
const PULL = 0.012

/**
 * Starts: known nodes where they are, others beside a known neighbour, or on a golden spiral. Only sums,
 * products and roots are taken, so that every browser gives the same positions to the bit.
 */
export const startPositions = ({ nodes, from, to, known }: LayoutGraph): Positions => {
  const xy = new Float64Array(2 * nodes)
  const beside = new Int32Array(nodes).fill(-1)
  const isKnown = (v: number): boolean => !Number.isNaN(known[2 * v] ?? Number.NaN)
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e]!, to[e]!]
    if (isKnown(a) && !isKnown(b) && beside[b] === -1) beside[b] = a
    if (isKnown(b) && !isKnown(a) && beside[a] === -1) beside[a] = b
  }
  let [cos, sin] = [1, 0]
  for (let v = 0; v < nodes; v++) {
    const at = isKnown(v) ? v : beside[v]!
    const radius = isKnown(v) ? 0 : at >= 0 ? LENGTH / 2 : (LENGTH / 2) * Math.sqrt(v)
    xy[2 * v] = (at >= 0 ? known[2 * at]! : 0) + radius * cos
    xy[2 * v + 1] = (at >= 0 ? known[2 * at + 1]! : 0) + radius * sin
    ;[cos, sin] = [cos * COS - sin * SIN, cos * SIN + sin * COS]
  }
  return xy
}

/**
 * One round of springs and repulsion (Fruchterman, T. M. J.; Reingold, E. M. (1991). Graph drawing by
 * force-directed placement) at a step of so many pixels at most; in place. O(n²).
 */
export const layoutRound = ({ nodes, from, to }: LayoutGraph, xy: Positions, step: number): void => {
  const push = new Float64Array(2 * nodes)
  for (let v = 0; v < nodes; v++) {
    const [vx, vy] = [xy[2 * v]!, xy[2 * v + 1]!]
    let [pushX, pushY] = [push[2 * v]!, push[2 * v + 1]!]
    for (let u = v + 1; u < nodes; u++) {
      const x = vx - xy[2 * u]!
      const y = vy - xy[2 * u + 1]!
      const force = (LENGTH * LENGTH) / Math.max(1, x * x + y * y)
      pushX += x * force
      pushY += y * force
      push[2 * u]! -= x * force
      push[2 * u + 1]! -= y * force
    }
    push[2 * v] = pushX
    push[2 * v + 1] = pushY
  }
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e]!, to[e]!]
    const x = xy[2 * a]! - xy[2 * b]!
    const y = xy[2 * a + 1]! - xy[2 * b + 1]!
    const force = Math.sqrt(x * x + y * y) / LENGTH
    push[2 * a]! -= x * force
    push[2 * a + 1]! -= y * force
    push[2 * b]! += x * force
    push[2 * b + 1]! += y * force
  }
  for (let v = 0; v < nodes; v++) {
    const x = push[2 * v]! - PULL * LENGTH * xy[2 * v]!
    const y = push[2 * v + 1]! - PULL * LENGTH * xy[2 * v + 1]!
    const length = Math.sqrt(x * x + y * y)
    const share = length > step ? step / length : 1
    xy[2 * v]! += x * share
    xy[2 * v + 1]! += y * share
  }
}

/** Rounds that a graph is worth: fewer where each takes long. */
export const roundsOf = (nodes: number): number => (nodes > 1000 ? 80 : nodes > 300 ? 140 : 220)

/** Rounds after which positions are told: few, as whoever draws them has work with each. */
const TOLD_AFTER = [8, 40]

/** Positions of a graph, round after round; `each` is told after some of them. Pure but for that. */
export const layOut = (graph: LayoutGraph, each?: (xy: Positions) => void): Positions => {
  const xy = startPositions(graph)
  let step = FIRST_STEP
  const rounds = roundsOf(graph.nodes)
  for (let round = 0; round < rounds; round++) {
    layoutRound(graph, xy, step)
    step *= COOLING
    if (each && TOLD_AFTER.includes(round + 1)) each(xy)
  }
  return xy
}
