import type { Market } from '../market/market.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import { lexicographic } from '../stats/lexicographic.js'
import { countCores } from './count-cores.js'
import { fitnessGroups, strengths } from './fitness-groups.js'
import { type MeetingGraph, meetingGraph } from './meeting-graph.js'

/**
 * A group that keeps meeting, whatever its members share: a candidate for a ring, to be judged by the rules.
 */
export interface CandidateGroup {
  /** bidder indices, ascending; three or more */
  members: number[]
  /**
   * how it was found: W–K's fitness on Jaccard weights, or the summit of joint lots; both when both found it
   */
  sources: ('fitness' | 'core')[]
  /** pairs of members that meet, of all pairs */
  density: number
  /**
   * geometric over arithmetic mean of the Jaccard weights inside: 1 = all alike, 0 = some pair hardly meets
   */
  coherence: number
  /** weight inside over weight inside and towards others */
  exclusivity: number
  /** joint lots of the pair of members that meets least */
  leastJoint: number
}

export interface CandidateSettings {
  /** joint lots that make two bidders neighbours */
  minJoint: number
  /** of the fitness; 1.5 each finds Ohio's ring, β = 0 loses it */
  alpha: number
  beta: number
  /** larger groups are not given: what they are made of is */
  maxMembers: number
}

export const CANDIDATE_DEFAULTS: CandidateSettings = { minJoint: 3, alpha: 1.5, beta: 1.5, maxMembers: 40 }

/**
 * Candidate groups from who meets whom, in order of their members. They overlap, and most are innocent: firms
 * of one trade and place meet too. Coherence and exclusivity say what kind of group it is, the rules whether
 * it behaves as one. A pure function of the market; `met`, where given, holds all pairs that meet on
 * `minJoint` lots or more.
 */
export const candidateGroups = (
  market: Market,
  settings: Partial<CandidateSettings> = {},
  met?: MeetingPairs,
): CandidateGroup[] => {
  const wanted = { ...CANDIDATE_DEFAULTS, ...settings }
  const graph = meetingGraph(market, wanted.minJoint, met)
  const groups = new Map<string, { members: number[]; sources: CandidateGroup['sources'] }>()
  const take =
    (source: CandidateGroup['sources'][number]) =>
    (members: number[]): void => {
      const key = members.join(' ')
      const there = groups.get(key)
      if (there) there.sources.push(source)
      else groups.set(key, { members, sources: [source] })
    }
  fitnessGroups(graph, wanted, take('fitness'))
  countCores(graph, wanted.maxMembers, take('core'))
  const strength = strengths(graph)
  return [...groups.values()]
    .map(({ members, sources }) => ({ members, sources, ...measures(members, graph, strength) }))
    .sort((x, y) => lexicographic(x.members, y.members))
}

const measures = (members: readonly number[], graph: MeetingGraph, strength: Float64Array) => {
  const inside = new Set(members)
  let edges = 0
  let sum = 0
  let logs = 0
  let leastJoint = Number.POSITIVE_INFINITY
  let total = 0
  for (const v of members) {
    total += strength[v]!
    for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) {
      if (graph.to[i]! <= v || !inside.has(graph.to[i]!)) continue
      edges++
      sum += graph.jaccard[i]!
      logs += Math.log(graph.jaccard[i]!)
      leastJoint = Math.min(leastJoint, graph.joint[i]!)
    }
  }
  const pairs = (members.length * (members.length - 1)) / 2
  return {
    density: edges / pairs,
    coherence: edges < pairs ? 0 : Math.exp(logs / edges) / (sum / edges),
    exclusivity: sum / (total - sum),
    leastJoint: edges < pairs ? 0 : leastJoint,
  }
}
