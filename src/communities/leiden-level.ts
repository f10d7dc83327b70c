import type { CsrGraph } from './partition.js'

/** A graph whose nodes stand for sets of bidders: node v for size[v] of them. */
export interface Level extends CsrGraph {
  size: Float64Array
}

/** What the steps of one run share: γ and θ in the unit of the weights, and arrays as long as the first level. */
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
