import { LIMITS } from '../../src/sources/limits.js'
import { openBook } from '../../src/sources/xlsx-book.js'
import { cellsOf, sheetRows } from '../../src/sources/xlsx-sheet.js'

/** Texts of a workbook's cells, by sheet and row (from 1), as import reads them. */
export const readBook = async (bytes: Buffer): Promise<Map<string, string[][]>> => {
  const book = await openBook({ buffer: bytes, size: bytes.length }, LIMITS)
  const sheets = new Map<string, string[][]>()
  for (const sheet of book.sheets) {
    const rows: string[][] = []
    for await (const piece of sheetRows(book, sheet, LIMITS))
      for (const row of piece.rows) rows[row.row] = cellsOf(row)
    sheets.set(
      sheet.name,
      Array.from(rows, (row) => row ?? []),
    )
  }
  return sheets
}
