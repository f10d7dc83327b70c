import { compareText } from '../../arrays/compare-text.js'
import { SALT } from '../../domain/hash.js'
import type { BidderValue, Holding } from '../../domain/records.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { SOURCES, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import { valueHash } from '../../normalise/value-hash.js'
import { byHolder, type HolderRow, holdingOf, type StoredRecord } from '../answers.js'
import type { Database } from './database.js'
import { namesOf } from './names.js'
import { idHash, u64 } from './read.js'
import { records } from './records.js'
import { quote } from './schema.js'

type Source = (typeof SOURCES)[number]

const columnOf = ({ id }: Source): { table: 'bids' | 'bidders' | 'roles'; name: string; role?: string } => {
  const [table, name] = id.split('.') as ['bids' | 'bidders' | 'roles', string]
  const isRole = table === 'roles' && name !== 'person_name' && name !== 'phone'
  return isRole ? { table, name: 'person_id_no', role: name } : { table, name }
}

/**
 * Uses of one source as SELECT (source, h, bidder_id, lot_id, at, a, b); `where` restricts the value column
 * `h`.
 */
const usesSql = (source: Source, where: (column: string) => string): string => {
  const { table, name, role } = columnOf(source)
  const col = tableOf(table).columns.findIndex((column) => column.name === name)
  const facts =
    table === 'bids'
      ? `lot_id, submitted_at AS moment, 'nan'::DOUBLE AS a, 'nan'::DOUBLE AS b`
      : table === 'roles'
        ? `0::UBIGINT AS lot_id, 'nan'::DOUBLE AS moment, "from" AS a, "to" AS b`
        : `0::UBIGINT AS lot_id, 'nan'::DOUBLE AS moment, 'nan'::DOUBLE AS a, 'nan'::DOUBLE AS b`
  const roleHash = role && idHash(role, SALT.text)
  const extra = role
    ? ` AND role = ${roleHash}`
    : source.id === 'roles.person_name'
      ? ' AND person_id_no = 0'
      : ''
  const select = (h: string, from: string): string =>
    `SELECT '${source.id}' AS source, ${h} AS h, bidder_id, ${facts} FROM ${from} WHERE ${where(h)}${extra}`
  return `${select(quote(name), `e_${table}`)} AND ${quote(name)} <> 0
    UNION ALL ${select('hash', `e_${table} JOIN (SELECT seq, hash FROM e_extras WHERE tbl = ${tableNumber[table]} AND col = ${col}) x USING (seq)`)}`
}

/** Every organisation that holds the value, by bidder, then date, source and lot. */
export const holders = async (db: Database, kind: ValueKind, raw: string): Promise<Holding[]> => {
  const known = valueHash(kind, raw)
  if (!known) return []
  const value = u64(known.hi, known.lo)
  const uses = SOURCES.filter((source) => source.kind === kind).map((source) =>
    usesSql(source, (h) => `${h} = ${value}`),
  )
  const rows = await db.rows(
    `SELECT id.text AS bidder, source, coalesce(l.text, '') AS lot, a, b,
       CASE WHEN isnan(u.moment) THEN coalesce(d.moment, u.moment) ELSE u.moment END AS moment
     FROM (${uses.join(' UNION ALL ')}) u JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = u.bidder_id
     LEFT JOIN texts l ON l.salt = ${SALT.lot} AND l.hash = u.lot_id
     LEFT JOIN (SELECT lot_id, opened_at AS moment FROM e_lots) d USING (lot_id)`,
  )
  const names = await namesOf(
    db,
    rows.map((row) => row.bidder as string),
  )
  return rows.map((row) => holdingOf(row as unknown as HolderRow, names)).sort(byHolder)
}

type Counted = BidderValue & { h: string }

/** Values of one bidder, by kind, then text; each with how many organisations hold it. */
export const valuesOf = async (db: Database, id: string): Promise<BidderValue[]> => {
  const mine = `bidder_id = ${idHash(id, SALT.bidder)}`
  const found = new Map<string, Counted>()
  for (const table of ['bids', 'bidders', 'roles'] as const)
    for (const record of await records(db, table, mine))
      for (const [kind, text] of usesOf(table, record)) {
        const key = `${kind}/${text}`
        const known = found.get(key) ?? {
          kind,
          text,
          holders: 0,
          uses: 0,
          h: idHash(text, VALUE_KINDS.indexOf(kind)),
        }
        known.uses++
        found.set(key, known)
      }
  const values = [...found.values()]
  for (const kind of VALUE_KINDS)
    await countHolders(
      db,
      kind,
      values.filter((value) => value.kind === kind),
    )
  return values
    .map(({ kind, text, holders, uses }) => ({ kind, text, holders, uses }))
    .sort((a, b) => VALUE_KINDS.indexOf(a.kind) - VALUE_KINDS.indexOf(b.kind) || compareText(a.text, b.text))
}

/**
 * Uses that a record makes: (kind, canonical text). A role's name counts where there is no identity number.
 */
const usesOf = (table: 'bids' | 'bidders' | 'roles', { texts }: StoredRecord): [ValueKind, string][] =>
  tableOf(table).columns.flatMap(({ name, kind }) =>
    kind === undefined || (name === 'person_name' && texts.person_id_no!.length > 0)
      ? []
      : texts[name]!.map((text): [ValueKind, string] => [kind, text]),
  )

const countHolders = async (db: Database, kind: ValueKind, values: Counted[]): Promise<void> => {
  if (values.length === 0) return
  const list = values.map(({ h }) => h)
  const uses = SOURCES.filter((source) => source.kind === kind).map((source) =>
    usesSql(source, (h) => `${h} IN (${list})`),
  )
  const rows = await db.rows(
    `SELECT h, count(DISTINCT bidder_id) AS n FROM (${uses.join(' UNION ALL ')}) GROUP BY h`,
  )
  const holdersOf = new Map(rows.map((row) => [String(row.h), Number(row.n)]))
  for (const value of values) value.holders = holdersOf.get(value.h) ?? 0
}
