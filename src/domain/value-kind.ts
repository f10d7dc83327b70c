import type { Kind, LaterColumn } from './kind.js'
import { KINDS } from './kinds.js'

export type ValueKind = (typeof KINDS)[number]['id']

const RECORDS: readonly (Kind & { id: ValueKind })[] = KINDS

/**
 * The kinds of thing two bidders can share, in the order of their numbers. A value's identity is (kind,
 * canonical text); in columns it is a kind index and a 64-bit hash (`domain/hash.ts`).
 */
export const VALUE_KINDS: readonly ValueKind[] = RECORDS.map(({ id }) => id)

export const kindIndex = Object.fromEntries(VALUE_KINDS.map((kind, i) => [kind, i])) as Record<
  ValueKind,
  number
>

/** The record of a kind. */
export const kindOf = (kind: ValueKind): Kind => RECORDS[kindIndex[kind]]!

/** Kinds whose record answers yes, in the order of their numbers. */
export const kindsWhere = (holds: (kind: Kind) => unknown): ValueKind[] =>
  RECORDS.filter(holds).map(({ id }) => id)

/**
 * Kinds whose value names or reaches a natural person: masked in every output unless the reader's role may
 * see them.
 */
export const PERSONAL_KINDS: ReadonlySet<ValueKind> = new Set(kindsWhere(({ personal }) => personal))

/** Columns that came with a kind of their own. */
export const LATER_COLUMNS: readonly (LaterColumn & { kind: ValueKind })[] = RECORDS.flatMap(
  ({ id, columns = [] }) => columns.map((column) => ({ ...column, kind: id })),
)
type ColumnsOf<K> = K extends { columns: readonly LaterColumn[] } ? K['columns'][number] : never
type IdOf<C> = C extends LaterColumn ? `${C['table']}.${C['name']}` : never
type LaterSource = IdOf<ColumnsOf<(typeof KINDS)[number]>>

export interface Source {
  id: SourceId
  kind: ValueKind
  scope: 'bid' | 'bidder'
}

/**
 * Sources of the first format, by number. Stores and snapshots hold the numbers: nothing is ever added here.
 */
const FIRST_SOURCES = [
  { id: 'bids.ip', kind: 'ip', scope: 'bid' },
  { id: 'bids.download_ip', kind: 'ip', scope: 'bid' },
  { id: 'bids.decrypt_ip', kind: 'ip', scope: 'bid' },
  { id: 'bids.mac', kind: 'mac', scope: 'bid' },
  { id: 'bids.cpu_id', kind: 'cpu', scope: 'bid' },
  { id: 'bids.disk_serial', kind: 'disk', scope: 'bid' },
  { id: 'bids.board_serial', kind: 'board', scope: 'bid' },
  { id: 'bids.authoring_mac', kind: 'mac', scope: 'bid' },
  { id: 'bids.authoring_cpu_id', kind: 'cpu', scope: 'bid' },
  { id: 'bids.authoring_disk_serial', kind: 'disk', scope: 'bid' },
  { id: 'bids.user_agent', kind: 'client', scope: 'bid' },
  { id: 'bids.tool_version', kind: 'client', scope: 'bid' },
  { id: 'bids.lock_no', kind: 'lock', scope: 'bid' },
  { id: 'bids.file_guid', kind: 'file-guid', scope: 'bid' },
  { id: 'bids.file_author', kind: 'file-author', scope: 'bid' },
  { id: 'bids.file_modified_by', kind: 'file-author', scope: 'bid' },
  { id: 'bids.file_company', kind: 'file-company', scope: 'bid' },
  { id: 'bids.file_hash', kind: 'file-hash', scope: 'bid' },
  { id: 'bids.machine_code', kind: 'machine-code', scope: 'bid' },
  { id: 'bids.upload_account', kind: 'account', scope: 'bid' },
  { id: 'bids.purchase_account', kind: 'account', scope: 'bid' },
  { id: 'bids.operator', kind: 'operator', scope: 'bid' },
  { id: 'bids.ca_serial', kind: 'ca', scope: 'bid' },
  { id: 'bids.deposit_account', kind: 'deposit-account', scope: 'bid' },
  { id: 'bids.deposit_payer', kind: 'payer', scope: 'bid' },
  { id: 'bids.guarantee_no', kind: 'guarantee', scope: 'bid' },
  { id: 'bids.guarantee_applicant', kind: 'guarantee-applicant', scope: 'bid' },
  { id: 'bids.agent_id_no', kind: 'person', scope: 'bid' },
  { id: 'bids.agent_name', kind: 'person-name', scope: 'bid' },
  { id: 'bids.agent_phone', kind: 'phone', scope: 'bid' },
  { id: 'bids.manager_id_no', kind: 'person', scope: 'bid' },
  { id: 'bids.manager_name', kind: 'person-name', scope: 'bid' },
  { id: 'bids.contact_phone', kind: 'phone', scope: 'bid' },
  { id: 'bids.contact_email', kind: 'email', scope: 'bid' },
  { id: 'bidders.legal_rep_id_no', kind: 'person', scope: 'bidder' },
  { id: 'bidders.legal_rep_name', kind: 'person-name', scope: 'bidder' },
  { id: 'bidders.phone', kind: 'phone', scope: 'bidder' },
  { id: 'bidders.email', kind: 'email', scope: 'bidder' },
  { id: 'bidders.address', kind: 'address', scope: 'bidder' },
  { id: 'roles.legal-rep', kind: 'person', scope: 'bidder' },
  { id: 'roles.shareholder', kind: 'person', scope: 'bidder' },
  { id: 'roles.director', kind: 'person', scope: 'bidder' },
  { id: 'roles.supervisor', kind: 'person', scope: 'bidder' },
  { id: 'roles.manager', kind: 'person', scope: 'bidder' },
  { id: 'roles.finance', kind: 'person', scope: 'bidder' },
  { id: 'roles.builder', kind: 'person', scope: 'bidder' },
  { id: 'roles.agent', kind: 'person', scope: 'bidder' },
  { id: 'roles.staff', kind: 'person', scope: 'bidder' },
  { id: 'roles.insured', kind: 'person', scope: 'bidder' },
  { id: 'roles.other', kind: 'person', scope: 'bidder' },
  { id: 'roles.person_name', kind: 'person-name', scope: 'bidder' },
  { id: 'roles.phone', kind: 'phone', scope: 'bidder' },
] as const satisfies readonly { id: string; kind: ValueKind; scope: 'bid' | 'bidder' }[]
export type SourceId = (typeof FIRST_SOURCES)[number]['id'] | LaterSource

/** The sources of the first format, and those that came with kinds at the numbers that these declare. */
const numbered = (): Source[] => {
  const sources: Source[] = [...FIRST_SOURCES]
  for (const { table, name, kind, source } of [...LATER_COLUMNS].sort((x, y) => x.source - y.source)) {
    if (source !== sources.length || source > 63)
      throw new Error(
        `Cannot number ${table}.${name}: the next free source is ${sources.length} of at most 63`,
      )
    sources.push({ id: `${table}.${name}` as SourceId, kind, scope: table === 'bids' ? 'bid' : 'bidder' })
  }
  return sources
}

/**
 * Where a use of a value was read, by number: one column of one table, or one role of `roles`. A rule asks
 * for kinds and sources; `scope` says whether the use belongs to a bid (its lot, its date) or to the bidder
 * over an interval.
 */
export const SOURCES: readonly Source[] = numbered()
export const sourceIndex = Object.fromEntries(SOURCES.map((s, i) => [s.id, i])) as Record<SourceId, number>
