import type { Cell } from '../formats/cell.js'
import { formulaSafe, inPieces, oneLine } from '../formats/clean-text.js'
import { evidenceColumns, evidenceRows } from './evidence-rows.js'
import type { ExportModel } from './model.js'

/** The evidence table as CSV for spreadsheets: RFC 4180, UTF-8 with BOM, cells on one line, no formula. */
export const csv = (model: ExportModel): Iterable<string> =>
  csvOf(evidenceColumns(model.head.lang), evidenceRows(model))

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
