import { describe, expect, it } from 'vitest'
import { canonical, links, marks, read } from './read.js'

const EVIDENCE = [
  'bids.ip',
  'bids.mac',
  'bids.cpu_id',
  'bids.disk_serial',
  'bids.lock_no',
  'bids.file_guid',
  'bids.file_hash',
  'bids.file_author',
  'bids.machine_code',
  'bids.upload_account',
  'bids.ca_serial',
  'bids.deposit_account',
  'bids.contact_phone',
  'bids.contact_email',
  'bids.agent_name',
  'bids.agent_id_no',
  'bidders.address',
]

describe('what a program or a form writes in the place of a value', () => {
  it.each([
    '获取失败',
    '未获取到',
    '无法获取',
    '采集失败',
    '未采集',
    '读取异常',
    '未登记',
    '查询超时',
    '已脱敏',
    '同前',
    '#REF!',
    '#VALUE!',
    'Not Found',
    'ERROR',
  ])('%s is not given in any column of evidence', (raw) => {
    for (const column of EVIDENCE)
      expect([column, canonical(column, raw), links(column, raw)]).toEqual([column, '', false])
  })

  it.each(['是', '否', 'true', 'FALSE', '测试', '()', '1'])('%s ties nobody', (raw) => {
    for (const column of EVIDENCE) expect([column, links(column, raw)]).toEqual([column, false])
  })

  it.each([
    ['bids.disk_serial', 'QEMU HARDDISK'],
    ['bids.disk_serial', 'Msft Virtual Disk'],
    ['bids.agent_name', '法定代表人'],
    ['bids.agent_name', '委托代理人'],
    ['bids.agent_name', '2026-03-01'],
    ['bids.file_author', 'Windows 用户'],
    ['bids.file_author', '123'],
    ['bids.contact_phone', '2026-03-01'],
    ['bids.contact_phone', '12345678901'],
  ])('in %s %s is everybody’s', (column, raw) => {
    expect(read(column, raw)).toMatchObject({ links: false })
    expect(canonical(column, raw)).not.toBe('')
  })

  it.each([
    ['bids.disk_serial', 'WD-WCC3F'],
    ['bids.lock_no', 'LOCK-A'],
    ['bids.file_author', '13912345678'],
    ['bids.upload_account', '张三'],
    ['bids.agent_name', '查无忌'],
  ])('in %s %s may tie', (column, raw) => {
    expect(links(column, raw)).toBe(true)
  })
})

describe('a number of which a spreadsheet kept fifteen digits', () => {
  it.each([
    ['bids.agent_id_no', '330922198001010000'],
    ['bids.deposit_account', '6222021234567890000'],
    ['bids.deposit_account', '622202123456789000'],
  ])('in %s %s is kept, marked, and ties nobody', (column, raw) => {
    expect(read(column, raw)).toMatchObject({ canonical: raw, links: false })
    expect(marks(column, raw)).toContain('lostDigits')
  })

  it.each(['6222021234567890123', '1234567890123000', '33092219800101000'])('%s is whole', (raw) => {
    expect(links('bids.deposit_account', raw)).toBe(true)
  })
})

describe('a value with a label or a remark', () => {
  it.each([
    ['bids.ip', '183.131.5.7（浙江省舟山市 电信）', '183.131.5.7'],
    ['bids.ip', 'IP：183.131.5.7', '183.131.5.7'],
    ['bids.ip', '183。131。5。7', '183.131.5.7'],
    ['bids.mac', 'F8-75-A4-1B-2C-3D（以太网）', 'F875A41B2C3D'],
    ['bids.mac', 'MAC地址：F8-75-A4-1B-2C-3D', 'F875A41B2C3D'],
    ['bids.deposit_account', '账号：330922001', '330922001'],
    ['bids.agent_id_no', '身份证：11010519491231002X', '11010519491231002X'],
    ['bids.agent_name', '张三（项目经理）', '张三'],
    ['bids.agent_name', '张三13912345678', '张三'],
    ['bids.agent_name', '张三（大）', '张三(大)'],
  ])('in %s %s is %s', (column, raw, form) => {
    expect(canonical(column, raw)).toBe(form)
    expect(read(column, form).canonical).toBe(form)
  })

  it('is several where blanks or strokes stand between addresses', () => {
    expect(read('bids.ip', '183.131.5.8 183.131.5.7').all).toHaveLength(1)
    expect(read('bids.mac', 'F8-75-A4-1B-2C-3D/F8-75-A4-1B-2C-3E').all).toHaveLength(1)
    expect(read('bids.mac', 'F8 75 A4 1B 2C 3D')).toMatchObject({ canonical: 'F875A41B2C3D' })
  })
})
