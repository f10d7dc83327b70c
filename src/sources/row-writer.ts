import { doubled } from '../arrays/grow.js'
import type { CellBatch, RowIssue } from './source.js'

const encoder = new TextEncoder()

/** Collects rows of text into a batch; its arrays grow as needed and are used again after `clear`. */
export class RowWriter {
  rows = 0
  readonly #width: number
  #bytes = new Uint8Array(1 << 16)
  #used = 0
  #starts = new Int32Array(1 << 12)
  #ends = new Int32Array(1 << 12)
  #line = new Int32Array(1 << 8)
  #issues: RowIssue[] = []

  constructor(width: number) {
    this.#width = width
  }

  get bytes(): number {
    return this.#used
  }

  clear(): void {
    this.rows = 0
    this.#used = 0
    this.#issues = []
  }

  /** One row; cells that are not given are empty. */
  row(line: number, cells: readonly (string | undefined)[]): void {
    this.#room()
    for (let c = 0; c < this.#width; c++) this.#cell(this.rows * this.#width + c, cells[c] ?? '')
    this.#line[this.rows++] = line
  }

  /** A row that cannot be read. */
  fault(line: number, issue: Omit<RowIssue, 'row'>): void {
    this.#issues.push({ ...issue, row: this.rows })
    this.row(line, [])
  }

  /** The last row turns out to be one that cannot be read. */
  spoil(issue: Omit<RowIssue, 'row'>): void {
    this.#issues.push({ ...issue, row: this.rows - 1 })
  }

  batch(bytesRead: number): CellBatch {
    return {
      width: this.#width,
      rows: this.rows,
      bytes: this.#bytes,
      starts: this.#starts,
      ends: this.#ends,
      line: this.#line,
      issues: this.#issues,
      bytesRead,
    }
  }

  #cell(at: number, text: string): void {
    if (this.#used + text.length * 3 > this.#bytes.length)
      this.#bytes = doubled(this.#bytes, this.#used + text.length * 3)
    this.#starts[at] = this.#used
    this.#used += text === '' ? 0 : encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written
    this.#ends[at] = this.#used
  }

  #room(): void {
    const cells = (this.rows + 1) * this.#width
    if (cells > this.#starts.length) {
      this.#starts = doubled(this.#starts, cells)
      this.#ends = doubled(this.#ends, cells)
    }
    if (this.rows >= this.#line.length) this.#line = doubled(this.#line, this.rows + 1)
  }
}
