import type { RingRecord } from '../casebook/casebook.js'
import type { Grade, Level } from '../domain/grade.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { SourceRow } from '../graph/engine.js'
import type { Market } from '../graph/market.js'
import type { Ring, RingMember } from '../rings/ring.js'
import { type ExportHead, shanghai } from './head.js'
import { lawOf } from './law-of.js'
import type { LawSheet } from './law-sheet.js'
import { type LotBids, lotBids, type ShownLot } from './lots.js'

/** How the asker sees things: what `api/view.ts` makes of a role. */
export interface Sight {
  unmasked: boolean
  ring(record: RingRecord): Ring
  value(kind: ValueKind, text: string): string
}

/** A ring as the asker may see it, with what stands behind it. */
export interface ShownRing {
  ring: Ring
  sources: SourceRow[][]
  ties: RingRecord['ties']
  /** id of the node that stands for the value of evidence i, null for a pattern: values may look alike when masked */
  values: (string | null)[]
}

export interface ExportNode {
  id: string
  type: 'bidder' | 'associate' | 'value' | 'lot'
  label: string
  /** kind of a value */
  kind: ValueKind | null
  /** role of a member in its strongest ring */
  role: RingMember['role'] | null
  /** level of its strongest ring */
  level: Level
  rings: string[]
  /** of a member: bids and wins on joint lots */
  bids: number | null
  wins: number | null
  /** of a value: bidders that hold it, of all in the store */
  holders: number | null
  lot: ShownLot | null
}

export interface ExportEdge {
  id: string
  from: string
  to: string
  type: 'tie' | 'associate' | 'holds' | 'bid'
  ring: string
  /** null for a bid */
  bits: number | null
  grade: Grade | null
  rules: string[]
  families: string[]
  /** lots on which a value is held */
  lots: string[]
  firstDay: string | null
  lastDay: string | null
  /** of a bid */
  amountFen: number | null
  won: boolean | null
  /** `file:line` of the rows it was read from */
  rows: string[]
}

/**
 * Rings as a graph: members, associates, the values they share and the lots they bid on. Every format writes this one
 * model, so that counts agree. Nodes are held in memory; rings and edges are made one ring at a time, as often as asked.
 */
export interface ExportModel {
  head: ExportHead
  counts: { rings: number; nodes: number; edges: number }
  rings(): Iterable<ShownRing>
  nodes(): Iterable<ExportNode>
  edges(): Iterable<ExportEdge>
  /** the ring's joint lots with its members' bids */
  lots(ring: Ring): Iterable<LotBids>
  /** the check sheet of statutes, as of the day of the head */
  law(ring: Ring): LawSheet
}

export interface ExportInput {
  head: ExportHead
  /** the chosen rings best first; may be gone through several times */
  records(): Iterable<RingRecord>
  market: Market
  sight: Sight
}

export const exportModel = ({ head, records, market, sight }: ExportInput): ExportModel => {
  const graph = new GraphNodes(market)
  const counts = { rings: 0, nodes: 0, edges: 0 }
  function* edges(): Generator<ExportEdge> {
    let number = 0
    for (const record of records()) {
      for (const edge of edgesOf(record, sight.ring(record), graph, market))
        yield { ...edge, id: `e${++number}` }
    }
  }
  for (const record of records()) {
    counts.rings++
    const ring = sight.ring(record)
    graph.take(record, ring)
    counts.edges += countEdges(record, ring, market)
  }
  counts.nodes = graph.nodes.size
  return {
    head,
    counts,
    edges,
    nodes: () => graph.nodes.values(),
    lots: (ring) => lotBids(market, ring),
    law: (ring) => lawOf(market, ring, shanghai(head.at).slice(0, 10)),
    *rings() {
      for (const record of records())
        yield {
          ring: sight.ring(record),
          sources: record.sources,
          ties: record.ties,
          values: record.ring.evidence.map((_, i) => graph.valueNode(record, i) ?? null),
        }
    },
  }
}

/** Nodes by id, in the order in which the rings name them; a node of several rings is one node. */
class GraphNodes {
  readonly nodes = new Map<string, ExportNode>()
  /** node id by (kind, unmasked text): two values that look alike when masked stay two */
  private readonly values = new Map<string, string>()

  constructor(private readonly market: Market) {}

  take(record: RingRecord, ring: Ring): void {
    const own = { level: ring.level, rings: [ring.id] }
    for (const { bidderId, name, role, bids, wins } of ring.members)
      this.add({ ...EMPTY, ...own, id: bidderNode(bidderId), type: 'bidder', label: name, role, bids, wins })
    for (const { bidderId, name } of ring.associates)
      this.add({ ...EMPTY, ...own, id: bidderNode(bidderId), type: 'associate', label: name })
    ring.evidence.forEach((item, i) => {
      const id = this.valueNode(record, i, true)
      if (id === undefined) return
      const kind = item.kind as ValueKind
      const label = item.value!
      this.add({ ...EMPTY, ...own, id, type: 'value', label, kind, holders: item.holders })
    })
    for (const { lot } of lotBids(this.market, ring))
      this.add({ ...EMPTY, ...own, id: lotNode(lot.id), type: 'lot', label: lot.title || lot.id, lot })
  }

  private add(node: ExportNode): void {
    const there = this.nodes.get(node.id)
    if (!there) return void this.nodes.set(node.id, { ...node, label: node.label || node.id })
    if (!there.rings.includes(node.rings[0]!)) there.rings.push(node.rings[0]!)
    if (there.type === 'associate' && node.type === 'bidder')
      this.nodes.set(node.id, { ...node, rings: there.rings, level: there.level })
  }

  /** Node of the value of evidence i; undefined for a pattern. */
  valueNode({ ring, clear }: RingRecord, i: number, isNew = false): string | undefined {
    const { kind, value } = ring.evidence[i]!
    if (kind === null || value === null) return undefined
    const key = `${kind}\u0000${clear[i] ?? value}`
    const known = this.values.get(key)
    if (known !== undefined || !isNew) return known
    const id = `value-${this.values.size + 1}`
    this.values.set(key, id)
    return id
  }
}

const EMPTY = { kind: null, role: null, bids: null, wins: null, holders: null, lot: null } as const

export const bidderNode = (id: string): string => `bidder-${id}`
const lotNode = (id: string): string => `lot-${id}`

type Edge = Omit<ExportEdge, 'id'>

const NO_FACT = {
  grade: null,
  lots: [] as string[],
  firstDay: null,
  lastDay: null,
  amountFen: null,
  won: null,
  rows: [] as string[],
}

const countEdges = (record: RingRecord, ring: Ring, market: Market): number => {
  let count = record.ties.length
  for (const { tiedTo } of ring.associates) count += tiedTo.length
  count += heldValues(record).reduce((sum, { members }) => sum + members.size, 0)
  for (const { bids } of lotBids(market, ring)) count += bids.length
  return count
}

/** Facts on one value belong to one node: the evidence indices by member. */
const heldValues = ({ ring, clear }: RingRecord): { first: number; members: Map<string, number[]> }[] => {
  const held = new Map<string, { first: number; members: Map<string, number[]> }>()
  ring.evidence.forEach(({ kind, value, members }, i) => {
    if (kind === null || value === null) return
    const key = `${kind}\u0000${clear[i] ?? value}`
    const there = held.get(key) ?? { first: i, members: new Map() }
    held.set(key, there)
    for (const member of members) there.members.set(member, [...(there.members.get(member) ?? []), i])
  })
  return [...held.values()]
}

function* edgesOf(record: RingRecord, ring: Ring, graph: GraphNodes, market: Market): Generator<Edge> {
  for (const { a, b, bits, families, rules } of record.ties)
    yield {
      ...NO_FACT,
      from: bidderNode(a),
      to: bidderNode(b),
      type: 'tie',
      ring: ring.id,
      bits,
      rules,
      families: Object.keys(families),
    }
  for (const { bidderId, tiedTo, bits } of ring.associates)
    for (const member of tiedTo)
      yield {
        ...NO_FACT,
        from: bidderNode(bidderId),
        to: bidderNode(member),
        type: 'associate',
        ring: ring.id,
        bits,
        rules: [],
        families: [],
      }
  for (const { first, members } of heldValues(record)) {
    const to = graph.valueNode(record, first)!
    for (const [member, items] of members) yield holdsEdge(record, ring, member, to, items)
  }
  for (const { lot, bids } of lotBids(market, ring))
    for (const { bidderId, amountFen, won } of bids)
      yield {
        ...NO_FACT,
        from: bidderNode(bidderId),
        to: lotNode(lot.id),
        type: 'bid',
        ring: ring.id,
        bits: null,
        rules: [],
        families: [],
        firstDay: lot.day,
        lastDay: lot.day,
        amountFen,
        won,
      }
}

const holdsEdge = (record: RingRecord, ring: Ring, member: string, to: string, items: number[]): Edge => {
  const facts = items.map((i) => ring.evidence[i]!)
  const best = facts[0]!
  const days = facts.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).filter((day) => day !== null)
  return {
    ...NO_FACT,
    from: bidderNode(member),
    to,
    type: 'holds',
    ring: ring.id,
    bits: best.bits,
    grade: best.grade,
    rules: distinct(facts.map((fact) => fact.rule)),
    families: distinct(facts.map((fact) => fact.family)),
    lots: distinct(facts.flatMap((fact) => fact.lots)).sort(),
    firstDay: days.sort()[0] ?? null,
    lastDay: days.at(-1) ?? null,
    rows: distinct(items.flatMap((i) => rowRefs(record.sources[i] ?? []))),
  }
}

const distinct = <T>(items: T[]): T[] => [...new Set(items)]

export const rowRefs = (rows: readonly SourceRow[]): string[] =>
  rows.map(({ file, line }) => `${file}:${line}`)

export const isValueKind = (kind: string | null): kind is ValueKind =>
  (VALUE_KINDS as readonly (string | null)[]).includes(kind)
