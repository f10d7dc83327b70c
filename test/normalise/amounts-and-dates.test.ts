import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, dayText } from '../../src/domain/day.js'
import { yuanText } from '../../src/normalise/money.js'
import { canonical, marks, read } from './read.js'

const fen = (raw: string) => read('bids.amount', raw).number
const seconds = (raw: string) => read('bids.submitted_at', raw).number
const dayNumber = (raw: string) => read('bidders.registered_at', raw).number

describe('an amount', () => {
  it.each([
    ['123.45', 12345],
    ['123.4', 12340],
    ['1,234.50', 123450],
    ['1,2345,6789.01', 12345678901],
    ['12,345,678', 1234567800],
    ['￥1,234.50元', 123450],
    ['¥ 99', 9900],
    ['RMB 1234', 123400],
    ['人民币1234.56元整', 123456],
    ['123.45万元', 123450000],
    ['0.000001万元', 1],
    ['123.45万', 123450000],
    ['1.2亿元', 12000000000],
    ['１２３．４５', 12345],
    ['壹佰万元整', 100000000],
    ['人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分', 123456789],
    ['伍拾元零捌分', 5008],
    ['壹亿贰仟万元', 12000000000],
    ['叁仟零伍元整', 300500],
    ['123.4500', 12345],
    ['62049.299999999996', 6204930],
    ['784844.0000000001', 78484400],
    ['93.51000000000001万元', 93510000],
    ['人民币玖拾贰万元整（¥920000.00）', 92000000],
    ['920,000.00元（大写：玖拾贰万元整）', 92000000],
    ['小写：92万元，大写：玖拾贰万元整', 92000000],
    ['大写：壹佰万元整', 100000000],
    ['0.07', 7],
    ['1.15', 115],
    ['4.35', 435],
    ['90071992547409.91', 9007199254740991],
    ['￥5,000.00', 500000],
    ['5000元整', 500000],
    ['5000（元）', 500000],
    ['9.5（万元）', 9500000],
    ['1.2百万', 120000000],
    ['12十万', 120000000],
    ['93.51萬元', 93510000],
  ])('%s is %d fen', (raw, expected) => expect(fen(raw)).toBe(expected))

  it.each([
    '0.001',
    '123.456',
    '123.450001',
    '0.00000001万元',
    '90071992547409.92',
    'abc',
    '1,23',
    '1,2,3',
    '1e5',
    '1.2.3',
    '12 34',
    '元',
    '玖拾贰万元整（¥930000.00）',
    '920000（含税）',
    '万元',
    '壹佰佰',
    '叁万伍',
    '佰元',
    '万',
  ])('%s is unreadable', (raw) =>
    expect(read('bids.amount', raw)).toMatchObject({ problem: 'unreadable', canonical: '' }),
  )
  it.each([
    ['12.5%', 'rate'],
    ['下浮8%', 'rate'],
    ['95折', 'rate'],
    ['5000/平方米', 'unit_price'],
    ['5000元/吨', 'unit_price'],
    ['约5000', 'approximate'],
    ['5000元左右', 'approximate'],
    ['$5', 'other_currency'],
    ['US$5000', 'other_currency'],
    ['5000美元', 'other_currency'],
    ['1.2M', 'unit_letter'],
    ['5000-6000', 'several_amounts'],
  ])('%s is refused as a %s', (raw, problem) => expect(read('bids.amount', raw).problem).toBe(problem))
  it.each(['-5', '－5.00', '(5.00)', '-3万元', '负壹佰元', '¥-5'])('%s is negative', (raw) =>
    expect(read('bids.amount', raw).problem).toBe('negative'),
  )
  it('of zero is kept and marked', () => {
    for (const raw of ['0', '0.00', '-0', '零元', '0万元']) {
      expect(read('bids.amount', raw)).toMatchObject({ number: 0, canonical: '0' })
      expect(marks('bids.amount', raw)).toEqual(['zeroAmount'])
    }
  })
  it('is exact for every whole number of fen, in yuan and in 万元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (n) => {
        expect(fen(yuanText(n))).toBe(n)
        const digits = String(n).padStart(7, '0')
        expect(fen(`${digits.slice(0, -6)}.${digits.slice(-6)}万元`)).toBe(n)
      }),
      { seed: 41 },
    )
  })
})

describe('a moment', () => {
  const morning = Date.parse('2026-03-01T09:30:00+08:00') / 1000
  it.each([
    '2026-03-01 09:30:00',
    '2026-03-01 09:30',
    '2026-03-01T09:30',
    '2026/3/1 9:30',
    '2026/03/01 09:30:00',
    '2026.3.1 9:30:00',
    '2026年3月1日 9时30分',
    '2026年3月1日9:30',
    '2026年03月01日 09时30分00秒',
    '2026/3/1 上午 9:30:00',
    '2026-03-01T01:30:00Z',
    '2026-03-01T01:30:00.123Z',
    '2026-03-01T10:30:00+09:00',
    '2026-02-28T20:30:00-05:00',
    '20260301093000',
    '20260301T093000',
    '２０２６-０３-０１ ０９：３０',
    '2026年3月1日上午9时30分',
    '2026年3月1日（星期日）上午9点半',
    '二〇二六年三月一日9时30分',
    '民国115年3月1日 9:30',
    '中華民國一一五年三月一日9時30分',
    '20260301 0930',
    '20260301 09:30',
    '北京时间2026年3月1日9:30',
    '2026—3—1 9:30',
    'Sun, 1 March 2026 9:30',
    '1 Mar 2026 9:30',
    'March 1, 2026 9:30 AM',
  ])('%s is half past nine in China', (raw) => expect(seconds(raw)).toBe(morning))

  it('of an afternoon, and of the last midnight', () => {
    expect(seconds('2026/3/1 下午 9:30')).toBe(morning + 12 * 3600)
    expect(seconds('2026-03-01 24:00:00')).toBe(seconds('2026-03-02 00:00:00'))
  })
  it('without a time of day is the start of the day, and marked', () => {
    expect(seconds('2026-03-01')).toBe(Date.parse('2026-03-01T00:00:00+08:00') / 1000)
    expect(marks('bids.submitted_at', '2026-03-01')).toEqual(['dateOnly'])
    expect(canonical('bids.submitted_at', '2026-03-01T00:00:00')).toBe('2026-03-01 00:00:00')
  })
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-03-01 25:00',
    '2026-03-01 09:60',
    '2026/2/30 9:30',
    '20260230',
  ])('%s does not exist', (raw) => {
    expect(read('bids.submitted_at', raw).problem).toBe('no_such_day')
    expect(read('bidders.registered_at', raw).problem).toBe('no_such_day')
  })
  it.each([
    ['46082', 'bare_number'],
    ['46082.39', 'bare_number'],
    ['1772328600', 'bare_number'],
    ['3/1/2026', 'day_or_month'],
    ['03.01.2026 9:30', 'day_or_month'],
    ['13/14/2026', 'no_such_day'],
    ['26/3/1', 'short_year'],
    ['26-3-1', 'short_year'],
    ['26年3月1日', 'short_year'],
    ['01-Mar-26', 'short_year'],
    ['115年3月1日', 'era_year'],
    ['2026-3', 'no_day'],
    ['2026年3月', 'no_day'],
    ['3月1日', 'no_year'],
    ['明天', 'unreadable'],
    ['2026-03-01 9:30 foo', 'unreadable'],
    ['2026-03-01 9:30-10:30', 'unreadable'],
    ['20260301 0930-1030', 'unreadable'],
    ['2026-03-01至2026-03-05', 'unreadable'],
    ['2026年1月1日（农历）', 'unreadable'],
    ['2026-03-01 09:30 (EST)', 'unreadable'],
    ['2026-02-30（延期）', 'unreadable'],
    ['3/1/2026（延期）', 'day_or_month'],
    ['26-03-01（延期）', 'short_year'],
  ])('%s is refused as %s', (raw, problem) => {
    expect(read('bids.submitted_at', raw).problem).toBe(problem)
    expect(read('bidders.registered_at', raw).problem).toBe(problem)
  })
  it('is read where a number above twelve is the day', () => {
    expect(canonical('bids.submitted_at', '13/01/2026')).toBe('2026-01-13')
    expect(canonical('bids.submitted_at', '01/13/2026')).toBe('2026-01-13')
    expect(canonical('bids.submitted_at', '3.3.2026')).toBe('2026-03-03')
  })
  it('that is called off, or still to come, is not given, marked and kept', () => {
    for (const raw of ['终止', '暂停', '另行通知', '待定', '延期開標', 'postponed', 'TBD'])
      expect(marks('lots.opened_at', raw), raw).toContain('unknownWord')
    expect(read('lots.opened_at', '另行通知')).toMatchObject({ canonical: '', kept: '另行通知' })
  })
  it.each([
    ['2026-03-01（延期）', ''],
    ['2026-03-01 暂定', ''],
    ['预计2026-03-01', ''],
    ['2026-03-01前', ''],
    ['2026-03-01 (postponed)', ''],
    ['2026-03-01（二次）', '2026-03-01'],
    ['2026年3月1日（流标）', '2026-03-01'],
    ['2026-03-01 9:30（以现场为准）', '2026-03-01 09:30:00'],
    ['2026-03-01 9:30（延期至2026-03-10 9:30）', '2026-03-10 09:30:00'],
    ['延期至2026年3月10日', '2026-03-10'],
  ])('beside a remark, %s, is what the remark leaves of it; the text is kept and marked', (raw, date) => {
    const found = read('lots.opened_at', raw)
    expect([found.canonical, found.problem, found.kept]).toEqual([date, undefined, raw.normalize('NFKC')])
    expect(marks('lots.opened_at', raw)).toContain('unknownWord')
    expect(read('bidders.registered_at', raw).canonical).toBe(date.slice(0, 10))
  })
  it('knows leap years', () => {
    expect(read('bids.submitted_at', '2024-02-29').problem).toBeUndefined()
    expect(read('bids.submitted_at', '2000-02-29').problem).toBeUndefined()
    expect(read('bids.submitted_at', '1900-02-29').problem).toBe('no_such_day')
  })
  it('of no date, or without end, is not given', () => {
    for (const raw of ['0000-00-00', '0000-00-00 00:00:00', '长期', '永久', '至今'])
      expect(read('roles.to', raw)).toMatchObject({ canonical: '' })
    expect(read('roles.to', '长期').problem).toBeUndefined()
  })
})

describe('a day', () => {
  it('counts from 1970-01-01 in China', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2026年3月1日')).toBe(20513)
    expect(dayNumber('20260301')).toBe(20513)
    expect(dayNumber('2026-02-28T18:00:00Z')).toBe(20513)
    expect(dayNumber('1969-12-31')).toBe(-1)
  })
  it('comes back from its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (n) => {
        const text = dayText(n)
        expect(dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))).toBe(n)
        expect(Date.parse(text) / 86_400_000).toBe(n)
      }),
      { seed: 42 },
    )
  })
})
