import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import { TABLES, type Table } from '../../domain/tables.js'
import { storageOf, tableNumber } from '../../intake/layout.js'
import { rowsOf } from './database.js'
import { upgrade } from './upgrade.js'

/**
 * The store's tables. A table of the import format keeps one row per distinct version (key and content) with its
 * provenance; `seq` numbers them in the order of arrival and never changes. Rows below `settled` have been judged:
 * those in `withheld` are history, conflict or pending, the others are effective and make up the view `e_<table>`.
 * There is no index and no key constraint: uniqueness comes from the one writer (writer.ts).
 */
export const FORMAT = '2'
/** Formats that `upgrade.ts` brings to this one. */
const EARLIER: readonly unknown[] = ['1']

/** Reasons in `withheld`. */
export const HISTORY = 1
export const CONFLICT = 2
export const PENDING = 3

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

export const tableSql = (table: Table): string => {
  const columns = table.columns.map(
    (c) => `${quote(c.name)} ${storageOf(c) === 'hash' ? 'UBIGINT' : 'DOUBLE'}`,
  )
  return `CREATE TABLE ${table.name}(${[...VERSION_COLUMNS, ...columns].join(', ')})`
}

/**
 * Effective rows. NOT IN rather than ANTI JOIN: DuckDB 1.5.6 loses the columns of an anti join beside a scalar comparison when
 * the view stands inside another IN ("Vector::Reference used on vector of different type"), which ends the whole instance.
 */
export const viewSql = ({ name }: Table): string => `CREATE VIEW e_${name} AS SELECT * FROM ${name}
  WHERE seq NOT IN (SELECT seq FROM withheld WHERE tbl = ${tableNumber[name]})
  AND seq < (SELECT settled FROM settled WHERE tbl = ${tableNumber[name]})`

const STATEMENTS = [
  'CREATE TABLE meta(key VARCHAR, value VARCHAR)',
  'CREATE TABLE batches(batch INTEGER, started_at VARCHAR, finished_at VARCHAR)',
  'CREATE TABLE files(file INTEGER, batch INTEGER, name VARCHAR, sha256 VARCHAR)',
  'CREATE TABLE texts(salt UTINYINT, hash UBIGINT, chk UINTEGER, flags UTINYINT, text VARCHAR)',
  'CREATE TABLE extras(tbl UTINYINT, col UTINYINT, seq UINTEGER, hash UBIGINT)',
  'CREATE TABLE rest(tbl UTINYINT, seq UINTEGER, json VARCHAR)',
  'CREATE TABLE withheld(tbl UTINYINT, seq UINTEGER, reason UTINYINT)',
  'CREATE TABLE settled(tbl UTINYINT, settled UINTEGER)',
  `CREATE TABLE quarantine(seq UINTEGER, file INTEGER, line INTEGER, tbl VARCHAR, col VARCHAR, value VARCHAR,
    reason VARCHAR, detail VARCHAR)`,
  ...TABLES.map(tableSql),
  ...TABLES.map(viewSql),
  ...TABLES.map(({ name }) => `INSERT INTO settled VALUES (${tableNumber[name]}, 0)`),
  `INSERT INTO meta VALUES ('format', '${FORMAT}')`,
]

/** Creates the tables of an empty file, in one transaction; brings a file of an earlier format up to date, refuses others. */
export const ensureSchema = async (connection: DuckDBConnection): Promise<void> => {
  const [{ n } = { n: 0n }] = await rowsOf(
    connection,
    `SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'meta' AND NOT temporary`,
  )
  if (n === 0n) return await createAll(connection)
  const [found] = await rowsOf(connection, `SELECT value FROM meta WHERE key = 'format'`)
  if (EARLIER.includes(found?.value)) return await upgrade(connection)
  if (found?.value !== FORMAT)
    throw new AppError(
      'engine_unavailable',
      `Cannot use the store: it is of format ${found?.value}, this version reads format ${FORMAT}. Import the files again into a new store`,
    )
}

const createAll = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  for (const sql of STATEMENTS) await connection.run(sql)
  await connection.run('COMMIT')
  await connection.run('CHECKPOINT')
}

/** Empties every table; the next file and batch number is 1 again. */
export const emptyAll = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  for (const name of ['batches', 'files', 'texts', 'extras', 'rest', 'withheld', 'quarantine'])
    await connection.run(`DELETE FROM ${name}`)
  for (const { name } of TABLES) await connection.run(`DELETE FROM ${name}`)
  await connection.run('UPDATE settled SET settled = 0')
  await connection.run(`DELETE FROM meta WHERE key <> 'format'`)
  await connection.run('COMMIT')
  await connection.run('CHECKPOINT')
}
