import type { DuckDBConnection } from '@duckdb/node-api'
import { type Growing, growDouble, growUint } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { storageOf } from '../../domain/storage.js'
import type { Column, Table } from '../../domain/tables.js'
import type { Market } from '../../market/market.js'
import { type RawRows, readRows, TAKEN } from '../../market/rows.js'
import type { Lots, Orgs } from '../market-columns.js'
import { streamColumns } from './read.js'
import { quote } from './schema.js'

/**
 * Rows of the tables that rules read row by row; the market's words are numbered already (market-lots.ts).
 */
export const readTableRows = async (
  connection: DuckDBConnection,
  orgs: Orgs,
  lots: Lots,
): Promise<Market['tables']> => {
  const words = new HashIndex(256)
  if (TAKEN.length > 0)
    await streamColumns(connection, 'SELECT hash FROM market_words ORDER BY n', ([hashes], rows) => {
      const h = hashes as Uint32Array
      for (let k = 0; k < rows; k++) words.add(h[2 * k + 1]!, h[2 * k]!)
    })
  const numberIn = (index: HashIndex) => (hi: number, lo: number) => index.find(hi, lo)
  return await readRows((table, columns) => rawRows(connection, table, columns), {
    lot: numberIn(lots.index),
    org: numberIn(orgs.index),
    word: numberIn(words),
  })
}

const rawRows = async (
  connection: DuckDBConnection,
  { name }: Table,
  columns: readonly Column[],
): Promise<RawRows> => {
  const hashes = new Map<string, Record<'hi' | 'lo', Growing<Uint32Array>>>()
  const numbers = new Map<string, Growing<Float64Array>>()
  for (const column of columns)
    if (storageOf(column) === 'hash') hashes.set(column.name, { hi: growUint(), lo: growUint() })
    else numbers.set(column.name, growDouble())
  const named = [...hashes.keys(), ...numbers.keys()].map(quote).join(', ')
  const count = await streamColumns(connection, `SELECT ${named} FROM e_${name}`, (chunk, rows) => {
    let place = 0
    for (const { hi, lo } of hashes.values()) {
      const pairs = chunk[place++] as Uint32Array
      for (let k = 0; k < rows; k++) {
        hi.push(pairs[2 * k + 1]!)
        lo.push(pairs[2 * k]!)
      }
    }
    for (const list of numbers.values()) list.append(chunk[place++] as Float64Array, 0, rows)
  })
  return {
    count,
    hi: (column) => hashes.get(column)!.hi.view,
    lo: (column) => hashes.get(column)!.lo.view,
    number: (column) => numbers.get(column)!.view,
  }
}
