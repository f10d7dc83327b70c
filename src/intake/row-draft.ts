import type { Issue } from '../domain/errors.js'
import type { Pairs, RowBatch } from '../domain/row-batch.js'
import { tableOf } from '../domain/storage.js'
import type { TableName } from '../domain/tables.js'
import { markNames, QUALITY_MARKS } from '../normalise/normalised.js'
import type { CellBatch } from '../sources/source.js'
import { ContentHashes } from './content.js'
import { DOUBTFUL } from './validate.js'

/** What `toString` calls after looking up the encoding's name. */
interface Slices {
  latin1Slice(start: number, end: number): string
  utf8Slice(start: number, end: number): string
}

/** State of a row in the making. */
const GOOD = 0
/** holds a defect; its other cells are looked at all the same, so that every defect is told */
const DEFECTIVE = 1
/** not to be read at all */
const UNREAD = 2

/** Rows in the making: columns over all rows of a cell batch; those with a defect are left out at the end. */
export class RowDraft {
  readonly buffer: Buffer & Slices
  readonly view: DataView
  readonly hashes: RowBatch['hashes'] = {}
  readonly numbers: RowBatch['numbers'] = {}
  readonly content: ContentHashes
  private readonly state: Uint8Array
  private readonly marks: Uint32Array
  private readonly placeholder: Pairs
  private readonly invalid: Pairs
  private readonly extras = {
    row: [] as number[],
    column: [] as string[],
    hi: [] as number[],
    lo: [] as number[],
  }
  /** of each doubtful cell: row, place of the column, cell, marks */
  private readonly doubtful: number[] = []
  private readonly issues: { row: number; issue: Issue }[] = []

  constructor(
    readonly cells: CellBatch,
    private readonly source: { file: string; table: TableName },
  ) {
    const { bytes, rows } = cells
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) as Buffer & Slices
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.content = new ContentHashes(rows)
    this.state = new Uint8Array(rows)
    this.marks = new Uint32Array(rows)
    this.placeholder = new Uint32Array(2 * rows)
    this.invalid = new Uint32Array(2 * rows)
    for (const { row, reason, column, value, detail } of cells.issues) {
      this.issue(row, column, value, reason, detail)
      this.state[row] = UNREAD
    }
  }

  isRead(r: number): boolean {
    return this.state[r] !== UNREAD
  }

  addHashes(column: string): Pairs {
    return (this.hashes[column] = new Uint32Array(2 * this.cells.rows))
  }

  addNumbers(column: string): Float64Array {
    return (this.numbers[column] = new Float64Array(this.cells.rows).fill(Number.NaN))
  }

  addExtra(r: number, column: string, hi: number, lo: number): void {
    this.extras.row.push(r)
    this.extras.column.push(column)
    this.extras.hi.push(hi)
    this.extras.lo.push(lo)
  }

  /** @param index of the column in its table @param cell in the file */
  mark(r: number, index: number, cell: number, marks: number): void {
    this.marks[r]! |= marks
    const at = 2 * r + (index >> 5)
    if (marks & QUALITY_MARKS.placeholder) this.placeholder[at]! |= 1 << (index & 31)
    if (!(marks & DOUBTFUL)) return
    this.invalid[at]! |= 1 << (index & 31)
    this.doubtful.push(r, index, cell, marks & DOUBTFUL)
  }

  /** @param cell the cell at fault, -1 where the file has no such column */
  defect(r: number, column: string, cell: number, reason: string): void {
    this.issue(r, column, this.text(r, cell).slice(0, 200), reason)
    this.state[r] = DEFECTIVE
  }

  /** The cell as text; '' where the file has no such column. */
  text(r: number, cell: number): string {
    if (cell < 0) return ''
    const { width, starts, ends } = this.cells
    const at = r * width + cell
    return this.buffer.toString('utf8', starts[at]!, ends[at]!)
  }

  private issue(row: number, column: string, value: string, reason: string, detail?: string): void {
    const { file, table } = this.source
    const line = this.cells.line[row]!
    this.issues.push({ row, issue: { file, line, table, column, value, reason, ...(detail && { detail }) } })
  }

  /** The good rows. @param restOf unknown columns of a row, where the file has any */
  finish(file: number, texts: RowBatch['texts'], restOf?: (r: number) => string): RowBatch {
    const { cells } = this
    const keep = Int32Array.from(this.state.keys()).filter((r) => this.state[r] === GOOD)
    const all = keep.length === cells.rows
    const pack = <T extends Int32Array | Uint32Array | Float64Array>(array: T): T => {
      const packed = array.slice(0, keep.length) as T
      for (let k = 0; k < keep.length; k++) packed[k] = array[keep[k]!]!
      return packed
    }
    const kept = <T extends Uint32Array | Float64Array>(array: T): T => (all ? array : pack(array))
    const keptPairs = (pairs: Pairs): Pairs => {
      if (all) return pairs
      const packed = new Uint32Array(2 * keep.length)
      for (let k = 0; k < keep.length; k++) {
        packed[2 * k] = pairs[2 * keep[k]!]!
        packed[2 * k + 1] = pairs[2 * keep[k]! + 1]!
      }
      return packed
    }
    const content = new Uint32Array(4 * keep.length)
    for (let k = 0; k < keep.length; k++) this.content.write(keep[k]!, content, 4 * k)
    return {
      table: this.source.table,
      file,
      count: keep.length,
      read: cells.rows,
      line: pack(cells.line),
      hashes: mapValues(this.hashes, keptPairs),
      numbers: mapValues(this.numbers, kept),
      extras: this.packExtras(keep),
      texts,
      rest: restOf ? Array.from(keep, restOf) : [],
      marks: kept(this.marks),
      placeholder: keptPairs(this.placeholder),
      invalid: keptPairs(this.invalid),
      doubts: this.doubts(),
      content,
      quarantined: this.issues.toSorted((a, b) => a.row - b.row).map(({ issue }) => issue),
    }
  }

  /** The doubtful cells of good rows, by column and mark. */
  private doubts(): RowBatch['doubts'] {
    const found = new Map<number, RowBatch['doubts'][number]>()
    const { columns } = tableOf(this.source.table)
    const { doubtful } = this
    for (let k = 0; k < doubtful.length; k += 4) {
      const r = doubtful[k]!
      if (this.state[r] !== GOOD) continue
      for (let marks = doubtful[k + 3]!; marks !== 0; marks &= marks - 1) {
        const bit = 31 - Math.clz32(marks & -marks)
        const key = 32 * doubtful[k + 1]! + bit
        const known = found.get(key)
        if (known) known.rows++
        else {
          const column = columns[doubtful[k + 1]!]!.name
          const value = this.text(r, doubtful[k + 2]!).slice(0, 60)
          found.set(key, {
            column,
            reason: markNames(1 << bit)[0]!,
            rows: 1,
            line: this.cells.line[r]!,
            value,
          })
        }
      }
    }
    return [...found.values()]
  }

  private packExtras(keep: Int32Array): RowBatch['extras'] {
    const { extras } = this
    const position = new Int32Array(this.cells.rows).fill(-1)
    keep.forEach((r, k) => {
      position[r] = k
    })
    const order = [...extras.row.keys()]
      .filter((k) => position[extras.row[k]!]! >= 0)
      .sort((a, b) => extras.row[a]! - extras.row[b]! || a - b)
    return {
      row: Int32Array.from(order, (k) => position[extras.row[k]!]!),
      column: order.map((k) => extras.column[k]!),
      hash: Uint32Array.from(order.flatMap((k) => [extras.lo[k]!, extras.hi[k]!])),
    }
  }
}

const mapValues = <A, B>(record: Record<string, A>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
