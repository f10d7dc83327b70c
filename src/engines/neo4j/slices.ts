import type { Pairs, RowBatch } from '../../domain/row-batch.js'
import { tableOf } from '../../domain/storage.js'

/** A batch in parts of at most `most` rows, for transactions of bounded size; its texts and defects go with the first. */
export const slices = (batch: RowBatch, most: number): RowBatch[] => {
  if (batch.count <= most) return [batch]
  const parts: RowBatch[] = []
  for (let from = 0; from < batch.count; from += most)
    parts.push(slice(batch, from, Math.min(from + most, batch.count)))
  return parts
}

/** How many rows like those of the batch name about `uses` values, at least one. */
export const rowsOfUses = ({ table, count, hashes, extras }: RowBatch, uses: number): number => {
  let filled = extras.row.length
  for (const { name, source } of tableOf(table).columns) {
    const words = source && hashes[name]
    if (!words) continue
    for (let r = 0; r < count; r++) if (words[2 * r] !== 0 || words[2 * r + 1] !== 0) filled++
  }
  return filled === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((uses * count) / filled))
}

const slice = (batch: RowBatch, from: number, to: number): RowBatch => {
  const isFirst = from === 0
  const pairs = (words: Pairs): Pairs => words.subarray(2 * from, 2 * to)
  return {
    ...batch,
    count: to - from,
    read: to - from + (isFirst ? batch.read - batch.count : 0),
    line: batch.line.subarray(from, to),
    hashes: mapped(batch.hashes, pairs),
    numbers: mapped(batch.numbers, (column) => column.subarray(from, to)),
    extras: extrasOf(batch.extras, from, to),
    texts: isFirst ? batch.texts : NO_TEXTS,
    rest: batch.rest.slice(from, to),
    marks: batch.marks.subarray(from, to),
    placeholder: pairs(batch.placeholder),
    invalid: pairs(batch.invalid),
    content: batch.content.subarray(4 * from, 4 * to),
    quarantined: isFirst ? batch.quarantined : [],
  }
}

const NO_TEXTS: RowBatch['texts'] = {
  salt: new Uint8Array(),
  hash: new Uint32Array(),
  check: new Uint32Array(),
  flags: new Uint8Array(),
  bytes: new Uint8Array(),
  ends: new Uint32Array(),
}

const mapped = <T>(columns: Record<string, T>, act: (column: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, act(column)]))

const extrasOf = ({ row, column, hash }: RowBatch['extras'], from: number, to: number) => {
  const place = (r: number): number => {
    const at = row.findIndex((one) => one >= r)
    return at < 0 ? row.length : at
  }
  const [a, b] = [place(from), place(to)]
  return {
    row: row.subarray(a, b).map((r) => r - from),
    column: column.slice(a, b),
    hash: hash.subarray(2 * a, 2 * b),
  }
}
