import type { CsrGraph } from '../domain/csr.js'
import { AppError } from '../domain/errors.js'
import { BIT } from '../domain/grade.js'
import { componentsWithin } from './components.js'
import { aggregate } from './leiden-aggregate.js'
import { arranged, type LeidenWork, type Level, leidenWork } from './leiden-level.js'
import { moveNodes } from './leiden-move.js'
import { refine } from './leiden-refine.js'
import { canonicalPartition, membersOf, type Partition, samePartition } from './partition.js'
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
 * Leiden communities under the Constant Potts Model: groups whose pairs hold more than γ on average, none of
 * which gains by losing or taking one bidder, none of which is disconnected. Weights are integers, so sums
 * are exact and a result depends on graph and seed alone, to the bit. Fails with `invalid_input` when γ is no
 * integer ≥ 0 or θ is not positive.
 *
 * Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden. Scientific Reports 9:5233.
 */
export const leiden = (graph: CsrGraph, options: LeidenOptions): LeidenResult => {
  const { gamma, seed, nodeSize, theta = 0.01 * BIT, maxIterations = Number.POSITIVE_INFINITY } = options
  if (!Number.isSafeInteger(gamma) || gamma < 0 || !(theta > 0))
    throw new AppError('invalid_input', `Cannot find communities: gamma ${gamma}, theta ${theta}`)
  const work = leidenWork(graph.nodes, { gamma, theta, seed })
  const size = nodeSize ? Float64Array.from(nodeSize) : new Float64Array(graph.nodes).fill(1)
  const singletons = canonicalPartition(Int32Array.from({ length: graph.nodes }, (_, v) => v))
  const first = { ...(nodeSize ? graph : withoutLoners(graph, gamma)), size }
  const found = descend(first, singletons, work, 0, new Uint8Array(graph.nodes))
  const { nodes: order } = membersOf(found)
  const level = arranged(first, order)
  let before = singletons
  let there = canonicalPartition(order.map((v) => found.community[v]!))
  let iterations = 0
  while (iterations < maxIterations) {
    let next = descend(level, there, work, ++iterations, settled(there, before))
    if (samePartition(next, there)) next = componentsWithin(level, next.community)
    if (samePartition(next, there)) break
    before = there
    there = next
  }
  const { community } = componentsWithin(level, there.community)
  const labels = new Int32Array(graph.nodes)
  for (let i = 0; i < order.length; i++) labels[order[i]!] = community[i]!
  const partition = canonicalPartition(labels)
  return { partition, quality: cpmQuality(graph, partition, gamma, nodeSize), iterations }
}

/**
 * The graph without the edges of nodes that hold none above γ: what joins a community holds more than γ per
 * member on average, so more than γ to one of them, and they never leave their own. The result is the same to
 * the bit; on the pair graph of a large market, where most ties are weak, it takes a tenth of the time.
 */
const withoutLoners = (graph: CsrGraph, gamma: number): CsrGraph => {
  const { nodes, offsets, neighbours, weights } = graph
  const joins = new Uint8Array(nodes)
  for (let v = 0; v < nodes; v++)
    for (let e = offsets[v]!; e < offsets[v + 1]! && joins[v] === 0; e++)
      if (weights[e]! > gamma) joins[v] = 1
  const kept = new Int32Array(nodes + 1)
  for (let v = 0; v < nodes; v++) {
    let degree = 0
    if (joins[v] === 1) for (let e = offsets[v]!; e < offsets[v + 1]!; e++) degree += joins[neighbours[e]!]!
    kept[v + 1] = kept[v]! + degree
  }
  if (kept[nodes] === neighbours.length) return graph
  const left = { neighbours: new Int32Array(kept[nodes]!), weights: new Float64Array(kept[nodes]!) }
  for (let v = 0, at = 0; v < nodes; v++) {
    if (joins[v] === 0) continue
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      if (joins[neighbours[e]!] === 0) continue
      left.neighbours[at] = neighbours[e]!
      left.weights[at++] = weights[e]!
    }
  }
  return { nodes, offsets: kept, ...left }
}

const LEVELS = 256

/**
 * One pass down the levels. Pass 0 aggregates what the local move found, as Louvain does, and gives the
 * others something to refine. A community that is `still` (by community of `start`) is not refined again
 * while no bidder joins or leaves it.
 */
const descend = (
  first: Level,
  start: Partition,
  work: LeidenWork,
  pass: number,
  still: Uint8Array,
): Partition => {
  let level = first
  let community: Int32Array = start.community.slice()
  let whole: Uint8Array | undefined
  const place = Int32Array.from({ length: first.nodes }, (_, v) => v)
  for (let depth = 0; ; depth++) {
    const stream = pass * LEVELS + depth
    moveNodes(level, community, work, stream, depth === 0 ? awake(first, start, still) : undefined)
    whole = depth === 0 ? untouched(still, start.community, community) : undefined
    const parts = canonicalPartition(pass === 0 ? community : refine(level, community, work, stream, whole))
    if (parts.count === level.nodes) break
    community = lifted(community, parts)
    level = aggregate(level, parts, work)
    for (let v = 0; v < first.nodes; v++) place[v] = parts.community[place[v]!]!
  }
  return canonicalPartition(place.map((x) => community[x]!))
}

/** Marks the communities of `now` that stood in `before` as they are. */
const settled = (now: Partition, before: Partition): Uint8Array => {
  const sizeBefore = new Int32Array(before.count)
  const size = new Int32Array(now.count)
  const origin = new Int32Array(now.count).fill(-1)
  const still = new Uint8Array(now.count).fill(1)
  for (let v = 0; v < now.community.length; v++) {
    const c = now.community[v]!
    const b = before.community[v]!
    sizeBefore[b]!++
    size[c]!++
    if (origin[c] === -1) origin[c] = b
    if (origin[c] !== b) still[c] = 0
  }
  for (let c = 0; c < now.count; c++) if (size[c] !== sizeBefore[origin[c]!]) still[c] = 0
  return still
}

/**
 * Marks the members of communities that are not still, and their neighbours: nobody else has a new best
 * place.
 */
const awake = ({ nodes, offsets, neighbours }: Level, start: Partition, still: Uint8Array): Uint8Array => {
  const marks = new Uint8Array(nodes)
  for (let v = 0; v < nodes; v++) {
    if (still[start.community[v]!] === 1) continue
    marks[v] = 1
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) marks[neighbours[e]!] = 1
  }
  return marks
}

/** `still` without the communities that a node has left or joined, by label. */
const untouched = (still: Uint8Array, before: Int32Array, after: Int32Array): Uint8Array => {
  const marks = new Uint8Array(before.length)
  marks.set(still)
  for (let v = 0; v < before.length; v++) {
    if (after[v] === before[v]) continue
    marks[before[v]!] = 0
    marks[after[v]!] = 0
  }
  return marks
}

/** The communities of the parts: no part straddles two. */
const lifted = (community: Int32Array, parts: Partition): Int32Array => {
  const labels = new Int32Array(parts.count)
  const canonical = canonicalPartition(community)
  for (let v = 0; v < community.length; v++) labels[parts.community[v]!] = canonical.community[v]!
  return labels
}
