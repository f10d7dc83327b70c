import { TABLES, type TableName } from '../../domain/tables.js'
import type { TableTotal } from '../digest.js'
import { bigOf, type Hash, numberOf } from './integers.js'

export type Totals = Record<TableName, TableTotal>

const wide = (n: bigint): bigint => BigInt.asUintN(64, n)
const big = ({ hi, lo }: Hash): bigint => (BigInt(hi) << 32n) | BigInt(lo)

export const noTotals = (): Totals =>
  Object.fromEntries(TABLES.map(({ name }) => [name, { count: 0, hi: 0n, lo: 0n }])) as Totals

/** Adds a row, or with `sign` -1 takes it away. */
export const addRow = (total: TableTotal, [hi, lo]: readonly [Hash, Hash], sign: 1 | -1): void => {
  total.count += sign
  total.hi = wide(total.hi + BigInt(sign) * big(hi))
  total.lo = wide(total.lo + BigInt(sign) * big(lo))
}

/** Adds an answer of `cypher/read/sums`. The high words are sums of signed 32-bit numbers: the same modulo 2^64. */
export const addSums = (total: TableTotal, [count, hh, hl, lh, ll]: unknown[]): void => {
  total.count += numberOf(count)
  total.hi = wide(total.hi + (bigOf(hh) << 32n) + bigOf(hl))
  total.lo = wide(total.lo + (bigOf(lh) << 32n) + bigOf(ll))
}

/** Totals as properties of the store's node. */
export const storedTotals = (totals: Totals): Record<string, string> =>
  Object.fromEntries(
    TABLES.map(({ name }) => {
      const { count, hi, lo } = totals[name]
      return [`total_${name}`, `${count} ${hi} ${lo}`]
    }),
  )

export const readTotals = (properties: Record<string, unknown>): Totals => {
  const totals = noTotals()
  for (const { name } of TABLES) {
    const text = properties[`total_${name}`]
    if (typeof text !== 'string') continue
    const [count, hi, lo] = text.split(' ') as [string, string, string]
    totals[name] = { count: Number(count), hi: BigInt(hi), lo: BigInt(lo) }
  }
  return totals
}
