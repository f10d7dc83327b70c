import type { Issue } from '../domain/errors.js'
import type { BidderRecord, BidderValue, BidRecord } from '../domain/records.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord, RunRecord } from '../domain/run.js'
import type { StatutoryFact, StatutoryFactRecord } from '../domain/statutory-fact.js'
import { TABLES } from '../domain/tables.js'
import { PERSONAL_KINDS, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { Neighbourhood } from '../market/neighbourhood.js'
import type { ChainNode, Chains } from '../market/paths.js'
import { looksPersonal, tellsNobody } from '../normalise/looks-personal.js'
import { displayValue, maskValue } from '../normalise/mask.js'
import { type Eyes, eyesOfRole } from './eyes.js'
import { may, type Role, type Showing } from './matrix.js'

type Hub = RunRecord['hubs'][number]

/** Things as one reader may see them. Every route gives what it read through one of these. */
export interface View {
  role: Role
  /** kinds whose values are not shown, and may not be asked for */
  withheld: readonly ValueKind[]
  unmasked: boolean
  value(kind: ValueKind, text: string): string
  ring(record: RingRecord): Ring
  /** a ring as a list has it, without its clear values */
  listed(ring: Ring): Ring
  hub(hub: Hub): Hub
  bidder(record: BidderRecord): BidderRecord
  bidderValue(value: BidderValue): BidderValue
  bid(record: BidRecord): BidRecord
  chains(chains: Chains): Chains
  fact(fact: StatutoryFactRecord): StatutoryFact
  neighbourhood(around: Neighbourhood): Neighbourhood
  issue(issue: Issue): Issue
  /** a cell of a file that is not imported yet, under our column if that is known */
  sample(table: string | undefined, column: string | null, text: string): string
}

const WITHHELD = '***'

/** Kind of a cell by table and column; `roles.person_id_no` and the like included. */
const KIND_OF = new Map<string, ValueKind>(
  TABLES.flatMap(({ name, columns }) =>
    columns.flatMap(({ name: column, kind }) => (kind ? [[`${name}.${column}`, kind] as const] : [])),
  ),
)

/**
 * The view of a role or of somebody's eyes; `inClear` is told of each personal value that is shown in clear.
 */
export const viewOf = (
  of: Role | Eyes,
  unmasked: boolean,
  inClear: (kind: ValueKind) => void = () => undefined,
): View => {
  const eyes = typeof of === 'string' ? eyesOfRole(of) : of
  const { role, withheld } = eyes
  const showing = (kind: ValueKind, clear = unmasked): Showing => eyes.showing(kind, clear)
  const value = (kind: ValueKind, text: string): string => {
    const how = showing(kind)
    if (how !== 'clear') return how === 'withheld' ? WITHHELD : masked(kind, text)
    if (PERSONAL_KINDS.has(kind)) inClear(kind)
    return displayValue(kind, text)
  }
  /** a value that was stored masked where it is personal */
  const stored = (kind: ValueKind, text: string, clear: string | null | undefined): string => {
    const how = showing(kind)
    if (how === 'withheld') return WITHHELD
    if (how === 'masked') return PERSONAL_KINDS.has(kind) ? text : masked(kind, text)
    if (PERSONAL_KINDS.has(kind) && typeof clear === 'string') inClear(kind)
    return clear ?? text
  }
  const cell = (column: string, text: string): string => {
    const kind = KIND_OF.get(column)
    return kind ? value(kind, text) : text
  }
  const valued = <T extends { kind: ValueKind; value: string }>(item: T): T => ({
    ...item,
    value: value(item.kind, item.value),
  })
  const mayName = (kind: ValueKind): boolean => showing(kind) !== 'withheld'
  const shownRing = (ring: Ring, clear: readonly (string | null)[]): Ring => ({
    ...ring,
    evidence: ring.evidence.map((item, i) => {
      if (item.value === null || !isKind(item.kind)) return item
      return { ...item, value: stored(item.kind, item.value, clear[i]) }
    }),
    hingesOn: ring.hingesOn && hinge(ring, (kind, text) => stored(kind, text, null)),
  })
  const node = (n: ChainNode): ChainNode => (n.type === 'value' ? valued(n) : n)
  return {
    role,
    withheld,
    unmasked,
    value,
    fact: ({ clear, ...fact }) => {
      if (fact.value === null || fact.kind === null) return fact
      return { ...fact, value: stored(fact.kind, fact.value, clear) }
    },
    ring: ({ ring, clear }) => shownRing(ring, clear),
    listed: (ring) => shownRing(ring, []),
    hub: (hub) => (isKind(hub.kind) ? { ...hub, value: stored(hub.kind, hub.value, null) } : hub),
    bidder: (record) => ({
      ...record,
      ...(record.legalRepName !== undefined && { legalRepName: value('person-name', record.legalRepName) }),
      ...(record.phone !== undefined && { phone: value('phone', record.phone) }),
      ...(record.email !== undefined && { email: value('email', record.email) }),
    }),
    bidderValue: (v) => ({ ...v, text: value(v.kind, v.text) }),
    bid: (record) => ({
      ...record,
      values: Object.fromEntries(
        Object.entries(record.values).map(([column, texts]) => [
          column,
          texts.map((text) => cell(`bids.${column}`, text)),
        ]),
      ),
    }),
    chains: (chains) => ({
      ...chains,
      from: node(chains.from),
      to: node(chains.to),
      chains: chains.chains.map((chain) => ({ ...chain, nodes: chain.nodes.map(node) })),
      passedOver: chains.passedOver.map(valued),
    }),
    neighbourhood: (around) => ({
      ...around,
      neighbours: around.neighbours.map((n) => ({ ...n, shared: n.shared.map(valued) })),
      hubs: around.hubs.map(valued),
    }),
    sample: (table, column, text) => {
      const shown = cell(`${table}.${column}`, text)
      return shown === text && looksPersonal(text) ? WITHHELD : shown
    },
    issue: ({ detail, ...issue }) => {
      const kinds = kindsIn(issue)
      if (unmasked && kinds.every(mayName)) return { ...issue, ...(detail !== undefined && { detail }) }
      if (kinds.every((kind) => showing(kind, false) === 'clear') && mayShow(issue, role))
        return { ...issue, ...(detail !== undefined && { detail }) }
      const [kind] = kinds
      const isMasked = kind && may(role, 'records') && PERSONAL_KINDS.has(kind)
      return { ...issue, value: isMasked ? value(kind, issue.value) : WITHHELD }
    },
  }
}

/** Kinds of the columns that an issue names; a conflict names those of its table's key. */
const kindsIn = ({ table, column }: Issue): ValueKind[] =>
  column.split(' + ').flatMap((name) => KIND_OF.get(`${table}.${name}`) ?? [])

/**
 * Whether a value that was refused may be shown as it is. What stands in a wrong column is the usual reason,
 * so its column says nothing of it: a date or a short number is nobody's; an id is shown to whoever sees
 * records, unless it looks personal.
 */
const mayShow = ({ table, column, value }: Issue, role: Role): boolean => {
  if (tellsNobody(value)) return true
  if (!may(role, 'records') || looksPersonal(value)) return false
  const names = column.split(' + ')
  return names.every((name) => KEYS.has(`${table}.${name}`)) && value.split(' / ').every(isId)
}

/** Columns that hold ids. */
const KEYS = new Set(
  TABLES.flatMap(({ name, columns }) =>
    columns
      .filter(({ type }) => type === 'key' || type === 'bidder-id')
      .map((column) => `${name}.${column.name}`),
  ),
)

/**
 * An id has a digit or no ideograph, which a name has not, and is shorter than an account of digits alone.
 */
const isId = (text: string): boolean =>
  (/\d/.test(text) || !/\p{Script=Han}/u.test(text)) && !/^\d{14,}$/.test(text) && !/\s/.test(text)

const isKind = (kind: string | null): kind is ValueKind =>
  (VALUE_KINDS as readonly (string | null)[]).includes(kind)

/**
 * What a ring hinges on is told by a value that stands, masked, in its evidence: withheld there, withheld
 * here.
 */
const hinge = (ring: Ring, shown: (kind: ValueKind, text: string) => string): Ring['hingesOn'] => {
  const on = ring.hingesOn!
  const item = ring.evidence.find(({ rule, value }) => rule === on.rule && value === on.value)
  return item && isKind(item.kind) ? { ...on, value: shown(item.kind, on.value) } : on
}

const SEEN = 4
/**
 * A value with the part that identifies hidden: of kinds that are not personal all but the last characters.
 */
const masked = (kind: ValueKind, text: string): string =>
  PERSONAL_KINDS.has(kind) ? maskValue(kind, text) : `****${text.length > 2 * SEEN ? text.slice(-SEEN) : ''}`
