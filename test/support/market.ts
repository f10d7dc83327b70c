import { packStrings } from '../../src/arrays/strings.js'
import { MAX_DAY, MIN_DAY, NO_DAY } from '../../src/domain/day.js'
import { hash, hashText } from '../../src/domain/hash.js'
import {
  kindIndex,
  SOURCES,
  type SourceId,
  sourceIndex,
  type ValueKind,
} from '../../src/domain/value-kind.js'
import type { Market } from '../../src/market/market.js'
import { coverageOf, orgsNamed, proceedingsOf, type TestProceedings, wordsNamed } from './proceedings.js'
import { coverageOfRows, orgsInRows, type TestRows, tablesOf, wordsInRows } from './rows.js'

export interface TestBid {
  lot: string
  bidder: string
  no?: number
  amount?: number
  won?: boolean
  status?: number
  rank?: number
  /** epoch seconds */
  submitted?: number
  consortium?: string
  accountType?: number
  uses?: Partial<Record<SourceId, string | string[]>>
}
export interface TestLot {
  /** default CNY */
  currency?: string
  day?: number
  industry?: string
  category?: string
  region?: string
  township?: string
  evaluation?: string
  controlPrice?: number
  buyer?: string
  agency?: string
  issuer?: { kind: ValueKind; value: string }[]
  title?: string
  project?: string
  method?: string
  domain?: string
  investCode?: string
  exception?: string
  qualification?: string
  /** fen */
  estimate?: number
  totalInvestment?: number
  statutory?: boolean
  approved?: boolean
  reasoned?: boolean
  attempt?: number
  qualifiedFirms?: number
  /** days */
  published?: number
  saleFrom?: number
  saleTo?: number
  deadline?: number
  publicFrom?: number
  publicTo?: number
}
export interface TestFact {
  bidder: string
  source: SourceId
  value: string
  from?: number
  to?: number
}
export interface TestMarket {
  bids: TestBid[]
  lots?: Record<string, TestLot>
  names?: Record<string, string>
  /** day of registration, by bidder */
  registered?: Record<string, number>
  facts?: TestFact[]
  /** owner: an org id, or { person: id number } */
  holdings?: {
    owner: string | { person: string }
    owned: string
    share?: number
    from?: number
    to?: number
  }[]
  groups?: Record<string, string[]>
  allowlist?: { kind: ValueKind; value: string; from?: number; to?: number }[]
  proceedings?: TestProceedings
  /** rows of tables that rules read row by row */
  rows?: TestRows
}

/** Columns of lots by the spec's keys, for `coverage`. */
const LOT_COLUMNS = {
  method: 'method',
  statutory: 'statutory',
  estimate: 'estimate',
  method_approval: 'approved',
  award_reason: 'reasoned',
  published_at: 'published',
  sale_from: 'saleFrom',
  sale_to: 'saleTo',
  bid_deadline: 'deadline',
  publicity_from: 'publicFrom',
  publicity_to: 'publicTo',
  qualification: 'qualification',
  qualified_firms: 'qualifiedFirms',
  total_investment: 'totalInvestment',
} as const satisfies Record<string, keyof TestLot>

const WORD_KEYS = [
  'industry',
  'category',
  'region',
  'township',
  'evaluation',
  'project',
  'method',
  'domain',
  'investCode',
  'exception',
  'qualification',
] as const

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort(byBytes)
const i32 = (n: number, fill = 0): Int32Array => new Int32Array(new SharedArrayBuffer(4 * n)).fill(fill)
const f64 = (n: number, fill = Number.NaN): Float64Array =>
  new Float64Array(new SharedArrayBuffer(8 * n)).fill(fill)
const u32 = (n: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * n))
const asList = (x: string | string[]): string[] => (Array.isArray(x) ? x : [x])

/** A market from a few literal facts, in canonical order, as the engines build it. */
export const marketOf = (spec: TestMarket): Market => {
  const bidderIds = sorted(spec.bids.map((bid) => bid.bidder))
  const others = sorted([
    ...Object.values(spec.lots ?? {}).flatMap((lot) => [lot.buyer ?? '', lot.agency ?? '']),
    ...(spec.facts ?? []).map((fact) => fact.bidder),
    ...(spec.holdings ?? []).flatMap((h) => [typeof h.owner === 'string' ? h.owner : '', h.owned]),
    ...orgsNamed(spec.proceedings ?? {}),
    ...orgsInRows(spec.rows ?? {}),
  ]).filter((id) => id && !bidderIds.includes(id))
  const orgIds = [...bidderIds, ...others]
  const org = (id: string | undefined): number => (id ? orgIds.indexOf(id) : -1)
  const lotIds = sorted([...spec.bids.map((bid) => bid.lot), ...Object.keys(spec.lots ?? {})])
  const lotSpecs = lotIds.map((id) => spec.lots?.[id] ?? {})
  const words = sorted([
    ...lotSpecs.flatMap((l) => WORD_KEYS.map((key) => l[key] ?? '')),
    ...wordsNamed(spec.proceedings ?? {}),
    ...wordsInRows(spec.rows ?? {}),
    'CNY',
    ...lotSpecs.map((l) => l.currency ?? ''),
  ])
  const word = (text: string | undefined): number => (text ? words.indexOf(text) : -1)
  const column = (pick: (l: TestLot) => number): Int32Array => Int32Array.from(lotSpecs, pick)

  const bids = [...spec.bids].sort(
    (x, y) => byBytes(x.lot, y.lot) || byBytes(x.bidder, y.bidder) || (x.no ?? 1) - (y.no ?? 1),
  )
  const n = bids.length
  const consortia = sorted(bids.filter((b) => b.consortium).map((b) => `${b.lot}\u0000${b.consortium}`))
  const lotOf = Int32Array.from(bids, (b) => lotIds.indexOf(b.lot))
  const bidderOf = Int32Array.from(bids, (b) => bidderIds.indexOf(b.bidder))
  const byBidder = Int32Array.from([...bids.keys()].sort((x, y) => bidderOf[x]! - bidderOf[y]! || x - y))
  const offsetsOf = (owner: Int32Array, count: number): Int32Array => {
    const offsets = i32(count + 1)
    for (const o of owner) offsets[o + 1]!++
    for (let i = 0; i < count; i++) offsets[i + 1]! += offsets[i]!
    return offsets
  }

  const filledLo = u32(n)
  const filledHi = u32(n)
  const coverage: Market['coverage'] = {}
  const count = (name: string, filled: number, rows: number): void => {
    coverage[name] = { rows, filled }
  }
  type Use = {
    kind: number
    hi: number
    lo: number
    bidder: number
    bid: number
    source: number
    from: number
    to: number
  }
  const uses: Use[] = []
  const hashed = (text: string, salt: number): { hi: number; lo: number } => {
    hashText(text, salt)
    return { hi: hash.hi, lo: hash.lo }
  }
  const day = (lot: number): number => lotSpecs[lot]?.day ?? NO_DAY
  bids.forEach((bid, i) => {
    for (const [id, value] of Object.entries(bid.uses ?? {}) as [SourceId, string | string[]][]) {
      const s = sourceIndex[id]
      if (s < 32) filledLo[i]! |= 1 << s
      else filledHi[i]! |= 1 << (s - 32)
      const kind = kindIndex[SOURCES[s]!.kind]
      const at = day(lotOf[i]!)
      for (const text of asList(value))
        uses.push({ kind, ...hashed(text, kind), bidder: bidderOf[i]!, bid: i, source: s, from: at, to: at })
    }
  })
  for (const fact of spec.facts ?? []) {
    const s = sourceIndex[fact.source]
    const kind = kindIndex[SOURCES[s]!.kind]
    uses.push({
      kind,
      ...hashed(fact.value, kind),
      bidder: org(fact.bidder),
      bid: -1,
      source: s,
      from: fact.from ?? MIN_DAY,
      to: fact.to ?? MAX_DAY,
    })
  }
  for (const s of SOURCES) {
    const bidRows = s.id.startsWith('bids.')
    const filled = bidRows
      ? bids.filter((b) => b.uses?.[s.id]).length
      : (spec.facts ?? []).filter((f) => f.source === s.id).length
    count(s.id, filled, bidRows ? n : (spec.facts ?? []).length)
  }
  count(
    'roles.person_id_no',
    (spec.facts ?? []).filter(
      (f) => f.source.startsWith('roles.') && SOURCES[sourceIndex[f.source]]!.kind === 'person',
    ).length,
    1,
  )
  count('ownership.owner_id', (spec.holdings ?? []).length, (spec.holdings ?? []).length)
  count('bids.submitted_at', bids.filter((b) => b.submitted !== undefined).length, n)
  count('bids.deposit_account_type', bids.filter((b) => b.accountType).length, n)
  for (const name of ['industry', 'category', 'region', 'evaluation', 'agency', 'buyer'] as const)
    count(
      `lots.${name === 'region' ? 'region_code' : name === 'agency' || name === 'buyer' ? `${name}_id` : name}`,
      lotSpecs.filter((l) => l[name]).length,
      lotIds.length,
    )
  for (const [name, key] of Object.entries(LOT_COLUMNS))
    count(`lots.${name}`, lotSpecs.filter((l) => l[key] !== undefined).length, lotIds.length)
  count('bidders.registered_at', Object.keys(spec.registered ?? {}).length, bidderIds.length)
  count('bids.status', bids.filter((b) => b.status !== undefined).length, n)
  count('bids.won', bids.filter((b) => b.won !== undefined).length, n)
  count('lots.control_price', lotSpecs.filter((l) => l.controlPrice !== undefined).length, lotIds.length)
  count('bids.rank', bids.filter((b) => b.rank !== undefined).length, n)
  count('bids.amount', bids.filter((b) => b.amount !== undefined).length, n)
  Object.assign(coverage, coverageOf(spec.proceedings ?? {}), coverageOfRows(spec.rows ?? {}))
  count('lots.opened_at', lotSpecs.filter((l) => l.day !== undefined).length, lotIds.length)

  const key = (u: { kind: number; hi: number; lo: number }): string => `${u.kind}/${u.hi}/${u.lo}`
  const groups = new Map<string, Use[]>()
  for (const use of uses) groups.set(key(use), [...(groups.get(key(use)) ?? []), use])
  const shared = [...groups.values()]
    .filter(
      (list) => new Set(list.map((u) => u.bidder)).size >= 2 && list.some((u) => u.bidder < bidderIds.length),
    )
    .sort(([x], [y]) => x!.kind - y!.kind || x!.hi - y!.hi || x!.lo - y!.lo)
  const flat = shared.flatMap((list) =>
    list.sort((x, y) => x.bidder - y.bidder || x.bid - y.bid || x.source - y.source),
  )
  const useOffsets = i32(shared.length + 1)
  shared.forEach((list, v) => {
    useOffsets[v + 1] = useOffsets[v]! + list.length
  })

  const allow = (spec.allowlist ?? [])
    .map((entry) => ({
      ...entry,
      index: kindIndex[entry.kind],
      ...hashed(entry.value, kindIndex[entry.kind]),
    }))
    .sort((x, y) => x.index - y.index || x.hi - y.hi || x.lo - y.lo)
  const groupIds = sorted(Object.keys(spec.groups ?? {}))
  const groupsOf = orgIds.map((id) => groupIds.flatMap((g, i) => (spec.groups![g]!.includes(id) ? [i] : [])))
  const persons = sorted(
    (spec.holdings ?? []).flatMap((h) => (typeof h.owner === 'string' ? [] : [h.owner.person])),
  )
  const holdings = (spec.holdings ?? []).map((h) => ({
    ...h,
    o: typeof h.owner === 'string' ? org(h.owner) : -2 - persons.indexOf(h.owner.person),
    d: org(h.owned),
  }))
  const issuer = lotSpecs.map((l) => (l.issuer ?? []).map((x) => hashed(x.value, kindIndex[x.kind])))
  const prefix = (lists: unknown[][]): Int32Array => {
    const offsets = i32(lists.length + 1)
    lists.forEach((list, i) => {
      offsets[i + 1] = offsets[i]! + list.length
    })
    return offsets
  }
  const personHashes = persons.map((p) => hashed(p, kindIndex.person))

  return {
    digest: 'test',
    bidders: {
      count: bidderIds.length,
      id: packStrings(orgIds),
      name: packStrings(orgIds.map((id) => spec.names?.[id] ?? '')),
      orgCount: orgIds.length,
      registered: Int32Array.from(orgIds, (id) => spec.registered?.[id] ?? NO_DAY),
      cancelled: i32(orgIds.length, NO_DAY),
      groupOffsets: prefix(groupsOf),
      groupOf: Int32Array.from(groupsOf.flat()),
      groupName: packStrings(groupIds),
    },
    lots: {
      count: lotIds.length,
      id: packStrings(lotIds),
      title: packStrings(lotSpecs.map((l) => l.title ?? '')),
      industry: column((l) => word(l.industry)),
      category: column((l) => word(l.category)),
      evaluation: column((l) => word(l.evaluation)),
      method: column((l) => word(l.method)),
      domain: column((l) => word(l.domain)),
      region: column((l) => word(l.region)),
      township: column((l) => word(l.township)),
      currency: column((lot) => word(lot?.currency ?? 'CNY')),
      project: column((l) => word(l.project)),
      investCode: column((l) => word(l.investCode)),
      exception: column((l) => word(l.exception)),
      qualification: column((l) => word(l.qualification)),
      buyer: column((l) => org(l.buyer)),
      agency: column((l) => org(l.agency)),
      day: column((l) => l.day ?? NO_DAY),
      published: column((l) => l.published ?? NO_DAY),
      opened: column((l) => l.day ?? NO_DAY),
      awarded: i32(lotIds.length, NO_DAY),
      saleFrom: column((l) => l.saleFrom ?? NO_DAY),
      saleTo: column((l) => l.saleTo ?? NO_DAY),
      deadline: column((l) => l.deadline ?? NO_DAY),
      publicFrom: column((l) => l.publicFrom ?? NO_DAY),
      publicTo: column((l) => l.publicTo ?? NO_DAY),
      controlPrice: Float64Array.from(lotSpecs, (l) => l.controlPrice ?? Number.NaN),
      estimate: Float64Array.from(lotSpecs, (l) => l.estimate ?? Number.NaN),
      totalInvestment: Float64Array.from(lotSpecs, (l) => l.totalInvestment ?? Number.NaN),
      statutory: Uint8Array.from(lotSpecs, (l) => Number(l.statutory ?? 255)),
      approved: Uint8Array.from(lotSpecs, (l) => Number(l.approved ?? false)),
      reasoned: Uint8Array.from(lotSpecs, (l) => Number(l.reasoned ?? false)),
      attempt: column((l) => l.attempt ?? 0),
      qualifiedFirms: column((l) => l.qualifiedFirms ?? -1),
      issuerOffsets: prefix(issuer),
      issuerHi: Uint32Array.from(issuer.flat(), (h) => h.hi),
      issuerLo: Uint32Array.from(issuer.flat(), (h) => h.lo),
    },
    words: packStrings(words),
    bids: {
      count: n,
      lot: lotOf,
      bidder: bidderOf,
      no: Int32Array.from(bids, (b) => b.no ?? 1),
      amount: Float64Array.from(bids, (b) => b.amount ?? Number.NaN),
      status: Uint8Array.from(bids, (b) => b.status ?? 0),
      won: Uint8Array.from(bids, (b) => (b.won === undefined ? 255 : b.won ? 1 : 0)),
      rank: Int32Array.from(bids, (b) => b.rank ?? 0),
      submitted: Float64Array.from(bids, (b) => b.submitted ?? Number.NaN),
      sealed: f64(n),
      consortium: Int32Array.from(bids, (b) =>
        b.consortium ? consortia.indexOf(`${b.lot}\u0000${b.consortium}`) : -1,
      ),
      accountType: Uint8Array.from(bids, (b) => b.accountType ?? 0),
      filledLo,
      filledHi,
      lotOffsets: offsetsOf(lotOf, lotIds.length),
      bidderOffsets: offsetsOf(bidderOf, bidderIds.length),
      byBidder,
    },
    values: {
      count: shared.length,
      kind: Uint8Array.from(shared, (list) => list[0]!.kind),
      hi: Uint32Array.from(shared, (list) => list[0]!.hi),
      lo: Uint32Array.from(shared, (list) => list[0]!.lo),
      holders: Int32Array.from(
        shared,
        (list) => new Set(list.map((u) => u.bidder).filter((b) => b < bidderIds.length)).size,
      ),
      allow: Int32Array.from(shared, (list) =>
        allow.findIndex((e) => e.index === list[0]!.kind && e.hi === list[0]!.hi && e.lo === list[0]!.lo),
      ),
      useOffsets,
      useBidder: Int32Array.from(flat, (u) => u.bidder),
      useBid: Int32Array.from(flat, (u) => u.bid),
      useSource: Uint8Array.from(flat, (u) => u.source),
      useFrom: Int32Array.from(flat, (u) => u.from),
      useTo: Int32Array.from(flat, (u) => u.to),
    },
    holdings: {
      count: holdings.length,
      owner: Int32Array.from(holdings, (h) => h.o),
      owned: Int32Array.from(holdings, (h) => h.d),
      share: Float64Array.from(holdings, (h) => h.share ?? Number.NaN),
      from: Int32Array.from(holdings, (h) => h.from ?? MIN_DAY),
      to: Int32Array.from(holdings, (h) => h.to ?? MAX_DAY),
    },
    persons: {
      count: persons.length,
      hi: Uint32Array.from(personHashes, (p) => p.hi),
      lo: Uint32Array.from(personHashes, (p) => p.lo),
    },
    allowlist: {
      count: allow.length,
      kind: Uint8Array.from(allow, (e) => e.index),
      hi: Uint32Array.from(allow, (e) => e.hi),
      lo: Uint32Array.from(allow, (e) => e.lo),
      from: Int32Array.from(allow, (e) => e.from ?? MIN_DAY),
      to: Int32Array.from(allow, (e) => e.to ?? MAX_DAY),
      reason: packStrings(allow.map(() => 'test')),
      approvedBy: packStrings(allow.map(() => 'test')),
    },
    ...proceedingsOf(spec.proceedings ?? {}, {
      lotCount: lotIds.length,
      lot: (id) => lotIds.indexOf(id ?? ''),
      org,
      word,
    }),
    tables: tablesOf(spec.rows ?? {}, { lot: (id) => lotIds.indexOf(id ?? ''), org, word }),
    coverage,
  }
}
