import { describe, expect, it } from 'vitest'
import { parseMapping } from '../../src/sources/mapping.js'
import type { FileHead } from '../../src/web/api/upload.js'
import { chosenTwice, mappingOf, withSuggestions } from '../../src/web/pages/import/mapping-of.js'
import { leftBy, queryOf } from '../../src/web/pages/import/quarantine-groups.js'

const head: FileHead = {
  file: 'old/book.xlsx#汇总',
  header: ['标包', '单位', '报价（万元）', '备注'],
  columns: [null, null, null, null],
  units: [null, null, '万元', null],
  unitAbove: null,
  rows: [],
  near: [
    { table: 'bids', near: 3, columns: [['lot_id'], ['bidder_id', 'bidder_name'], ['amount'], ['amount']] },
  ],
}
const typeOf = (_table: string, column: string): string =>
  ['amount', 'control_price'].includes(column) ? 'money' : 'text'

describe('the mapping that the choices make', () => {
  it('names headers by table, without those that are known, and is what the command line reads', () => {
    const known = { ...head, file: 'lots.csv', table: 'lots', columns: ['lot_id', null, null, null] }
    const made = mappingOf(
      [head, known],
      {
        [head.file]: [{ table: 'bids', columns: ['lot_id', 'bidder_id', 'amount', ''] }],
        'lots.csv': [{ table: 'lots', columns: ['lot_id', 'title', '', ''] }],
      },
      typeOf,
    )
    expect(made).toEqual({
      bids: { 标包: 'lot_id', 单位: 'bidder_id', '报价（万元）': 'amount' },
      lots: { 单位: 'title' },
    })
    expect(parseMapping(JSON.stringify(made)).renamed).toEqual(made)
    expect(mappingOf([head], { [head.file]: [{ table: 'bids', columns: ['', '', '', ''] }] }, typeOf)).toBe(
      undefined,
    )
  })
  it('counts amounts without a unit of their own in the one above the header', () => {
    const above = { ...head, header: ['标包', '限价（元）', '报价', '备注'], units: [null, '元', null, null] }
    const fed = [
      { table: 'lots', columns: ['lot_id', 'control_price', '', ''] },
      { table: 'bids', columns: ['lot_id', '', 'amount', 'bidder_id'] },
    ]
    expect(mappingOf([{ ...above, unitAbove: '万元' }], { [head.file]: fed }, typeOf)).toMatchObject({
      tables: {
        lots: { columns: { control_price: '限价（元）' } },
        bids: { columns: { amount: { from: '报价', scale: 10_000, round: 2 }, bidder_id: '备注' } },
      },
    })
  })
  it('has rules for each table where one sheet feeds two, amounts counted in the unit of their header', () => {
    const made = mappingOf(
      [head],
      {
        [head.file]: [
          { table: 'lots', columns: ['lot_id', '', 'control_price', ''] },
          { table: 'bids', columns: ['lot_id', 'bidder_id', '', 'bidder_name'] },
        ],
      },
      typeOf,
    )
    expect(made).toEqual({
      files: ['book.xlsx'],
      sheets: ['汇总'],
      tables: {
        lots: {
          columns: { lot_id: '标包', control_price: { from: '报价（万元）', scale: 10_000, round: 2 } },
        },
        bids: { columns: { lot_id: '标包', bidder_id: '单位', bidder_name: '备注' } },
      },
    })
    expect(parseMapping(JSON.stringify(made)).tables.map(({ table }) => table)).toEqual(['lots', 'bids'])
  })
  it('takes a suggestion where nothing is chosen, never a column twice, and tells of those that are', () => {
    const chosen = { table: 'bids', columns: ['', 'bidder_name', '', ''] }
    const taken = withSuggestions(chosen, head)
    expect(taken.columns).toEqual(['lot_id', 'bidder_name', 'amount', ''])
    expect(chosenTwice(taken)).toEqual([])
    expect(chosenTwice({ table: 'bids', columns: ['amount', '', 'amount', 'won'] })).toEqual(['amount'])
    expect(withSuggestions({ table: 'lots', columns: ['', '', '', ''] }, head).columns).toEqual([
      '',
      '',
      '',
      '',
    ])
  })
})

it('a choice of the quarantine says how many rows it leaves under the other choices', () => {
  const groups = [
    { batch: 1, file: 'a.csv', table: 'bids', reason: 'missing', rows: 2 },
    { batch: 2, file: 'a.csv', table: 'bids', reason: 'negative', rows: 3 },
    { batch: 2, file: 'b.csv', table: '', reason: 'missing', rows: 1 },
  ]
  const filter = { batch: '2', file: '', table: '', reason: 'missing' }
  expect(leftBy(groups, filter, 'reason')).toEqual([
    { value: 'negative', n: 3 },
    { value: 'missing', n: 1 },
  ])
  expect(leftBy(groups, filter, 'batch').map(({ value }) => value)).toEqual(['1', '2'])
  expect(leftBy(groups, filter, 'table')).toEqual([])
  expect(queryOf({ ...filter, file: 'a&b.csv' })).toBe('&batch=2&file=a%26b.csv&reason=missing')
})
