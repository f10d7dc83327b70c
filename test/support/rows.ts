import { hash, hashText } from '../../src/domain/hash.js'
import { storageOf } from '../../src/domain/storage.js'
import type { Column } from '../../src/domain/tables.js'
import { kindIndex } from '../../src/domain/value-kind.js'
import type { Market } from '../../src/market/market.js'
import { type RawRows, rowsFrom, TAKEN } from '../../src/market/rows.js'

/** Rows by table: ids, words and values as text, numbers as the store holds them (days, fen, 1 or 0). */
export type TestRows = Record<string, Record<string, string | number>[]>

/** Texts that the rows give in columns for which `holds`. */
const texts = (rows: TestRows, holds: (column: Column) => boolean): string[] =>
  TAKEN.flatMap(({ table, columns }) =>
    (rows[table.name] ?? []).flatMap((row) =>
      columns.filter((column) => storageOf(column) === 'hash' && holds(column)).map(({ name }) => row[name]),
    ),
  ).filter((text) => typeof text === 'string')

/** Organisations and words that the rows name. */
export const orgsInRows = (rows: TestRows): string[] => texts(rows, ({ type }) => type === 'bidder-id')
export const wordsInRows = (rows: TestRows): string[] =>
  texts(rows, ({ name, type, kind }) => type !== 'bidder-id' && name !== 'lot_id' && kind === undefined)

/** Which columns of the rows are filled, for `coverage`. */
export const coverageOfRows = (rows: TestRows): Market['coverage'] =>
  Object.fromEntries(
    TAKEN.flatMap(({ table, columns }) => {
      const list = rows[table.name] ?? []
      return columns.map(({ name }) => [
        `${table.name}.${name}`,
        { rows: list.length, filled: list.filter((row) => row[name] !== undefined).length },
      ])
    }),
  )

type Index = (text: string | undefined) => number

/**
 * The rows as the engines build them. A text's stand-in is its place in a list, from 1; a value's is its
 * hash.
 */
export const tablesOf = (
  rows: TestRows,
  { lot, org, word }: Record<'lot' | 'org' | 'word', Index>,
): Market['tables'] => {
  const named: string[] = []
  const indexed = (index: Index) => (_: number, lo: number) => (lo === 0 ? -1 : index(named[lo - 1]))
  const numbering = { lot: indexed(lot), org: indexed(org), word: indexed(word) }
  return Object.fromEntries(
    TAKEN.map(({ table, columns }) => [
      table.name,
      rowsFrom(rawRows(columns, rows[table.name] ?? [], named), columns, numbering),
    ]),
  )
}

const rawRows = (columns: readonly Column[], rows: TestRows[string], named: string[]): RawRows => {
  const hashOf = (name: string, row: TestRows[string][number]): [hi: number, lo: number] => {
    const text = row[name]
    if (typeof text !== 'string') return [0, 0]
    const { kind } = columns.find((column) => column.name === name)!
    if (kind === undefined) return [0, named.push(text)]
    hashText(text, kindIndex[kind])
    return [hash.hi, hash.lo]
  }
  return {
    count: rows.length,
    hi: (name) => Uint32Array.from(rows, (row) => hashOf(name, row)[0]),
    lo: (name) => Uint32Array.from(rows, (row) => hashOf(name, row)[1]),
    number: (name) => Float64Array.from(rows, (row) => Number(row[name] ?? Number.NaN)),
  }
}
