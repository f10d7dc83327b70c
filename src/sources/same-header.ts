import { cellText, isEmpty, rowText } from './grid.js'
import { headerKey, headerName } from './header-name.js'
import type { CellBatch } from './source.js'

/** A line of the header, to be looked for among rows; most are told from it by the edges of its cells. */
export interface HeadLine {
  cells: readonly string[]
  /** the cells as names are compared */
  keys: readonly string[]
  filled: number
  /** the first that holds anything */
  first: number
  /** first and last byte of each cell; -1: empty */
  edges: readonly (readonly [first: number, last: number])[]
}

/** The lines of a header, to be looked for among rows. */
export const headLines = (head: readonly (readonly string[])[]): HeadLine[] =>
  head.flatMap((cells) => {
    const keys = cells.map(headerKey)
    const filled = keys.filter((key) => key !== '').length
    const edges = cells.map(edgesOf)
    return filled === 0 ? [] : [{ cells, keys, filled, first: keys.findIndex((key) => key !== ''), edges }]
  })

const edgesOf = (cell: string): [number, number] => {
  const bytes = new TextEncoder().encode(cell.replace(/^[\s*"']+|[\s*"':]+$/g, ''))
  return [bytes[0] ?? -1, bytes.at(-1) ?? -1]
}

/** Blanks, quotation marks, asterisk and colon. */
const isMark = (byte: number): boolean =>
  byte <= 0x3a && (byte <= 0x20 || byte === 0x2a || byte === 0x22 || byte === 0x27 || byte === 0x3a)

/** Sets 1 for the rows that may repeat a line of the header: most rows are told from it by one byte. */
export const markRepeats = (
  { rows, width, starts, bytes }: CellBatch,
  { first, edges }: HeadLine,
  marked: Uint8Array,
): void => {
  const begins = edges[first]![0]
  for (let row = 0, at = first; row < rows; row++, at += width) {
    const byte = bytes[starts[at]!]!
    if (byte === begins || isMark(byte)) marked[row] = 1
  }
}

/** Whether a cell begins and ends as the header's does, marks aside. */
const hasEdges = (batch: CellBatch, row: number, column: number, { edges }: HeadLine): boolean => {
  if (column >= batch.width) return false
  const cell = row * batch.width + column
  let at = batch.starts[cell]!
  let end = batch.ends[cell]!
  while (at < end && isMark(batch.bytes[at]!)) at++
  if (at >= end || batch.bytes[at] !== edges[column]?.[0]) return false
  while (isMark(batch.bytes[end - 1]!)) end--
  return batch.bytes[end - 1] === edges[column]![1]
}

/** Every cell that is filled says what the header says there, and most of the header is there. */
export const isRepeated = (batch: CellBatch, row: number, line: HeadLine): boolean => {
  const { keys, filled, first } = line
  if (!hasEdges(batch, row, first, line)) return false
  if (headerKey(cellText(batch, row, first)) !== keys[first]) return false
  let same = 0
  for (let c = 0; c < batch.width; c++) {
    const key = headerKey(cellText(batch, row, c))
    if (key === '') continue
    if (key !== (keys[c] ?? '')) return false
    same++
  }
  return same * 2 > filled
}

/**
 * The header again in other words for the same columns: `投标报价` for `投标报价（元）`.
 * With another unit it is another header.
 */
export const isSpelledOtherwise = (
  batch: CellBatch,
  row: number,
  head: readonly HeadLine[],
  required: readonly number[],
): boolean => {
  if (!namesItself(batch, row, head, required)) return false
  const names = rowText(batch, row).map(headerName)
  return head.some((line) => {
    const own = line.cells.map(headerName)
    const same = names.filter(({ keys }, c) => keys.some((key) => own[c]?.keys.includes(key)))
    return (
      same.length * 2 > line.filled &&
      names.every(
        ({ keys, unit = '元' }, c) =>
          keys.length === 0 || (same.includes(names[c]!) && unit === (own[c]!.unit ?? '元')),
      )
    )
  })
}

/** A required cell that says what its header says: the header of another table stands here. */
export const namesItself = (
  batch: CellBatch,
  row: number,
  head: readonly HeadLine[],
  required: readonly number[],
): boolean =>
  head.some((line) =>
    required.some(
      (cell) =>
        !isEmpty(batch, row, cell) &&
        hasEdges(batch, row, cell, line) &&
        headerKey(cellText(batch, row, cell)) === line.keys[cell],
    ),
  )
