import { growInt } from '../arrays/grow.js'
import { HashIndex } from '../arrays/hash-index.js'
import { AppError } from '../domain/errors.js'
import type { RowBatch } from '../domain/row-batch.js'
import { assumedColumns, storageOf, tableOf } from '../domain/storage.js'
import type { Table, TableName } from '../domain/tables.js'

/** Some rows of a buffer, in order: row k is row `row[pick[k]]` of batch `part[pick[k]]`. */
export interface Rows {
  batches: readonly RowBatch[]
  part: Int32Array
  row: Int32Array
  pick: Int32Array
}

/**
 * What becomes of a buffer's rows: those to store get the numbers next, next + 1 …; the others repeat version
 * `seq`.
 */
export interface Split {
  fresh: Rows
  dups: Rows
  seqOfDup: Int32Array
}

/**
 * Rows of one table that wait to be written in one transaction. A row's *version* is its content with its
 * `updated_at`, and whether it gives what may be assumed: of rows of one version only the first can be
 * stored.
 */
export class VersionBuffer {
  readonly table: Table
  readonly batches: RowBatch[] = []
  private readonly part = growInt()
  private readonly row = growInt()
  private readonly version = growInt()
  private readonly first = growInt()
  private readonly index: HashIndex

  /** @param expected how many rows may come */
  constructor(name: TableName, expected = 1 << 12) {
    this.table = tableOf(name)
    this.index = new HashIndex(expected)
  }

  get rows(): number {
    return this.row.length
  }

  add(batch: RowBatch): void {
    const part = this.batches.push(batch) - 1
    const date = dateWords(batch)
    const open = openCells(batch)
    const { content } = batch
    for (let r = 0; r < batch.count; r++) {
      const hi = content[4 * r]! ^ Math.imul(content[4 * r + 2]!, 0x85ebca6b) ^ date[2 * r + 1]!
      const lo = content[4 * r + 1]! ^ Math.imul(content[4 * r + 3]!, 0xc2b2ae35) ^ date[2 * r]!
      const version = this.index.add((hi ^ (open?.[r] ?? 0)) >>> 0, lo >>> 0)
      if (version === this.first.length) this.first.push(this.rows)
      else this.verify(version, content, r)
      this.part.push(part)
      this.row.push(r)
      this.version.push(version)
    }
  }

  /** The first row of every version. */
  versions(): Rows {
    return this.pick(this.first.view)
  }

  /** Divides the rows, given the `seq` under which each version is stored already (-1: not stored). */
  split(stored: Int32Array, next: number): Split {
    const first = this.first.view
    const version = this.version.view
    const seqOf = Int32Array.from(stored)
    const fresh = growInt()
    first.forEach((row, v) => {
      if (stored[v]! >= 0) return
      seqOf[v] = next + fresh.length
      fresh.push(row)
    })
    const dups = growInt()
    const seqOfDup = growInt()
    version.forEach((v, row) => {
      if (stored[v]! < 0 && first[v] === row) return
      dups.push(row)
      seqOfDup.push(seqOf[v]!)
    })
    return { fresh: this.pick(fresh.view), dups: this.pick(dups.view), seqOfDup: seqOfDup.view }
  }

  private pick(pick: Int32Array): Rows {
    return { batches: this.batches, part: this.part.view, row: this.row.view, pick }
  }

  private verify(version: number, content: Uint32Array, r: number): void {
    const first = this.first.at(version)
    const known = this.batches[this.part.at(first)]!.content
    const at = this.row.at(first)
    for (let w = 0; w < 4; w++)
      if (known[4 * at + w] !== content[4 * r + w])
        throw new AppError('internal', `hash_collision: two rows of ${this.table.name} have one hash`)
  }
}

/** Which of the cells that may be assumed a row leaves open, as bits; undefined in a table without any. */
export const openCells = ({ table, count, hashes, numbers }: RowBatch): Uint8Array | undefined => {
  const columns = assumedColumns(table)
  if (columns.length === 0) return undefined
  const open = new Uint8Array(count)
  columns.forEach((column, c) => {
    const { name } = column
    const [pairs, values] = [hashes[name], numbers[name]]
    const isOpen =
      storageOf(column) === 'hash'
        ? (r: number) => !pairs || (pairs[2 * r] === 0 && pairs[2 * r + 1] === 0)
        : (r: number) => !values || Number.isNaN(values[r])
    for (let r = 0; r < count; r++) if (isOpen(r)) open[r]! |= 1 << c
  })
  return open
}

const dateWords = ({ numbers, count }: RowBatch): Uint32Array => {
  const dates = numbers.updated_at ?? new Float64Array(count).fill(Number.NaN)
  return new Uint32Array(dates.buffer, dates.byteOffset, 2 * count)
}
