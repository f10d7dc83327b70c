import { describe, expect, it } from 'vitest'
import type { TableName } from '../../src/domain/tables.js'
import { hintText, mappingHint, winnersHint } from '../../src/sources/mapping-hint.js'
import { columnsOf, missingOf } from '../../src/sources/which-table.js'
import { say, type Text } from '../../src/texts/text.js'

describe('the mapping that a refused header is told', () => {
  it.each<[string, TableName | undefined, string]>([
    ['标段编号,投标人名称,投标报价', 'bids', '{"bids":{"投标人名称":"bidder_id"}}'],
    ['标段编号,投标人,投标报价', 'bids', '{"bids":{"投标人":"bidder_id"}}'],
    ['标包号,投标单位,单位代码,唱标价', undefined, '{"bids":{"标包号":"lot_id","单位代码":"bidder_id"}}'],
    ['项目编号,供应商,报价,备注', undefined, '{"bids":{"项目编号":"lot_id","供应商":"bidder_id"}}'],
    ['lot_id,firm,price', 'bids', '{"bids":{"firm":"bidder_id"}}'],
  ])('gives %s what it lacks', (line, said, hint) => {
    const header = line.split(',')
    expect(mappingHint(header, said)).toBe(hint)
    const [[table, renamed]] = Object.entries(JSON.parse(hint)) as [[TableName, Record<string, string>]]
    expect(missingOf(table, columnsOf(table, header, new Map(Object.entries(renamed))))).toEqual([])
  })

  it.each(['sheet', 'file'] as const)(
    'takes the lot from the name of the %s where one is one lot',
    (name) => {
      expect(mappingHint(['统一社会信用代码', '投标人', '投标报价'], 'bids', name)).toBe(
        `{"tables":{"bids":{"columns":{"lot_id":{"${name}":true},"bidder_id":"统一社会信用代码","bidder_name":"投标人","amount":"投标报价"}}}}`,
      )
    },
  )

  it('reads an amount in the unit of its header', () => {
    expect(mappingHint(['统一社会信用代码', '投标报价（万元）'], 'bids', 'file')).toContain(
      '"amount":{"from":"投标报价（万元）","scale":10000}',
    )
  })

  it('says of bidders side by side that each needs a rule', () => {
    const header = ['标段编号', '第一中标候选人', '第二中标候选人']
    expect(say(hintText(undefined, header) as Text, 'en')).toContain(
      '(第一中标候选人, 第二中标候选人) need a rule each',
    )
    expect(hintText(undefined, ['name', 'age'])).toBe('')
  })

  it('is none where nothing comes near, and none that would help in part only', () => {
    expect(mappingHint(['name', 'age'])).toBeUndefined()
    expect(mappingHint(['备注', '投标报价'], 'bids')).toBeUndefined()
    expect(mappingHint(['序号', '投标人', '投标报价'], 'bids')).toBeUndefined()
  })
})

describe('the mapping for winners in a register of lots', () => {
  const hintOf = (line: string) => {
    const header = line.split(',')
    return winnersHint(header, columnsOf('lots', header))
  }

  it('reads them as bids that won, with what was awarded, beside the lots', () => {
    expect(hintOf('标段编号,标段名称,中标单位,中标价（万元）')).toEqual({
      header: '中标单位',
      hint: JSON.stringify({
        tables: {
          lots: { columns: { lot_id: '标段编号', title: '标段名称' } },
          bids: {
            where: { column: '中标单位', empty: false },
            columns: {
              lot_id: '标段编号',
              bidder_id: '中标单位',
              bidder_name: '中标单位',
              won: { constant: '1' },
              awarded_amount: { from: '中标价（万元）', scale: 10_000 },
            },
          },
        },
      }),
    })
    expect(
      JSON.parse(hintOf('标段编号,中标人,中标人统一社会信用代码')!.hint).tables.bids.columns,
    ).toMatchObject({
      bidder_id: '中标人统一社会信用代码',
      bidder_name: '中标人',
    })
  })

  it('is none where nobody is named', () => {
    expect(hintOf('标段编号,标段名称,是否中标,中标候选人数')).toBeUndefined()
  })
})
