import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { TABLES } from '../../domain/tables.js'
import { tableNumber } from '../../intake/layout.js'
import { rowsOf } from './database.js'

/**
 * Digest of the effective records: per table their number and the sums, modulo 2^64, of the two halves of their content
 * hashes. A sum knows no order; nothing but content enters it. A table that came into the format later counts once it has
 * records: a store without any keeps the digest that it had.
 */
export const computeDigest = async (connection: DuckDBConnection): Promise<string> => {
  const digest = createHash('sha256')
  for (const [number, { name }] of TABLES.entries()) {
    const [row] = await rowsOf(
      connection,
      `SELECT count(*) AS n, coalesce(sum(c_hi), 0) AS hi, coalesce(sum(c_lo), 0) AS lo FROM ${name}
       ANTI JOIN (SELECT seq FROM withheld WHERE tbl = ${tableNumber[name]}) w USING (seq)`,
    )
    if (row!.n === 0n && number >= FIRST_TABLES) continue
    const half = (sum: unknown): string => BigInt.asUintN(64, sum as bigint).toString(16)
    digest.update(`${name} ${row!.n} ${half(row!.hi)} ${half(row!.lo)}\n`)
  }
  return digest.digest('hex').slice(0, 32)
}

/** Tables of the format's first version, which enter the digest even when they are empty. */
const FIRST_TABLES = 7

/** The digest that was computed when the store was last settled. */
export const digestOf = async (connection: DuckDBConnection): Promise<string> => {
  const [row] = await rowsOf(connection, `SELECT value FROM meta WHERE key = 'digest'`)
  return (row?.value as string | undefined) ?? EMPTY
}

/** Digest of a store without records. */
const EMPTY = '0'.repeat(32)
