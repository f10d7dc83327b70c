import type { LeidenWork, Level } from './leiden-level.js'
import { membersOf, type Partition } from './partition.js'

/**
 * The level whose nodes are the parts: weights between parts add up, sizes add up, weight inside a part falls
 * away (it is the same in every later partition). Counting sort by part, then one dense accumulator.
 */
export const aggregate = (level: Level, parts: Partition, { toward, touched }: LeidenWork): Level => {
  const { offsets, neighbours, weights, size } = level
  const { community, count } = parts
  const members = membersOf(parts)
  const next: Level = {
    nodes: count,
    offsets: new Int32Array(count + 1),
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(neighbours.length),
    size: new Float64Array(count),
  }
  let arcs = 0
  for (let x = 0; x < count; x++) {
    let seen = 0
    for (let m = members.offsets[x]!; m < members.offsets[x + 1]!; m++) {
      const v = members.nodes[m]!
      next.size[x]! += size[v]!
      for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
        const y = community[neighbours[e]!]!
        if (y === x) continue
        if (toward[y] === 0) touched[seen++] = y
        toward[y]! += weights[e]!
      }
    }
    for (let k = 0; k < seen; k++) {
      const y = touched[k]!
      next.neighbours[arcs] = y
      next.weights[arcs++] = toward[y]!
      toward[y] = 0
    }
    next.offsets[x + 1] = arcs
  }
  next.neighbours = next.neighbours.subarray(0, arcs)
  next.weights = next.weights.subarray(0, arcs)
  return next
}
