import { isoDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { SourceRow } from '../domain/source-row.js'
import type { Market } from '../market/market.js'
import { amountOf, jointLots, lotCurrency, wonOf } from '../telling/lots.js'
import type { ContractDay } from './contract-days.js'
import type { ExportEdge } from './graph.js'
import { bidderNode, edgeId, lotNode } from './ids.js'

/** Where edges find the node of a value, and the rings of a bid. */
interface Nodes {
  valueNode(record: RingRecord, i: number): string | undefined
  /** rings on whose joint lots it is, best first, `; ` between; by the bid's place in the market */
  bidRings: ReadonlyMap<number, string>
  /** of most lots */
  currency: string
  contractDay: ContractDay
}

/** What tells the value of evidence i from others, unmasked; null for a pattern. */
export const valueKey = ({ ring, clear }: RingRecord, i: number): string | null => {
  const { kind, value } = ring.evidence[i]!
  return kind === null || value === null ? null : `${kind}\u0000${clear[i] ?? value}`
}

/** Number of the ring's edges but bids. */
export const countFacts = (record: RingRecord, ring: Ring): number => {
  let count = record.ties.length
  for (const { tiedTo } of ring.associates) count += tiedTo.length
  for (const { members } of heldValues(record)) count += members.size
  return count
}

/** Ties, associates, values held, and the bids that no better ring has. */
export function* edgesOf(
  record: RingRecord,
  ring: Ring,
  nodes: Nodes,
  market: Market,
): Generator<ExportEdge> {
  for (const { a, b, bits, families, rules } of record.ties)
    yield edge(bidderNode(a), bidderNode(b), 'tie', ring.id, {
      ...NO_FACT,
      bits,
      rules,
      families: Object.keys(families),
    })
  for (const { bidderId, tiedTo, bits } of ring.associates)
    for (const member of tiedTo)
      yield edge(bidderNode(bidderId), bidderNode(member), 'associate', ring.id, { ...NO_FACT, bits })
  for (const { first, members } of heldValues(record))
    yield* holdsEdges(record, ring, members, nodes.valueNode(record, first)!)
  yield* bidEdges(ring, nodes, market)
}

type Facts = Omit<ExportEdge, 'id' | 'from' | 'to' | 'type' | 'ring'>

const NONE: string[] = []
const NO_FACT: Facts = {
  bits: null,
  grade: null,
  rules: NONE,
  families: NONE,
  lots: NONE,
  firstDay: null,
  lastDay: null,
  amountFen: null,
  currency: null,
  won: null,
  contractDay: null,
  rows: NONE,
}

/** All edges have one shape, and their properties the order in which JSON writes them. */
const edge = (
  from: string,
  to: string,
  type: ExportEdge['type'],
  ring: string,
  facts: Facts,
): ExportEdge => ({
  grade: facts.grade,
  lots: facts.lots,
  firstDay: facts.firstDay,
  lastDay: facts.lastDay,
  amountFen: facts.amountFen,
  currency: facts.currency,
  won: facts.won,
  contractDay: facts.contractDay,
  rows: facts.rows,
  from,
  to,
  type,
  ring,
  bits: facts.bits,
  rules: facts.rules,
  families: facts.families,
  id: edgeId({ type, from, to, ring }),
})

interface HeldValue {
  /** evidence that names it first */
  first: number
  /** evidence on it by member */
  members: Map<string, number[]>
}

/** Facts on one value belong to one node. */
const heldValues = (record: RingRecord): Iterable<HeldValue> => {
  const held = new Map<string, HeldValue>()
  record.ring.evidence.forEach(({ members }, i) => {
    const key = valueKey(record, i)
    if (key === null) return
    const value = held.get(key) ?? { first: i, members: new Map() }
    held.set(key, value)
    for (const member of members) {
      const items = value.members.get(member)
      if (items) items.push(i)
      else value.members.set(member, [i])
    }
  })
  return held.values()
}

/** Members mostly hold a value by the same evidence: what it says is put together once. */
function* holdsEdges(
  record: RingRecord,
  ring: Ring,
  members: HeldValue['members'],
  to: string,
): Generator<ExportEdge> {
  const said = new Map<string, Facts>()
  for (const [member, items] of members) {
    const key = items.join()
    const facts = said.get(key) ?? factsOf(record, ring, items)
    said.set(key, facts)
    yield edge(bidderNode(member), to, 'holds', ring.id, facts)
  }
}

const factsOf = (record: RingRecord, ring: Ring, items: number[]): Facts => {
  const facts = items.map((i) => ring.evidence[i]!)
  const { bits, grade } = facts[0]!
  const days = facts.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).filter((day) => day !== null)
  return {
    ...NO_FACT,
    bits,
    grade,
    rules: distinct(facts.map((fact) => fact.rule)),
    families: distinct(facts.map((fact) => fact.family)),
    lots: distinct(facts.flatMap((fact) => fact.lots)).sort(),
    firstDay: days.sort()[0] ?? null,
    lastDay: days.at(-1) ?? null,
    rows: distinct(items.flatMap((i) => rowRefs(record.sources[i] ?? []))),
  }
}

const distinct = <T>(items: T[]): T[] => [...new Set(items)]

function* bidEdges(
  ring: Ring,
  { bidRings, currency, contractDay }: Nodes,
  market: Market,
): Generator<ExportEdge> {
  for (const { id, place, bids } of jointLots(market, ring)) {
    if (bids.size === 0) continue
    const to = lotNode(id)
    const day = isoDay(market.lots.day[place]!)
    for (const [bidderId, bid] of bids) {
      const rings = bidRings.get(bid)!
      if (rings !== ring.id && !rings.startsWith(`${ring.id}; `)) continue
      yield edge(bidderNode(bidderId), to, 'bid', rings, {
        ...NO_FACT,
        firstDay: day,
        lastDay: day,
        amountFen: amountOf(market, bid),
        currency: lotCurrency(market, place, currency),
        won: wonOf(market, bid),
        contractDay: contractDay(bid),
      })
    }
  }
}

export const rowRefs = (rows: readonly SourceRow[]): string[] =>
  rows.map(({ file, line }) => `${file}:${line}`)
