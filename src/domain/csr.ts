/**
 * A weighted undirected graph in CSR form: every edge stands twice; weights are integers held exactly. No
 * self loops.
 */
export interface CsrGraph {
  nodes: number
  /** length nodes + 1 */
  offsets: Int32Array
  neighbours: Int32Array
  weights: Float64Array
}
