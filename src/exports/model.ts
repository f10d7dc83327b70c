import { shanghai } from '../domain/day.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { BidderRecord } from '../domain/records.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { currencyOf } from '../market/currency.js'
import type { Market } from '../market/market.js'
import type { Words } from '../rules/words.js'
import { lawOf } from '../telling/law-of.js'
import type { LawSheet } from '../telling/law-sheet.js'
import { jointLots, type LotBids, lotBids, shownLot } from '../telling/lots.js'
import { namesIn, namesOfRing } from '../telling/names.js'
import { stageFacts } from '../telling/stage-facts.js'
import { wordsOf } from '../telling/words.js'
import { type ContractDay, contractDays } from './contract-days.js'
import { countFacts, edgesOf, valueKey } from './edges.js'
import type { ExportEdge, ExportNode, ShownRing } from './graph.js'
import type { ExportHead } from './head.js'
import { bidderNode, type KeyedHash, lotNode, valueNode } from './ids.js'

/** How the asker sees things: what `access/view.ts` makes of a role. */
export interface Sight {
  unmasked: boolean
  ring(record: RingRecord): Ring
  value(kind: ValueKind, text: string): string
  bidder(record: BidderRecord): BidderRecord
}

/**
 * Rings as a graph: members, associates, the values they share and the lots they bid on. Every format writes
 * this one model, so that counts agree. Nodes are held in memory; rings and edges are made one ring at a
 * time, as often as asked.
 */
export interface ExportModel {
  head: ExportHead
  counts: { rings: number; nodes: number; edges: number }
  /** that most lots are in, ISO 4217 */
  currency: string
  rings(): Iterable<ShownRing>
  nodes(): Iterable<ExportNode>
  edges(): Iterable<ExportEdge>
  /** the ring's joint lots with its members' bids */
  lots(ring: Ring): Iterable<LotBids>
  /** what rules about tender, evaluation and performance said of the ring's joint lots */
  stageFacts(ring: Ring): LotFlagRecord[]
  /** what the ring's facts are told with */
  words(ring: Ring): Words
  /** the check sheet of statutes, as of the day of the head */
  law(ring: Ring): LawSheet
}

export interface ExportInput {
  head: ExportHead
  /** the chosen rings best first; may be gone through several times */
  records(): Iterable<RingRecord>
  market: Market
  sight: Sight
  /** what rules about lots said of the ring's joint lots */
  lotFacts(record: { run: string; ring: Ring }): LotFlagRecord[]
  /** with the store's key */
  keyed: KeyedHash
}

export const exportModel = ({ head, records, market, sight, lotFacts, keyed }: ExportInput): ExportModel => {
  const graph = new GraphNodes(market, keyed)
  const counts = { rings: 0, nodes: 0, edges: 0 }
  const { currency } = graph
  function* edges(): Generator<ExportEdge> {
    for (const record of records()) yield* edgesOf(record, sight.ring(record), graph, market)
  }
  for (const record of records()) {
    counts.rings++
    const ring = sight.ring(record)
    counts.edges += countFacts(record, ring) + graph.take(record, ring)
  }
  counts.nodes = graph.nodes.size
  return {
    head,
    counts,
    currency,
    edges,
    nodes: () => graph.nodes.values(),
    lots: (ring) => lotBids(market, ring),
    stageFacts: (ring) => stageFacts(lotFacts({ run: head.run, ring }), ring.members),
    words: (ring) => wordsOf(head.lang, namesOfRing(ring, namesIn(market)), ring.currency ?? currency),
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
  /** by place in the market: the rings of a bid, `; ` between */
  readonly bidRings = new Map<number, string>()
  readonly currency: string
  readonly contractDay: ContractDay

  constructor(
    private readonly market: Market,
    private readonly keyed: KeyedHash,
  ) {
    this.currency = currencyOf(market)
    this.contractDay = contractDays(market)
  }

  /** Takes the ring's nodes; returns how many bids on its joint lots are new. */
  take(record: RingRecord, ring: Ring): number {
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
      const masked = label !== clearText(record, i)
      this.add({ ...EMPTY, ...own, id, type: 'value', label, kind, masked, holders: item.holders })
    })
    const before = this.bidRings.size
    for (const { id, place, bids } of jointLots(this.market, ring)) {
      for (const bid of bids.values()) this.takeBid(bid, ring.id)
      if (this.joins(lotNode(id), ring.id)) continue
      const lot = shownLot(this.market, id, place)
      this.add({ ...EMPTY, ...own, id: lotNode(id), type: 'lot', label: lot.title || id, lot })
    }
    return this.bidRings.size - before
  }

  private takeBid(bid: number, ring: string): void {
    const rings = this.bidRings.get(bid)
    this.bidRings.set(bid, rings === undefined ? ring : `${rings}; ${ring}`)
  }

  /** Notes that a node is in one more ring; undefined when there is no such node. */
  private joins(id: string, ring: string): ExportNode | undefined {
    const there = this.nodes.get(id)
    if (there && !there.rings.includes(ring)) there.rings.push(ring)
    return there
  }

  private add(node: ExportNode): void {
    const there = this.joins(node.id, node.rings[0]!)
    if (!there) return void this.nodes.set(node.id, { ...node, label: node.label || node.id })
    if (there.type === 'associate' && node.type === 'bidder')
      this.nodes.set(node.id, { ...node, rings: there.rings, level: there.level })
  }

  /** Node of the value of evidence i; undefined for a pattern. */
  valueNode(record: RingRecord, i: number, isNew = false): string | undefined {
    const key = valueKey(record, i)
    if (key === null) return undefined
    const known = this.values.get(key)
    if (known !== undefined || !isNew) return known
    const id = valueNode(record.ring.evidence[i]!.kind as ValueKind, clearText(record, i), this.keyed)
    this.values.set(key, id)
    return id
  }
}

const clearText = ({ ring, clear }: RingRecord, i: number): string => clear[i] ?? ring.evidence[i]!.value!

const EMPTY = {
  kind: null,
  masked: null,
  role: null,
  bids: null,
  wins: null,
  holders: null,
  lot: null,
} as const

export const isValueKind = (kind: string | null): kind is ValueKind =>
  (VALUE_KINDS as readonly (string | null)[]).includes(kind)
