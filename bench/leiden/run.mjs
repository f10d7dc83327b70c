import { execFileSync } from 'node:child_process'
import { UndirectedGraph } from 'graphology'
import graphologyLouvain from 'graphology-communities-louvain'
import { components } from '../../dist/communities/components.js'
import { graphOfPairs } from '../../dist/communities/graph.js'
import { leiden } from '../../dist/communities/leiden.js'
import { canonicalPartition } from '../../dist/communities/partition.js'
import { disconnectedCommunities } from '../../dist/communities/quality.js'
import { uniformStream } from '../../dist/stats/random.js'
import { planted } from './planted.mjs'

/**
 * Question: how fast are communities found beside graphology's Louvain with its graph build, from the same
 * pairs, and how many come out disconnected?
 *
 *   npm run build && node bench/leiden/run.mjs [nodes]
 *
 * 200,000 nodes and about 1.8 million edges by default; `right` = share of planted groups found with Jaccard
 * ≥ 0.9. CPU seconds.
 */
const BIT = 65536
const nodes = Number(process.argv[2] ?? 200_000)

const timed = (work) => {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}
/** Share of planted groups that a community matches with Jaccard ≥ 0.9. */
const shareFound = (community, group, groups) => {
  const size = new Map()
  const trueSize = new Int32Array(groups)
  const both = new Map()
  for (let v = 0; v < group.length; v++) {
    const key = group[v] * group.length + community[v]
    size.set(community[v], (size.get(community[v]) ?? 0) + 1)
    both.set(key, (both.get(key) ?? 0) + 1)
    trueSize[group[v]]++
  }
  let hits = 0
  for (const [key, n] of both) {
    const t = trueSize[Math.floor(key / group.length)]
    if (n / (t + size.get(key % group.length) - n) >= 0.9) hits++
  }
  return Number((hits / groups).toFixed(4))
}

const graphOf = (mixing) => planted({ nodes, degree: 18.5, mixing, seed: 1 })

const sides = {
  biaojian: (mixing) => {
    const { a, b, group, groups } = graphOf(mixing)
    const weight = new Float64Array(a.length).fill(BIT)
    const build = timed(() => graphOfPairs(nodes, a, b, weight))
    const pieces = timed(() => components(build.result))
    const found = timed(() => leiden(build.result, { gamma: Math.round(0.01 * BIT), seed: 1 }))
    const { partition, iterations } = found.result
    return {
      ...judged(build.result, partition.community, group, groups),
      components: pieces.seconds,
      iterations,
      build: build.seconds,
      communities: found.seconds,
    }
  },
  graphology: (mixing) => {
    const { a, b, group, groups } = graphOf(mixing)
    const build = timed(() => {
      const graph = new UndirectedGraph()
      for (let v = 0; v < nodes; v++) graph.addNode(v)
      for (let i = 0; i < a.length; i++) graph.addEdge(a[i], b[i], { weight: 1 })
      return graph
    })
    const draw = uniformStream(1, 1)
    const found = timed(() => graphologyLouvain(build.result, { rng: draw }))
    const community = Int32Array.from({ length: nodes }, (_, v) => found.result[v])
    const graph = graphOfPairs(nodes, a, b, new Float64Array(a.length).fill(1))
    return {
      ...judged(graph, community, group, groups),
      build: build.seconds,
      communities: found.seconds,
    }
  },
}

const judged = (graph, community, group, groups) => {
  const partition = canonicalPartition(community)
  return {
    edges: graph.neighbours.length / 2,
    planted: groups,
    found: partition.count,
    right: shareFound(partition.community, group, groups),
    disconnected: disconnectedCommunities(graph, partition).length,
  }
}

const [, , first, side, mixingText] = process.argv
if (side) console.log(JSON.stringify(sides[side](Number(mixingText))))
else
  for (const mixing of [0.3, 0.5]) {
    // a process each: the other's garbage collection would be counted too
    const run = (name) =>
      JSON.parse(execFileSync(process.execPath, [process.argv[1], first ?? '200000', name, String(mixing)]))
    const ours = run('biaojian')
    const theirs = run('graphology')
    console.log(`mixing ${mixing}, ${nodes} nodes`)
    console.table({ 'Leiden, CPM': ours, 'graphology Louvain': theirs })
    const ratio = (theirs.build + theirs.communities) / (ours.build + ours.communities)
    console.log(`build and communities: ${ratio.toFixed(1)} times faster, CPU seconds`)
  }
