import type { Text } from '../texts/text.js'
import { oneLine } from './header-name.js'
import type { CellBatch, RawRow } from './source.js'

/**
 * A rectangular sheet of cells with a header row, before it is known which table it is: a CSV file or a
 * sheet.
 */
export interface Grid {
  file: string
  /** the name that may be a table's: the file's without its extension, or the sheet's */
  name: string
  sha256: string
  size: number
  /** header cells in one line each, made unique (`备注`, `备注 (2)`); an empty one becomes `column 3` */
  header: string[]
  /** the lines of the header as they stand, a repetition of which below is no row */
  head: readonly (readonly string[])[]
  /** line or row of the header, and what stood above it: titles, `单位：万元` */
  headLine: number
  above: readonly (readonly string[])[]
  /** what its users should know of how its text was read, once all of it has been */
  notes?(): Text[]
  /**
   * @param short cells by which rows may be short of the header, their last columns being blank; default 0
   */
  batches(short?: number): AsyncGenerator<CellBatch>
  /** rows have cells of their own number, as in text files: they may all end before the header does */
  endsEarly?: true
  /** a workbook that counts its days from 1904 */
  from1904?: boolean
  rowsAt(lines: Int32Array | readonly number[]): AsyncGenerator<RawRow>
}

/** Whether it is a sheet of a workbook, and no file by itself. */
export const isSheet = ({ file, name }: Pick<Grid, 'file' | 'name'>): boolean => file.endsWith(`#${name}`)

const decoder = new TextDecoder()

/** Cell `column` of row `row` as text. */
export const cellText = (batch: CellBatch, row: number, column: number): string => {
  const at = row * batch.width + column
  return batch.starts[at] === batch.ends[at]
    ? ''
    : decoder.decode(batch.bytes.subarray(batch.starts[at], batch.ends[at]))
}

export const isEmpty = ({ width, starts, ends }: CellBatch, row: number, column: number): boolean =>
  starts[row * width + column] === ends[row * width + column]

export const rowText = (batch: CellBatch, row: number): string[] =>
  Array.from({ length: batch.width }, (_, column) => cellText(batch, row, column))

/** Header cells, each in one line and made unique; `width` where rows have more cells than the header. */
export const uniqueHeader = (cells: readonly string[], width = cells.length): string[] => {
  const seen = new Map<string, number>()
  return Array.from({ length: Math.max(width, cells.length) }, (_, i) => {
    const name = oneLine(cells[i] ?? '') || `column ${i + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
