import { append } from '../../arrays/append.js'
import { saltOf, storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import { type Column, TABLES, type TableName } from '../../domain/tables.js'
import type { StoredRecord } from '../answers.js'
import type { Database, Row } from './database.js'
import { hashOf } from './read.js'
import { lookup, type Salted } from './texts-of.js'

/** Effective records of a table, whole, with the texts of their hashes. For handfuls of rows. */
export const records = async (
  db: Database,
  name: TableName,
  where: string,
  rest = '',
): Promise<StoredRecord[]> => {
  const table = tableOf(name)
  const rows = await db.rows(`SELECT * FROM e_${name} WHERE ${where} ${rest}`)
  const extras = await extrasOf(db, name, rows)
  const wanted: Salted[] = []
  const hashed = table.columns.filter((column) => storageOf(column) === 'hash')
  for (const row of rows) for (const column of hashed) append(wanted, hashesOf(row, column, extras))
  const text = await lookup(db, wanted)
  return rows.map((row) => ({
    seq: row.seq as number,
    marks: row.marks as number,
    texts: Object.fromEntries(
      hashed.map((column) => [
        column.name,
        hashesOf(row, column, extras).map((hash) => text(hash.salt, hash) ?? ''),
      ]),
    ),
    numbers: Object.fromEntries(
      table.columns
        .filter((column) => storageOf(column) === 'number')
        .map((column) => [column.name, given(row[column.name] as number)]),
    ),
  }))
}

const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

type Extras = Map<string, { hi: number; lo: number }[]>

const hashesOf = (row: Row, column: Column, extras: Extras): Salted[] => {
  const first = hashOf(row[column.name]!)
  if (first.hi === 0 && first.lo === 0) return []
  const salt = saltOf(column)
  return [first, ...(extras.get(`${row.seq}/${column.name}`) ?? [])].map((hash) => ({ salt, ...hash }))
}

const extrasOf = async (db: Database, name: TableName, rows: Row[]): Promise<Extras> => {
  const extras: Extras = new Map()
  if (rows.length === 0) return extras
  const found = await db.rows(
    `SELECT seq, col, hash FROM e_extras WHERE tbl = ${tableNumber[name]} AND seq IN (${rows.map((row) => row.seq)}) ORDER BY hash`,
  )
  for (const row of found) {
    const key = `${row.seq}/${TABLES[tableNumber[name]]!.columns[Number(row.col)]!.name}`
    extras.set(key, [...(extras.get(key) ?? []), hashOf(row.hash!)])
  }
  return extras
}
