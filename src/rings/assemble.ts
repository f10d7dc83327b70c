import { membersOf, type Partition } from '../communities/partition.js'
import type { CsrGraph } from '../domain/csr.js'
import { type EvidenceItems, ITEM_FLAGS } from '../evidence/items.js'
import { RULES } from '../rules/index.js'
import { type Cores, coresOf, type Group } from './cores.js'
import { findPair, type Pairs } from './pairs.js'
import type { RingSettings } from './settings.js'

/** A ring before it is judged: bidder indices, ascending. */
export interface RingDraft {
  members: number[]
  associates: Associate[]
}

export interface Associate {
  bidder: number
  /** members it is tied to, ascending */
  tiedTo: number[]
  /** of those ties together, × 2^16 */
  bits: number
}

/** Ties with the evidence behind them. `graph` weights are bits × 2^16; an edge has a pair in `pairs`. */
export interface Ties {
  graph: CsrGraph
  pairs: Pairs
  items: EvidenceItems
}

/**
 * Groups → rings: each group's cores are the rings, the rest of it their associates (evidence.md §5). A
 * bidder whose home is another group is an associate too when it would join the ring had it no home, on
 * evidence of two families (algorithms.md B6). Groups of one are no rings. In the order of the groups'
 * smallest bidder.
 */
export const assembleRings = (
  ties: Ties,
  groups: Partition,
  options: { gamma: number; seed: number; settings: RingSettings },
): RingDraft[] => {
  const { offsets, nodes } = membersOf(groups)
  const drafts: RingDraft[] = []
  const place = new Int32Array(ties.graph.nodes).fill(-1)
  for (let c = 0; c < groups.count; c++) {
    const bidders = nodes.subarray(offsets[c]!, offsets[c + 1]!)
    if (bidders.length < 2) continue
    const found = coresOf(groupOf(ties, bidders, place), options.settings.cores, options.gamma, options.seed)
    for (const draft of draftsOf(bidders, found)) {
      draft.associates = associatesOf(ties, draft, options.gamma)
      drafts.push(draft)
    }
  }
  return drafts
}

/** The group by itself. `place` is all −1 before and after. */
const groupOf = ({ graph, pairs }: Ties, bidders: Int32Array, place: Int32Array): Group => {
  bidders.forEach((bidder, i) => {
    place[bidder] = i
  })
  const offsets = new Int32Array(bidders.length + 1)
  const neighbours: number[] = []
  const weights: number[] = []
  const strong: number[] = []
  bidders.forEach((bidder, i) => {
    for (let e = graph.offsets[bidder]!; e < graph.offsets[bidder + 1]!; e++) {
      const to = graph.neighbours[e]!
      if (place[to] === -1) continue
      neighbours.push(place[to]!)
      weights.push(graph.weights[e]!)
      const pair = bidders.length > 2 ? findPair(pairs, bidder, to) : -1
      strong.push(pair < 0 ? 0 : pairs.strong[pair]!)
    }
    offsets[i + 1] = neighbours.length
  })
  for (const bidder of bidders) place[bidder] = -1
  return {
    nodes: bidders.length,
    offsets,
    neighbours: Int32Array.from(neighbours),
    weights: Float64Array.from(weights),
    strong: Uint8Array.from(strong),
  }
}

const draftsOf = (bidders: Int32Array, { cores, rest }: Cores): RingDraft[] =>
  cores.map((core, c) => ({
    members: core.map((v) => bidders[v]!),
    associates: rest
      .filter((one) => one.core === c)
      .map(({ node }) => ({ bidder: bidders[node]!, tiedTo: [], bits: 0 })),
  }))

/** Those cut off with the core, and outsiders tied to it as densely as its members must be. */
const associatesOf = (ties: Ties, draft: RingDraft, gamma: number): Associate[] => {
  const { graph } = ties
  const isMember = new Set(draft.members)
  const outside = new Map<number, Associate>(draft.associates.map((one) => [one.bidder, one]))
  const cut = new Set(outside.keys())
  for (const member of draft.members)
    for (let e = graph.offsets[member]!; e < graph.offsets[member + 1]!; e++) {
      const bidder = graph.neighbours[e]!
      if (isMember.has(bidder)) continue
      const one = outside.get(bidder) ?? { bidder, tiedTo: [], bits: 0 }
      one.tiedTo.push(member)
      one.bits += graph.weights[e]!
      outside.set(bidder, one)
    }
  return [...outside.values()]
    .filter(
      (one) =>
        cut.has(one.bidder) || (one.bits >= gamma * draft.members.length && familiesBetween(ties, one) >= 2),
    )
    .sort((x, y) => y.bits - x.bits || x.bidder - y.bidder)
}

const familiesBetween = ({ pairs, items }: Ties, { bidder, tiedTo }: Associate): number => {
  const families = new Set<string>()
  for (const member of tiedTo) {
    const p = findPair(pairs, bidder, member)
    if (p < 0) continue
    for (let i = pairs.start[p]!; i < pairs.start[p + 1]!; i++)
      if (items.bits[i]! > 0 && !(items.flags[i]! & ITEM_FLAGS.subsumed))
        families.add(RULES[items.rule[i]!]!.family)
  }
  return families.size
}
