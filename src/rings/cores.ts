import { append } from '../arrays/append.js'
import { mostOf } from '../arrays/extremes.js'
import { inducedGraph } from '../communities/graph.js'
import { leiden } from '../communities/leiden.js'
import { membersOf } from '../communities/partition.js'
import type { CsrGraph } from '../domain/csr.js'
import type { RingSettings } from './settings.js'

/** A group seen by itself: its ties, and which of them rest on a strong lead or better. */
export interface Group extends CsrGraph {
  /** by edge: 1 = an item at 强 or above that counts stands on the pair */
  strong: Uint8Array
}

export interface Cores {
  /** members of each core, ascending; the whole group when nothing inside it stands out */
  cores: number[][]
  /** the others, with the core each is tied to most */
  rest: { node: number; core: number }[]
}

/**
 * Cores of a group (evidence.md §5): one resolution cannot serve ties of 10 and of 500 bits, so a part is
 * reported as the ring when its least tied member holds `ratio` times the bits per pair that the most tied
 * outsider holds towards it. Nobody who shares strong identity evidence with a member is cut off, however
 * weak the tie: that is what a careful ring's fringe looks like. Candidates are the clusters of average
 * linkage, which is the same measure: mean bits per pair; the largest that stands out is taken, and looked
 * into again. Those left over are a ring of their own when they share strong evidence among themselves, or
 * hold γ per pair and no less than towards any core.
 */
export const coresOf = (
  group: Group,
  settings: RingSettings['cores'],
  gamma: number,
  seed: number,
): Cores => {
  const all = Array.from({ length: group.nodes }, (_, v) => v)
  if (group.nodes < 3) return { cores: [all], rest: [] }
  const candidates =
    group.nodes <= settings.linkageUpTo ? linkageClusters(group) : risingClusters(group, seed)
  const dense = standingOut(group, all, candidates, settings.ratio)
  if (dense.length === 0) return { cores: [all], rest: [] }
  const taken = new Set(dense.flat())
  const known = [...dense, ...strongComponents(group, (v) => !taken.has(v))]
  const own = denseRemainder(group, known, gamma, seed)
  const cores = [...known, ...own].sort((x, y) => x[0]! - y[0]!)
  const inside = new Set(cores.flat())
  const rest = all.filter((v) => !inside.has(v)).map((node) => ({ node, core: closest(group, node, cores) }))
  return { cores, rest }
}

/**
 * The largest candidates that stand out of `context`, each looked into again. `candidates` come largest
 * first.
 */
const standingOut = (group: Group, context: number[], candidates: number[][], ratio: number): number[][] => {
  const within = new Uint8Array(group.nodes)
  for (const v of context) within[v] = 1
  const taken = new Uint8Array(group.nodes)
  const cores: number[][] = []
  for (const candidate of candidates) {
    if (candidate.length >= context.length || candidate.some((v) => !within[v] || taken[v])) continue
    if (!standsOut(group, candidate, within, ratio)) continue
    for (const v of candidate) taken[v] = 1
    const inner = standingOut(group, candidate, candidates, ratio)
    append(cores, inner.length > 0 ? inner : [candidate])
  }
  return cores
}

const standsOut = (group: Group, core: number[], within: Uint8Array, ratio: number): boolean => {
  const isCore = new Set(core)
  const toward = new Map<number, number>()
  let weakest = Number.POSITIVE_INFINITY
  for (const v of core) {
    let held = 0
    for (let e = group.offsets[v]!; e < group.offsets[v + 1]!; e++) {
      const u = group.neighbours[e]!
      if (isCore.has(u)) held += group.weights[e]!
      else if (!within[u]) continue
      else if (group.strong[e]) return false
      else toward.set(u, (toward.get(u) ?? 0) + group.weights[e]!)
    }
    weakest = Math.min(weakest, held / (core.length - 1))
  }
  return weakest > 0 && weakest >= (ratio * Math.max(0, mostOf(toward.values()))) / core.length
}

/** Groups of two or more that strong evidence joins among the nodes for which `free` holds. */
const strongComponents = (group: Group, free: (v: number) => boolean): number[][] => {
  const seen = new Uint8Array(group.nodes)
  const found: number[][] = []
  for (let start = 0; start < group.nodes; start++) {
    if (seen[start] || !free(start)) continue
    seen[start] = 1
    const reached = [start]
    for (let at = 0; at < reached.length; at++)
      for (let e = group.offsets[reached[at]!]!; e < group.offsets[reached[at]! + 1]!; e++) {
        const u = group.neighbours[e]!
        if (!group.strong[e] || seen[u] || !free(u)) continue
        seen[u] = 1
        reached.push(u)
      }
    if (reached.length > 1) found.push(reached.sort((x, y) => x - y))
  }
  return found
}

/** Communities among the nodes outside `cores` that are tied to each other no less than to any of these. */
const denseRemainder = (group: Group, cores: number[][], gamma: number, seed: number): number[][] => {
  const inside = new Set(cores.flat())
  const rest = Array.from({ length: group.nodes }, (_, v) => v).filter((v) => !inside.has(v))
  if (rest.length < 2) return []
  const { offsets, nodes } = membersOf(leiden(inducedGraph(group, rest), { gamma, seed }).partition)
  const found: number[][] = []
  for (let c = 0; c + 1 < offsets.length; c++) {
    const part = [...nodes.subarray(offsets[c]!, offsets[c + 1]!)].map((i) => rest[i]!)
    if (part.length < 2) continue
    const own = bitsBetween(group, part, part) / (part.length * (part.length - 1))
    const toward = cores.map((core) => bitsBetween(group, part, core) / (part.length * core.length))
    if (own >= mostOf(toward)) found.push(part)
  }
  return found
}

/** Over ordered pairs: a tie within one set counts twice. */
const bitsBetween = (group: Group, from: number[], to: number[]): number => {
  const there = new Set(to)
  let bits = 0
  for (const v of from)
    for (let e = group.offsets[v]!; e < group.offsets[v + 1]!; e++)
      if (there.has(group.neighbours[e]!)) bits += group.weights[e]!
  return bits
}

const closest = (group: Group, node: number, cores: number[][]): number => {
  const home = new Map(cores.flatMap((core, c) => core.map((v) => [v, c] as const)))
  const bits = cores.map(() => 0)
  for (let e = group.offsets[node]!; e < group.offsets[node + 1]!; e++) {
    const c = home.get(group.neighbours[e]!)
    if (c !== undefined) bits[c]! += group.weights[e]!
  }
  return bits.indexOf(mostOf(bits))
}

/**
 * Clusters of average linkage by nearest-neighbour chains, O(n²), largest first; ties go to the smaller node.
 * Müllner, D. (2011). Modern hierarchical, agglomerative clustering algorithms. arXiv 1109.2378.
 */
export const linkageClusters = (group: CsrGraph): number[][] => {
  const n = group.nodes
  const between = new Float64Array(n * n)
  for (let v = 0; v < n; v++)
    for (let e = group.offsets[v]!; e < group.offsets[v + 1]!; e++)
      between[v * n + group.neighbours[e]!] = group.weights[e]!
  const members: (number[] | undefined)[] = Array.from({ length: n }, (_, v) => [v])
  const clusters: number[][] = []
  const chain: number[] = []
  for (let merged = 1; merged < n; ) {
    if (chain.length === 0) chain.push(members.findIndex((m) => m !== undefined))
    const top = chain.at(-1)!
    const near = nearest(top, chain.at(-2), members, between)
    if (near !== chain.at(-2)) {
      chain.push(near)
      continue
    }
    chain.length -= 2
    const [keep, drop] = top < near ? [top, near] : [near, top]
    members[keep] = [...members[keep]!, ...members[drop]!].sort((x, y) => x - y)
    members[drop] = undefined
    for (let v = 0; v < n; v++) {
      between[keep * n + v]! += between[drop * n + v]!
      between[v * n + keep] = between[keep * n + v]!
    }
    clusters.push(members[keep])
    merged++
  }
  return clusters.sort((x, y) => y.length - x.length || x[0]! - y[0]!)
}

const nearest = (
  from: number,
  before: number | undefined,
  members: (number[] | undefined)[],
  between: Float64Array,
): number => {
  const n = members.length
  const mean = (v: number): number => between[from * n + v]! / (members[from]!.length * members[v]!.length)
  let best = before ?? -1
  let most = before === undefined ? -1 : mean(before)
  for (let v = 0; v < n; v++) {
    if (v === from || !members[v]) continue
    const bits = mean(v)
    if (bits > most) {
      best = v
      most = bits
    }
  }
  return best
}

/** Communities at doubling γ, from the group's own density up to its strongest tie: largest first. */
const risingClusters = (group: CsrGraph, seed: number): number[][] => {
  const total = group.weights.reduce((sum, w) => sum + w, 0)
  const strongest = group.weights.reduce((most, w) => Math.max(most, w), 0)
  const clusters = new Map<string, number[]>()
  for (
    let gamma = Math.ceil(total / (group.nodes * (group.nodes - 1)));
    gamma > 0 && gamma <= strongest;
    gamma *= 2
  ) {
    const { offsets, nodes } = membersOf(leiden(group, { gamma, seed }).partition)
    for (let c = 0; c + 1 < offsets.length; c++) {
      const members = [...nodes.subarray(offsets[c]!, offsets[c + 1]!)]
      if (members.length > 1) clusters.set(members.join(), members)
    }
  }
  return [...clusters.values()].sort((x, y) => y.length - x.length || x[0]! - y[0]!)
}
