import type { DuckDBConnection } from '@duckdb/node-api'
import { kindIndex, type ValueKind } from '../../domain/value-kind.js'
import { SALT } from '../hash.js'
import { MAX_DAY, type Market, MIN_DAY, packStrings } from '../market.js'
import { type Row, rowsOf } from './database.js'
import { HashIndex } from './hash-index.js'
import { dayOr, type Orgs } from './market-orgs.js'
import { hashOf } from './read.js'
import { shared, sharedInts } from './shared-arrays.js'

const text = (column: string, as: string): string =>
  `LEFT JOIN texts ${as} ON ${as}.salt = ${SALT.text} AND ${as}.hash = ${column}`

const orgOf = (orgs: Orgs, value: unknown): number => {
  const { hi, lo } = hashOf(value as bigint)
  return orgs.index.find(hi, lo)
}
const days = (row: Row): { from: number; to: number } => ({
  from: dayOr(row.from as number, MIN_DAY),
  to: dayOr(row.to as number, MAX_DAY),
})

/** Declared groups of every organisation, numbered by group id. */
export const readGroups = async (
  connection: DuckDBConnection,
  orgs: Orgs,
): Promise<{
  groups: Pick<Market['bidders'], 'groupOffsets' | 'groupOf'>
  groupName: Market['bidders']['groupName']
}> => {
  const rows = await rowsOf(
    connection,
    `SELECT id.text AS id, bidder_id, coalesce(n.text, '') AS name FROM e_groups ${text('group_id', 'id')}
     ${text('name', 'n')} ORDER BY id.text, name`,
  )
  const ids = [...new Set(rows.map((row) => row.id as string))]
  const number = new Map(ids.map((id, g) => [id, g]))
  const name = ids.map((id) => rows.find((row) => row.id === id && row.name !== '')?.name ?? id) as string[]
  const members = rows.map((row) => ({
    org: orgOf(orgs, row.bidder_id),
    group: number.get(row.id as string)!,
  }))
  const sorted = members
    .sort((a, b) => a.org - b.org || a.group - b.group)
    .filter((m, i, all) => m.org !== all[i - 1]?.org || m.group !== all[i - 1]?.group)
  const offsets = sharedInts(orgs.market.orgCount + 1)
  for (const { org } of sorted) offsets[org + 1]!++
  for (let o = 0; o < orgs.market.orgCount; o++) offsets[o + 1]! += offsets[o]!
  const groupOf = shared(Int32Array.from(sorted, ({ group }) => group))
  return { groups: { groupOffsets: offsets, groupOf }, groupName: packStrings(name) }
}

/** Owners: organisations of `ownership`, and persons with an identity number who are shareholders in `roles`. */
export const readHoldings = async (
  connection: DuckDBConnection,
  orgs: Orgs,
): Promise<Pick<Market, 'holdings' | 'persons'>> => {
  const persons = new HashIndex(64)
  const shareholders = `e_roles JOIN texts r ON r.salt = ${SALT.text} AND r.hash = role AND r.text = 'shareholder'`
  const owners = await rowsOf(
    connection,
    `SELECT person_id_no AS p, bidder_id, share, "from", "to" FROM ${shareholders}
     JOIN texts t ON t.salt = ${kindIndex.person} AND t.hash = person_id_no ORDER BY t.text`,
  )
  const list = owners.map((row) => {
    const { hi, lo } = hashOf(row.p!)
    return {
      owner: -2 - persons.add(hi, lo),
      owned: orgOf(orgs, row.bidder_id),
      share: row.share as number,
      ...days(row),
    }
  })
  for (const row of await rowsOf(
    connection,
    `SELECT owner_id, owned_id, share, "from", "to" FROM e_ownership`,
  ))
    list.push({
      owner: orgOf(orgs, row.owner_id),
      owned: orgOf(orgs, row.owned_id),
      share: row.share as number,
      ...days(row),
    })
  const known = (share: number): number => (Number.isNaN(share) ? -1 : share)
  list.sort(
    (a, b) =>
      a.owner - b.owner ||
      a.owned - b.owned ||
      a.from - b.from ||
      a.to - b.to ||
      known(a.share) - known(b.share),
  )
  const ints = (of: (h: (typeof list)[number]) => number): Int32Array => shared(Int32Array.from(list, of))
  return {
    holdings: {
      count: list.length,
      owner: ints((h) => h.owner),
      owned: ints((h) => h.owned),
      share: shared(Float64Array.from(list, (h) => h.share)),
      from: ints((h) => h.from),
      to: ints((h) => h.to),
    },
    persons: {
      count: persons.count,
      hi: shared(persons.hi.subarray(0, persons.count)),
      lo: shared(persons.lo.subarray(0, persons.count)),
    },
  }
}

/** Allow-listed values by kind and hash. */
export const readAllowlist = async (connection: DuckDBConnection): Promise<Market['allowlist']> => {
  const rows = await rowsOf(
    connection,
    `SELECT k.text AS kind, value, "from", "to", r.text AS reason, a.text AS approved_by FROM e_allowlist
     ${text('kind', 'k')} ${text('reason', 'r')} ${text('approved_by', 'a')} ORDER BY r.text, a.text`,
  )
  const list = rows
    .map((row) => ({
      kind: kindIndex[row.kind as ValueKind],
      ...hashOf(row.value!),
      interval: days(row),
      reason: row.reason as string,
      approvedBy: row.approved_by as string,
    }))
    .sort(
      (a, b) =>
        a.kind - b.kind ||
        a.hi - b.hi ||
        a.lo - b.lo ||
        a.interval.from - b.interval.from ||
        a.interval.to - b.interval.to,
    )
  return {
    count: list.length,
    kind: shared(Uint8Array.from(list, (e) => e.kind)),
    hi: shared(Uint32Array.from(list, (e) => e.hi)),
    lo: shared(Uint32Array.from(list, (e) => e.lo)),
    from: shared(Int32Array.from(list, (e) => e.interval.from)),
    to: shared(Int32Array.from(list, (e) => e.interval.to)),
    reason: packStrings(list.map((e) => e.reason)),
    approvedBy: packStrings(list.map((e) => e.approvedBy)),
  }
}
