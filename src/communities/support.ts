import type { CsrGraph } from '../domain/csr.js'
import { type LeidenOptions, leiden } from './leiden.js'
import type { Partition } from './partition.js'

export interface SupportOptions extends LeidenOptions {
  /** further runs, each with a seed of its own derived from `seed` */
  runs?: number
}

/**
 * How firmly each node stands in its community of `reference`: the mean share, over `runs` Leiden runs with
 * other seeds, of its fellow members that come out in one community with it. 1 for a community of one. Costs
 * the runs and O(nodes) each; pass `inducedGraph` of a neighbourhood to look at one group only.
 */
export const support = (graph: CsrGraph, reference: Partition, options: SupportOptions): Float64Array => {
  const { runs = 10, ...rest } = options
  const total = new Float64Array(graph.nodes)
  for (let run = 1; run <= runs; run++) {
    const other = leiden(graph, { ...rest, seed: options.seed + run }).partition
    addShares(total, reference, other)
  }
  return total.map((sum) => sum / runs)
}

/** Adds to each node the share of its fellow members in `reference` that are with it in `other`. */
const addShares = (total: Float64Array, reference: Partition, other: Partition): void => {
  const size = new Int32Array(reference.count)
  for (let v = 0; v < total.length; v++) size[reference.community[v]!]!++
  const together = new Map<number, number>()
  const key = (v: number): number => reference.community[v]! * other.count + other.community[v]!
  const isAlone = (v: number): boolean => size[reference.community[v]!] === 1
  for (let v = 0; v < total.length; v++)
    if (!isAlone(v)) together.set(key(v), (together.get(key(v)) ?? 0) + 1)
  for (let v = 0; v < total.length; v++)
    total[v]! += isAlone(v) ? 1 : (together.get(key(v))! - 1) / (size[reference.community[v]!]! - 1)
}
