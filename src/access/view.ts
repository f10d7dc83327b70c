import type { Issue } from '../domain/errors.js'
import type { BidderRecord, BidderValue, BidRecord } from '../domain/records.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { StatutoryFact, StatutoryFactRecord } from '../domain/statutory-fact.js'
import { TABLES } from '../domain/tables.js'
import { VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { Neighbourhood } from '../market/neighbourhood.js'
import type { ChainNode, Chains } from '../market/paths.js'
import { displayValue, maskValue } from '../normalise/mask.js'
import { type Role, showing } from './matrix.js'

/** Things as one reader may see them. Every route gives what it read through one of these. */
export interface View {
  role: Role
  unmasked: boolean
  value(kind: ValueKind, text: string): string
  ring(record: RingRecord): Ring
  bidder(record: BidderRecord): BidderRecord
  bidderValue(value: BidderValue): BidderValue
  bid(record: BidRecord): BidRecord
  chains(chains: Chains): Chains
  fact(fact: StatutoryFactRecord): StatutoryFact
  neighbourhood(around: Neighbourhood): Neighbourhood
  issue(issue: Issue): Issue
}

const WITHHELD = '***'

/** Kind of a cell by table and column; `roles.person_id_no` and the like included. */
const KIND_OF = new Map<string, ValueKind>(
  TABLES.flatMap(({ name, columns }) =>
    columns.flatMap(({ name: column, kind }) => (kind ? [[`${name}.${column}`, kind] as const] : [])),
  ),
)

export const viewOf = (role: Role, unmasked: boolean): View => {
  const value = (kind: ValueKind, text: string): string => {
    const how = showing(role, kind, unmasked)
    return how === 'withheld' ? WITHHELD : how === 'masked' ? maskValue(kind, text) : displayValue(kind, text)
  }
  const cell = (column: string, text: string): string => {
    const kind = KIND_OF.get(column)
    return kind ? value(kind, text) : text
  }
  const valued = <T extends { kind: ValueKind; value: string }>(item: T): T => ({
    ...item,
    value: value(item.kind, item.value),
  })
  const node = (n: ChainNode): ChainNode => (n.type === 'value' ? valued(n) : n)
  return {
    role,
    unmasked,
    value,
    fact: ({ clear, ...fact }) => {
      if (fact.value === null || fact.kind === null) return fact
      const how = showing(role, fact.kind, unmasked)
      if (how === 'withheld') return { ...fact, value: WITHHELD }
      return how === 'clear' ? { ...fact, value: clear ?? fact.value } : fact
    },
    ring: ({ ring, clear }) => ({
      ...ring,
      evidence: ring.evidence.map((item, i) => {
        if (item.value === null || !isKind(item.kind)) return item
        const how = showing(role, item.kind, unmasked)
        if (how === 'withheld') return { ...item, value: WITHHELD }
        return how === 'clear' ? { ...item, value: clear[i] ?? item.value } : item
      }),
      hingesOn: ring.hingesOn && hinge(ring, role),
    }),
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
    issue: ({ detail, ...issue }) => {
      const kind = KIND_OF.get(`${issue.table}.${issue.column}`)
      const open = kind
        ? showing(role, kind, unmasked) === 'clear'
        : issue.column !== '' && issue.column !== 'value'
      if (open || unmasked) return { ...issue, ...(detail !== undefined && { detail }) }
      return { ...issue, value: kind ? value(kind, issue.value) : WITHHELD }
    },
  }
}

const isKind = (kind: string | null): kind is ValueKind =>
  (VALUE_KINDS as readonly (string | null)[]).includes(kind)

/** What a ring hinges on is told by a value that stands, masked, in its evidence: withheld there, withheld here. */
const hinge = (ring: Ring, role: Role): Ring['hingesOn'] => {
  const on = ring.hingesOn!
  const withheld = ring.evidence.some(
    (item) =>
      item.rule === on.rule &&
      item.value === on.value &&
      isKind(item.kind) &&
      showing(role, item.kind, false) === 'withheld',
  )
  return withheld ? { ...on, value: WITHHELD } : on
}
