import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import { append } from '../arrays/append.js'
import type { CsrGraph } from '../domain/csr.js'
import { uniformStream } from '../stats/random.js'
import { components } from './components.js'
import { inducedGraph } from './graph.js'
import { canonicalPartition, membersOf, type Partition } from './partition.js'

/** Published as CommonJS whose types say `default`: the module itself is the function. */
const detectLouvain = louvainModule as unknown as typeof louvainModule.default

/**
 * Modularity Louvain (graphology-communities-louvain), made reproducible and fit for small rings: nodes and
 * edges go in and come out in canonical order, the generator is seeded by the smallest member, every
 * connected component is taken by itself, and every community is looked into again until it holds together
 * (one pass over a market merges small rings: the resolution limit of Fortunato & Barthélemy 2007). Blondel,
 * V. D. et al. (2008). Fast unfolding of communities in large networks. J. Stat. Mech. P10008.
 */
export const louvain = (graph: CsrGraph, { seed }: { seed: number }): Partition => {
  const labels = new Int32Array(graph.nodes)
  const waiting: Int32Array[] = [Int32Array.from({ length: graph.nodes }, (_, v) => v)]
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const inside = inducedGraph(graph, group)
    for (const piece of groupsOf(components(inside), group)) {
      const parts = piece.length < 3 ? [piece] : split(inducedGraph(graph, piece), piece, seed)
      if (parts.length > 1) append(waiting, parts)
      else for (const v of piece) labels[v] = piece[0]!
    }
  }
  return canonicalPartition(labels)
}

/** Communities of a connected graph whose node i is nodes[i]. */
const split = (inside: CsrGraph, nodes: Int32Array, seed: number): Int32Array[] => {
  const graph = new UndirectedGraph<object, { weight: number }>()
  for (let v = 0; v < inside.nodes; v++) graph.addNode(v)
  for (let v = 0; v < inside.nodes; v++)
    for (let e = inside.offsets[v]!; e < inside.offsets[v + 1]!; e++)
      if (inside.neighbours[e]! > v) graph.addEdge(v, inside.neighbours[e]!, { weight: inside.weights[e]! })
  const found = detectLouvain(graph, { rng: uniformStream(seed, nodes[0]!) })
  return groupsOf(canonicalPartition(Int32Array.from({ length: inside.nodes }, (_, v) => found[v]!)), nodes)
}

const groupsOf = (partition: Partition, nodes: Int32Array): Int32Array[] => {
  const { offsets, nodes: places } = membersOf(partition)
  return Array.from({ length: partition.count }, (_, c) =>
    places.slice(offsets[c]!, offsets[c + 1]!).map((i) => nodes[i]!),
  )
}
