import type { DuckDBConnection } from '@duckdb/node-api'
import { countingSort, sortedByKey } from '../../arrays/counting-sort.js'
import { type Growing, growDouble, growInt } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { shared } from '../../arrays/shared-arrays.js'
import { packStrings } from '../../arrays/strings.js'
import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { kindIndex, type ValueKind } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { dayOr, type Orgs } from '../market-columns.js'
import { rowsOf } from './database.js'
import { hashOf, idHash, streamColumns } from './read.js'

const text = (column: string, as: string): string =>
  `LEFT JOIN texts ${as} ON ${as}.salt = ${SALT.text} AND ${as}.hash = ${column}`

/** Org index of the hash in row k. */
const orgAt = (orgs: Orgs, h: Uint32Array, k: number): number => orgs.index.find(h[2 * k + 1]!, h[2 * k]!)

/** Declared groups of every organisation, numbered by group id. */
export const readGroups = async (
  connection: DuckDBConnection,
  orgs: Orgs,
): Promise<{
  groups: Pick<Market['bidders'], 'groupOffsets' | 'groupOf'>
  groupName: Market['bidders']['groupName']
}> => {
  const [org, group] = [growInt(), growInt()]
  const number = new Map<string, number>()
  const names: string[] = []
  const sql = `SELECT id.text, bidder_id, coalesce(n.text, '') FROM e_groups ${text('group_id', 'id')}
    ${text('name', 'n')} ORDER BY id.text, n.text NULLS LAST`
  await streamColumns(connection, sql, (columns, rows) => {
    const [id, h, name] = columns as [string[], Uint32Array, string[]]
    for (let k = 0; k < rows; k++) {
      if (!number.has(id[k]!)) {
        number.set(id[k]!, number.size)
        names.push(name[k]! || id[k]!)
      }
      org.push(orgAt(orgs, h, k))
      group.push(number.get(id[k]!)!)
    }
  })
  const { orgCount } = orgs.market
  const order = sortedByKey(org.view, orgCount, (x, y) => group.at(x) - group.at(y))
  const isNew = (x: number, before: number | undefined): boolean =>
    before === undefined || org.at(before) !== org.at(x) || group.at(before) !== group.at(x)
  const once = order.filter((x, i) => isNew(x, order[i - 1]))
  const { offsets } = countingSort(
    once.map((x) => org.at(x)),
    orgCount,
  )
  const groupOf = shared(once.map((x) => group.at(x)))
  return { groups: { groupOffsets: shared(offsets), groupOf }, groupName: packStrings(names) }
}

/**
 * Owners: organisations of `ownership`, and persons with an identity number who are shareholders in `roles`.
 */
export const readHoldings = async (
  connection: DuckDBConnection,
  orgs: Orgs,
): Promise<Pick<Market, 'holdings' | 'persons'>> => {
  const persons = new HashIndex(64)
  const held = { owner: growInt(), owned: growInt(), share: growDouble(), from: growInt(), to: growInt() }
  const read = (sql: string, ownerOf: (h: Uint32Array, k: number) => number): Promise<number> =>
    streamColumns(connection, sql, (columns, rows) => {
      const [owner, owned, share, from, to] = columns as [Uint32Array, Uint32Array, ...Float64Array[]]
      for (let k = 0; k < rows; k++) {
        held.owner.push(ownerOf(owner, k))
        held.owned.push(orgAt(orgs, owned, k))
        held.share.push(share![k]!)
        held.from.push(dayOr(from![k]!, MIN_DAY))
        held.to.push(dayOr(to![k]!, MAX_DAY))
      }
    })
  await read(
    `SELECT person_id_no, bidder_id, share, "from", "to" FROM e_roles
     JOIN texts t ON t.salt = ${kindIndex.person} AND t.hash = person_id_no
     WHERE role = ${idHash('shareholder', SALT.text)} ORDER BY t.text`,
    (h, k) => -2 - persons.add(h[2 * k + 1]!, h[2 * k]!),
  )
  await read('SELECT owner_id, owned_id, share, "from", "to" FROM e_ownership', (h, k) => orgAt(orgs, h, k))
  const known = (x: number): number => (Number.isNaN(held.share.at(x)) ? -1 : held.share.at(x))
  const least = -1 - persons.count
  const order = sortedByKey(
    held.owner.view.map((owner) => owner - least),
    orgs.market.orgCount - least,
    (x, y) =>
      held.owned.at(x) - held.owned.at(y) ||
      held.from.at(x) - held.from.at(y) ||
      held.to.at(x) - held.to.at(y) ||
      known(x) - known(y),
  )
  const { hi, lo } = persons.hashes()
  const ints = (list: Growing<Int32Array>): Int32Array => shared(order.map((x) => list.at(x)))
  return {
    holdings: {
      count: order.length,
      owner: ints(held.owner),
      owned: ints(held.owned),
      share: shared(Float64Array.from(order, (x) => held.share.at(x))),
      from: ints(held.from),
      to: ints(held.to),
    },
    persons: { count: persons.count, hi: shared(hi), lo: shared(lo) },
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
      from: dayOr(row.from as number, MIN_DAY),
      to: dayOr(row.to as number, MAX_DAY),
      reason: row.reason as string,
      approvedBy: row.approved_by as string,
    }))
    .sort((a, b) => a.kind - b.kind || a.hi - b.hi || a.lo - b.lo || a.from - b.from || a.to - b.to)
  return {
    count: list.length,
    kind: shared(Uint8Array.from(list, (e) => e.kind)),
    hi: shared(Uint32Array.from(list, (e) => e.hi)),
    lo: shared(Uint32Array.from(list, (e) => e.lo)),
    from: shared(Int32Array.from(list, (e) => e.from)),
    to: shared(Int32Array.from(list, (e) => e.to)),
    reason: packStrings(list.map((e) => e.reason)),
    approvedBy: packStrings(list.map((e) => e.approvedBy)),
  }
}
