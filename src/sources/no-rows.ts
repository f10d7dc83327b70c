import { cellText } from './grid.js'
import { oneLine } from './header-name.js'
import type { CellBatch } from './source.js'

/** Lines of a table that are no rows of it. */
export interface NoRows {
  /** a header that stands again, as where printed pages were pasted together */
  headers: number
  /** sums and notes, as below a table: 合计, 备注 … */
  totals: number
}

const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*和|本页合计|(?:grand |sub)?totals?|sum)\s*[:：]?$/i
const NOTE = /^(?:备\s*注|说\s*明|注|制表人?|填表人?|审核人?|填报单位|note|remarks?)\s*[:：]/i

/**
 * Drops the lines of a batch that are no rows: one that repeats the header, and one that has none of a
 * required column's values and begins as sums and notes do. They are counted, not read; every other line
 * stays, whatever it holds.
 *
 * @param head the header's lines; @param required cells without which a line is no row
 */
export const withoutNoRows = (
  batch: CellBatch,
  head: readonly HeadLine[],
  required: readonly number[],
  counts: NoRows,
): CellBatch => {
  const drop: number[] = []
  const faults = new Set(batch.issues.map(({ row }) => row))
  for (let row = 0; row < batch.rows; row++) {
    if (faults.has(row)) continue
    if (head.some((line) => isRepeated(batch, row, line))) {
      counts.headers++
      drop.push(row)
    } else if (required.some((cell) => isEmpty(batch, row, cell)) && isTotal(batch, row)) {
      counts.totals++
      drop.push(row)
    }
  }
  return drop.length === 0 ? batch : without(batch, drop)
}

const isEmpty = ({ width, starts, ends }: CellBatch, row: number, cell: number): boolean =>
  starts[row * width + cell] === ends[row * width + cell]

/**
 * A line of the header with its first cell that holds anything, by whose bytes most rows are told from it.
 */
interface HeadLine {
  cells: readonly string[]
  first: number
  bytes: Uint8Array
}

/** The lines of a header, to be looked for among rows. */
export const headLines = (head: readonly (readonly string[])[]): HeadLine[] =>
  head.flatMap((cells) => {
    const first = cells.findIndex((cell) => cell.trim() !== '')
    return first < 0 ? [] : [{ cells, first, bytes: new TextEncoder().encode(cells[first]!) }]
  })

const isRepeated = (batch: CellBatch, row: number, { cells, first, bytes }: HeadLine): boolean => {
  if (first >= batch.width) return false
  const at = batch.starts[row * batch.width + first]!
  if (batch.ends[row * batch.width + first]! - at !== bytes.length || batch.bytes[at] !== bytes[0])
    return false
  for (let c = 0; c < batch.width; c++)
    if (oneLine(cellText(batch, row, c)) !== oneLine(cells[c] ?? '')) return false
  return true
}

const isTotal = (batch: CellBatch, row: number): boolean => {
  for (let c = 0; c < batch.width; c++) {
    if (isEmpty(batch, row, c)) continue
    const text = cellText(batch, row, c).normalize('NFKC').trim()
    if (text !== '') return TOTAL.test(text) || NOTE.test(text)
  }
  return false
}

/**
 * The batch without some of its rows, in place: its arrays are the source's own and are written anew for the
 * next.
 */
const without = (batch: CellBatch, drop: readonly number[]): CellBatch => {
  const { width, starts, ends, line } = batch
  const gone = new Set(drop)
  const place = new Int32Array(batch.rows)
  let to = 0
  for (let row = 0; row < batch.rows; row++) {
    place[row] = to
    if (gone.has(row)) continue
    starts.copyWithin(to * width, row * width, (row + 1) * width)
    ends.copyWithin(to * width, row * width, (row + 1) * width)
    line[to++] = line[row]!
  }
  const issues = batch.issues.map((issue) => ({ ...issue, row: place[issue.row]! }))
  return { ...batch, rows: to, issues }
}
