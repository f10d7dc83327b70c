import { expect, it } from 'vitest'
import type { RowBatch } from '../../src/domain/row-batch.js'
import { rowsOfUses, slices } from '../../src/engines/neo4j/slices.js'
import { rowBatch } from '../support/import.js'

const ROWS = 23
const batch = rowBatch({
  table: 'bids',
  rows: [
    ...Array.from({ length: ROWS }, (_, i) => ({
      lot_id: `L${i}`,
      bidder_id: `F${i % 3}`,
      amount: String(i + 1),
      mac: i % 4 === 0 ? 'F8:75:A4:1B:2C:3D;F8:75:A4:1B:2C:3E' : 'F8:75:A4:1B:2C:3D',
      ip: i % 5 === 0 ? '-' : '122.224.1.9',
      extra: `more ${i}`,
    })),
    { lot_id: 'L1', bidder_id: 'F1', amount: '-1', mac: '', ip: '', extra: '' },
  ],
})

/** A batch's rows, each as all that is known of it. */
const rowsOf = (one: RowBatch): unknown[] =>
  Array.from({ length: one.count }, (_, r) => ({
    line: one.line[r],
    hashes: Object.entries(one.hashes).map(([name, words]) => [name, words[2 * r], words[2 * r + 1]]),
    numbers: Object.entries(one.numbers).map(([name, column]) => [name, column[r]]),
    extras: one.extras.column
      .map((name, k) => [one.extras.row[k], name, one.extras.hash[2 * k], one.extras.hash[2 * k + 1]])
      .filter(([row]) => row === r)
      .map(([, ...extra]) => extra),
    rest: one.rest[r],
    marks: one.marks[r],
    bits: [one.placeholder, one.invalid].map((words) => [words[2 * r], words[2 * r + 1]]),
    content: [...one.content.subarray(4 * r, 4 * r + 4)],
  }))

it('a batch in slices has the same rows, texts, defects and counts, and no slice is too large', () => {
  expect(batch.extras.row.length).toBeGreaterThan(3)
  expect(batch.quarantined.length).toBeGreaterThan(0)
  for (const most of [1, 2, 7, ROWS - 1, ROWS, ROWS + 1]) {
    const parts = slices(batch, most)
    expect(Math.max(...parts.map(({ count }) => count))).toBeLessThanOrEqual(most)
    expect(parts.flatMap(rowsOf)).toEqual(rowsOf(batch))
    expect(parts.reduce((sum, { read }) => sum + read, 0)).toBe(batch.read)
    expect(parts.flatMap(({ quarantined }) => quarantined)).toEqual(batch.quarantined)
    expect(parts.flatMap(({ texts }) => [...texts.bytes])).toEqual([...batch.texts.bytes])
  }
})

it('rows are few enough for the values they name', () => {
  // of 23 rows 23 name one card, 6 a second one, 18 an address
  expect(rowsOfUses(batch, 47)).toBe(ROWS)
  expect(rowsOfUses(batch, 20)).toBe(9)
  expect(rowsOfUses(batch, 1)).toBe(1)
  const lots = rowBatch({ table: 'lots', rows: [{ lot_id: 'L1' }, { lot_id: 'L2' }] })
  expect(rowsOfUses(lots, 1)).toBe(Number.POSITIVE_INFINITY)
})
