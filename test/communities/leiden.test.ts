import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { components } from '../../src/communities/components.js'
import { graphOfPairs, inducedGraph } from '../../src/communities/graph.js'
import { leiden } from '../../src/communities/leiden.js'
import { louvain } from '../../src/communities/louvain.js'
import { canonicalPartition, membersOf, type Partition } from '../../src/communities/partition.js'
import { cpmQuality, disconnectedCommunities } from '../../src/communities/quality.js'
import { support } from '../../src/communities/support.js'
import type { CsrGraph } from '../../src/domain/csr.js'
import { BIT } from '../../src/domain/grade.js'
import { shuffled } from '../../src/stats/random.js'
import { planted, recovered } from './planted.js'

type Pair = [a: number, b: number, bits: number]

const graphOf = (nodes: number, pairs: Pair[]): CsrGraph =>
  graphOfPairs(
    nodes,
    pairs.map((p) => p[0]),
    pairs.map((p) => p[1]),
    pairs.map((p) => Math.round(p[2] * BIT)),
  )
const clique = (members: number[], bits: number): Pair[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b): Pair => [a, b, bits]))
const groups = (partition: Partition): number[][] => {
  const { offsets, nodes } = membersOf(partition)
  return Array.from({ length: partition.count }, (_, c) => [...nodes.subarray(offsets[c]!, offsets[c + 1]!)])
}
const find = (graph: CsrGraph, bits: number, seed = 1) =>
  leiden(graph, { gamma: Math.round(bits * BIT), seed })

/** Two trios and a pair, chained by weak ties, and node 8 alone. */
const CHAIN = graphOf(9, [
  ...clique([0, 1, 2], 12),
  ...clique([3, 4, 5], 12),
  [6, 7, 20],
  [2, 3, 3],
  [5, 6, 3],
])

/** A ring of three in a market of honest neighbours: trio ties near 500 bits, the strongest other near 55. */
const MILK = graphOf(7, [
  [0, 1, 647],
  [0, 2, 435],
  [1, 2, 510],
  [0, 3, 55],
  [1, 3, 41],
  [2, 4, 38],
  [3, 4, 54],
  [4, 5, 29],
  [5, 6, 31],
])

const anyGraph = fc
  .record({
    nodes: fc.integer({ min: 1, max: 24 }),
    pairs: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 40 })), { maxLength: 80 }),
  })
  .map(({ nodes, pairs }) => {
    const once = new Map<string, Pair>()
    for (const [x, y, bits] of pairs) {
      const a = Math.min(x % nodes, y % nodes)
      const b = Math.max(x % nodes, y % nodes)
      if (a !== b) once.set(`${a}-${b}`, [a, b, bits])
    }
    return { nodes, pairs: [...once.values()] }
  })

describe('leiden', () => {
  it('finds the groups of a chain and leaves the stranger alone', () => {
    expect(groups(find(CHAIN, 4).partition)).toEqual([[0, 1, 2], [3, 4, 5], [6, 7], [8]])
  })
  it('joins everything connected at a resolution of nothing, nothing above the strongest tie', () => {
    expect(groups(find(CHAIN, 0).partition)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [8]])
    expect(find(CHAIN, 21).partition.count).toBe(9)
  })
  it('counts the quality in the unit of the weights: weight inside less gamma a pair', () => {
    expect(find(CHAIN, 4).quality).toBe((3 * 12 + 3 * 12 + 20 - 4 * 7) * BIT)
  })
  it('separates a ring of 500 bits from neighbours of 55 over a wide range of resolutions', () => {
    for (const bits of [60, 100, 200, 400]) expect(groups(find(MILK, bits).partition)[0]).toEqual([0, 1, 2])
  })
  it('counts a node for as many bidders as it stands for', () => {
    const graph = graphOf(2, [[0, 1, 10]])
    const nodeSize = [3, 4]
    expect(leiden(graph, { gamma: Math.floor((10 / 12) * BIT), seed: 1, nodeSize }).partition.count).toBe(1)
    expect(leiden(graph, { gamma: Math.ceil((10 / 12) * BIT) + 1, seed: 1, nodeSize }).partition.count).toBe(
      2,
    )
  })
  it('comes to the same without the ties of nodes that can join nobody', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 0, max: 30 }), fc.nat(5), ({ nodes, pairs }, bits, seed) => {
        const graph = graphOf(nodes, pairs)
        // with sizes given no tie is left out
        const nodeSize = new Array<number>(nodes).fill(1)
        expect(find(graph, bits, seed)).toEqual(
          leiden(graph, { gamma: Math.round(bits * BIT), seed, nodeSize }),
        )
      }),
      { numRuns: 500, seed: 4 },
    )
  })
  it('holds for no nodes and for nodes without ties', () => {
    expect(find(graphOf(0, []), 4).partition.count).toBe(0)
    expect(find(graphOf(3, []), 4).partition.count).toBe(3)
  })
  it('refuses a resolution that is no integer', () => {
    expect(() => leiden(CHAIN, { gamma: 0.5, seed: 1 })).toThrow(/gamma 0.5/)
    expect(() => leiden(CHAIN, { gamma: 1, seed: 1, theta: 0 })).toThrow(/theta 0/)
  })

  it('gives sound, node-optimal, canonical communities of any graph, the same at every call', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 0, max: 20 }), fc.nat(5), ({ nodes, pairs }, bits, seed) => {
        const graph = graphOf(nodes, pairs)
        const { partition, quality } = find(graph, bits, seed)
        expect(disconnectedCommunities(graph, partition)).toEqual([])
        expect(partition).toEqual(canonicalPartition(partition.community))
        expect(quality).toBe(cpmQuality(graph, partition, bits * BIT))
        expect(quality).toBeGreaterThanOrEqual(0)
        for (let v = 0; v < nodes; v++)
          for (let c = 0; c <= partition.count; c++) {
            const moved = partition.community.slice()
            moved[v] = c
            expect(
              cpmQuality(graph, { count: partition.count + 1, community: moved }, bits * BIT),
            ).toBeLessThanOrEqual(quality)
          }
        expect(find(graph, bits, seed)).toEqual({ partition, quality, iterations: expect.any(Number) })
      }),
      { numRuns: 300, seed: 3 },
    )
  })
  it('reaches the best of all partitions of small graphs almost always', () => {
    let best = 0
    let runs = 0
    fc.assert(
      fc.property(anyGraph, ({ nodes, pairs }) => {
        const n = Math.min(nodes, 8)
        const graph = graphOf(
          n,
          pairs.filter(([a, b]) => a < n && b < n),
        )
        let top = 0
        for (const community of allPartitions(n))
          top = Math.max(top, cpmQuality(graph, { count: n, community }, 6 * BIT))
        runs++
        if (find(graph, 6).quality === top) best++
      }),
      { numRuns: 60, seed: 5 },
    )
    expect(best / runs).toBeGreaterThan(0.93)
  })
  it('owes nothing to the order of the pairs', () => {
    const { pairs, graph } = planted(600, 14, 0.3, 4)
    const order = shuffled(pairs.a.length, 9, 0)
    const again = graphOfPairs(
      600,
      order.map((i) => pairs.b[i]!),
      order.map((i) => pairs.a[i]!),
      Float64Array.from(order, (i) => pairs.weight[i]!),
    )
    expect(again).toEqual(graph)
  })
  it('finds the same groups under other names where they are clear', () => {
    const name = shuffled(9, 3, 3)
    const renamed = graphOf(
      9,
      edgesOf(CHAIN).map(([a, b, bits]): Pair => [name[a]!, name[b]!, bits]),
    )
    const found = find(renamed, 4).partition
    const back = canonicalPartition(Int32Array.from({ length: 9 }, (_, v) => found.community[name[v]!]!))
    expect(groups(back)).toEqual(groups(find(CHAIN, 4).partition))
  })
  it('finds nearly all planted groups of a graph with a third of its edges astray, none disconnected', () => {
    const { graph, truth } = planted(6000, 18, 0.3, 2)
    const { partition } = leiden(graph, { gamma: Math.round(0.01 * BIT), seed: 1 })
    expect(disconnectedCommunities(graph, partition)).toEqual([])
    expect(recovered(truth, partition, 0.9)).toBeGreaterThan(0.97)
    expect(cpmQuality(graph, partition, 655)).toBeGreaterThanOrEqual(cpmQuality(graph, truth, 655) * 0.999)
  })
})

describe('components', () => {
  it('are what edges connect, numbered by their smallest node', () => {
    expect([...components(CHAIN).community]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})

describe('disconnectedCommunities', () => {
  it('names a community whose members are tied through others only', () => {
    const community = Int32Array.of(0, 1, 0, 2, 2, 2, 3, 3, 4)
    const graph = graphOf(9, [[0, 1, 5], [1, 2, 5], ...clique([3, 4, 5], 2), [6, 7, 1]])
    expect(disconnectedCommunities(graph, { count: 5, community })).toEqual([0])
  })
})

describe('louvain', () => {
  it('finds four hundred rings of four weakly chained, which one pass would merge', () => {
    const pairs: Pair[] = []
    for (let r = 0; r < 400; r++) {
      pairs.push(...clique([4 * r, 4 * r + 1, 4 * r + 2, 4 * r + 3], 10))
      if (r > 0) pairs.push([4 * r - 1, 4 * r, 1])
    }
    const found = louvain(graphOf(1600, pairs), { seed: 1 })
    expect(groups(found)).toEqual(
      Array.from({ length: 400 }, (_, r) => [4 * r, 4 * r + 1, 4 * r + 2, 4 * r + 3]),
    )
  })
  it('gives connected communities of any graph, the same at every call', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(3), ({ nodes, pairs }, seed) => {
        const graph = graphOf(nodes, pairs)
        const found = louvain(graph, { seed })
        expect(found).toEqual(canonicalPartition(found.community))
        expect(disconnectedCommunities(graph, found)).toEqual([])
        expect(louvain(graph, { seed })).toEqual(found)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})

describe('support', () => {
  it('is full for members of clear groups', () => {
    const { partition } = find(CHAIN, 4)
    expect([...support(CHAIN, partition, { gamma: 4 * BIT, seed: 1 })]).toEqual(new Array(9).fill(1))
  })
  it('is less for a bidder that two groups hold equally', () => {
    const graph = graphOf(7, [...clique([0, 1, 2], 12), ...clique([4, 5, 6], 12), [2, 3, 14], [3, 4, 14]])
    const { partition } = find(graph, 4)
    const shares = support(graph, partition, { gamma: 4 * BIT, seed: 1, runs: 40 })
    expect(shares[3]).toBeLessThan(1)
    expect(shares[3]).toBe(Math.min(...shares))
    expect(Math.max(...shares)).toBe(1)
  })
  it('can be taken of one neighbourhood alone', () => {
    const inside = inducedGraph(CHAIN, [3, 4, 5, 6])
    expect(edgesOf(inside)).toEqual([
      [0, 1, 12],
      [0, 2, 12],
      [1, 2, 12],
      [2, 3, 3],
    ])
  })
})

const edgesOf = ({ nodes, offsets, neighbours, weights }: CsrGraph): Pair[] => {
  const pairs: Pair[] = []
  for (let v = 0; v < nodes; v++)
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++)
      if (neighbours[e]! > v) pairs.push([v, neighbours[e]!, weights[e]! / BIT])
  return pairs
}

function* allPartitions(n: number): Generator<Int32Array> {
  const community = new Int32Array(n)
  const place = function* (v: number, used: number): Generator<Int32Array> {
    if (v === n) yield community
    else
      for (let c = 0; c <= used; c++) {
        community[v] = c
        yield* place(v + 1, Math.max(used, c + 1))
      }
  }
  yield* place(0, 0)
}
