import { describe, expect, it } from 'vitest'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import { canonical, marks, read } from './read.js'

it.each([
  ['1', 1],
  ['0', 0],
  ['是', 1],
  ['否', 0],
  ['TRUE', 1],
  ['false', 0],
  ['Yes', 1],
  ['no', 0],
  ['中标', 1],
  ['未中标', 0],
  ['得標', 1],
  ['放弃中标', 0],
  ['廢標', 0],
  ['未通过', 0],
])('won %s is %d', (raw, value) => expect(read('bids.won', raw).number).toBe(value))

it.each([
  ['有效', 0],
  ['valid', 0],
  ['VALID', 0],
  ['否决', 1],
  ['disqualified', 1],
  ['撤回', 2],
  ['withdrawn', 2],
  ['通过', 0],
  ['放弃中标', 0],
  ['未通過', 1],
  ['逾期送达', 1],
  ['未按时递交', 1],
  ['廢標', 1],
  ['弃标', 2],
])('status %s is %d', (raw, value) => expect(read('bids.status', raw).number).toBe(value))

it('an unknown status or won is a problem of its row', () => {
  expect(read('bids.status', '待定中').problem).toBe('unknown_word')
  expect(read('bids.won', '也许').problem).toBe('unknown_word')
  expect(read('bids.won', '2').problem).toBe('unknown_word')
})

it.each([
  ['无效（超限价）', 1],
  ['否决：未提供业绩', 1],
  ['有效（进入详评）', 0],
  ['撤回, 书面', 2],
])('status %s is %d, its remark kept and marked', (raw, value) => {
  expect(read('bids.status', raw)).toMatchObject({ number: value, kept: raw.normalize('NFKC') })
  expect(marks('bids.status', raw)).toEqual(['unknownWord'])
})

it('a stage of the evaluation that a bid passed or not is its status, and a remark that turns a word is none', () => {
  expect(
    ['初审不通过', '资格审查不合格', '符合性审查未通过', '资格评审合格'].map(
      (raw) => read('bids.status', raw).number,
    ),
  ).toEqual([1, 1, 1, 0])
  for (const raw of ['有效（后被否决）', '无效（已更正）', '有效，待定'])
    expect(read('bids.status', raw).problem).toBe('unknown_word')
  for (const raw of ['中标（已放弃）', '是（候选）'])
    expect(read('bids.won', raw).problem).toBe('unknown_word')
  expect(read('bids.won', '中标（联合体）')).toMatchObject({ number: 1, kept: '中标(联合体)' })
  expect(['美金', 'euro', '英镑'].map((raw) => canonical('lots.currency', raw))).toEqual([
    'USD',
    'EUR',
    'GBP',
  ])
})

it('a candidate has neither won nor lost: not given, kept and marked', () => {
  for (const raw of ['第一中标候选人', '中标候选人', '通过', '入围']) {
    expect(read('bids.won', raw)).toMatchObject({ canonical: '', kept: raw })
    expect(marks('bids.won', raw)).toEqual(['unknownWord'])
  }
  expect(read('contracts.record_verified', '通过').problem).toBe('unknown_word')
})

it('a status that is still open is no valid one, and a word for "not told" is counted wherever a list is closed', () => {
  for (const raw of ['待定', '不详', '同上', 'TBD', 'unknown'])
    expect(read('bids.status', raw).problem).toBe('unknown_word')
  expect(read('bids.status', '无').problem).toBeUndefined()
  for (const column of ['bids.won', 'lots.evaluation', 'roles.role', 'bids.deposit_account_type']) {
    expect(read(column, '待定')).toMatchObject({ canonical: '', kept: '待定' })
    expect(marks(column, '待定')).toEqual(['placeholder', 'unknownWord'])
  }
})

it.each([
  ['第一中标候选人', 1],
  ['第二候选人', 2],
  ['第3名', 3],
  ['第一成交候选供应商', 1],
])('rank %s is %d', (raw, value) => expect(read('bids.rank', raw).number).toBe(value))

it('an account of an unknown kind is neither basic nor other', () => {
  expect(read('bids.deposit_account_type', '基本户')).toMatchObject({ canonical: 'basic', number: 1 })
  expect(read('bids.deposit_account_type', '其他').number).toBe(2)
  expect(read('bids.deposit_account_type', '说不清')).toMatchObject({
    canonical: '',
    number: Number.NaN,
    kept: '说不清',
  })
  expect(marks('bids.deposit_account_type', '说不清')).toEqual(['unknownWord'])
})

describe('a descriptive code', () => {
  it('reads Chinese and English words', () => {
    expect(canonical('lots.industry', '住建')).toBe('housing')
    expect(canonical('lots.industry', 'Housing')).toBe('housing')
    expect(canonical('lots.method', '单一来源')).toBe('single-source')
    expect(canonical('lots.method', 'Single_Source')).toBe('single-source')
    expect(canonical('roles.role', '法定代表人')).toBe('legal-rep')
    expect(canonical('lots.evaluation', '综合评分法')).toBe('comprehensive')
  })
  it('that is unknown becomes other, keeps its text and is marked', () => {
    expect(read('lots.industry', '航天')).toMatchObject({ canonical: 'other', kept: '航天' })
    expect(marks('lots.industry', '航天')).toEqual(['unknownWord'])
    expect(marks('lots.industry', '其他')).toEqual([])
  })
  it('is not fooled by names of the language', () => {
    for (const raw of ['__proto__', 'constructor', 'toString'])
      expect(read('lots.industry', raw)).toMatchObject({ canonical: 'other', kept: raw })
  })
})

it.each([
  ['0.35', 0.35],
  ['35%', 0.35],
  ['100%', 1],
  ['1', 1],
  ['0', 0],
  ['33.33%', 0.3333],
  ['３５％', 0.35],
  ['.5', 0.5],
])('share %s is %d', (raw, value) => expect(read('roles.share', raw).number).toBe(value))
it('a share above 1 or of words is unreadable, below 0 negative', () => {
  for (const raw of ['35', '1.01', '101%', '三成'])
    expect(read('roles.share', raw).problem).toBe('unreadable')
  expect(read('roles.share', '-0.1').problem).toBe('negative')
})

it.each([
  ['1', 1],
  ['2.0', 2],
  ['第1名', 1],
  ['第二轮', 2],
  ['03', 3],
])('round %s is %d', (raw, value) => expect(read('bids.bid_no', raw).number).toBe(value))
it('a rank that is no whole number is unreadable', () => {
  expect(read('bids.rank', '1.5').problem).toBe('unreadable')
  expect(read('bids.rank', '-1').problem).toBe('negative')
})

it('a currency is three letters or its name', () => {
  expect(canonical('lots.currency', 'cny')).toBe('CNY')
  expect(canonical('lots.currency', '人民币')).toBe('CNY')
  expect(canonical('lots.currency', '美元')).toBe('USD')
  expect(read('lots.currency', '1234').problem).toBe('unknown_word')
  expect(read('lots.currency', '待定').problem).toBe('unknown_word')
})

it('an allowlist names its kind in English or Chinese', () => {
  for (const kind of VALUE_KINDS) expect(canonical('allowlist.kind', kind.toUpperCase())).toBe(kind)
  expect(canonical('allowlist.kind', '电话')).toBe('phone')
  expect(canonical('allowlist.kind', 'MAC地址')).toBe('mac')
  expect(read('allowlist.kind', '星座').problem).toBe('unknown_word')
})

it.each([
  ['87.5', 87.5],
  ['87.5分', 87.5],
  ['９．25', 9.25],
  ['0', 0],
  ['-2', -2],
  ['+3', 3],
  ['33.333333', 33.3333],
])('score %s is %d', (raw, value) => expect(read('scores.score', raw).number).toBe(value))
it('a score of words or of seven digits is unreadable', () => {
  for (const raw of ['优', '1234567', '8,5', '9/10'])
    expect(read('scores.score', raw).problem).toBe('unreadable')
})
