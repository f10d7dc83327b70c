import { AppError } from '../domain/errors.js'
import { BIT } from '../domain/grade.js'
import { componentsWithin } from './components.js'
import { aggregate } from './leiden-aggregate.js'
import { type LeidenWork, type Level, leidenWork } from './leiden-level.js'
import { moveNodes } from './leiden-move.js'
import { refine } from './leiden-refine.js'
import { type CsrGraph, canonicalPartition, type Partition, samePartition } from './partition.js'
import { cpmQuality } from './quality.js'

export interface LeidenOptions {
  /** resolution: weight per pair of bidders, an integer in the unit of the weights (bits × BIT) */
  gamma: number
  seed: number
  /** bidders that a node stands for; 1 each by default */
  nodeSize?: ArrayLike<number>
  /** randomness of the refinement, in the unit of the weights; 0.01 bits by default */
  theta?: number
  /** iterations at most; by default until one changes nothing */
  maxIterations?: number
}

export interface LeidenResult {
  partition: Partition
  /** of the Constant Potts Model, in the unit of the weights */
  quality: number
  iterations: number
}

/**
 * Leiden communities under the Constant Potts Model: groups whose pairs hold more than γ on average, none of which
 * gains by losing or taking one bidder, none of which is disconnected. Weights are integers, so sums are exact and a
 * result depends on graph and seed alone, to the bit.
 * Fails with `invalid_input` when γ is no integer ≥ 0 or θ is not positive.
 *
 * Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden. Scientific Reports 9:5233.
 */
export const leiden = (graph: CsrGraph, options: LeidenOptions): LeidenResult => {
  const { gamma, seed, nodeSize, theta = 0.01 * BIT, maxIterations = Number.POSITIVE_INFINITY } = options
  if (!Number.isSafeInteger(gamma) || gamma < 0 || !(theta > 0))
    throw new AppError('invalid_input', `Cannot find communities: gamma ${gamma}, theta ${theta}`)
  const work = leidenWork(graph.nodes, { gamma, theta, seed })
  const size = nodeSize ? Float64Array.from(nodeSize) : new Float64Array(graph.nodes).fill(1)
  let partition = canonicalPartition(Int32Array.from({ length: graph.nodes }, (_, v) => v))
  let iterations = 0
  while (iterations < maxIterations) {
    const next = iterate({ ...graph, size }, partition, work, iterations++)
    const unchanged = samePartition(next, partition)
    partition = next
    if (unchanged) break
  }
  return { partition, quality: cpmQuality(graph, partition, gamma, nodeSize), iterations }
}

const LEVELS = 256

/** One pass down the levels. Its last step cuts what is not connected: always a gain, and rarely there. */
const iterate = (first: Level, start: Partition, work: LeidenWork, iteration: number): Partition => {
  let level = first
  let community: Int32Array = start.community.slice()
  const place = Int32Array.from({ length: first.nodes }, (_, v) => v)
  for (let depth = 0; ; depth++) {
    const stream = iteration * LEVELS + depth
    moveNodes(level, community, work, stream)
    const parts = canonicalPartition(refine(level, community, work, stream))
    if (parts.count === level.nodes) break
    community = lifted(community, parts)
    level = aggregate(level, parts, work)
    for (let v = 0; v < first.nodes; v++) place[v] = parts.community[place[v]!]!
  }
  return componentsWithin(
    first,
    place.map((x) => community[x]!),
  )
}

/** The communities of the parts: no part straddles two. */
const lifted = (community: Int32Array, parts: Partition): Int32Array => {
  const labels = new Int32Array(parts.count)
  const canonical = canonicalPartition(community)
  for (let v = 0; v < community.length; v++) labels[parts.community[v]!] = canonical.community[v]!
  return labels
}
