import { identity } from '../../arrays/counting-sort.js'
import { growInt } from '../../arrays/grow.js'
import type { Pairs, RowBatch } from '../../domain/row-batch.js'
import { storageOf } from '../../domain/storage.js'
import type { Table } from '../../domain/tables.js'
import { openCells, type Rows } from '../version-buffer.js'
import type { Feed, FeedColumn } from './feed.js'

/** (i, c_hi, c_lo, u, open): number, content, date of each row, and what it leaves to be assumed. */
export const versionFeed = (rows: Rows): Feed => {
  const opens = rows.batches.map(openCells)
  const { part, row, pick } = rows
  return {
    count: pick.length,
    columns: [
      counting('i', 0),
      content(rows, 0),
      content(rows, 2),
      numbers(rows, 'updated_at', 'u'),
      {
        name: 'open',
        type: 'u8',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = opens[part[pick[from + k]!]!]?.[row[pick[from + k]!]!] ?? 0
        },
      },
    ],
  }
}

/** The columns of the store's table, in its order; rows are numbered from `next`. */
export const rowFeed = (table: Table, rows: Rows, next: number): Feed => ({
  count: rows.pick.length,
  columns: [
    counting('seq', next),
    ...placeColumns(rows),
    content(rows, 0),
    content(rows, 2),
    words(rows, 'marks', 'u32', (batch) => batch.marks),
    pairs(rows, 'placeholder', (batch) => batch.placeholder),
    pairs(rows, 'invalid', (batch) => batch.invalid),
    ...table.columns.map((column) =>
      storageOf(column) === 'hash'
        ? pairs(rows, column.name, (batch) => batch.hashes[column.name])
        : numbers(rows, column.name, column.name),
    ),
  ],
})

/** (file, line, seq): rows that repeat a stored version. */
export const dupFeed = (rows: Rows, seqs: Int32Array): Feed => ({
  count: rows.pick.length,
  columns: [...placeColumns(rows), list('seq', seqs)],
})

/** (col, seq, hash): further values of the rows' cells. */
export const extraFeed = (table: Table, rows: Rows, next: number): Feed => {
  const [col, seq, batch, at] = [growInt(), growInt(), growInt(), growInt()]
  const seqAt = seqByPlace(rows, next)
  rows.batches.forEach(({ extras }, p) => {
    for (let k = 0; k < extras.row.length; k++) {
      const s = seqAt[p]![extras.row[k]!]!
      if (s < 0) continue
      col.push(table.columns.findIndex((column) => column.name === extras.column[k]))
      seq.push(s)
      batch.push(p)
      at.push(k)
    }
  })
  const source: Rows = {
    batches: rows.batches,
    part: batch.view,
    row: at.view,
    pick: identity(at.length),
  }
  const cols = col.view
  return {
    count: cols.length,
    columns: [
      { name: 'col', type: 'u8', fill: (out, from, n) => out.set(cols.subarray(from, from + n)) },
      list('seq', seq.view),
      pairs(source, 'hash', ({ extras }) => extras.hash),
    ],
  }
}

/** (seq, json): unknown columns of the rows that have any. */
export const restFeed = (rows: Rows, next: number): Feed => {
  const { batches, part, row, pick } = rows
  const at = growInt()
  const json = (k: number): string => batches[part[pick[k]!]!]!.rest[row[pick[k]!]!] ?? ''
  if (batches.some((batch) => batch.rest.length > 0))
    for (let k = 0; k < pick.length; k++) if (json(k)) at.push(k)
  const kept = at.view
  return {
    count: kept.length,
    columns: [
      list(
        'seq',
        kept.map((k) => next + k),
      ),
      { name: 'json', type: 'text', at: (k) => json(kept[k]!) },
    ],
  }
}

const seqByPlace = ({ batches, part, row, pick }: Rows, next: number): Int32Array[] => {
  const seqs = batches.map(({ extras, count }) => new Int32Array(extras.row.length ? count : 0).fill(-1))
  for (let k = 0; k < pick.length; k++) {
    const seqOfRow = seqs[part[pick[k]!]!]!
    if (seqOfRow.length) seqOfRow[row[pick[k]!]!] = next + k
  }
  return seqs
}

const placeColumns = (rows: Rows): FeedColumn[] => [
  {
    name: 'file',
    type: 'i32',
    fill: (out, from, n) =>
      eachRun(rows, from, n, (batch, _, k, length) => out.fill(batch.file, k, k + length)),
  },
  words(rows, 'line', 'i32', (batch) => batch.line),
]

const counting = (name: string, start: number): FeedColumn => ({
  name,
  type: 'u32',
  fill: (out, from, n) => {
    for (let k = 0; k < n; k++) out[k] = start + from + k
  },
})

const list = (name: string, values: Int32Array): FeedColumn => ({
  name,
  type: 'u32',
  fill: (out, from, n) => out.set(values.subarray(from, from + n)),
})

const content = (rows: Rows, word: 0 | 2): FeedColumn => ({
  name: word ? 'c_lo' : 'c_hi',
  type: 'u64',
  fill: (out, from, n) =>
    eachRun(rows, from, n, ({ content }, r, k, length) => {
      for (let i = 0; i < length; i++) {
        out[2 * (k + i)] = content[4 * (r + i) + word + 1]!
        out[2 * (k + i) + 1] = content[4 * (r + i) + word]!
      }
    }),
})

const pairs = (rows: Rows, name: string, of: (batch: RowBatch) => Pairs | undefined): FeedColumn => ({
  name,
  type: 'u64',
  fill: (out, from, n) =>
    eachRun(rows, from, n, (batch, r, k, length) => {
      const source = of(batch)
      if (source) out.set(source.subarray(2 * r, 2 * (r + length)), 2 * k)
      else out.fill(0, 2 * k, 2 * (k + length))
    }),
})

const numbers = (rows: Rows, column: string, name: string): FeedColumn => ({
  name,
  type: 'f64',
  fill: (out, from, n) =>
    eachRun(rows, from, n, (batch, r, k, length) => {
      const source = batch.numbers[column]
      if (source) out.set(source.subarray(r, r + length), k)
      else out.fill(Number.NaN, k, k + length)
    }),
})

const words = (
  rows: Rows,
  name: string,
  type: 'i32' | 'u32',
  of: (batch: RowBatch) => Int32Array | Uint32Array,
): FeedColumn => ({
  name,
  type,
  fill: (out: Int32Array | Uint32Array, from: number, n: number) =>
    eachRun(rows, from, n, (batch, r, k, length) => out.set(of(batch).subarray(r, r + length), k)),
})

/**
 * Runs of rows [from, from + n) that follow one another in one batch: its rows from `r` on are those from `k`
 * on.
 */
const eachRun = (
  { batches, part, row, pick }: Rows,
  from: number,
  n: number,
  take: (batch: RowBatch, r: number, k: number, length: number) => void,
): void => {
  for (let k = 0, end = 0; k < n; k = end) {
    const i = pick[from + k]!
    for (end = k + 1; end < n; end++) {
      const next = pick[from + end]!
      if (part[next] !== part[i] || row[next] !== row[i]! + end - k) break
    }
    take(batches[part[i]!]!, row[i]!, k, end - k)
  }
}
