import { graphOfPairs } from '../../src/communities/graph.js'
import { type CsrGraph, canonicalPartition, type Partition } from '../../src/communities/partition.js'
import { BIT } from '../../src/domain/grade.js'
import { shuffled, uniform } from '../../src/stats/random.js'

export interface Planted {
  graph: CsrGraph
  truth: Partition
  /** every edge once */
  pairs: { a: Int32Array; b: Int32Array; weight: Float64Array }
}

/**
 * Planted groups of 20 to 500 nodes (sizes fall off as their square), shuffled ids, `degree` edges a node of which a
 * share `mixing` goes anywhere; every edge weighs one bit.
 */
export const planted = (nodes: number, degree: number, mixing: number, seed: number): Planted => {
  const place = shuffled(nodes, seed, 1)
  const group = new Int32Array(nodes)
  const starts: number[] = []
  for (let v = 0; v < nodes; ) {
    const size = Math.floor(1 / (1 / 20 - uniform(seed, 2, starts.length) * (1 / 20 - 1 / 500)))
    for (const end = Math.min(nodes, v + size); v < end; v++) group[v] = starts.length
    starts.push(v - Math.min(size, v))
  }
  const sizes = new Int32Array(starts.length)
  for (let v = 0; v < nodes; v++) sizes[group[v]!]!++
  const first = new Int32Array(starts.length)
  for (let g = 1; g < first.length; g++) first[g] = first[g - 1]! + sizes[g - 1]!
  const keys = new Float64Array(Math.round((nodes * degree) / 2))
  for (let i = 0; i < keys.length; i++) {
    const v = Math.floor(uniform(seed, 3, i) * nodes)
    const anywhere = uniform(seed, 4, i) < mixing
    const g = group[v]!
    const u = anywhere
      ? Math.floor(uniform(seed, 5, i) * nodes)
      : first[g]! + Math.floor(uniform(seed, 5, i) * sizes[g]!)
    const x = place[v]!
    const y = place[u]!
    keys[i] = x === y ? Number.POSITIVE_INFINITY : Math.min(x, y) * nodes + Math.max(x, y)
  }
  keys.sort()
  const kept = keys.filter((key, i) => key !== Number.POSITIVE_INFINITY && key !== keys[i - 1])
  const a = Int32Array.from(kept, (key) => Math.floor(key / nodes))
  const b = Int32Array.from(kept, (key) => key % nodes)
  const weight = new Float64Array(kept.length).fill(BIT)
  const truth = new Int32Array(nodes)
  for (let v = 0; v < nodes; v++) truth[place[v]!] = group[v]!
  return {
    graph: graphOfPairs(nodes, a, b, weight),
    truth: canonicalPartition(truth),
    pairs: { a, b, weight },
  }
}

/** Share of true groups that a found group matches with Jaccard ≥ `least`. */
export const recovered = (truth: Partition, found: Partition, least: number): number => {
  const sizeT = new Int32Array(truth.count)
  const sizeF = new Int32Array(found.count)
  const both = new Map<number, number>()
  truth.community.forEach((t, v) => {
    const f = found.community[v]!
    sizeT[t]!++
    sizeF[f]!++
    both.set(t * found.count + f, (both.get(t * found.count + f) ?? 0) + 1)
  })
  const hit = new Set<number>()
  for (const [key, n] of both) {
    const t = Math.floor(key / found.count)
    const f = key % found.count
    if (n / (sizeT[t]! + sizeF[f]! - n) >= least) hit.add(t)
  }
  return hit.size / truth.count
}
