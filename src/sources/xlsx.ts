import type { Container } from './archive.js'
import type { FileContext } from './file-context.js'
import { type Grid, uniqueHeader } from './grid.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RawRow } from './source.js'
import { SourceError } from './source-error.js'
import { openBook } from './xlsx-book.js'
import { cellsOf, type SheetRow, sheetRows } from './xlsx-sheet.js'

const BATCH_BYTES = 1 << 20
const BATCH_CELLS = 1 << 20
/** cells of its header's width that a sheet may leave empty: so many, and so many for each that it fills */
const SPARSE_CELLS = 1 << 24
const SPARSE_TIMES = 256
const ROWS_BEFORE_HEADER = 10

export interface OpenSheet {
  name: string
  hidden: boolean
  /** undefined for a sheet without cells; throws SourceError for one whose header is no header */
  grid(): Promise<Grid | undefined>
}

/** The sheets of a workbook. `sha256` is the workbook's. */
export const openWorkbook = async (
  container: Container,
  file: string,
  sha256: string,
  { limits, signal }: FileContext,
): Promise<OpenSheet[]> => {
  const book = await openBook(container, limits, signal)
  return book.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    grid: async () => {
      const rows = () => sheetRows(book, sheet, limits, signal)
      const head = await headOf(rows())
      if (!head) return undefined
      const header = uniqueHeader(cellsOf(head))
      return {
        file: `${file}#${sheet.name}`,
        name: sheet.name,
        sha256,
        size: sheet.bytes.size,
        header,
        batches: () => batches(rows(), head.row, header),
        rowsAt: (lines) => rowsAt(rows(), head.row, lines),
      } satisfies Grid
    },
  }))
}

type Rows = ReturnType<typeof sheetRows>

/** The first row with two cells or more: a title above the table stands alone in its row. Else the first row. */
const headOf = async (pieces: Rows): Promise<SheetRow | undefined> => {
  let first: SheetRow | undefined
  let seen = 0
  for await (const { rows } of pieces)
    for (const row of rows) {
      first ??= row
      if (row.columns.length > 1) return row
      if (++seen >= ROWS_BEFORE_HEADER) return first
    }
  return first
}

async function* batches(pieces: Rows, headRow: number, header: readonly string[]): AsyncGenerator<CellBatch> {
  const writer = new RowWriter(header.length)
  let [last, given, held] = [0, 0, 0]
  for await (const { rows, read } of pieces) {
    for (const row of rows) {
      if (row.row <= headRow) continue
      write(writer, row, header)
      given += header.length
      held += row.columns.length
      if (given > SPARSE_CELLS + SPARSE_TIMES * held) throw new SourceError('xlsx_sparse')
      if (writer.bytes <= BATCH_BYTES && writer.rows * header.length < BATCH_CELLS) continue
      yield writer.batch(read)
      writer.clear()
    }
    last = read
  }
  if (writer.rows > 0) yield writer.batch(last)
}

const write = (writer: RowWriter, of: SheetRow, header: readonly string[]): void => {
  const { row, columns, texts, fault } = of
  const width = columns.length > 0 ? columns.at(-1)! + 1 : 0
  if (fault) {
    const { reason, column, value } = fault
    writer.fault(row, { reason, column: header[column] ?? '', value })
  } else if (width > header.length)
    writer.fault(row, {
      reason: 'cell_count',
      column: '',
      value: texts.at(-1)!.slice(0, 200),
      detail: `${width}/${header.length}`,
    })
  else writer.row(row, cellsOf(of))
}

async function* rowsAt(
  pieces: Rows,
  headRow: number,
  wanted: Int32Array | readonly number[],
): AsyncGenerator<RawRow> {
  let next = 0
  for await (const { rows } of pieces)
    for (const found of rows) {
      const { row } = found
      if (row <= headRow) continue
      while (next < wanted.length && wanted[next]! < row) next++
      if (next >= wanted.length) return
      if (wanted[next] === row) yield { line: row, cells: cellsOf(found) }
    }
}
