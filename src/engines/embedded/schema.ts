import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { assumedColumns, DEFAULTS, STANDS_IN, storageOf, tableNumber } from '../../domain/storage.js'
import { type Column, TABLES, type Table } from '../../domain/tables.js'
import { idHash } from './read.js'

/**
 * The store's tables. A table of the import format keeps one row per distinct version (what the row says, and
 * its date) with where it first came from; `seq` numbers them in the order of arrival and never changes.
 * `sightings` are the versions that a later import found again: which files hold a version, and so when it
 * was said last. A file is live unless it was taken out, or its import is still to replace others; `place` is
 * its rank in time, `changed` numbers the changes of this, `replaced` is the import that took its place.
 *
 * What follows from these is made by settle.ts: rows below `settled` have been judged, those in `withheld`
 * are history, conflict, pending or undone. A key whose cells come from several versions has its merged row
 * in `merged_<table>`, under the number of the strongest, and the versions in `parts`. The view `e_<table>`
 * is what is effective, `e_extras` the further values of its cells. There is no index and no key constraint:
 * uniqueness comes from the one writer (writer.ts).
 */
export const FORMAT = '3'

/** Columns of every table before those of the import format. */
export const VERSION_COLUMNS = [
  'seq UINTEGER',
  'file INTEGER',
  'line INTEGER',
  'c_hi UBIGINT',
  'c_lo UBIGINT',
  'marks UINTEGER',
  'placeholder UBIGINT',
  'invalid UBIGINT',
] as const

/** A name as SQL identifier. */
export const quote = (name: string): string => `"${name}"`

/** Columns that make a table's key: those of the format, or the content where the whole row is the key. */
export const keyOf = (table: Table): string[] => table.key?.map(quote) ?? ['c_hi', 'c_lo']

const columnsSql = (table: Table): string => {
  const columns = table.columns.map(
    (c) => `${quote(c.name)} ${storageOf(c) === 'hash' ? 'UBIGINT' : 'DOUBLE'}`,
  )
  return [...VERSION_COLUMNS, ...columns].join(', ')
}

/** The table's own, and that of its merged rows. */
export const tableSql = (table: Table): string[] =>
  [table.name, `merged_${table.name}`].map((name) => `CREATE TABLE ${name}(${columnsSql(table)})`)

/** Tables of the record beside those of the import format, and what is judged from it. */
export const RECORD_TABLES: Readonly<Record<string, string>> = {
  meta: 'key VARCHAR, value VARCHAR',
  batches: 'batch INTEGER, started_at VARCHAR, finished_at VARCHAR',
  files:
    'file INTEGER, batch INTEGER, name VARCHAR, sha256 VARCHAR, mapping VARCHAR, place INTEGER, live UTINYINT, changed INTEGER, replaced INTEGER',
  texts: 'salt UTINYINT, hash UBIGINT, chk UINTEGER, flags UTINYINT, text VARCHAR',
  extras: 'tbl UTINYINT, col UTINYINT, seq UINTEGER, hash UBIGINT',
  rest: 'tbl UTINYINT, seq UINTEGER, json VARCHAR',
  sightings: 'n UINTEGER, tbl UTINYINT, seq UINTEGER, file INTEGER, line INTEGER',
  quarantine:
    'seq UINTEGER, file INTEGER, line INTEGER, tbl VARCHAR, col VARCHAR, value VARCHAR, reason VARCHAR, detail VARCHAR',
}

/**
 * Of a conflict, `cols` are the columns (a bit set) in which it differs from the effective row, and `against`
 * is the version that gives the first of them.
 */
export const JUDGED_TABLES: Readonly<Record<string, string>> = {
  withheld: 'tbl UTINYINT, seq UINTEGER, reason UTINYINT, cols UBIGINT, against UINTEGER',
  merged_extras: 'tbl UTINYINT, col UTINYINT, seq UINTEGER, hash UBIGINT',
  parts: 'tbl UTINYINT, seq UINTEGER, part UINTEGER',
  settled: 'tbl UTINYINT, settled UINTEGER',
}

/** Beside the tables' numbers in `settled`: sightings, and changes of files, that are judged. */
export const SIGHTINGS = 254
export const CHANGES = 253
/** Stands for the quarantine where a table's number is asked for: a defect may be seen again as well. */
export const DEFECTS = 255

export const createSql = (tables: Readonly<Record<string, string>>): string[] =>
  Object.entries(tables).map(([name, columns]) => `CREATE TABLE ${name}(${columns})`)

/** Whether the cell is empty, for SQL. */
export const isBlank = (column: Column, alias = ''): string =>
  storageOf(column) === 'hash' ? `${alias}${quote(column.name)} = 0` : `isnan(${alias}${quote(column.name)})`

/** What is put into cells that no row of a key gives. */
const assumedSql = (table: Table): string => {
  const assumed = assumedColumns(table.name).map((column) => {
    const value = DEFAULTS[table.name]![column.name]!
    return filledSql(
      column,
      typeof value === 'number' ? `${value}::DOUBLE` : `${idHash(value, SALT.text)}::UBIGINT`,
    )
  })
  const standIns = Object.entries(STANDS_IN[table.name] ?? {}).map(([name, other]) =>
    filledSql(table.columns.find((column) => column.name === name)!, quote(other)),
  )
  const columns = [...assumed, ...standIns]
  return columns.length > 0 ? ` REPLACE (${columns.join(', ')})` : ''
}

const filledSql = (column: Column, otherwise: string): string =>
  `CASE WHEN ${isBlank(column)} THEN ${otherwise} ELSE ${quote(column.name)} END AS ${quote(column.name)}`

/**
 * Effective rows. NOT IN rather than ANTI JOIN: DuckDB 1.5.6 loses the columns of an anti join beside a
 * scalar comparison when the view stands inside another IN ("Vector::Reference used on vector of different
 * type"), which ends the whole instance.
 */
export const viewSql = (table: Table): string => {
  const { name } = table
  const tbl = tableNumber[name]
  const kept = `seq NOT IN (SELECT seq FROM withheld WHERE tbl = ${tbl})`
  return `CREATE VIEW e_${name} AS SELECT *${assumedSql(table)} FROM (
    SELECT * FROM ${name} WHERE ${kept} AND seq NOT IN (SELECT seq FROM merged_${name})
      AND seq < (SELECT settled FROM settled WHERE tbl = ${tbl})
    UNION ALL BY NAME SELECT * FROM merged_${name} WHERE ${kept})`
}

export const EXTRAS_VIEW =
  'CREATE VIEW e_extras AS SELECT * FROM extras UNION ALL SELECT * FROM merged_extras'

/** Empties every table; the next file and batch number is 1 again. */
export const emptyAll = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  for (const name of [...Object.keys(RECORD_TABLES), ...Object.keys(JUDGED_TABLES)])
    if (name !== 'meta' && name !== 'settled') await connection.run(`DELETE FROM ${name}`)
  for (const { name } of TABLES)
    for (const table of [name, `merged_${name}`]) await connection.run(`DELETE FROM ${table}`)
  await connection.run('UPDATE settled SET settled = 0')
  await connection.run(`DELETE FROM meta WHERE key <> 'format'`)
  await connection.run('COMMIT')
  await connection.run('CHECKPOINT')
}
