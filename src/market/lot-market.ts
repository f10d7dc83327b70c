import { compareText } from '../arrays/compare-text.js'
import { findString, packStrings, stringAt } from '../arrays/strings.js'
import { NO_DAY } from '../domain/day.js'
import { type Adjacency, findValue } from './adjacency.js'
import type { NewBid, NewLot, NewUse, ValueKey } from './lot-overlay.js'
import type { Market } from './market.js'
import { noProceedings } from './proceedings.js'
import { noRows } from './rows.js'

/** What a cut-out needs of the market's other side: the shared values of an organisation. */
export type ValuesOf = Pick<Adjacency, 'valueOffsets' | 'valuesOf'>

/** A small market around one new lot. */
export interface LotMarket {
  market: Market
  /** index of the new lot */
  lot: number
  /** the lot's own bidders are the ones with `asked` set, by bidder index */
  asked: Uint8Array
  /** bidders of the store, the new ones included: N */
  population: number
}

/**
 * The new lot as a market of its own, with what the store knows of its bidders: their bids, all bids of lots
 * on which two of them met, the shared values that two of them hold, and holdings up to `layers` steps above
 * them. A value's holders are counted over the whole store. Values that a single bidder held so far are not
 * in a market and count as new.
 */
export const lotMarket = (stored: Market, of: ValuesOf, lot: NewLot, layers: number): LotMarket => {
  const scope = scopeOf(stored, lot, layers)
  const bids = bidsOf(stored, scope, lot)
  const values = valuesOf(stored, of, scope, lot, bids)
  return {
    market: assemble(stored, scope, lot, bids, values),
    lot: scope.lotOf.get(-1)!,
    asked: Uint8Array.from(scope.bidders, (id) => (scope.asked.has(id) ? 1 : 0)),
    population: stored.bidders.count + [...scope.asked].filter((id) => !scope.storedOf.has(id)).length,
  }
}

interface Scope {
  asked: Set<string>
  /** ids of bidders, then of other organisations */
  bidders: string[]
  orgs: string[]
  /** org index in the store, where it is known there */
  storedOf: Map<string, number>
  indexOf: Map<string, number>
  /** index here by org index in the store */
  hereOf: Map<number, number>
  /** index here by stored lot, -1 for the new one, in the order of ids */
  lotOf: Map<number, number>
  lots: number[]
  holdings: number[]
}

const sortedIds = (ids: Iterable<string>): string[] => [...new Set(ids)].sort(compareText)

const scopeOf = (stored: Market, lot: NewLot, layers: number): Scope => {
  const asked = new Set(lot.bids.map((bid) => bid.bidder))
  const known = [...asked].map((id) => orgOf(stored, id)).filter((org) => org >= 0)
  const lotsOfAsked = new Map<number, number>()
  for (const org of known)
    if (org < stored.bidders.count)
      for (const at of new Set(lotsOf(stored, org))) lotsOfAsked.set(at, (lotsOfAsked.get(at) ?? 0) + 1)
  const others = [...lotsOfAsked].filter(([, n]) => n > 1).flatMap(([at]) => biddersOn(stored, at))
  const holdings = holdingsAbove(stored, known, layers)
  const owners = holdings.flatMap((h) => [stored.holdings.owner[h]!, stored.holdings.owned[h]!])
  const bidders = sortedIds([...asked, ...others.map((b) => stringAt(stored.bidders.id, b))])
  const rest = [
    ...owners.filter((org) => org >= 0).map((org) => stringAt(stored.bidders.id, org)),
    lot.buyer,
    lot.agency,
  ]
  const isBidder = new Set(bidders)
  const orgs = [...bidders, ...sortedIds(rest.filter((id) => id !== '' && !isBidder.has(id)))]
  const storedOf = new Map(orgs.map((id) => [id, orgOf(stored, id)] as const).filter(([, org]) => org >= 0))
  const indexOf = new Map(orgs.map((id, i) => [id, i]))
  const lots = [...lotsOfAsked.keys(), -1].sort((x, y) =>
    compareText(lotId(stored, lot, x), lotId(stored, lot, y)),
  )
  return {
    asked,
    bidders,
    orgs,
    storedOf,
    indexOf,
    hereOf: new Map([...storedOf].map(([id, org]) => [org, indexOf.get(id)!])),
    lots,
    lotOf: new Map(lots.map((at, i) => [at, i])),
    holdings,
  }
}

const lotId = (stored: Market, lot: NewLot, at: number): string =>
  at < 0 ? lot.id : stringAt(stored.lots.id, at)

const orgOf = ({ bidders }: Market, id: string): number => {
  const bidder = findString(bidders.id, id, 0, bidders.count)
  return bidder >= 0 ? bidder : findString(bidders.id, id, bidders.count, bidders.orgCount)
}

const lotsOf = ({ bids }: Market, bidder: number): Int32Array =>
  bids.byBidder
    .subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!)
    .map((bid) => bids.lot[bid]!)

const biddersOn = ({ bids }: Market, lot: number): number[] =>
  Array.from(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))

/** Holdings in the bidders and, step by step, in their owners. */
const holdingsAbove = ({ holdings, bidders }: Market, orgs: number[], layers: number): number[] => {
  const reached = new Uint8Array(bidders.orgCount)
  const taken = new Uint8Array(holdings.count)
  for (const org of orgs) reached[org] = 1
  for (let layer = 0; layer < layers; layer++) {
    const next: number[] = []
    for (let h = 0; h < holdings.count; h++) {
      if (taken[h] === 1 || reached[holdings.owned[h]!] === 0) continue
      taken[h] = 1
      if (holdings.owner[h]! >= 0) next.push(holdings.owner[h]!)
    }
    if (next.length === 0) break
    for (const org of next) reached[org] = 1
  }
  return [...taken.keys()].filter((h) => taken[h] === 1)
}

/** A bid of the cut-out: one of the store (`stored` ≥ 0) or one of the new lot. */
interface CutBid {
  lot: number
  bidder: number
  no: number
  stored: number
  fresh?: NewBid
}

const bidsOf = (stored: Market, scope: Scope, lot: NewLot): CutBid[] => {
  const found: CutBid[] = lot.bids.map((fresh) => ({
    lot: scope.lotOf.get(-1)!,
    bidder: scope.indexOf.get(fresh.bidder)!,
    no: fresh.no,
    stored: -1,
    fresh,
  }))
  for (const at of scope.lots) {
    if (at < 0) continue
    for (let bid = stored.bids.lotOffsets[at]!; bid < stored.bids.lotOffsets[at + 1]!; bid++) {
      const bidder = scope.hereOf.get(stored.bids.bidder[bid]!)
      if (bidder !== undefined && bidder < scope.bidders.length)
        found.push({ lot: scope.lotOf.get(at)!, bidder, no: stored.bids.no[bid]!, stored: bid })
    }
  }
  return found.sort((x, y) => x.lot - y.lot || x.bidder - y.bidder || x.no - y.no)
}

interface CutUse {
  bidder: number
  bid: number
  source: number
  from: number
  to: number
}
interface CutValue extends ValueKey {
  holders: number
  allow: number
  uses: CutUse[]
}

interface Found {
  key: ValueKey
  /** shared value of the store, or -1 */
  stored: number
  /** bidders of the lot that hold it, and how many of them did before */
  holders: Set<string>
  before: number
  fresh: CutUse[]
}

/** No setting makes pairs of a value with more holders: it is a hub, and who uses it where is not asked. */
const HUB = 1000

/** Values that two of the lot's bidders hold, now or in the store, in the order of (kind, hash). */
const valuesOf = (stored: Market, of: ValuesOf, scope: Scope, lot: NewLot, bids: CutBid[]): CutValue[] => {
  const found = new Map<string, Found>()
  const at = (key: ValueKey, v: number): Found => {
    const name = `${key.kind}/${key.hi}/${key.lo}`
    let value = found.get(name)
    if (!value) found.set(name, (value = { key, stored: v, holders: new Set(), before: 0, fresh: [] }))
    return value
  }
  for (const id of scope.asked)
    for (const v of storedValues(of, scope.storedOf.get(id))) {
      const value = at(keyAt(stored, v), v)
      value.holders.add(id)
      if (scope.storedOf.get(id)! < stored.bidders.count) value.before++
    }
  bids.forEach((bid, b) => {
    for (const use of bid.fresh?.uses ?? []) {
      const value = at(use, findValue(stored.values, use.kind, use.hi, use.lo))
      value.holders.add(bid.fresh!.bidder)
      value.fresh.push(useOf(use, bid.bidder, b, lot.day))
    }
  })
  const bidOf = new Map(bids.flatMap((bid, b) => (bid.stored < 0 ? [] : [[bid.stored, b] as const])))
  return [...found.values()]
    .filter(({ holders }) => holders.size > 1)
    .map(({ key, stored: v, holders, before, fresh }) => {
      const already = v < 0 ? 0 : stored.values.holders[v]!
      const uses = [...(v < 0 || already > HUB ? [] : storedUses(stored, scope, v, bidOf)), ...fresh]
      return {
        ...key,
        holders: already + holders.size - before,
        allow: v < 0 ? allowOf(stored, key) : stored.values.allow[v]!,
        uses: uses.sort((x, y) => x.bidder - y.bidder || x.bid - y.bid || x.source - y.source),
      }
    })
    .sort((x, y) => x.kind - y.kind || x.hi - y.hi || x.lo - y.lo)
}

const useOf = (use: NewUse, bidder: number, bid: number, day: number): CutUse => ({
  bidder,
  bid,
  source: use.source,
  from: day,
  to: day,
})

const storedValues = (of: ValuesOf, org: number | undefined): Int32Array =>
  org === undefined
    ? new Int32Array(0)
    : of.valuesOf.subarray(of.valueOffsets[org]!, of.valueOffsets[org + 1]!)

const keyAt = ({ values }: Market, v: number): ValueKey => ({
  kind: values.kind[v]!,
  hi: values.hi[v]!,
  lo: values.lo[v]!,
})

/**
 * Uses of the value by the lot's bidders, whose bids are all in the cut-out, and by other organisations in
 * it.
 */
const storedUses = (stored: Market, scope: Scope, v: number, bidOf: Map<number, number>): CutUse[] => {
  const { values } = stored
  const uses: CutUse[] = []
  for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
    const bidder = scope.hereOf.get(values.useBidder[u]!)
    if (bidder === undefined || (bidder < scope.bidders.length && !scope.asked.has(scope.orgs[bidder]!)))
      continue
    const bid = values.useBid[u]! < 0 ? -1 : bidOf.get(values.useBid[u]!)!
    uses.push({ bidder, bid, source: values.useSource[u]!, from: values.useFrom[u]!, to: values.useTo[u]! })
  }
  return uses
}

/** First allowlist entry of a value that the store has not seen shared, or -1. */
const allowOf = ({ allowlist }: Market, { kind, hi, lo }: ValueKey): number => {
  for (let k = 0; k < allowlist.count; k++)
    if (allowlist.kind[k] === kind && allowlist.hi[k] === hi && allowlist.lo[k] === lo) return k
  return -1
}

const assemble = (stored: Market, scope: Scope, lot: NewLot, bids: CutBid[], values: CutValue[]): Market => ({
  digest: stored.digest,
  bidders: assembleBidders(stored, scope, lot),
  lots: assembleLots(stored, scope, lot),
  words: packStrings([]),
  bids: assembleBids(stored, scope, bids),
  values: assembleValues(values),
  holdings: assembleHoldings(stored, scope),
  persons: stored.persons,
  allowlist: stored.allowlist,
  ...noProceedings(scope.lots.length),
  tables: noRows(),
  coverage: stored.coverage,
})

const prefix = (lengths: number[]): Int32Array => {
  const offsets = new Int32Array(lengths.length + 1)
  lengths.forEach((length, i) => {
    offsets[i + 1] = offsets[i]! + length
  })
  return offsets
}

const assembleBidders = (stored: Market, scope: Scope, lot: NewLot): Market['bidders'] => {
  const names = new Map(lot.bids.map((bid) => [bid.bidder, bid.name]))
  const org = (id: string): number => scope.storedOf.get(id) ?? -1
  const known = (id: string): string => (org(id) < 0 ? '' : stringAt(stored.bidders.name, org(id)))
  const { groupOffsets, groupOf } = stored.bidders
  const groups = scope.orgs.map((id) =>
    org(id) < 0 ? [] : Array.from(groupOf.subarray(groupOffsets[org(id)]!, groupOffsets[org(id) + 1]!)),
  )
  return {
    count: scope.bidders.length,
    orgCount: scope.orgs.length,
    id: packStrings(scope.orgs),
    name: packStrings(scope.orgs.map((id) => known(id) || (names.get(id) ?? ''))),
    registered: new Int32Array(scope.orgs.length).fill(NO_DAY),
    cancelled: new Int32Array(scope.orgs.length).fill(NO_DAY),
    groupOffsets: prefix(groups.map((own) => own.length)),
    groupOf: Int32Array.from(groups.flat()),
    groupName: stored.bidders.groupName,
  }
}

const assembleLots = (stored: Market, scope: Scope, lot: NewLot): Market['lots'] => {
  const of = scope.lots
  const unknown = (fill: number): Int32Array => new Int32Array(of.length).fill(fill)
  const orgOr = (id: string): number => scope.indexOf.get(id) ?? -1
  const issued = of.map((at) =>
    at < 0
      ? lot.issuer
      : [
          ...stored.lots.issuerHi.subarray(
            stored.lots.issuerOffsets[at]!,
            stored.lots.issuerOffsets[at + 1]!,
          ),
        ].map((hi, k) => ({ hi, lo: stored.lots.issuerLo[stored.lots.issuerOffsets[at]! + k]! })),
  )
  return {
    count: of.length,
    id: packStrings(of.map((at) => lotId(stored, lot, at))),
    title: packStrings(of.map(() => '')),
    industry: unknown(-1),
    category: unknown(-1),
    evaluation: unknown(-1),
    method: unknown(-1),
    domain: unknown(-1),
    region: unknown(-1),
    township: unknown(-1),
    currency: unknown(-1),
    project: unknown(-1),
    investCode: unknown(-1),
    exception: unknown(-1),
    qualification: unknown(-1),
    buyer: Int32Array.from(of, (at) => (at < 0 ? orgOr(lot.buyer) : -1)),
    agency: Int32Array.from(of, (at) => (at < 0 ? orgOr(lot.agency) : -1)),
    day: Int32Array.from(of, (at) => (at < 0 ? lot.day : stored.lots.day[at]!)),
    published: unknown(NO_DAY),
    opened: unknown(NO_DAY),
    awarded: unknown(NO_DAY),
    saleFrom: unknown(NO_DAY),
    saleTo: unknown(NO_DAY),
    deadline: unknown(NO_DAY),
    publicFrom: unknown(NO_DAY),
    publicTo: unknown(NO_DAY),
    controlPrice: new Float64Array(of.length).fill(Number.NaN),
    estimate: new Float64Array(of.length).fill(Number.NaN),
    totalInvestment: new Float64Array(of.length).fill(Number.NaN),
    statutory: new Uint8Array(of.length).fill(255),
    approved: new Uint8Array(of.length),
    reasoned: new Uint8Array(of.length),
    attempt: unknown(0),
    qualifiedFirms: unknown(-1),
    issuerOffsets: prefix(issued.map((own) => own.length)),
    issuerHi: Uint32Array.from(issued.flat(), (key) => key.hi),
    issuerLo: Uint32Array.from(issued.flat(), (key) => key.lo),
  }
}

const assembleBids = (stored: Market, scope: Scope, bids: CutBid[]): Market['bids'] => {
  const known = stored.bids
  const pick = (column: ArrayLike<number>, of: (bid: NewBid) => number): number[] =>
    bids.map((bid) => (bid.fresh ? of(bid.fresh) : column[bid.stored]!))
  const consortia = new Map<string, number>()
  const consortium = ({ consortium: name }: NewBid): number => {
    if (name === '') return -1
    if (!consortia.has(name)) consortia.set(name, 0x40000000 + consortia.size)
    return consortia.get(name)!
  }
  const bits = (filled: number[], from: number): number =>
    filled.reduce((mask, s) => (s >= from && s < from + 32 ? mask | (1 << (s - from)) : mask), 0) >>> 0
  const byBidder = [...bids.keys()].sort((x, y) => bids[x]!.bidder - bids[y]!.bidder || x - y)
  const counts = (of: (bid: CutBid) => number, n: number): Int32Array => {
    const lengths = new Array<number>(n).fill(0)
    for (const bid of bids) lengths[of(bid)]!++
    return prefix(lengths)
  }
  return {
    count: bids.length,
    lot: Int32Array.from(bids, (bid) => bid.lot),
    bidder: Int32Array.from(bids, (bid) => bid.bidder),
    no: Int32Array.from(bids, (bid) => bid.no),
    amount: new Float64Array(bids.length).fill(Number.NaN),
    status: new Uint8Array(bids.length),
    won: new Uint8Array(bids.length).fill(255),
    rank: new Int32Array(bids.length),
    submitted: Float64Array.from(pick(known.submitted, (bid) => bid.submitted)),
    sealed: new Float64Array(bids.length).fill(Number.NaN),
    consortium: Int32Array.from(pick(known.consortium, consortium)),
    accountType: Uint8Array.from(pick(known.accountType, (bid) => bid.accountType)),
    filledLo: Uint32Array.from(pick(known.filledLo, (bid) => bits(bid.filled, 0))),
    filledHi: Uint32Array.from(pick(known.filledHi, (bid) => bits(bid.filled, 32))),
    lotOffsets: counts((bid) => bid.lot, scope.lots.length),
    bidderOffsets: counts((bid) => bid.bidder, scope.bidders.length),
    byBidder: Int32Array.from(byBidder),
  }
}

const assembleValues = (values: CutValue[]): Market['values'] => {
  const uses = values.flatMap((value) => value.uses)
  return {
    count: values.length,
    kind: Uint8Array.from(values, (value) => value.kind),
    hi: Uint32Array.from(values, (value) => value.hi),
    lo: Uint32Array.from(values, (value) => value.lo),
    holders: Int32Array.from(values, (value) => value.holders),
    allow: Int32Array.from(values, (value) => value.allow),
    useOffsets: prefix(values.map((value) => value.uses.length)),
    useBidder: Int32Array.from(uses, (use) => use.bidder),
    useBid: Int32Array.from(uses, (use) => use.bid),
    useSource: Uint8Array.from(uses, (use) => use.source),
    useFrom: Int32Array.from(uses, (use) => use.from),
    useTo: Int32Array.from(uses, (use) => use.to),
  }
}

const assembleHoldings = (stored: Market, scope: Scope): Market['holdings'] => {
  const { holdings } = stored
  const org = (owner: number): number => (owner < 0 ? owner : scope.hereOf.get(owner)!)
  return {
    count: scope.holdings.length,
    owner: Int32Array.from(scope.holdings, (h) => org(holdings.owner[h]!)),
    owned: Int32Array.from(scope.holdings, (h) => org(holdings.owned[h]!)),
    share: Float64Array.from(scope.holdings, (h) => holdings.share[h]!),
    from: Int32Array.from(scope.holdings, (h) => holdings.from[h]!),
    to: Int32Array.from(scope.holdings, (h) => holdings.to[h]!),
  }
}
