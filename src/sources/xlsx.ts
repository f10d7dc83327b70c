import type { Container } from './archive.js'
import type { FileContext } from './file-context.js'
import { findHeader, HEADER_WITHIN } from './find-header.js'
import { type Grid, uniqueHeader } from './grid.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RawRow } from './source.js'
import { SourceError } from './source-error.js'
import { openBook, type Sheet } from './xlsx-book.js'
import { SeenMarks } from './xlsx-marks.js'
import { MergeFiller, type VerticalMerges } from './xlsx-merges.js'
import { cellsOf, type SheetRow, sheetRows } from './xlsx-sheet.js'

const BATCH_BYTES = 1 << 20
const BATCH_CELLS = 1 << 20
/** cells of its header's width that a sheet may leave empty: so many, and so many for each that it fills */
const SPARSE_CELLS = 1 << 24
const SPARSE_TIMES = 256

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
  { limits, mapping, signal }: FileContext,
): Promise<OpenSheet[]> => {
  const opened = await openBook(container, limits, signal)
  // a mapping says itself what its numbers are
  const isMapped = mapping !== undefined && mapping.tables.length > 0
  const book = isMapped
    ? { ...opened, formats: opened.formats.map(({ isDate, isStruck = false }) => ({ isDate, isStruck })) }
    : opened
  return book.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    grid: async () => {
      const rows = () => filledRows(sheetRows(book, sheet, limits, signal), sheet.merges)
      const lines = await firstRows(rows())
      if (lines.length === 0) return undefined
      const found = findHeader(lines, { name: sheet.name, mapping, isSheet: true })
      const head = lines.slice(found.first, found.first + found.rows)
      const last = head.at(-1)!.line
      const width = Math.min(await widthOf(sheet, rows, last), found.cells.length + BESIDE)
      const header = uniqueHeader(found.cells, width)
      const seen = new SeenMarks()
      return {
        file: `${file}#${sheet.name}`,
        name: sheet.name,
        sha256,
        size: sheet.bytes.size,
        header,
        head: head.map(({ cells }) => cells),
        headLine: head[0]!.line,
        above: lines.slice(0, found.first).map(({ cells }) => cells),
        notes: () => seen.notes(),
        from1904: book.from1904,
        batches: () => batches(seen.of(rows(), last), last, header),
        rowsAt: (wanted) => rowsAt(rows(), last, wanted),
      } satisfies Grid
    },
  }))
}

type Rows = AsyncGenerator<{ rows: SheetRow[]; read: number }>

/** Rows with the value of a merge in every cell that it covers downwards. */
async function* filledRows(pieces: Rows, merges: VerticalMerges): Rows {
  if (merges.size === 0) return yield* pieces
  const filler = new MergeFiller(merges)
  for await (const piece of pieces) {
    for (const row of piece.rows) filler.fill(row)
    yield piece
  }
}

const firstRows = async (pieces: Rows): Promise<{ line: number; cells: string[] }[]> => {
  const lines: { line: number; cells: string[] }[] = []
  for await (const { rows } of pieces)
    for (const row of rows) {
      if (row.texts.some((text) => text.trim() !== '')) lines.push({ line: row.row, cells: cellsOf(row) })
      if (lines.length === HEADER_WITHIN) return lines
    }
  return lines
}

/**
 * Sheets of so much XML are read once more to see how wide they are; wider rows of larger ones are
 * quarantined.
 */
const MEASURED = 32 << 20
/** Columns without a name that a table may have beyond its header. */
const BESIDE = 50

/** Cells of the widest row below the header: a note right of the last header is a column without a name. */
const widthOf = async (sheet: Sheet, rows: () => Rows, headRow: number): Promise<number> => {
  if (sheet.bytes.size > MEASURED) return 0
  let width = 0
  for await (const { rows: piece } of rows())
    for (const { row, columns } of piece)
      if (row > headRow) width = Math.max(width, (columns.at(-1) ?? -1) + 1)
  return width
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
