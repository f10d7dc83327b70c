import type { TableName } from '../domain/tables.js'
import type { Claim } from './claims.js'

export type Outcome =
  | { result: 'holds' }
  /** why not, by key of the texts of verify, with parameters */
  | { result: 'fails'; why: WhyNot; what: string }
  /** cannot be derived from rows, or they are not enclosed */
  | { result: 'notDerived'; why: 'rowsNotEnclosed' | 'pattern' | 'withheld' }

export type WhyNot = 'memberWithoutValue' | 'lotWithoutValue' | 'rarity' | 'population' | 'patternDiffers'

/** A row of an enclosed file, by our columns. */
export interface Row {
  table: TableName
  line: number
  /** bidder id, normalised; '' where the table has none */
  bidder: string
  lot: string
  cell(column: string): string
}

/** Rows by `table`, and by where a claim says that it was read. */
export interface Enclosed {
  rows: Row[]
  /** by file, SHA-256, table and line */
  at(row: Claim['rows'][number]): Row | undefined
}
