import type { DuckDBConnection } from '@duckdb/node-api'
import { storageOf, tableNumber } from '../../domain/storage.js'
import { type Column, TABLES } from '../../domain/tables.js'
import { rowsOf } from './database.js'
import { FORMAT, quote, tableSql, VERSION_COLUMNS, viewSql } from './schema.js'

/**
 * Brings a store of an earlier format to this one, in one transaction: the tables and columns that have come
 * since, empty. What is there stays as it is, and so does the digest.
 */
export const upgrade = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  const stored = await storedColumns(connection)
  for (const table of TABLES) {
    const there = stored.get(table.name)
    if (!there) {
      await connection.run(tableSql(table))
      await connection.run(`INSERT INTO settled VALUES (${tableNumber[table.name]}, 0)`)
    } else {
      await connection.run(`DROP VIEW IF EXISTS e_${table.name}`)
      for (const column of table.columns)
        if (!there.includes(column.name)) await add(connection, table.name, column)
    }
    await connection.run(viewSql(table))
  }
  await connection.run(`UPDATE meta SET value = '${FORMAT}' WHERE key = 'format'`)
  await connection.run('COMMIT')
}

/** Columns of the import format that the store's tables have, by table. */
export const storedColumns = async (connection: DuckDBConnection): Promise<Map<string, string[]>> => {
  const rows = await rowsOf(
    connection,
    `SELECT table_name, column_name FROM duckdb_columns() WHERE table_name IN (${TABLES.map(({ name }) => `'${name}'`).join(', ')})
      AND schema_name = 'main' AND NOT internal ORDER BY column_index`,
  )
  const own = new Set(VERSION_COLUMNS.map((column) => column.split(' ')[0]))
  const columns = new Map<string, string[]>()
  for (const { table_name, column_name } of rows) {
    const table = columns.get(table_name as string) ?? []
    columns.set(table_name as string, table)
    if (!own.has(column_name as string)) table.push(column_name as string)
  }
  return columns
}

/** A column without any value: not given in every row. */
const add = (connection: DuckDBConnection, table: string, column: Column): Promise<unknown> =>
  connection.run(
    `ALTER TABLE ${table} ADD COLUMN ${quote(column.name)} ${
      storageOf(column) === 'hash' ? 'UBIGINT DEFAULT 0' : `DOUBLE DEFAULT 'nan'`
    }`,
  )
