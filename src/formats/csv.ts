import type { Cell } from './cell.js'
import { formulaSafe, inPieces, oneLine } from './clean-text.js'

export const csvOf = (header: readonly string[], rows: Iterable<readonly Cell[]>): Iterable<string> =>
  inPieces(csvLines(header, rows))

function* csvLines(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield csvStart(header)
  for (const row of rows) yield csvLine(row)
}

/** The mark by which spreadsheets know UTF-8, and the header. */
export const csvStart = (header: readonly string[]): string => `\ufeff${csvLine(header)}`

export const csvLine = (row: readonly Cell[]): string => `${row.map(csvCell).join(',')}\r\n`

/** A number is written plain, a text never as a formula. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = formulaSafe(oneLine(cell))
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
