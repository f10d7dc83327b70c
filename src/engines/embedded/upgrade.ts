import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { assumedColumns, DEFAULTS, storageOf, tableNumber } from '../../domain/storage.js'
import { type Column, TABLES } from '../../domain/tables.js'
import { rowsOf } from './database.js'
import { idHash } from './read.js'
import {
  CHANGES,
  createSql,
  EXTRAS_VIEW,
  FORMAT,
  JUDGED_TABLES,
  quote,
  RECORD_TABLES,
  SIGHTINGS,
  tableSql,
  VERSION_COLUMNS,
  viewSql,
} from './schema.js'

/**
 * Brings a store of an earlier format to this one, in one transaction: the tables and columns that have come
 * since, empty. Rows stay as they are. A store of before format 3 is judged anew, by the order of its
 * imports; of versions that came again it knows the first import alone, and a value that was assumed is given
 * back to those who give one.
 */
export const upgrade = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  const isEarlier = await lacksSightings(connection)
  const stored = await storedColumns(connection)
  for (const { name } of TABLES) await connection.run(`DROP VIEW IF EXISTS e_${name}`)
  if (isEarlier) await dropJudged(connection)
  for (const table of TABLES) {
    const there = stored.get(table.name)
    const [own, merged] = tableSql(table) as [string, string]
    if (!there) await connection.run(own)
    if (!there || isEarlier) await connection.run(merged)
    if (!there) await connection.run(`INSERT INTO settled VALUES (${tableNumber[table.name]}, 0)`)
    for (const column of table.columns)
      if (there && !there.includes(column.name)) {
        await add(connection, table.name, column)
        if (!isEarlier) await add(connection, `merged_${table.name}`, column)
      }
  }
  if (isEarlier) await openAssumed(connection)
  for (const table of TABLES) await connection.run(viewSql(table))
  await connection.run(`UPDATE meta SET value = '${FORMAT}' WHERE key = 'format'`)
  await connection.run('COMMIT')
}

const lacksSightings = async (connection: DuckDBConnection): Promise<boolean> => {
  const found = await rowsOf(connection, `SELECT 1 FROM duckdb_tables() WHERE table_name = 'sightings'`)
  return found.length === 0
}

/** Formats 1 and 2: what was judged goes, files get a place in time. */
const dropJudged = async (connection: DuckDBConnection): Promise<void> => {
  const { sightings } = RECORD_TABLES
  for (const name of Object.keys(JUDGED_TABLES)) await connection.run(`DROP TABLE IF EXISTS ${name}`)
  for (const sql of createSql({ ...JUDGED_TABLES, sightings: sightings! })) await connection.run(sql)
  const known = TABLES.map(({ name }) => tableNumber[name])
  const there = await rowsOf(connection, `SELECT table_name AS name FROM duckdb_tables()`)
  const stored = known.filter((tbl) => there.some(({ name }) => name === TABLES[tbl]!.name))
  for (const tbl of [...stored, SIGHTINGS, CHANGES])
    await connection.run(`INSERT INTO settled VALUES (${tbl}, 0)`)
  await connection.run(`ALTER TABLE files ADD COLUMN mapping VARCHAR DEFAULT ''`)
  await connection.run('ALTER TABLE files ADD COLUMN place INTEGER')
  await connection.run('ALTER TABLE files ADD COLUMN live UTINYINT DEFAULT 1')
  await connection.run('ALTER TABLE files ADD COLUMN changed INTEGER DEFAULT 0')
  await connection.run('ALTER TABLE files ADD COLUMN replaced INTEGER DEFAULT 0')
  await connection.run('UPDATE files SET place = batch')
  await connection.run(EXTRAS_VIEW)
}

/** A cell that holds what an empty one is taken for may have been empty. */
const openAssumed = async (connection: DuckDBConnection): Promise<void> => {
  for (const { name } of TABLES)
    for (const column of assumedColumns(name)) {
      const value = DEFAULTS[name]![column.name]!
      const [held, open] = typeof value === 'number' ? [`${value}`, `'nan'`] : [idHash(value, SALT.text), '0']
      await connection.run(
        `UPDATE ${name} SET ${quote(column.name)} = ${open} WHERE ${quote(column.name)} = ${held}`,
      )
    }
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
    `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${quote(column.name)} ${
      storageOf(column) === 'hash' ? 'UBIGINT DEFAULT 0' : `DOUBLE DEFAULT 'nan'`
    }`,
  )
