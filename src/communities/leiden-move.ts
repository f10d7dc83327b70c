import { shuffledRuns } from '../stats/random.js'
import type { LeidenWork, Level } from './leiden-level.js'

/**
 * Fast local move: every node goes where the quality gains most, until none gains; a node is looked at again
 * only when a neighbour has left for another community. `community` holds labels in [0, nodes) and is changed
 * in place. Gain of v in D: E(v,D) − γ·s_v·S_D; nothing moves without a strict gain, ties go to the smallest
 * label. `active` marks the nodes to begin with, all by default.
 */
export const moveNodes = (
  level: Level,
  community: Int32Array,
  work: LeidenWork,
  stream: number,
  active?: Uint8Array,
): void => {
  const { nodes, offsets, neighbours, weights, size } = level
  const { gamma, toward, touched, communitySize } = work
  const empty = sizesAndEmptyLabels(level, community, communitySize)
  const queue = shuffledRuns(nodes, work.seed, stream)
  const queued = active ? active.slice() : new Uint8Array(nodes).fill(1)
  const begun = active ? keepMarked(queue, active) : nodes
  let head = 0
  let tail = begun === nodes ? 0 : begun
  for (let waiting = begun; waiting > 0; waiting--) {
    const v = queue[head]!
    head = head + 1 === nodes ? 0 : head + 1
    queued[v] = 0
    const from = offsets[v]!
    const to = offsets[v + 1]!
    let seen = 0
    for (let e = from; e < to; e++) {
      const c = community[neighbours[e]!]!
      const before = toward[c]!
      toward[c] = before + weights[e]!
      touched[seen] = c
      if (before === 0) seen++
    }
    const own = community[v]!
    const s = size[v]!
    const pull = gamma * s
    communitySize[own]! -= s
    let best = own
    let gain = toward[own]! - pull * communitySize[own]!
    toward[own] = 0
    for (let i = 0; i < seen; i++) {
      const c = touched[i]!
      const weight = toward[c]!
      toward[c] = 0
      if (weight < gain || c === own) continue
      const there = weight - pull * communitySize[c]!
      if (there > gain || (there === gain && c < best && best !== own)) {
        gain = there
        best = c
      }
    }
    if (gain < 0) best = empty.labels[--empty.count]!
    communitySize[best]! += s
    if (best === own) continue
    if (communitySize[own] === 0) empty.labels[empty.count++] = own
    community[v] = best
    for (let e = from; e < to; e++) {
      const u = neighbours[e]!
      if (queued[u] === 1 || community[u] === best) continue
      queued[u] = 1
      queue[tail] = u
      tail = tail + 1 === nodes ? 0 : tail + 1
      waiting++
    }
  }
}

const sizesAndEmptyLabels = ({ nodes, size }: Level, community: Int32Array, communitySize: Float64Array) => {
  communitySize.fill(0, 0, nodes)
  for (let v = 0; v < nodes; v++) communitySize[community[v]!]! += size[v]!
  const labels = new Int32Array(nodes)
  let count = 0
  for (let c = nodes - 1; c >= 0; c--) if (communitySize[c] === 0) labels[count++] = c
  return { labels, count }
}

/** Moves the marked entries to the front, in their order; returns how many. */
const keepMarked = (queue: Int32Array, marked: Uint8Array): number => {
  let kept = 0
  for (let i = 0; i < queue.length; i++) if (marked[queue[i]!] === 1) queue[kept++] = queue[i]!
  return kept
}
