import type { CsrGraph } from '../domain/csr.js'
import { componentsWithin } from './components.js'
import type { Partition } from './partition.js'

/**
 * The Constant Potts Model's quality, Σ over communities of (weight inside − γ · pairs inside), where a
 * community of nodes of sizes s has Σ_{u<v} s_u s_v pairs. In the unit of the weights; 0 for singletons.
 * Traag, V. A., Van Dooren, P., Nesterov, Y. (2011). Narrow scope for resolution-limit-free community
 * detection.
 */
export const cpmQuality = (
  graph: CsrGraph,
  { count, community }: Partition,
  gamma: number,
  nodeSize?: ArrayLike<number>,
): number => {
  const { offsets, neighbours, weights } = graph
  const size = new Float64Array(count)
  let twiceInside = 0
  let squares = 0
  for (let v = 0; v < graph.nodes; v++) {
    const s = nodeSize?.[v] ?? 1
    const own = community[v]!
    size[own]! += s
    squares += s * s
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++)
      if (community[neighbours[e]!] === own) twiceInside += weights[e]!
  }
  const pairs = (size.reduce((sum, s) => sum + s * s, 0) - squares) / 2
  return twiceInside / 2 - gamma * pairs
}

/** Communities that are not connected through their own edges, ascending: empty for a sound partition. */
export const disconnectedCommunities = (graph: CsrGraph, { count, community }: Partition): number[] => {
  const pieces = new Int32Array(count)
  const piece = componentsWithin(graph, community)
  let next = 0
  for (let v = 0; v < graph.nodes; v++)
    if (piece.community[v] === next) {
      next++
      pieces[community[v]!]!++
    }
  return [...pieces.keys()].filter((c) => pieces[c]! > 1)
}
