import { planted as plantedPairs } from '../../bench/leiden/planted.mjs'
import { graphOfPairs } from '../../src/communities/graph.js'
import { canonicalPartition, type Partition } from '../../src/communities/partition.js'
import type { CsrGraph } from '../../src/domain/csr.js'
import { BIT } from '../../src/domain/grade.js'

export interface Planted {
  graph: CsrGraph
  truth: Partition
  pairs: { a: Int32Array; b: Int32Array; weight: Float64Array }
}

/** Groups planted in a graph whose edges weigh one bit each. */
export const planted = (nodes: number, degree: number, mixing: number, seed: number): Planted => {
  const { a, b, group } = plantedPairs({ nodes, degree, mixing, seed })
  const weight = new Float64Array(a.length).fill(BIT)
  return {
    graph: graphOfPairs(nodes, a, b, weight),
    truth: canonicalPartition(group),
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
