import type { Cell } from './cell.js'
import { formulaSafe, inPieces, oneLine } from './clean-text.js'

export const csvOf = (header: readonly string[], rows: Iterable<readonly Cell[]>): Iterable<string> =>
  inPieces(csvLines(header, rows))

function* csvLines(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield `\ufeff${header.map(csvCell).join(',')}\r\n`
  for (const row of rows) yield `${row.map(csvCell).join(',')}\r\n`
}

/** A number is written plain, a text never as a formula. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = formulaSafe(oneLine(cell))
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
