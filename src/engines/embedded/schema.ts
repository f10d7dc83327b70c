import type { DuckDBConnection } from '@duckdb/node-api'
import { storageOf, tableNumber } from '../../domain/storage.js'
import { TABLES, type Table } from '../../domain/tables.js'

/**
 * The store's tables. A table of the import format keeps one row per distinct version (key and content) with
 * its provenance; `seq` numbers them in the order of arrival and never changes. Rows below `settled` have
 * been judged: those in `withheld` are history, conflict or pending, the others are effective and make up the
 * view `e_<table>`. There is no index and no key constraint: uniqueness comes from the one writer
 * (writer.ts).
 */
export const FORMAT = '2'

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
 * Effective rows. NOT IN rather than ANTI JOIN: DuckDB 1.5.6 loses the columns of an anti join beside a
 * scalar comparison when the view stands inside another IN ("Vector::Reference used on vector of different
 * type"), which ends the whole instance.
 */
export const viewSql = ({ name }: Table): string => `CREATE VIEW e_${name} AS SELECT * FROM ${name}
  WHERE seq NOT IN (SELECT seq FROM withheld WHERE tbl = ${tableNumber[name]})
  AND seq < (SELECT settled FROM settled WHERE tbl = ${tableNumber[name]})`

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
