import { firstWhere } from '../arrays/search.js'
import { type Bytes, chunksOf } from './bytes.js'

/** Merges of a sheet that are taken notice of; the sheets of people have a few thousand. */
const MOST = 1_000_000
/** Characters of XML that one merge takes at most: so many of a read are looked at again with the next. */
const LONGEST = 320
/**
 * Columns with merges that are filled, and characters of a value that is: a lot and its buyer are merged, not
 * an essay.
 */
const COLUMNS = 64
const VALUE = 500

interface Span {
  /** rows, 1-based, inclusive */
  from: number
  to: number
}

/**
 * By column (from 0): merges over several rows, ascending. The rows below the first show nothing and mean
 * what it says.
 */
export type VerticalMerges = ReadonlyMap<number, readonly Span[]>

/** A row of a sheet as it is read: the columns that hold anything, ascending, and their texts. */
interface HeldRow {
  row: number
  columns: number[]
  texts: string[]
}

/** Of a merge: its first column and row, and its last row. */
const REF =
  /<(?:[\w.-]{1,60}:)?mergeCell\s[^>]{0,160}?ref\s?=\s?["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?[A-Za-z]{1,3}\$?(\d{1,7})["']/g

/**
 * Reads all of a sheet's XML, which checks its length and checksum, and finds its vertical merges: they stand
 * behind the cells that they are about. A merge over several columns has its value in the first.
 */
export const verticalMerges = async (
  bytes: Bytes,
  block: number,
  signal?: AbortSignal,
): Promise<VerticalMerges> => {
  const columns = new Map<number, Span[]>()
  let count = 0
  let rest = ''
  for await (const chunk of chunksOf(bytes, block, signal)) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    let read = 0
    if (text.includes('mergeCell'))
      for (const found of text.matchAll(REF)) {
        read = found.index + found[0].length
        const [from, to] = [Number(found[2]), Number(found[3])]
        if (to <= from || ++count > MOST) continue
        const column = columnNumber(found[1]!)
        const spans = columns.get(column)
        if (spans) spans.push({ from, to })
        else if (columns.size < COLUMNS) columns.set(column, [{ from, to }])
      }
    rest = text.slice(Math.max(read, text.length - LONGEST))
  }
  for (const spans of columns.values()) spans.sort((x, y) => x.from - y.from)
  return columns
}

const columnNumber = (letters: string): number => {
  let n = 0
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

/** Fills the cells that a merge from above covers, row by row in order. */
export class MergeFiller {
  private readonly value = new Map<number, { until: number; text: string }>()

  constructor(private readonly merges: VerticalMerges) {}

  /** Rows come in order; a cell that is filled takes its place among the row's. */
  fill({ row, columns, texts }: HeldRow): void {
    for (const [column, spans] of this.merges) {
      const at = firstWhere(0, columns.length, (i) => columns[i]! >= column)
      const held = this.value.get(column)
      if (columns[at] === column && texts[at] !== '') this.remember(column, spans, row, texts[at]!)
      else if (held && row <= held.until) {
        const replaced = columns[at] === column ? 1 : 0
        columns.splice(at, replaced, column)
        texts.splice(at, replaced, held.text)
      }
    }
  }

  private remember(column: number, spans: readonly Span[], row: number, text: string): void {
    const next = firstWhere(0, spans.length, (i) => spans[i]!.from > row) - 1
    const span = spans[next]
    if (span && span.from === row && text.length <= VALUE) this.value.set(column, { until: span.to, text })
    else if (span === undefined || row > span.to) this.value.delete(column)
  }
}
