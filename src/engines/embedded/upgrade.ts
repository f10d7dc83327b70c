import type { DuckDBConnection } from '@duckdb/node-api'
import { storageOf, tableNumber } from '../../domain/storage.js'
import { type Column, TABLES } from '../../domain/tables.js'
import { rowsOf } from './database.js'
import { FORMAT, quote, tableSql, viewSql } from './schema.js'

/**
 * Brings a store of an earlier format to this one, in one transaction: the tables and columns that have come since, empty.
 * What is there stays as it is, and so does the digest.
 */
export const upgrade = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  for (const table of TABLES) {
    const there = await columnsOf(connection, table.name)
    if (there.size === 0) {
      await connection.run(tableSql(table))
      await connection.run(`INSERT INTO settled VALUES (${tableNumber[table.name]}, 0)`)
    } else {
      await connection.run(`DROP VIEW e_${table.name}`)
      for (const column of table.columns)
        if (!there.has(column.name)) await add(connection, table.name, column)
    }
    await connection.run(viewSql(table))
  }
  await connection.run(`UPDATE meta SET value = '${FORMAT}' WHERE key = 'format'`)
  await connection.run('COMMIT')
}

const columnsOf = async (connection: DuckDBConnection, table: string): Promise<Set<string>> => {
  const rows = await rowsOf(
    connection,
    `SELECT column_name FROM duckdb_columns() WHERE table_name = '${table}'`,
  )
  return new Set(rows.map((row) => row.column_name as string))
}

/** A column without any value: not given in every row. */
const add = (connection: DuckDBConnection, table: string, column: Column): Promise<unknown> =>
  connection.run(
    `ALTER TABLE ${table} ADD COLUMN ${quote(column.name)} ${
      storageOf(column) === 'hash' ? 'UBIGINT DEFAULT 0' : `DOUBLE DEFAULT 'nan'`
    }`,
  )
