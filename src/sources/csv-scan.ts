import { takeRoom } from './scan-room.js'
import type { CellBatch, RowReason } from './source.js'

const LF = 10
const CR = 13
const QUOTE = 34
const CELLS = 1 << 20
const SHOWN = 200
const RAW_CELL = 1 << 16

export interface ScanSettings {
  /** one byte */
  delimiter: number
  width: number
  /** bytes of the largest block */
  block: number
  /** most bytes of a cell and of a row */
  cell: number
  row: number
  /** cells that a row may have instead of all: its last columns are blank */
  least?: number
  /** also keep every cell of a row at fault, in `raw` */
  keepRaw?: boolean
}

/** Cells of a batch. */
export const cellsOf = ({ block, width }: ScanSettings): number => Math.max(Math.min(CELLS, block + 1), width)

/**
 * The CSV scanner: RFC 4180 with any line end, over blocks of UTF-8 bytes.
 *
 * `scan` finds the cells of whole records and leaves them as ranges of the block; only a cell with doubled
 * quotes is rewritten, in place, once its record is known to be whole. A quote that opens a cell counts, any
 * other quote is text. A record whose cells are all empty is no row. Surplus cells that are empty are let go.
 *
 * A fault costs one row: the record is marked and reading goes on at the line after the opening of the cell
 * at fault. So a quote that is never closed swallows one line, not the rest of the file. (No quadratic trap:
 * inside a quote that stays open, quotes come in pairs only, and a pair cannot open a cell that stays open.)
 */
export class CsvScan {
  readonly batch: CellBatch
  /** raw cells of the rows at fault by row of the batch, when asked for */
  readonly raw = new Map<number, string[]>()
  private readonly settings: ScanSettings
  private readonly rowCap: number
  private bytes: Uint8Array = new Uint8Array(0)
  private to = 0
  private final = false
  private rows = 0
  private line: number
  private readonly doubled: number[] = []
  /** inside a row too long to hold: dropping bytes up to its line end */
  private dropping = false

  /** @param room to work in, of at least as many cells as `cellsOf` gives */
  constructor(settings: ScanSettings, firstLine: number, room = takeRoom(0, cellsOf(settings))) {
    this.settings = settings
    this.line = firstLine
    this.rowCap = Math.floor(cellsOf(settings) / settings.width)
    const { starts, ends, line } = room
    this.batch = {
      width: settings.width,
      rows: 0,
      bytes: this.bytes,
      starts,
      ends,
      line,
      issues: [],
      bytesRead: 0,
    }
  }

  /** The batch ended because it holds no more rows, not because the block did. */
  get full(): boolean {
    return this.rows >= this.rowCap
  }

  /**
   * Fill the batch with the records of bytes[from, to); `bytes[to]` must exist, it is overwritten as a guard.
   * Returns where to go on: at `to`, at a record that is not yet whole, or where the batch is full.
   */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): number {
    this.bytes = bytes
    this.to = to
    this.final = final
    this.rows = 0
    this.raw.clear()
    this.batch.bytes = bytes
    this.batch.issues = []
    bytes[to] = LF
    let at = this.dropping ? this.drop(from) : from
    while (at < to && this.rows < this.rowCap && !this.dropping) {
      const next = this.record(at)
      if (next < 0) {
        if (to - at <= this.settings.row) break
        at = this.fault('giant_cell', at, at, this.line)
      } else at = next
    }
    this.batch.rows = this.rows
    return at
  }

  /** One record from `at`: the position after it, or -1 when its end is not in the block. */
  private record(at: number): number {
    const { bytes, to } = this
    const { delimiter, width, cell } = this.settings
    const { starts, ends } = this.batch
    const top = Math.max(delimiter, QUOTE)
    const record = at
    const base = this.rows * width
    let line = this.line
    let column = 0
    let surplus = false
    let byte = 0
    this.doubled.length = 0

    for (;;) {
      let start = at
      if (bytes[at] === QUOTE) {
        const openedOn = line
        let pairs = false
        start = ++at
        for (;;) {
          byte = bytes[at]!
          if (byte > QUOTE) at++
          else if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE || at + 1 >= to) break
            pairs = true
            at += 2
          } else if (byte === LF || byte === CR) {
            if (at >= to || at - start > cell) break
            at++
            if (byte === LF || bytes[at] !== LF || at >= to) line++
          } else at++
        }
        if (byte !== QUOTE) {
          if (at >= to && !this.final && at - start <= cell) return -1
          const reason = line === openedOn && at - start > cell ? 'giant_cell' : 'unterminated_quote'
          return this.fault(reason, record, start - 1, openedOn)
        }
        const after = bytes[at + 1]!
        if (at + 1 >= to && !this.final) return -1
        if (after !== delimiter && after !== LF && after !== CR)
          return this.fault('bad_quote', record, start - 1, openedOn)
        if (pairs && column < width) this.doubled.push(base + column)
        if (column < width) {
          starts[base + column] = start
          ends[base + column] = at
        } else if (at > start) surplus = true
        at++
        byte = after
      } else {
        byte = bytes[at]!
        while (byte > top || (byte !== delimiter && byte !== LF && byte !== CR)) byte = bytes[++at]!
        if (column < width) {
          starts[base + column] = start
          ends[base + column] = at
        } else if (at > start) surplus = true
      }
      column++
      if (byte !== delimiter || at >= to) break
      at++
    }

    if (at >= to && !this.final) return -1
    if (byte === CR && at + 1 === to && !this.final) return -1
    if (byte === CR && bytes[at + 1] === LF) at++
    return this.finish(record, Math.min(at + 1, to), line, column, surplus)
  }

  private finish(record: number, at: number, line: number, column: number, surplus: boolean): number {
    const { width, cell } = this.settings
    const { starts, ends } = this.batch
    const base = this.rows * width
    for (let c = column; c < width; c++) starts[base + c] = ends[base + c] = record
    const startedOn = this.line
    this.line = line + 1
    if (starts[base] === ends[base] && !surplus && this.isBlank(base)) return at
    this.batch.line[this.rows] = startedOn
    if ((column < width && column !== this.settings.least) || surplus)
      this.mark('cell_count', record, `${column}/${width}`)
    else if (at - record > cell && this.hasGiant(base)) this.mark('giant_cell', record)
    for (const index of this.doubled) this.unpair(index)
    this.rows++
    return at
  }

  private isBlank(base: number): boolean {
    const { starts, ends, width } = this.batch
    for (let c = base; c < base + width; c++) if (starts[c] !== ends[c]) return false
    return true
  }

  private hasGiant(base: number): boolean {
    const { starts, ends, width } = this.batch
    for (let c = base; c < base + width; c++) if (ends[c]! - starts[c]! > this.settings.cell) return true
    return false
  }

  /** Doubled quotes to single ones, in place. */
  private unpair(index: number): void {
    const { bytes } = this
    const end = this.batch.ends[index]!
    let into = bytes.indexOf(QUOTE, this.batch.starts[index]!)
    for (let at = into; at < end; at++) {
      bytes[into++] = bytes[at]!
      if (bytes[at] === QUOTE) at++
    }
    this.batch.ends[index] = into
  }

  /** The record is a row that cannot be read; go on after the line on which the cell at fault opens. */
  private fault(reason: RowReason, record: number, opening: number, openedOn: number): number {
    const base = this.rows * this.settings.width
    this.batch.starts.fill(record, base, base + this.settings.width)
    this.batch.ends.fill(record, base, base + this.settings.width)
    this.batch.line[this.rows] = this.line
    this.line = openedOn
    this.mark(reason, record)
    this.rows++
    return this.drop(opening)
  }

  /**
   * After the next line end; the rest of a line that is longer than the block is dropped with the next ones.
   */
  private drop(from: number): number {
    const at = this.lineEnd(from)
    const cutInTwo = this.bytes[at] === CR && at + 1 === this.to
    this.dropping = !this.final && (at >= this.to || cutInTwo)
    if (at >= this.to || this.dropping) return at
    this.line++
    return Math.min(this.bytes[at] === CR && this.bytes[at + 1] === LF ? at + 2 : at + 1, this.to)
  }

  private lineEnd(from: number): number {
    let at = from
    while (at < this.to && this.bytes[at] !== LF && this.bytes[at] !== CR) at++
    return at
  }

  private mark(reason: RowReason, record: number, detail?: string): void {
    const line = this.bytes.subarray(record, this.lineEnd(record))
    const value = decode(line.subarray(0, 4 * SHOWN)).slice(0, SHOWN)
    this.batch.issues.push({ row: this.rows, reason, column: '', value, ...(detail && { detail }) })
    if (this.settings.keepRaw)
      this.raw.set(this.rows, splitLoosely(decode(line.subarray(0, RAW_CELL)), this.settings.delimiter))
  }
}

const decoder = new TextDecoder()
const decode = (bytes: Uint8Array): string => decoder.decode(bytes)

/**
 * The cells of a line that may be malformed: quotes are honoured where they make sense, never beyond the
 * line.
 */
export const splitLoosely = (line: string, delimiter: number): string[] => {
  const mark = String.fromCharCode(delimiter)
  const cells: string[] = []
  let rest = line
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
    if (quoted && (rest.length === quoted[0].length || rest[quoted[0].length] === mark)) {
      cells.push(quoted[1]!.replaceAll('""', '"'))
      rest = rest.slice(quoted[0].length)
    } else {
      const end = rest.indexOf(mark)
      cells.push(end < 0 ? rest : rest.slice(0, end))
      rest = end < 0 ? '' : rest.slice(end)
    }
    if (rest === '') return cells
    rest = rest.slice(1)
  }
}
