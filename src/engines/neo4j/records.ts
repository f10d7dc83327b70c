import { saltOf, storageOf, tableOf } from '../../domain/storage.js'
import type { Column, TableName } from '../../domain/tables.js'
import type { Client } from './client.js'
import { type Hash, hashOf, numberOf } from './integers.js'
import { lookup, type Salted, type TextLookup } from './texts.js'

/** A record of a table as text and numbers: text-like columns as lists (first value, then further ones), numbers as they are. */
export interface StoredRecord {
  marks: number
  texts: Record<string, string[]>
  numbers: Record<string, number | undefined>
}

type Properties = Record<string, unknown>

/** Records from the properties of their nodes. For handfuls of rows. */
export const recordsOf = async (
  client: Client,
  name: TableName,
  rows: readonly Properties[],
): Promise<StoredRecord[]> => {
  const hashed = tableOf(name).columns.filter((column) => storageOf(column) === 'hash')
  const wanted = rows.flatMap((row) => hashed.flatMap((column) => hashesIn(row, column)))
  const text = await lookup(client, wanted)
  return rows.map((row) => recordOf(name, row, text))
}

const recordOf = (name: TableName, row: Properties, text: TextLookup): StoredRecord => {
  const texts: StoredRecord['texts'] = {}
  const numbers: StoredRecord['numbers'] = {}
  for (const column of tableOf(name).columns)
    if (storageOf(column) === 'hash')
      texts[column.name] = hashesIn(row, column).map((one) => text(one.salt, one) ?? '')
    else numbers[column.name] = given(numberOf(row[column.name]))
  return { marks: row.marks === undefined ? 0 : numberOf(row.marks), texts, numbers }
}

const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/** Hashes of a cell: the first value's, then those of further ones in their order. */
export const hashesIn = (row: Properties, column: Column): Salted[] => {
  const first = row[`h_${column.name}`]
  if (first === undefined) return []
  const further = ((row[`x_${column.name}`] as unknown[] | undefined) ?? []).map(hashOf).sort(byHash)
  return [hashOf(first), ...further].map((hash) => ({ salt: saltOf(column), ...hash }))
}

const byHash = (a: Hash, b: Hash): number => a.hi - b.hi || a.lo - b.lo
