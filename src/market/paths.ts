import { setImmediate as breathe } from 'node:timers/promises'
import { findString, stringAt } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { Adjacency } from './adjacency.js'
import { type Held, heldBy, type Owns, owns, type SharedValue, valueTexts } from './facts.js'
import type { Lookup } from './lookup.js'
import type { Market } from './market.js'

/**
 * Shortest chains of facts between two ends: a bidder (or other organisation) or a value of any kind (a
 * person, a device, an account …). A fact is "holds this value" or "owns a share of": bidder – value – bidder
 * is two facts.
 *
 * Breadth first from the far end, then every shortest chain forward in canonical order, up to `limit`. Values
 * held by more than `hubAbove` organisations and allow-listed values are not walked through (a public address
 * ties nobody); those that both ends hold are named in `passedOver`.
 */
export interface Chains {
  from: ChainEnd
  to: ChainEnd
  /** facts in each chain; null when there is none within `maxFacts` */
  length: number | null
  chains: { nodes: ChainNode[]; facts: ChainFact[] }[]
  /** more chains of this length than `limit` */
  more: boolean
  passedOver: (SharedValue & { reason: 'hub' | 'allowlisted' })[]
  /** the search was given up: too much of the market lies between the ends */
  exhausted: boolean
}

export type ChainEnd =
  | { type: 'bidder' | 'organisation'; id: string; name: string }
  | { type: 'value'; kind: ValueKind; value: string; holders: number }
export type ChainNode = ChainEnd
/** fact i ties nodes i and i + 1 */
export type ChainFact = ({ type: 'holds' } & Held) | ({ type: 'owns' } & Owns)

export interface PathOptions {
  limit?: number
  maxFacts?: number
  hubAbove?: number
  /** nodes visited before the search gives up */
  budget?: number
  signal?: AbortSignal
  /** kinds whose values are no ends: whoever asks may not see them */
  except?: readonly ValueKind[]
}

/** An end as the search sees it: its text, and the organisations that it is or that hold it. */
interface End {
  show: ChainEnd
  orgs: number[]
  /** by org, for an end that is a value */
  held?: Map<number, Held>
}

const DEFAULTS = { limit: 20, maxFacts: 8, hubAbove: 50, budget: 1_000_000 }
const EDGES_PER_BREATH = 20_000

/**
 * The shortest chains between two ends, each a bidder id, `kind:value` (`mac:F8-75-A4-1B-2C-3D`), a value as
 * it is written or a bidder's exact name. Fails with `not_found` when an end is unknown.
 */
export const shortestChains = async (
  { engine, market, adjacency }: { engine: Lookup; market: Market; adjacency: Adjacency },
  fromText: string,
  toText: string,
  options: PathOptions = {},
): Promise<Chains> => {
  const { limit, maxFacts, hubAbove, budget } = { ...DEFAULTS, ...options }
  const kinds = VALUE_KINDS.filter((kind) => !options.except?.includes(kind))
  const from = await endOf({ engine, market, kinds }, fromText, 'from')
  const to = await endOf({ engine, market, kinds }, toText, 'to')
  const walk = new Walk(market, adjacency, hubAbove)
  const found = await distances(walk, from, to, { maxFacts, budget, signal: options.signal })
  const { routes, more } = routesOf(walk, from, found, limit)
  return {
    from: from.show,
    to: to.show,
    length: found.length,
    chains: await described(engine, market, adjacency, from, to, routes),
    more,
    passedOver: await passedOver(engine, walk, from, to),
    exhausted: found.exhausted,
  }
}

/** Nodes of the walk: orgs, then shared values, then persons that are owners only. */
class Walk {
  edges = 0
  constructor(
    readonly market: Market,
    readonly adjacency: Adjacency,
    readonly hubAbove: number,
  ) {}

  get firstValue(): number {
    return this.market.bidders.orgCount
  }
  get firstPerson(): number {
    return this.firstValue + this.market.values.count
  }

  whyClosed(v: number): 'hub' | 'allowlisted' | undefined {
    if (this.market.values.allow[v]! >= 0) return 'allowlisted'
    const { orgOffsets } = this.adjacency
    return orgOffsets[v + 1]! - orgOffsets[v]! > this.hubAbove ? 'hub' : undefined
  }

  /** Neighbours of a node, ascending, each once. */
  neighbours(node: number): number[] {
    const found =
      node < this.firstValue
        ? this.aroundOrg(node)
        : node < this.firstPerson
          ? this.aroundValue(node - this.firstValue)
          : this.ownedBy(node - this.firstPerson)
    this.edges += found.length
    return found
  }

  private aroundOrg(o: number): number[] {
    const { holdings } = this.market
    const { holdingOffsets, holdingOf, valueOffsets, valuesOf, personValue } = this.adjacency
    const around: number[] = []
    for (let i = holdingOffsets[o]!; i < holdingOffsets[o + 1]!; i++) {
      const owner = holdings.owner[holdingOf[i]!]!
      const owned = holdings.owned[holdingOf[i]!]!
      if (owner >= 0) around.push(owner === o ? owned : owner)
      else {
        const v = personValue[-2 - owner]!
        if (v < 0) around.push(this.firstPerson - 2 - owner)
        else if (!this.whyClosed(v)) around.push(this.firstValue + v)
      }
    }
    for (let i = valueOffsets[o]!; i < valueOffsets[o + 1]!; i++)
      if (!this.whyClosed(valuesOf[i]!)) around.push(this.firstValue + valuesOf[i]!)
    return ascending(around)
  }

  private aroundValue(v: number): number[] {
    const { orgOffsets, orgOf, valuePerson } = this.adjacency
    const around = [...orgOf.subarray(orgOffsets[v]!, orgOffsets[v + 1]!)]
    return valuePerson[v]! < 0 ? around : ascending([...around, ...this.ownedBy(valuePerson[v]!)])
  }

  private ownedBy(p: number): number[] {
    const { personOffsets, personHolding } = this.adjacency
    const held = personHolding.subarray(personOffsets[p]!, personOffsets[p + 1]!)
    return ascending(Array.from(held, (h) => this.market.holdings.owned[h]!))
  }
}

const ascending = (nodes: number[]): number[] => [...new Set(nodes)].sort((a, b) => a - b)

interface Distances {
  /** facts from a node to the far end */
  distance: Map<number, number>
  length: number | null
  /** facts between the near end's organisations and the far end */
  reach: number
  /** distance of the far end's organisations */
  bottom: number
  exhausted: boolean
}

const distances = async (
  walk: Walk,
  from: End,
  to: End,
  { maxFacts, budget, signal }: { maxFacts: number; budget: number; signal: AbortSignal | undefined },
): Promise<Distances> => {
  const start = to.held ? 1 : 0
  const extra = from.held ? 1 : 0
  const wanted = new Set(from.orgs)
  const distance = new Map(to.orgs.map((org) => [org, start]))
  let level = ascending(to.orgs)
  for (let facts = start; level.length > 0 && facts + extra <= maxFacts; facts++) {
    if (level.some((node) => wanted.has(node)))
      return { distance, length: facts + extra, reach: facts, bottom: start, exhausted: false }
    if (distance.size > budget)
      return { distance, length: null, reach: facts, bottom: start, exhausted: true }
    if (signal?.aborted) throw new AppError('cancelled', 'Search of chains cancelled')
    const next: number[] = []
    for (const node of level) {
      if (walk.edges > EDGES_PER_BREATH) {
        walk.edges = 0
        await breathe()
      }
      for (const other of walk.neighbours(node))
        if (!distance.has(other)) {
          distance.set(other, facts + 1)
          next.push(other)
        }
    }
    level = next
  }
  return { distance, length: null, reach: 0, bottom: start, exhausted: false }
}

const routesOf = (
  walk: Walk,
  from: End,
  { distance, length, reach, bottom }: Distances,
  limit: number,
): { routes: number[][]; more: boolean } => {
  const routes: number[][] = []
  if (length === null) return { routes, more: false }
  const extend = (route: number[], left: number): void => {
    if (routes.length > limit) return
    if (left === bottom) {
      routes.push(route)
      return
    }
    for (const next of walk.neighbours(route.at(-1)!))
      if (distance.get(next) === left - 1) extend([...route, next], left - 1)
  }
  for (const org of ascending(from.orgs)) if (distance.get(org) === reach) extend([org], reach)
  return { routes: routes.slice(0, limit), more: routes.length > limit }
}

const described = async (
  engine: Lookup,
  market: Market,
  adjacency: Adjacency,
  from: End,
  to: End,
  routes: number[][],
): Promise<Chains['chains']> => {
  const orgs = market.bidders.orgCount
  const isPerson = (node: number): boolean => node >= orgs + market.values.count
  const values = ascending(routes.flat().filter((node) => node >= orgs && !isPerson(node)))
  const shown = await valueTexts(
    engine,
    market,
    values.map((node) => node - orgs),
  )
  const valueAt = new Map(values.map((node, i) => [node, shown[i]!]))
  const persons = await personTexts(engine, market, ascending(routes.flat().filter(isPerson)), orgs)
  const nodeOf = (node: number): ChainNode =>
    node < orgs ? orgEnd(market, node) : (persons.get(node) ?? { type: 'value', ...valueAt.get(node)! })
  return routes.map((route) => {
    const nodes = route.map(nodeOf)
    const facts = route.slice(1).map((node, i) => factBetween(market, adjacency, route[i]!, node))
    if (from.held) {
      nodes.unshift(from.show)
      facts.unshift({ type: 'holds', ...from.held.get(route[0]!)! })
    }
    if (to.held) {
      nodes.push(to.show)
      facts.push({ type: 'holds', ...to.held.get(route.at(-1)!)! })
    }
    return { nodes, facts }
  })
}

const personTexts = async (
  engine: Lookup,
  { persons, values }: Market,
  nodes: number[],
  orgs: number,
): Promise<Map<number, ChainNode>> => {
  const at = (node: number): number => node - orgs - values.count
  const texts = await engine.texts(
    nodes.map((node) => ({ kind: 'person', hi: persons.hi[at(node)]!, lo: persons.lo[at(node)]! })),
  )
  return new Map(
    nodes.map((node, i) => [node, { type: 'value', kind: 'person', value: texts[i] ?? '?', holders: 0 }]),
  )
}

const factBetween = (market: Market, adjacency: Adjacency, x: number, y: number): ChainFact => {
  const [org, other] = x < y ? [x, y] : [y, x]
  const { orgCount } = market.bidders
  const v = other - orgCount
  if (other >= orgCount && v < market.values.count) {
    const held = heldBy(market, v, org)
    if (held.sources.length > 0) return { type: 'holds', ...held }
  }
  const person =
    other < orgCount ? -1 : v < market.values.count ? adjacency.valuePerson[v]! : v - market.values.count
  const { holdingOffsets, holdingOf } = adjacency
  for (let i = holdingOffsets[org]!; i < holdingOffsets[org + 1]!; i++) {
    const h = holdingOf[i]!
    const owner = market.holdings.owner[h]!
    const tied =
      person >= 0
        ? owner === -2 - person
        : owner === other || (owner === org && market.holdings.owned[h] === other)
    if (tied) return { type: 'owns', ...owns(market, h) }
  }
  throw new AppError('internal', 'A chain lost one of its facts')
}

const passedOver = async (engine: Lookup, walk: Walk, from: End, to: End): Promise<Chains['passedOver']> => {
  const closedOf = (end: End): Set<number> => {
    const { valueOffsets, valuesOf } = walk.adjacency
    const closed = new Set<number>()
    for (const o of end.orgs)
      for (let i = valueOffsets[o]!; i < valueOffsets[o + 1]!; i++)
        if (walk.whyClosed(valuesOf[i]!)) closed.add(valuesOf[i]!)
    return closed
  }
  const far = closedOf(to)
  const both = ascending([...closedOf(from)].filter((v) => far.has(v))).slice(0, 20)
  const shown = await valueTexts(engine, walk.market, both)
  return shown.map((value, i) => ({ ...value, reason: walk.whyClosed(both[i]!)! }))
}

const orgEnd = ({ bidders }: Market, org: number): ChainEnd => ({
  type: org < bidders.count ? 'bidder' : 'organisation',
  id: stringAt(bidders.id, org),
  name: stringAt(bidders.name, org),
})

/** Index of an organisation by id, or -1: bidders first, then the others. */
export const orgIndex = ({ bidders }: Market, id: string): number => {
  const bidder = findString(bidders.id, id, 0, bidders.count)
  return bidder >= 0 ? bidder : findString(bidders.id, id, bidders.count, bidders.orgCount)
}

const endOf = async (
  { engine, market, kinds }: { engine: Lookup; market: Market; kinds: readonly ValueKind[] },
  text: string,
  which: 'from' | 'to',
): Promise<End> => {
  const org = orgIndex(market, text)
  if (org >= 0) return { show: orgEnd(market, org), orgs: [org] }
  const kind = VALUE_KINDS.find((k) => text.startsWith(`${k}:`))
  const tried = kind ? [kind] : VALUE_KINDS
  for (const k of tried.filter((one) => kinds.includes(one))) {
    const end = await valueEnd(engine, market, k, kind ? text.slice(kind.length + 1) : text)
    if (end) return end
  }
  const named = kind ? [] : await engine.searchBidders({ text, limit: 20 })
  const exact = named.find((bidder) => bidder.name === text || bidder.formerNames.includes(text))
  const byName = exact ? orgIndex(market, exact.id) : -1
  if (byName >= 0) return { show: orgEnd(market, byName), orgs: [byName] }
  throw new AppError(
    'not_found',
    `Cannot follow chains: no bidder, person, device or account in the store answers to "${which}"`,
  )
}

const valueEnd = async (
  engine: Lookup,
  market: Market,
  kind: ValueKind,
  value: string,
): Promise<End | undefined> => {
  const held = new Map<number, Held>()
  for (const holding of await engine.holders(kind, value)) {
    const org = orgIndex(market, holding.bidder)
    if (org < 0) continue
    const so = held.get(org) ?? { sources: [], lots: [], lotCount: 0, from: null, to: null }
    if (!so.sources.includes(holding.source)) so.sources.push(holding.source)
    if (holding.lot && !so.lots.includes(holding.lot)) {
      so.lotCount++
      if (so.lots.length < 20) so.lots.push(holding.lot)
    }
    if (holding.from && (!so.from || holding.from < so.from)) so.from = holding.from
    if (holding.to && (!so.to || holding.to > so.to)) so.to = holding.to
    held.set(org, so)
  }
  if (held.size === 0) return undefined
  return { show: { type: 'value', kind, value, holders: held.size }, orgs: [...held.keys()], held }
}
