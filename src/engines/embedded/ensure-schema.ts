import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import { tableNumber } from '../../domain/storage.js'
import { TABLES } from '../../domain/tables.js'
import { rowsOf } from './database.js'
import {
  CHANGES,
  createSql,
  EXTRAS_VIEW,
  FORMAT,
  JUDGED_TABLES,
  RECORD_TABLES,
  SIGHTINGS,
  tableSql,
  viewSql,
} from './schema.js'
import { storedColumns, upgrade } from './upgrade.js'

/** Formats that `upgrade.ts` brings to this one. */
const EARLIER: readonly unknown[] = ['1', '2']

const STATEMENTS = [
  ...createSql(RECORD_TABLES),
  ...createSql(JUDGED_TABLES),
  ...TABLES.flatMap(tableSql),
  ...TABLES.map(viewSql),
  EXTRAS_VIEW,
  ...[...TABLES.map(({ name }) => tableNumber[name]), SIGHTINGS, CHANGES].map(
    (tbl) => `INSERT INTO settled VALUES (${tbl}, 0)`,
  ),
  `INSERT INTO meta VALUES ('format', '${FORMAT}')`,
]

/**
 * Creates the tables of an empty file, in one transaction; brings a file of an earlier format up to date,
 * refuses others.
 */
export const ensureSchema = async (connection: DuckDBConnection): Promise<void> => {
  const [{ n } = { n: 0n }] = await rowsOf(
    connection,
    `SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'meta' AND NOT temporary`,
  )
  if (n === 0n) return await createAll(connection)
  const [found] = await rowsOf(connection, `SELECT value FROM meta WHERE key = 'format'`)
  if (EARLIER.includes(found?.value)) return await upgrade(connection)
  if (found?.value === FORMAT) return await keepUp(connection)
  throw new AppError(
    'engine_unavailable',
    `Cannot use the store: it is of format ${found?.value}, this version reads format ${FORMAT}. Import the files again into a new store`,
  )
}

/**
 * Adds the tables and columns that the import format has gained since; refuses a store that has ones unknown
 * to it.
 */
const keepUp = async (connection: DuckDBConnection): Promise<void> => {
  const stored = await storedColumns(connection)
  for (const table of TABLES)
    for (const column of stored.get(table.name) ?? [])
      if (!table.columns.some(({ name }) => name === column))
        throw new AppError(
          'engine_unavailable',
          `Cannot use the store: it has a column ${table.name}.${column} that this version does not know. Use the version that made it`,
        )
  if (TABLES.some((table) => stored.get(table.name)?.length !== table.columns.length))
    await upgrade(connection)
}

const createAll = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('BEGIN')
  for (const sql of STATEMENTS) await connection.run(sql)
  await connection.run('COMMIT')
  await connection.run('CHECKPOINT')
}
