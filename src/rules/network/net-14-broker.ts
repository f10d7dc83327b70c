import { UndirectedGraph } from 'graphology'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import { z } from 'zod'
import { kindIndex, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import { type Adjacency, buildAdjacency } from '../../market/adjacency.js'
import type { Market } from '../../market/market.js'
import { KIND_TEXTS } from '../../texts/kinds.js'
import { t } from '../../texts/text.js'
import { ALLOWED } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { groupLots } from '../kernels/group-lots.js'
import { rule } from '../rule.js'

type Broker = {
  kind: ValueKind
  /** members that use it */
  bridged: number
  /** share of the shortest chains between others of the group that run through it */
  betweenness: number
  /** persons, devices and accounts that join as many */
  brokers: number
}

const SETTINGS = {
  /** members that the person, device or account is used by, at least */
  minMembers: z.number().int().min(3).default(3),
  /** share of the shortest chains between others of the group that run through it, at least */
  minBetweenness: z.number().gt(0).max(1).default(0.5),
  /** values of more bidders are a service's: no broker */
  maxHolders: z.number().int().min(3).default(50),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}这{bridged}家经由同一{kind}联系在一起，团伙内部的最短联系有{share}要经过它，可先从这里查问',
  '{who} ({bridged} in all) hang together through one {kind}: {share} of the shortest links within the group run through it; ask here first',
)

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
 * Broker (NET-14): a person, device or account, no bidder itself, through which a group hangs together.
 *
 * Betweenness in the graph of the members and what they share of these kinds, as a share of all pairs of
 * other nodes. p is the share of such shared values in the market that as many bidders hold: a frequency, not
 * a test. The fact that the members share it stands in the rules of its own family already, so that this adds
 * no bits and no grade beside them: it points at whom to ask first.
 */
export default rule({
  id: 'NET-14',
  family: 'network',
  grade: '弱',
  law: ['regulation-39'],
  formula:
    'person, device or account of ≥ minMembers members with betweenness ≥ minBetweenness in the group’s graph of shared values; adds no bits',
  texts: {
    name: t('串通掮客', 'broker'),
    question: t(
      '是否有非投标人的人员、设备或账户把成员连在一起?',
      'Is there a person, device or account, no bidder itself, through which the group hangs together?',
    ),
    silentWhen: t(
      '没有三家以上成员共用的人员、设备或账户',
      'no person, device or account is used by three members',
    ),
    exemptions: [t('招标代理、造价咨询', 'agencies, cost consultants'), ALLOWED],
  },
  why: t(
    '不少围标由不投标的人居间串联：替几家办保证金、做标书、跑手续，查清此人往往就查清了全案。',
    'Many rings are run by somebody who never bids: pays deposits, writes bids, runs errands for several. Who that is often tells the rest.',
  ),
  example: t(
    '甲、乙、丙除了用过同一台电脑，别无往来：指出这台电脑，先查谁在使用。',
    'A, B and C have nothing in common but one computer: it points at the computer, and asks who used it.',
  ),
  settings: SETTINGS,
  needs: [
    [
      'roles.person_id_no',
      'bids.agent_id_no',
      'bids.manager_id_no',
      'bids.mac',
      'bids.disk_serial',
      'bids.board_serial',
      'bids.deposit_account',
      'bids.upload_account',
      'bids.ca_serial',
      'bids.agent_phone',
    ],
  ],
  asks: (ask) => [
    ask.groups<GroupBehaviour<Broker>>({
      prepare(market, settings) {
        const adjacency = buildAdjacency(market)
        const common = shareHeldBy(market)
        return (members) => findBroker(market, adjacency, common, members, settings)
      },
      tell: ({ kind, bridged, betweenness }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          bridged: words.number(bridged),
          kind: words.text(KIND_TEXTS[kind]!),
          share: words.percent(betweenness),
        }),
    }),
  ],
})

const findBroker = (
  market: Market,
  adjacency: Adjacency,
  common: (holders: number) => number,
  members: readonly number[],
  { minMembers, minBetweenness, maxHolders }: Settings,
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
    detail: groupBehaviour<Broker>(common(market.values.holders[first.value]!), 'as-widely-shared', {
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
