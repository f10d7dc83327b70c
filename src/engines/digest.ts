import { createHash } from 'node:crypto'
import { TABLES, type TableName } from '../domain/tables.js'

/** Effective rows of a table: their number, and the sums of the two halves of their contents. */
export interface TableTotal {
  count: number
  hi: bigint
  lo: bigint
}

/** Digest of a store without records, whether it never had any or all of them were taken out. */
export const EMPTY_DIGEST = '0'.repeat(32)

/** Tables of the format's first version, which enter the digest even when they are empty. */
const FIRST_TABLES = 7

/**
 * Digest of the effective records: per table their number and the sums, modulo 2^64, of the two halves of
 * their content hashes. A sum knows no order; nothing but content enters it, whatever engine holds the
 * records. A table that came into the format later counts once it has records: a store without any keeps the
 * digest that it had.
 */
export const digestOfTotals = (totals: Readonly<Record<TableName, TableTotal>>): string => {
  if (TABLES.every(({ name }) => totals[name].count === 0)) return EMPTY_DIGEST
  const digest = createHash('sha256')
  for (const [number, { name }] of TABLES.entries()) {
    const { count, hi, lo } = totals[name]
    if (count === 0 && number >= FIRST_TABLES) continue
    const half = (sum: bigint): string => BigInt.asUintN(64, sum).toString(16)
    digest.update(`${name} ${count} ${half(hi)} ${half(lo)}\n`)
  }
  return digest.digest('hex').slice(0, 32)
}
