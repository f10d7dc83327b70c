import { shuffledRuns, uniform } from '../stats/random.js'
import type { LeidenWork, Level } from './leiden-level.js'

const ORDER = 0x5bd1e995

/**
 * Refinement: inside every community, nodes well connected to it merge from singletons into well connected
 * sub-communities, never at a loss, the choice random with probability ∝ exp((gain − best gain)/θ). Returns
 * labels in [0, nodes): each set of equal labels is connected and lies inside one community. X is well
 * connected in S when E(X, S∖X) ≥ γ·S_X·(S_S − S_X). `work.communitySize` must be that of `community`.
 * Communities marked in `whole` (by label) are not looked into: each is one part.
 */
export const refine = (
  level: Level,
  community: Int32Array,
  work: LeidenWork,
  stream: number,
  whole?: Uint8Array,
): Int32Array => {
  const { nodes, offsets, neighbours, weights, size } = level
  const { gamma, toward, touched, communitySize } = work
  const parts = singletons(level, community, whole)
  const { label, outward, members, partSize } = parts
  const order = shuffledRuns(nodes, work.seed ^ ORDER, stream)
  for (let i = 0; i < nodes; i++) {
    const v = order[i]!
    if (members[v] !== 1) continue
    const own = community[v]!
    const rest = communitySize[own]! - size[v]!
    if (rest === 0 || outward[v]! < gamma * size[v]! * rest) continue
    let seen = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      const u = neighbours[e]!
      if (community[u] !== own) continue
      const x = label[u]!
      if (toward[x] === 0) touched[seen++] = x
      toward[x]! += weights[e]!
    }
    const x = choose(v, seen, level, parts, communitySize[own]!, work, uniform(work.seed, stream, v))
    if (x !== v) {
      label[v] = x
      members[v] = 0
      members[x]!++
      partSize[x]! += size[v]!
      outward[x]! += outward[v]! - 2 * toward[x]!
    }
    for (let k = 0; k < seen; k++) toward[touched[k]!] = 0
  }
  return label
}

interface Parts {
  label: Int32Array
  members: Int32Array
  partSize: Float64Array
  /** weight from each part to the rest of its community */
  outward: Float64Array
}

const singletons = (level: Level, community: Int32Array, whole?: Uint8Array): Parts => {
  const { nodes, offsets, neighbours, weights, size } = level
  const label = new Int32Array(nodes)
  const members = new Int32Array(nodes)
  const outward = new Float64Array(nodes)
  const firstOf = new Int32Array(whole ? nodes : 0).fill(-1)
  for (let v = 0; v < nodes; v++) {
    const own = community[v]!
    if (whole?.[own]) {
      if (firstOf[own] === -1) firstOf[own] = v
      label[v] = firstOf[own]!
      continue
    }
    label[v] = v
    members[v] = 1
    let inside = 0
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++)
      if (community[neighbours[e]!] === own) inside += weights[e]!
    outward[v] = inside
  }
  return { label, members, partSize: size.slice(0, nodes), outward }
}

/** The part that v joins, itself included (gain 0): drawn by `draw` in [0, 1). */
const choose = (
  v: number,
  seen: number,
  { size }: Level,
  { partSize, outward }: Parts,
  communitySize: number,
  { gamma, theta, toward, touched, gains }: LeidenWork,
  draw: number,
): number => {
  let best = 0
  for (let k = 0; k < seen; k++) {
    const x = touched[k]!
    const gain = toward[x]! - gamma * size[v]! * partSize[x]!
    const sound = gain >= 0 && outward[x]! >= gamma * partSize[x]! * (communitySize - partSize[x]!)
    gains[k] = sound ? gain : -1
    if (sound && gain > best) best = gain
  }
  const stay = Math.exp(-best / theta)
  let total = stay
  for (let k = 0; k < seen; k++) {
    gains[k] = gains[k]! < 0 ? 0 : Math.exp((gains[k]! - best) / theta)
    total += gains[k]!
  }
  let left = draw * total - stay
  if (left < 0) return v
  let last = v
  for (let k = 0; k < seen; k++) {
    if (gains[k] === 0) continue
    last = touched[k]!
    left -= gains[k]!
    if (left < 0) return last
  }
  return last
}
