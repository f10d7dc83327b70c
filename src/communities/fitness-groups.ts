import type { MeetingGraph } from './meeting-graph.js'

export interface FitnessSettings {
  /** weight of exclusivity and of size */
  alpha: number
  beta: number
  maxMembers: number
}

/**
 * Overlapping groups that meet each other rather than others, grown greedily from every bidder:
 *
 *   f(g) = S_in / ((S_in + S_out)^α · |g|^β)
 *   S = sum of Jaccard weights inside g, and from g to outside
 *
 * The neighbour that raises f most joins, until none does; ties go to the smaller index. Calls `found` once
 * for every distinct group of three or more, members ascending.
 *
 * Lancichinetti, A., Fortunato, S. and Kertész, J. (2009). Detecting the overlapping and hierarchical
 * community structure in complex networks. New J. Phys. 11:033015. Wachs, J. and Kertész, J. (2019). A
 * network approach to cartel detection in public auction markets. Sci. Rep. 9:10818.
 */
export const fitnessGroups = (
  graph: MeetingGraph,
  settings: FitnessSettings,
  found: (members: number[]) => void,
): void => {
  const strength = strengths(graph)
  const towards = new Float64Array(graph.nodes)
  const isMember = new Uint8Array(graph.nodes)
  const seen = new Set<string>()
  for (let seed = 0; seed < graph.nodes; seed++) {
    if (graph.offsets[seed + 1]! - graph.offsets[seed]! < 2) continue
    const members = grow(seed, graph, settings, strength, towards, isMember)
    if (members.length < 3) continue
    const key = members.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    found(members)
  }
}

const grow = (
  seed: number,
  graph: MeetingGraph,
  { alpha, beta, maxMembers }: FitnessSettings,
  strength: Float64Array,
  towards: Float64Array,
  isMember: Uint8Array,
): number[] => {
  const members: number[] = []
  const reached: number[] = []
  let inside = 0
  let outside = 0
  const join = (v: number): void => {
    inside += towards[v]!
    outside += strength[v]! - 2 * towards[v]!
    isMember[v] = 1
    members.push(v)
    for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) {
      const u = graph.to[i]!
      if (towards[u] === 0) reached.push(u)
      towards[u]! += graph.jaccard[i]!
    }
  }
  join(seed)
  for (let fitness = 0; members.length < maxMembers; ) {
    let best = -1
    const size = (members.length + 1) ** beta
    for (const v of reached) {
      if (isMember[v] === 1) continue
      const within = inside + towards[v]!
      const f = within / ((within + outside + strength[v]! - 2 * towards[v]!) ** alpha * size)
      if (f > fitness || (f === fitness && best >= 0 && v < best)) {
        fitness = f
        best = v
      }
    }
    if (best < 0) break
    join(best)
  }
  for (const v of reached) towards[v] = 0
  for (const v of members) isMember[v] = 0
  return members.sort((x, y) => x - y)
}

/** Sum of a node's weights. */
export const strengths = ({ nodes, offsets, jaccard }: MeetingGraph): Float64Array => {
  const strength = new Float64Array(nodes)
  for (let v = 0; v < nodes; v++)
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) strength[v]! += jaccard[i]!
  return strength
}
