import { shared } from '../arrays/shared-arrays.js'
import type { CellType, Column, TableFile } from '../domain/column.js'
import { NO_DAY } from '../domain/day.js'
import { storageOf } from '../domain/storage.js'
import { TABLES, type Table } from '../domain/tables.js'

/**
 * Rows of import tables as a rule reads them: columns that a table's file names under `market`, without a
 * reader of the table's own. A rule imports the table and asks `rowsOf(market, table)`; the columns bear the
 * names of the format.
 *
 * How a cell is held follows from the column: `lot_id` a lot index, another organisation's id an org index,
 * words and other ids an index in `Market.words` (each −1 = not given), a day a day number or NO_DAY, a yes
 * or no 1, 0 or 255, other numbers (money in fen, instants in epoch seconds) a double or NaN, a value of some
 * kind the hash of the first one in the cell, as two columns `…Hi` and `…Lo` (0/0 = not given). Rows come by
 * lot, then by the columns in the order in which they are named. A row about a lot that is not in the store
 * is left out until it comes.
 */
const FORMS = {
  key: 'word',
  'bidder-id': 'org',
  text: 'word',
  name: 'word',
  names: 'word',
  money: 'number',
  instant: 'number',
  day: 'day',
  integer: 'number',
  flag: 'flag',
  share: 'number',
  score: 'number',
  status: 'flag',
  'account-type': 'flag',
  code: 'word',
  currency: 'word',
  value: 'hash',
  values: 'word',
  'allow-kind': 'word',
  'allow-value': 'hash',
} as const satisfies Record<CellType, Form>

type Form = keyof Arrays
interface Arrays {
  lot: Int32Array
  org: Int32Array
  word: Int32Array
  day: Int32Array
  number: Float64Array
  flag: Uint8Array
  hash: Uint32Array
}
type Cells = Arrays[Form]

/** A yes or no that is not given. */
export const UNKNOWN_FLAG = 255

type FormOf<C> = C extends { name: 'lot_id' }
  ? 'lot'
  : C extends { kind: string }
    ? 'hash'
    : C extends { type: infer T extends CellType }
      ? (typeof FORMS)[T]
      : never
const formOf = ({ name, type, kind }: Column): Form =>
  name === 'lot_id' ? 'lot' : kind === undefined ? FORMS[type] : 'hash'

type TakingTable = TableFile & { market: readonly string[] }
type Taken<T extends TakingTable> = Extract<T['columns'][number], { name: T['market'][number] }>
type Held<T extends TakingTable> = {
  [C in Taken<T> as FormOf<C> extends 'hash'
    ? `${C['name']}Hi` | `${C['name']}Lo`
    : C['name']]: Arrays[FormOf<C>]
}

/** Rows of one table, by column. */
export interface Rows<Columns = Readonly<Record<string, Cells>>> {
  count: number
  columns: Columns
}

/** Rows of the tables that rules read row by row, by table. */
export type TableRows = Record<string, Rows>

/** The table's rows in this market. */
export const rowsOf = <T extends TakingTable>({ tables }: { tables: TableRows }, table: T): Rows<Held<T>> =>
  tables[table.name] as unknown as Rows<Held<T>>

/** Tables of which the market takes rows, with the columns taken. */
export const TAKEN: readonly { table: Table; columns: readonly Column[] }[] = TABLES.filter(
  ({ market }) => market?.length,
).map((table) => ({
  table,
  columns: table.market!.map((name) => table.columns.find((column) => column.name === name)!),
}))

/** What is taken, in one line: a snapshot that was made for other columns is none. */
export const ROWS_LAYOUT = TAKEN.map(({ table, columns }) =>
  [table.name, ...columns.map((column) => `${column.name}:${formOf(column)}`)].join(' '),
).join(', ')

/** Columns of which the market's dictionary holds the words. */
export const WORDS_OF_ROWS = TAKEN.flatMap(({ table, columns }) =>
  columns.filter((column) => formOf(column) === 'word').map((column) => [table.name, column.name] as const),
)

/**
 * A table's effective rows as an engine reads them, in any order: 64-bit hashes in halves, 0/0 and NaN not
 * given.
 */
export interface RawRows {
  readonly count: number
  hi(column: string): Uint32Array
  lo(column: string): Uint32Array
  number(column: string): Float64Array
}

/** Index of what a hash names, −1 where it names nothing. */
export type Numbering = Record<'lot' | 'org' | 'word', (hi: number, lo: number) => number>

/** The rows of every table that is taken, read one after the other. */
export const readRows = async (
  rawOf: (table: Table, columns: readonly Column[]) => RawRows | Promise<RawRows>,
  numbering: Numbering,
): Promise<TableRows> => {
  const tables: TableRows = {}
  for (const { table, columns } of TAKEN)
    tables[table.name] = rowsFrom(await rawOf(table, columns), columns, numbering)
  return tables
}

/** No rows of any table. */
export const noRows = (): TableRows => {
  const none: RawRows = {
    count: 0,
    hi: () => new Uint32Array(),
    lo: () => new Uint32Array(),
    number: () => new Float64Array(),
  }
  const nothing = { lot: () => -1, org: () => -1, word: () => -1 }
  return Object.fromEntries(TAKEN.map(({ table, columns }) => [table.name, rowsFrom(none, columns, nothing)]))
}

/**
 * Rows with what they name by index, in canonical order: rows that differ only in columns not taken stay
 * alike.
 */
export const rowsFrom = (raw: RawRows, columns: readonly Column[], numbering: Numbering): Rows => {
  const cells = columns.flatMap((column) => Object.entries(cellsOf(raw, column, numbering)))
  const lots = columns.find((column) => formOf(column) === 'lot')
  const isKnown = (row: number): boolean =>
    !lots ||
    (raw.hi(lots.name)[row] === 0 && raw.lo(lots.name)[row] === 0) ||
    numbering.lot(raw.hi(lots.name)[row]!, raw.lo(lots.name)[row]!) >= 0
  const byLot = cells.toSorted(([x], [y]) => Number(y === 'lot_id') - Number(x === 'lot_id'))
  const rows = Int32Array.from({ length: raw.count }, (_, row) => row)
    .filter(isKnown)
    .sort((x, y) => compareRows(byLot, x, y))
  return {
    count: rows.length,
    columns: Object.fromEntries(cells.map(([name, list]) => [name, shared(picked(list, rows))])),
  }
}

/** A column's cells as the market holds them. */
const cellsOf = (raw: RawRows, column: Column, numbering: Numbering): Record<string, Cells> => {
  const { name } = column
  const form = formOf(column)
  if (form === 'hash') return { [`${name}Hi`]: raw.hi(name), [`${name}Lo`]: raw.lo(name) }
  if (storageOf(column) === 'hash') {
    const [lo, numberOf] = [raw.lo(name), numbering[form as keyof Numbering]]
    return { [name]: Int32Array.from(raw.hi(name), (hi, row) => numberOf(hi, lo[row]!)) }
  }
  const numbers = raw.number(name)
  if (form === 'day') return { [name]: Int32Array.from(numbers, (n) => (Number.isNaN(n) ? NO_DAY : n)) }
  if (form === 'flag')
    return { [name]: Uint8Array.from(numbers, (n) => (Number.isNaN(n) ? UNKNOWN_FLAG : n)) }
  return { [name]: numbers }
}

/** By each column in turn; an unknown number comes last. */
const compareRows = (columns: readonly (readonly [string, Cells])[], x: number, y: number): number => {
  for (const [, cells] of columns) {
    const [a, b] = [cells[x]!, cells[y]!]
    if (a !== b && !(Number.isNaN(a) && Number.isNaN(b)))
      return Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b
  }
  return 0
}

const picked = <T extends Cells>(cells: T, rows: Int32Array): T => {
  const list = new (cells.constructor as new (length: number) => T)(rows.length)
  for (let k = 0; k < rows.length; k++) list[k] = cells[rows[k]!]!
  return list
}
