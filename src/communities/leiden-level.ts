import type { CsrGraph } from '../domain/csr.js'

/** A graph whose nodes stand for sets of bidders: node v for size[v] of them. */
export interface Level extends CsrGraph {
  size: Float64Array
}

/**
 * What the steps of one run share: γ and θ in the unit of the weights, and arrays as long as the first level.
 */
export interface LeidenWork {
  gamma: number
  theta: number
  seed: number
  /** weight from the node at hand to each label; all zero between uses */
  toward: Float64Array
  /** labels with weight in `toward`, and what joining them gains */
  touched: Int32Array
  gains: Float64Array
  /** size of each community, as the local move left it */
  communitySize: Float64Array
}

export const leidenWork = (
  nodes: number,
  settings: { gamma: number; theta: number; seed: number },
): LeidenWork => ({
  ...settings,
  toward: new Float64Array(nodes),
  touched: new Int32Array(nodes),
  gains: new Float64Array(nodes),
  communitySize: new Float64Array(nodes),
})

/** The level with node order[i] as node i: put communities side by side, and the caches are spared. */
export const arranged = (level: Level, order: Int32Array): Level => {
  const { nodes, offsets, neighbours, weights, size } = level
  const place = new Int32Array(nodes)
  for (let i = 0; i < nodes; i++) place[order[i]!] = i
  const next: Level = {
    nodes,
    offsets: new Int32Array(nodes + 1),
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(neighbours.length),
    size: new Float64Array(nodes),
  }
  let at = 0
  for (let i = 0; i < nodes; i++) {
    const v = order[i]!
    next.size[i] = size[v]!
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      next.neighbours[at] = place[neighbours[e]!]!
      next.weights[at++] = weights[e]!
    }
    next.offsets[i + 1] = at
  }
  return next
}
