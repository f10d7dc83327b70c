import type { DuckDBConnection } from '@duckdb/node-api'
import { TABLES, type TableName } from '../../domain/tables.js'
import { digestOfTotals, EMPTY_DIGEST, type TableTotal } from '../digest.js'
import { rowsOf } from './database.js'

/** Digest of the effective records (engines/digest.ts), with their totals by SQL. */
export const computeDigest = async (connection: DuckDBConnection): Promise<string> => {
  const totals = {} as Record<TableName, TableTotal>
  for (const { name } of TABLES) {
    const [row] = await rowsOf(
      connection,
      `SELECT count(*) AS n, coalesce(sum(c_hi), 0) AS hi, coalesce(sum(c_lo), 0) AS lo FROM e_${name}`,
    )
    totals[name] = { count: Number(row!.n), hi: row!.hi as bigint, lo: row!.lo as bigint }
  }
  return digestOfTotals(totals)
}

/** The digest that was computed when the store was last settled. */
export const digestOf = async (connection: DuckDBConnection): Promise<string> => {
  const [row] = await rowsOf(connection, `SELECT value FROM meta WHERE key = 'digest'`)
  return (row?.value as string | undefined) ?? EMPTY_DIGEST
}
