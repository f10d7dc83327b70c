import { UndirectedGraph } from 'graphology'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import { z } from 'zod'
import { kindIndex, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import { type Adjacency, buildAdjacency } from '../../market/adjacency.js'
import type { Market } from '../../market/market.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { groupLots } from './group-lots.js'
import { groupDetail } from './rule-detail.js'

/** Settings of NET-14. */
export const BROKER_SETTINGS = {
  /** members that the person, device or account is used by, at least */
  minMembers: z.number().int().min(3).default(3),
  /** share of the shortest chains between others of the group that run through it, at least */
  minBetweenness: z.number().gt(0).max(1).default(0.5),
  /** values of more bidders are a service's: no broker */
  maxHolders: z.number().int().min(3).default(50),
} satisfies z.ZodRawShape
type BrokerSettings = z.infer<z.ZodObject<typeof BROKER_SETTINGS>>

/** Published as CommonJS whose types say `default`: the module itself is the function. */
const betweenness = betweennessModule as unknown as typeof betweennessModule.default

/** Who or what can go between bidders. */
const KINDS: readonly ValueKind[] = [
  'person',
  'phone',
  'operator',
  'account',
  'deposit-account',
  'payer',
  'ca',
  'mac',
  'disk',
  'board',
  'machine-code',
]

/**
 * NET-14, broker: is there a person, device or account, no bidder itself, through which a group hangs together?
 *
 * Betweenness in the graph of the members and what they share of these kinds, as a share of all pairs of other nodes.
 * p is the share of such shared values in the market that as many bidders hold: a frequency, not a test. The fact that
 * the members share it stands in the rules of its own family already, so that this adds no bits and no grade beside
 * them: it points at whom to ask first.
 */
export const broker: GroupRule = {
  rule: 'NET-14',
  prepare: (market, settings) => {
    const wanted = settings as unknown as BrokerSettings
    const adjacency = buildAdjacency(market)
    const common = shareHeldBy(market)
    return (members) => ask(market, adjacency, common, members, wanted)
  },
}

const ask = (
  market: Market,
  adjacency: Adjacency,
  common: (holders: number) => number,
  members: readonly number[],
  { minMembers, minBetweenness, maxHolders }: BrokerSettings,
): GroupFinding | undefined => {
  if (members.length < minMembers) return undefined
  const graph = new UndirectedGraph()
  for (const bidder of members) {
    graph.mergeNode(`b${bidder}`)
    for (let i = adjacency.valueOffsets[bidder]!; i < adjacency.valueOffsets[bidder + 1]!; i++) {
      const value = adjacency.valuesOf[i]!
      const mayBridge = IS_BRIDGE[market.values.kind[value]!] === 1 && market.values.allow[value] === -1
      if (!mayBridge || market.values.holders[value]! > maxHolders) continue
      graph.mergeNode(`v${value}`)
      graph.mergeEdge(`b${bidder}`, `v${value}`)
    }
  }
  if (graph.size < minMembers) return undefined
  const between = betweenness(graph, { normalized: true })
  const brokers = graph
    .filterNodes((node) => node.startsWith('v') && graph.degree(node) >= minMembers)
    .map((node) => ({ value: Number(node.slice(1)), share: between[node]!, degree: graph.degree(node) }))
    .filter(({ share }) => share >= minBetweenness)
    .sort((x, y) => y.share - x.share || y.degree - x.degree || x.value - y.value)
  const [first] = brokers
  if (!first) return undefined
  const touched = graph.neighbors(`v${first.value}`).map((node) => Number(node.slice(1)))
  return {
    rule: 'NET-14',
    grade: '弱',
    members: touched.sort((x, y) => x - y),
    lots: groupLots(market, touched, false).map(({ lot }) => lot),
    bits: 0,
    detail: groupDetail(common(market.values.holders[first.value]!), 'as-widely-shared', {
      kind: VALUE_KINDS[market.values.kind[first.value]!]!,
      bridged: first.degree,
      betweenness: Math.round(first.share * 1000) / 1000,
      brokers: brokers.length,
    }),
  }
}

const IS_BRIDGE = new Uint8Array(VALUE_KINDS.length)
for (const kind of KINDS) IS_BRIDGE[kindIndex[kind]] = 1

/** Of the values that could be brokers, the share that so many bidders hold, or more. */
const shareHeldBy = ({ values }: Market): ((holders: number) => number) => {
  const held: number[] = []
  for (let v = 0; v < values.count; v++) if (IS_BRIDGE[values.kind[v]!] === 1) held.push(values.holders[v]!)
  const ascending = Int32Array.from(held).sort()
  return (holders) => {
    const below = ascending.findIndex((h) => h >= holders)
    return below < 0 ? 0 : (ascending.length - below) / ascending.length
  }
}
