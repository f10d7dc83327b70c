import { SALT } from './hash.js'
import { type CellType, type Column, TABLES, type Table, type TableName } from './tables.js'
import { kindIndex } from './value-kind.js'

/** How a column is stored: the 64-bit hash of its canonical text, or a number. */
export type Storage = 'hash' | 'number'

const NUMBERS: ReadonlySet<CellType> = new Set<CellType>([
  'money',
  'instant',
  'day',
  'integer',
  'flag',
  'share',
  'score',
  'status',
  'account-type',
])

export const storageOf = (column: Column): Storage => (NUMBERS.has(column.type) ? 'number' : 'hash')

/** Columns whose cells may hold several values; those after the first are `extras`. */
export const isMulti = (column: Column): boolean => column.type === 'values' || column.type === 'names'

/** Salt of a column's hashes where the column alone decides it; a value's salt is its kind. */
export const saltOf = (column: Column): number => {
  if (column.kind !== undefined) return kindIndex[column.kind]
  if (column.type === 'bidder-id') return SALT.bidder
  if (column.name === 'lot_id') return SALT.lot
  return SALT.text
}

const byName = new Map(TABLES.map((table) => [table.name, table]))
export const tableOf = (name: TableName): Table => byName.get(name)!
/** Position in TABLES: the table's number in the store. Append only. */
export const tableNumber = Object.fromEntries(TABLES.map((table, i) => [table.name, i])) as Record<
  TableName,
  number
>

/**
 * What a missing cell is taken for (data-format.md): a bid is its bidder's first and valid, amounts are in
 * CNY.
 */
export const DEFAULTS: Partial<Record<TableName, Readonly<Record<string, number | string>>>> = {
  bids: { bid_no: 1, status: 0 },
  lots: { currency: 'CNY' },
}

/**
 * Columns read instead of one that no row of the key fills: published results often tell a winner's price by
 * its award alone. Put in after the rows of a key were merged, like DEFAULTS, so that a price which comes
 * later counts.
 */
export const STANDS_IN: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  bids: { amount: 'awarded_amount' },
}

/**
 * Columns beside a table's key in which a missing cell is taken for something. That is no value of a row: it
 * contradicts nothing, and is put in after the rows of a key were merged.
 */
export const assumedColumns = (name: TableName): Column[] => {
  const { columns, key } = tableOf(name)
  return columns.filter(
    (column) => DEFAULTS[name]?.[column.name] !== undefined && !key?.includes(column.name),
  )
}
