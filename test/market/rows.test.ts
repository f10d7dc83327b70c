import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/domain/column.js'
import { NO_DAY } from '../../src/domain/day.js'
import { type Numbering, type RawRows, rowsFrom } from '../../src/market/rows.js'

const COLUMNS: Column[] = [
  { name: 'inspector', alias: '检查人', type: 'text' },
  { name: 'lot_id', alias: '标段编号', type: 'key' },
  { name: 'bidder_id', alias: '代码', type: 'bidder-id' },
  { name: 'held_on', alias: '日期', type: 'day' },
  { name: 'passed', alias: '合格', type: 'flag' },
  { name: 'cost', alias: '费用', type: 'money' },
  { name: 'phone', alias: '电话', type: 'value', kind: 'phone' },
]

/** A hash's low half is 10 + the index that it names; 9 is known to nobody, 0 not given. */
const numbering = (hi: number, lo: number): number => (hi === 7 && lo > 9 ? lo - 10 : -1)
const NUMBERING: Numbering = { lot: numbering, org: numbering, word: numbering }

interface Row {
  inspector: number
  lot_id: number
  bidder_id: number
  held_on: number
  passed: number
  cost: number
  phone: number
}
const row = (cells: Partial<Row> = {}): Row => ({
  inspector: 0,
  lot_id: 10,
  bidder_id: 0,
  held_on: Number.NaN,
  passed: Number.NaN,
  cost: Number.NaN,
  phone: 0,
  ...cells,
})

const rawOf = (rows: readonly Row[]): RawRows => {
  const cells = (name: string): number[] => rows.map((one) => one[name as keyof Row])
  return {
    count: rows.length,
    hi: (name) => Uint32Array.from(cells(name), (lo) => (lo === 0 ? 0 : 7)),
    lo: (name) => Uint32Array.from(cells(name)),
    number: (name) => Float64Array.from(cells(name)),
  }
}
const rowsOf = (...rows: Row[]) => rowsFrom(rawOf(rows), COLUMNS, NUMBERING)

describe('rows of a table', () => {
  it('name lots, organisations and words by index, and values by hash', () => {
    const { columns } = rowsOf(row({ inspector: 12, lot_id: 11, bidder_id: 13, phone: 5 }))
    expect(columns).toMatchObject({
      inspector: Int32Array.of(2),
      lot_id: Int32Array.of(1),
      bidder_id: Int32Array.of(3),
      phoneHi: Uint32Array.of(7),
      phoneLo: Uint32Array.of(5),
    })
  })

  it('say of every cell that is not given that it is not given', () => {
    const { columns } = rowsOf(row({ lot_id: 0 }))
    expect(columns).toEqual({
      inspector: Int32Array.of(-1),
      lot_id: Int32Array.of(-1),
      bidder_id: Int32Array.of(-1),
      held_on: Int32Array.of(NO_DAY),
      passed: Uint8Array.of(255),
      cost: Float64Array.of(Number.NaN),
      phoneHi: Uint32Array.of(0),
      phoneLo: Uint32Array.of(0),
    })
  })

  it('about a lot that is not in the store are left out', () => {
    expect(rowsOf(row({ lot_id: 9 }), row()).count).toBe(1)
  })

  it('come by lot, then by the columns in turn, an unknown number last', () => {
    const { columns } = rowsOf(
      row({ lot_id: 11, inspector: 10 }),
      row({ inspector: 11 }),
      row({ inspector: 11, cost: 500 }),
      row({ inspector: 10, cost: 900 }),
    )
    expect(columns.lot_id).toEqual(Int32Array.of(0, 0, 0, 1))
    expect(columns.cost).toEqual(Float64Array.of(900, 500, Number.NaN, Number.NaN))
  })

  it('are the same for any order in which they were read', () => {
    const hash = fc.integer({ min: 8, max: 13 })
    const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(Number.NaN))
    const rows = fc.array(
      fc.record({
        inspector: hash,
        lot_id: hash,
        bidder_id: hash,
        held_on: number,
        passed: number,
        cost: number,
        phone: hash,
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 11 }), (list, from) => {
        const turned = [...list.slice(from), ...list.slice(0, from)].reverse()
        expect(rowsOf(...turned)).toEqual(rowsOf(...list))
      }),
    )
  })

  it('stand over shared memory, so that workers take views of them', () => {
    for (const cells of Object.values(rowsOf(row()).columns))
      expect(cells.buffer).toBeInstanceOf(SharedArrayBuffer)
  })
})
