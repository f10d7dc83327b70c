import { packStrings } from '../../src/arrays/strings.js'
import { OFFENCES, PANEL_ROLES, SCORE_PARTS, SUBCONTRACT_KINDS } from '../../src/domain/codes.js'
import { MAX_DAY, MIN_DAY, NO_DAY } from '../../src/domain/day.js'
import { hash, hashText } from '../../src/domain/hash.js'
import { kindIndex, type SourceId, sourceIndex, type ValueKind } from '../../src/domain/value-kind.js'
import type { Market } from '../../src/market/market.js'
import type { Proceedings } from '../../src/market/proceedings.js'

interface Place {
  seat?: string
  ip?: string
  mac?: string
  account?: string
}
export interface TestSeat extends Place {
  lot: string
  expert: string
  role?: (typeof PANEL_ROLES)[number]
  unit?: string
  recused?: boolean
}
export interface TestScore extends Place {
  lot: string
  expert: string
  bidder: string
  item?: string
  part?: (typeof SCORE_PARTS)[number]
  score: number
  max?: number
  at?: number
}
export interface TestContract {
  id: string
  lot: string
  bidder: string
  price?: number
  settlement?: number
  signed?: number
  starts?: number
  ends?: number
  manager?: string
  managerChanged?: number
  changeApproved?: boolean
  changeReason?: boolean
  managerHere?: boolean
  siteLeadHere?: boolean
  managerElsewhere?: boolean
  payee?: string
  fee?: number
  attendance?: number
  recordVerified?: boolean
}
export interface TestSubcontract {
  contract: string
  to: string
  giver?: string
  kind?: (typeof SUBCONTRACT_KINDS)[number]
  amount?: number
  qualified?: boolean
  approved?: boolean
}
export interface TestPenalty {
  org: string
  docNo: string
  kind?: (typeof OFFENCES)[number]
  day?: number
}
export interface TestInterest {
  expert: string
  org: string
  source: SourceId
  from?: number
  to?: number
}
export interface TestProceedings {
  seats?: TestSeat[]
  interests?: TestInterest[]
  scores?: TestScore[]
  contracts?: TestContract[]
  subcontracts?: TestSubcontract[]
  penalties?: TestPenalty[]
}

/** Organisations and words that the proceedings name. */
export const orgsNamed = (spec: TestProceedings): string[] => [
  ...(spec.seats ?? []).map(({ unit }) => unit ?? ''),
  ...(spec.interests ?? []).map(({ org }) => org),
  ...(spec.contracts ?? []).map(({ bidder }) => bidder),
  ...(spec.subcontracts ?? []).flatMap(({ to, giver }) => [to, giver ?? '']),
  ...(spec.penalties ?? []).map(({ org }) => org),
]
export const wordsNamed = (spec: TestProceedings): string[] =>
  [...(spec.seats ?? []), ...(spec.scores ?? [])].flatMap((row) => [
    row.seat ?? '',
    'item' in row ? (row.item ?? '') : '',
  ])

type Index = (text: string | undefined) => number

/** The proceedings in canonical order, as the engines build them. */
export const proceedingsOf = (
  spec: TestProceedings,
  { lotCount, lot, org, word }: { lotCount: number; lot: Index; org: Index; word: Index },
): Proceedings => {
  const { seats = [], interests = [], scores = [], contracts = [], subcontracts = [], penalties = [] } = spec
  const expertIds = [...new Set([...seats, ...scores, ...interests].map((row) => row.expert))].sort()
  const expert = (id: string): number => expertIds.indexOf(id)
  const place = (rows: readonly Place[]) => ({
    seat: ints(rows, (row) => word(row.seat)),
    ...hashes(rows, 'ip', 'ip', (row) => row.ip),
    ...hashes(rows, 'mac', 'mac', (row) => row.mac),
    ...hashes(rows, 'account', 'account', (row) => row.account),
  })
  const seated = sorted(seats, (row) => [lot(row.lot), expert(row.expert)])
  const scored = sorted(scores, (row) => [lot(row.lot), expert(row.expert), org(row.bidder), word(row.item)])
  const own = sorted(interests, (row) => [
    expert(row.expert),
    org(row.org),
    sourceIndex[row.source],
    row.from ?? MIN_DAY,
  ])
  const signed = contracts.toSorted((x, y) => (x.id < y.id ? -1 : 1))
  const contract = (id: string): number => signed.findIndex((one) => one.id === id)
  const given = sorted(subcontracts, (row) => [
    contract(row.contract),
    org(row.to),
    SUBCONTRACT_KINDS.indexOf(row.kind ?? 'other'),
    row.amount ?? 0,
  ])
  const punished = sorted(penalties, (row) => [org(row.org), row.day ?? NO_DAY])
  return {
    experts: {
      count: expertIds.length,
      id: packStrings(expertIds),
      name: packStrings(expertIds.map(() => '')),
    },
    panels: {
      count: seated.length,
      lotOffsets: offsets(seated, lotCount, (row) => lot(row.lot)),
      lot: ints(seated, (row) => lot(row.lot)),
      expert: ints(seated, (row) => expert(row.expert)),
      role: bytes(seated, (row) => PANEL_ROLES.indexOf(row.role ?? 'other')),
      category: ints(seated, () => -1),
      library: ints(seated, () => -1),
      unit: ints(seated, (row) => org(row.unit)),
      ...hashes(seated, 'person', 'person', () => undefined),
      ...hashes(seated, 'phone', 'phone', () => undefined),
      signedIn: doubles(seated, () => undefined),
      recused: flags(seated, (row) => row.recused),
      ...place(seated),
    },
    interests: {
      count: own.length,
      expert: ints(own, (row) => expert(row.expert)),
      org: ints(own, (row) => org(row.org)),
      source: bytes(own, (row) => sourceIndex[row.source]),
      from: ints(own, (row) => row.from ?? MIN_DAY),
      to: ints(own, (row) => row.to ?? MAX_DAY),
    },
    scores: {
      count: scored.length,
      lotOffsets: offsets(scored, lotCount, (row) => lot(row.lot)),
      lot: ints(scored, (row) => lot(row.lot)),
      expert: ints(scored, (row) => expert(row.expert)),
      bidder: ints(scored, (row) => org(row.bidder)),
      item: ints(scored, (row) => word(row.item)),
      part: bytes(scored, (row) => SCORE_PARTS.indexOf(row.part ?? 'other')),
      score: doubles(scored, (row) => row.score),
      max: doubles(scored, (row) => row.max),
      at: doubles(scored, (row) => row.at),
      ...place(scored),
    },
    contracts: {
      count: signed.length,
      id: packStrings(signed.map(({ id }) => id)),
      lot: ints(signed, (row) => lot(row.lot)),
      bidder: ints(signed, (row) => org(row.bidder)),
      price: doubles(signed, (row) => row.price),
      settlement: doubles(signed, (row) => row.settlement),
      signed: ints(signed, (row) => row.signed ?? NO_DAY),
      starts: ints(signed, (row) => row.starts ?? NO_DAY),
      ends: ints(signed, (row) => row.ends ?? NO_DAY),
      managerChanged: ints(signed, (row) => row.managerChanged ?? NO_DAY),
      ...hashes(signed, 'manager', 'person', (row) => row.manager),
      ...hashes(signed, 'newManager', 'person', () => undefined),
      ...hashes(signed, 'siteLead', 'person', () => undefined),
      ...hashes(signed, 'payee', 'payer', (row) => row.payee),
      attendance: doubles(signed, (row) => row.attendance),
      managementFee: doubles(signed, (row) => row.fee),
      managerHere: flags(signed, (row) => row.managerHere),
      siteLeadHere: flags(signed, (row) => row.siteLeadHere),
      managerElsewhere: bytes(signed, (row) => Number(row.managerElsewhere ?? false)),
      changeReason: bytes(signed, (row) => Number(row.changeReason ?? false)),
      changeApproval: bytes(signed, (row) => Number(row.changeApproved ?? false)),
      recordVerified: flags(signed, (row) => row.recordVerified),
    },
    subcontracts: {
      count: given.length,
      contract: ints(given, (row) => contract(row.contract)),
      giver: ints(given, (row) => org(row.giver)),
      subcontractor: ints(given, (row) => org(row.to)),
      kind: bytes(given, (row) => SUBCONTRACT_KINDS.indexOf(row.kind ?? 'other')),
      amount: doubles(given, (row) => row.amount),
      day: ints(given, () => NO_DAY),
      qualified: flags(given, (row) => row.qualified),
      approved: flags(given, (row) => row.approved),
    },
    penalties: {
      count: punished.length,
      org: ints(punished, (row) => org(row.org)),
      docNo: packStrings(punished.map(({ docNo }) => docNo)),
      authority: ints(punished, () => -1),
      kind: bytes(punished, (row) => OFFENCES.indexOf(row.kind ?? 'other')),
      day: ints(punished, (row) => row.day ?? NO_DAY),
      banFrom: ints(punished, () => NO_DAY),
      banTo: ints(punished, () => NO_DAY),
      lot: ints(punished, () => -1),
      revoked: flags(punished, () => undefined),
    },
  }
}

/** Which columns of the new tables are filled, for `coverage`. */
export const coverageOf = (spec: TestProceedings): Market['coverage'] => {
  const coverage: Market['coverage'] = {}
  const count = <T>(name: string, rows: readonly T[] | undefined, has: (row: T) => unknown): void => {
    const all = rows ?? []
    coverage[name] = { rows: all.length, filled: all.filter((row) => has(row) !== undefined).length }
  }
  const { seats, interests, scores, contracts, subcontracts } = spec
  count('experts.expert_id', seats, (row) => row.expert)
  count('experts.role', seats, (row) => row.role)
  count('experts.unit_id', seats, (row) => row.unit)
  count('experts.expert_id_no', interests, (row) => row.expert)
  for (const name of ['ip', 'mac', 'account'] as const) {
    count(`experts.${name}`, seats, (row) => row[name])
    count(`scores.${name}`, scores, (row) => row[name])
  }
  count('scores.score', scores, (row) => row.score)
  count('scores.part', scores, (row) => row.part)
  count('scores.scored_at', scores, (row) => row.at)
  count('contracts.contract_id', contracts, (row) => row.id)
  count('contracts.bidder_id', contracts, (row) => row.bidder)
  count('contracts.price', contracts, (row) => row.price)
  count('contracts.settlement_price', contracts, (row) => row.settlement)
  count('contracts.manager_id_no', contracts, (row) => row.manager ?? row.managerHere)
  count('contracts.site_lead_id_no', contracts, (row) => row.siteLeadHere)
  count('contracts.management_fee', contracts, (row) => row.fee)
  count('contracts.attendance', contracts, (row) => row.attendance)
  count('contracts.manager_changed_on', contracts, (row) => row.managerChanged)
  count('contracts.record_verified', contracts, (row) => row.recordVerified)
  count('subcontracts.kind', subcontracts, (row) => row.kind)
  count('contracts.payee', contracts, (row) => row.payee)
  count('subcontracts.subcontractor_id', subcontracts, (row) => row.to)
  return coverage
}

const sorted = <T>(rows: readonly T[], keyOf: (row: T) => number[]): T[] =>
  rows.toSorted((x, y) => {
    const [a, b] = [keyOf(x), keyOf(y)]
    const at = a.findIndex((key, i) => key !== b[i])
    return at < 0 ? 0 : a[at]! - b[at]!
  })

const ints = <T>(rows: readonly T[], of: (row: T) => number): Int32Array => Int32Array.from(rows, of)
const bytes = <T>(rows: readonly T[], of: (row: T) => number): Uint8Array => Uint8Array.from(rows, of)
const doubles = <T>(rows: readonly T[], of: (row: T) => number | undefined): Float64Array =>
  Float64Array.from(rows, (row) => of(row) ?? Number.NaN)
const flags = <T>(rows: readonly T[], of: (row: T) => boolean | undefined): Uint8Array =>
  Uint8Array.from(rows, (row) => Number(of(row) ?? 255))

const offsets = <T>(rows: readonly T[], lots: number, lot: (row: T) => number): Int32Array => {
  const starts = new Int32Array(lots + 1)
  for (const row of rows) starts[lot(row) + 1]!++
  for (let l = 0; l < lots; l++) starts[l + 1]! += starts[l]!
  return starts
}

const hashes = <T, N extends string>(
  rows: readonly T[],
  name: N,
  kind: ValueKind,
  of: (row: T) => string | undefined,
): { [K in `${N}Hi` | `${N}Lo`]: Uint32Array } => {
  const pairs = rows.map((row) => {
    const text = of(row)
    if (text === undefined) return [0, 0] as const
    hashText(text, kindIndex[kind])
    return [hash.hi, hash.lo] as const
  })
  return {
    [`${name}Hi`]: Uint32Array.from(pairs, ([hi]) => hi),
    [`${name}Lo`]: Uint32Array.from(pairs, ([, lo]) => lo),
  } as { [K in `${N}Hi` | `${N}Lo`]: Uint32Array }
}
