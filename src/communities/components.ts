import type { CsrGraph } from '../domain/csr.js'
import { canonicalPartition, type Partition } from './partition.js'

/** Connected components, by union-find with path halving: O(edges). */
export const components = (graph: CsrGraph): Partition => componentsWithin(graph)

/**
 * Connected pieces of the communities in `community`: what is left of the graph when edges between
 * communities go.
 */
export const componentsWithin = (graph: CsrGraph, community?: Int32Array): Partition => {
  const parent = new Int32Array(graph.nodes)
  for (let v = 0; v < graph.nodes; v++) parent[v] = v
  const { offsets, neighbours } = graph
  for (let v = 0; v < graph.nodes; v++)
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = neighbours[e]!
      if (u < v && (!community || community[u] === community[v])) unite(parent, u, v)
    }
  for (let v = 0; v < graph.nodes; v++) parent[v] = rootOf(parent, v)
  return canonicalPartition(parent)
}

const unite = (parent: Int32Array, u: number, v: number): void => {
  const x = rootOf(parent, u)
  const y = rootOf(parent, v)
  if (x < y) parent[y] = x
  else parent[x] = y
}

const rootOf = (parent: Int32Array, v: number): number => {
  while (parent[v] !== v) {
    parent[v] = parent[parent[v]!]!
    v = parent[v]!
  }
  return v
}
