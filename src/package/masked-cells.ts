import { TABLES, type TableName } from '../domain/tables.js'
import type { ValueKind } from '../domain/value-kind.js'
import { looksPersonal } from '../normalise/looks-personal.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import type { ReadRows } from './enclosed-rows.js'

export interface Masking {
  isMasked(kind: ValueKind): boolean
  token(kind: ValueKind, canonical: string): string
}

/** A cell of a masked package that stands for values: `[masked 0a1b… 2c3d…]`, a token each. */
export const maskedCell = (tokens: readonly string[]): string => `[masked ${tokens.join(' ')}]`
export const tokensIn = (cell: string): string[] | undefined =>
  /^\[masked ((?:[0-9a-f]{32} ?)+)\]$/.exec(cell)?.[1]?.split(' ')

const WITHHELD = '[withheld]'

/** Keys of tables and closed words tell of no person; everything else that is text is looked through. */
const OPEN_TYPES: ReadonlySet<string> = new Set([
  'key',
  'code',
  'status',
  'money',
  'integer',
  'flag',
  'share',
  'day',
  'instant',
  'currency',
  'account-type',
])

/**
 * The rows with every personal cell replaced: values of masked kinds by tokens, so that equal ones can still
 * be told; columns that we do not know withheld, for nobody knows what they hold; and whatever else looks
 * like an identity number, a phone or an e-mail.
 */
export const maskRows = ({ table, columns, rows }: ReadRows, masking: Masking): Map<number, string[]> => {
  const masks = columns.map((column) => cellMask(table, column, masking))
  const owner = columns.indexOf('owner_id')
  const ownerName = columns.indexOf('owner_name')
  return new Map(
    [...rows].map(([line, cells]) => {
      const masked = cells.map((cell, c) => masks[c]!(cell))
      if (ownerName >= 0 && (owner < 0 || masked[owner] !== cells[owner] || cells[owner]!.trim() === ''))
        masked[ownerName] = cells[ownerName]!.trim() === '' ? '' : WITHHELD
      return [line, masked]
    }),
  )
}

/** Whether masking would change anything: rows without a personal cell can be enclosed as they are. */
export const needsMask = (read: ReadRows, masking: Masking): boolean => {
  for (const [line, cells] of maskRows(read, masking))
    if (cells.some((cell, c) => cell !== read.rows.get(line)![c])) return true
  return false
}

const cellMask = (table: TableName, name: string | null, masking: Masking): ((cell: string) => string) => {
  const column = TABLES.find((one) => one.name === table)!.columns.find((one) => one.name === name)
  if (!column) return (cell) => (cell.trim() === '' ? cell : WITHHELD)
  const { kind } = column
  if (kind && masking.isMasked(kind)) {
    const normalise = normaliserFor(column, table)
    return (cell) => {
      if (cell.trim() === '') return cell
      const { canonical, all = [] } = normalise(cell)
      const values = [canonical, ...all.map((other) => other.canonical)].filter((value) => value !== '')
      return values.length > 0 ? maskedCell(values.map((value) => masking.token(kind, value))) : WITHHELD
    }
  }
  if (kind || OPEN_TYPES.has(column.type)) return (cell) => cell
  return (cell) => (looksPersonal(cell) ? WITHHELD : cell)
}
