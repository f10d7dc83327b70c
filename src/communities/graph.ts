import { toOffsets } from '../arrays/offsets.js'
import type { CsrGraph } from '../domain/csr.js'

/**
 * The graph of weighted pairs, given once each in any order (a ≠ b, weight a positive integer). Neighbours
 * stand in ascending order, so the graph owes nothing to the order of the pairs. Counting sorts, O(pairs +
 * nodes).
 */
export const graphOfPairs = (
  nodes: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weight: ArrayLike<number>,
): CsrGraph => {
  const offsets = new Int32Array(nodes + 1)
  for (let i = 0; i < a.length; i++) {
    offsets[a[i]! + 1]!++
    offsets[b[i]! + 1]!++
  }
  toOffsets(offsets)
  const unsorted = {
    nodes,
    offsets,
    neighbours: new Int32Array(2 * a.length),
    weights: new Float64Array(2 * a.length),
  }
  const next = offsets.slice()
  const put = (from: number, to: number, w: number): void => {
    const at = next[from]!++
    unsorted.neighbours[at] = to
    unsorted.weights[at] = w
  }
  for (let i = 0; i < a.length; i++) {
    put(a[i]!, b[i]!, weight[i]!)
    put(b[i]!, a[i]!, weight[i]!)
  }
  return transposed(unsorted)
}

/** A symmetric graph's transpose is itself with every list of neighbours ascending. */
const transposed = ({ nodes, offsets, neighbours, weights }: CsrGraph): CsrGraph => {
  const next = offsets.slice()
  const sorted = {
    nodes,
    offsets,
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(weights.length),
  }
  for (let v = 0; v < nodes; v++)
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const at = next[neighbours[e]!]!++
      sorted.neighbours[at] = v
      sorted.weights[at] = weights[e]!
    }
  return sorted
}

/** The graph that `members` (ascending, distinct) span; its node i is members[i]. */
export const inducedGraph = (graph: CsrGraph, members: ArrayLike<number>): CsrGraph => {
  const place = new Map<number, number>()
  for (let i = 0; i < members.length; i++) place.set(members[i]!, i)
  const offsets = new Int32Array(members.length + 1)
  const neighbours: number[] = []
  const weights: number[] = []
  for (let i = 0; i < members.length; i++) {
    for (let e = graph.offsets[members[i]!]!; e < graph.offsets[members[i]! + 1]!; e++) {
      const to = place.get(graph.neighbours[e]!)
      if (to === undefined) continue
      neighbours.push(to)
      weights.push(graph.weights[e]!)
    }
    offsets[i + 1] = neighbours.length
  }
  return {
    nodes: members.length,
    offsets,
    neighbours: Int32Array.from(neighbours),
    weights: Float64Array.from(weights),
  }
}
