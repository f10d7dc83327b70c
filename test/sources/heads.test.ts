import { afterAll, describe, expect, it } from 'vitest'
import { type FileHead, readHeads } from '../../src/sources/heads.js'
import { scratch } from './support.js'

const { folder, write, remove } = scratch()
afterAll(remove)
const heads = (path: string): Promise<FileHead[]> =>
  readHeads([path], { within: [folder], signal: new AbortController().signal })
const FOREIGN =
  '标包号,投标单位,单位代码,唱标价格（万元）,电脑网卡,备用字段\nL1,甲公司,A,56.88,00:11:22:33:44:55,x\n'

describe('the heads of files', () => {
  it('tell foreign headers with first rows, units and the columns that each may mean', async () => {
    const [head] = await heads(write('foreign/old.csv', FOREIGN))
    expect([head!.table, head!.error?.zh.startsWith('无法判断是哪张表')]).toEqual([undefined, true])
    expect(head!.near[0]).toMatchObject({ table: 'bids' })
    const first = head!.near[0]!.columns.map(([column]) => column)
    expect(first).toEqual(['lot_id', 'bidder_name', 'bidder_id', 'amount', 'mac', undefined])
    expect(head!.units).toEqual([null, null, null, '万元', null, null])
    expect(head!.columns).toEqual(Array(6).fill(null))
  })
  it('tell the unit above a header, which a header of its own unit does not take', async () => {
    const text = '开标一览表\n单位：万元,,\nlot_id,control_price（元）,estimate\nL1,5,6\n'
    const [head] = await heads(write('above/lots.csv', text))
    expect([head!.unitAbove, head!.units]).toEqual(['万元', [null, '元', null]])
    expect((await heads(write('none/lots.csv', 'lot_id\nL1\n')))[0]!.unitAbove).toBe(null)
  })
  it('show the first rows alone, their cells in one line and cut', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `L${i},A,"a\nb",${'长'.repeat(90)}`).join('\n')
    const [head] = await heads(write('rows/bids.csv', `lot_id,bidder_id,note,long\n${rows}\n`))
    expect([head!.table, head!.columns]).toEqual(['bids', ['lot_id', 'bidder_id', null, null]])
    expect(head!.rows.length).toBe(4)
    expect(head!.rows[0]).toEqual(['L0', 'A', 'a b', '长'.repeat(60)])
  })
  it('take a file that is read whole as the table it is, and one without headers for none', async () => {
    write('known/lots.csv', 'lot_id,标段名称\nL1,桥\n')
    write('known/release.json', '{"releases": []}')
    const found = await heads(`${folder}/known`)
    expect(found.map(({ table, columns, error }) => [table, columns, error])).toEqual([
      ['lots', ['lot_id', 'title'], undefined],
    ])
  })
})
