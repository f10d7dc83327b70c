import type { DuckDBConnection } from '@duckdb/node-api'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type Table } from '../../domain/tables.js'
import { CONFLICT, HISTORY, PENDING } from '../versions.js'
import { rowsOf } from './database.js'
import { computeDigest } from './digest.js'
import { keyOf } from './schema.js'

/**
 * Decides which versions are effective, for all that arrived since the last time (data-format.md, "Order
 * never matters"). Of the versions of a key the one with the latest `updated_at` is effective, without a date
 * or at the same date the one with the smallest content (intake/content.ts). A version of an earlier date, or
 * that repeats the content of the effective or of a dated version, is history; another is a conflict. An
 * effective bid whose lot is not there is pending. The decision is a function of the set of versions alone,
 * so neither order nor crashes change it. Runs in the caller's transaction.
 * @returns how many bids were pending before and are effective now
 */
export const settle = async (connection: DuckDBConnection): Promise<number> => {
  const grown: Table[] = []
  for (const table of TABLES) if (await hasGrown(connection, table)) grown.push(table)
  if (grown.length === 0) return 0
  await connection.run(`CREATE OR REPLACE TEMP TABLE was_pending AS
    SELECT seq FROM withheld WHERE tbl = ${tableNumber.bids} AND reason = ${PENDING}`)
  for (const table of grown) await judge(connection, table)
  const resolved = await judgePending(connection)
  for (const { name } of grown)
    await connection.run(
      `UPDATE settled SET settled = (SELECT max(seq) + 1 FROM ${name}) WHERE tbl = ${tableNumber[name]}`,
    )
  await connection.run(`DELETE FROM meta WHERE key = 'digest'`)
  await connection.run(`INSERT INTO meta VALUES ('digest', ?)`, [await computeDigest(connection)])
  return resolved
}

const settledOf = ({ name }: Table): string =>
  `(SELECT settled FROM settled WHERE tbl = ${tableNumber[name]})`

const hasGrown = async (connection: DuckDBConnection, table: Table): Promise<boolean> => {
  const [row] = await rowsOf(
    connection,
    `SELECT coalesce(max(seq) + 1, 0) > ${settledOf(table)} AS grown FROM ${table.name}`,
  )
  return row!.grown === true
}

/**
 * Keys that may have several versions, one of them new: those of the new rows, or, when all rows are new,
 * those whose 64-bit hash occurs twice, which is quicker to group than the keys.
 */
const candidates = (table: Table, isFirst: boolean): string => {
  const key = keyOf(table).join(', ')
  return isFirst
    ? `SELECT ${key} FROM ${table.name} WHERE hash(${key}) IN (
        SELECT h FROM (SELECT hash(${key}) AS h FROM ${table.name}) GROUP BY h HAVING count(*) > 1)`
    : `SELECT ${key} FROM ${table.name} WHERE seq >= ${settledOf(table)}`
}

/** Rewrites `withheld` for the keys that have several versions, one of them new. */
const judge = async (connection: DuckDBConnection, table: Table): Promise<void> => {
  const { name } = table
  const key = keyOf(table).join(', ')
  const tbl = tableNumber[name]
  const isFirst = (await rowsOf(connection, `SELECT ${settledOf(table)} = 0 AS first`))[0]!.first === true
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE touched AS SELECT ${key} FROM ${name} SEMI JOIN (${candidates(table, isFirst)}) n
     USING (${key}) GROUP BY ALL HAVING count(*) > 1`,
  )
  await connection.run(`DELETE FROM withheld WHERE tbl = ${tbl} AND seq IN (
    SELECT seq FROM ${name} SEMI JOIN touched USING (${key}))`)
  await connection.run(`INSERT INTO withheld SELECT ${tbl}, seq, CASE
      WHEN c_hi = best_hi AND c_lo = best_lo THEN ${HISTORY}
      WHEN dated < latest AND at_of_content > '-infinity' THEN ${HISTORY}
      ELSE ${CONFLICT} END
    FROM (
      SELECT seq, c_hi, c_lo, dated, row_number() OVER by_date AS place,
        first_value(c_hi) OVER by_date AS best_hi, first_value(c_lo) OVER by_date AS best_lo,
        max(dated) OVER (PARTITION BY ${key}) AS latest, max(dated) OVER (PARTITION BY ${[...new Set([key, 'c_hi', 'c_lo'])].join(', ')}) AS at_of_content
      FROM (SELECT *, CASE WHEN isnan(updated_at) THEN '-infinity'::DOUBLE ELSE updated_at END AS dated
        FROM ${name} SEMI JOIN touched USING (${key}))
      WINDOW by_date AS (PARTITION BY ${key} ORDER BY dated DESC, c_hi, c_lo, seq))
    WHERE place > 1`)
}

/** Rewrites the pending marks of the bids that are new or were pending. */
const judgePending = async (connection: DuckDBConnection): Promise<number> => {
  const bids = TABLES.find(({ name }) => name === 'bids')!
  const tbl = tableNumber.bids
  await connection.run(`DELETE FROM withheld WHERE tbl = ${tbl} AND reason = ${PENDING}`)
  const effective = `bids b ANTI JOIN (SELECT seq FROM withheld WHERE tbl = ${tbl}) w USING (seq)`
  await connection.run(`INSERT INTO withheld SELECT ${tbl}, seq, ${PENDING} FROM ${effective}
    WHERE (seq >= ${settledOf(bids)} OR seq IN (SELECT seq FROM was_pending))
      AND lot_id NOT IN (SELECT lot_id FROM lots)`)
  const [row] = await rowsOf(
    connection,
    `SELECT count(*) AS n FROM was_pending p
    ANTI JOIN (SELECT seq FROM withheld WHERE tbl = ${tbl}) w USING (seq)`,
  )
  return Number(row!.n)
}
