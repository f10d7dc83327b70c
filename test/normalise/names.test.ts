import { describe, expect, it } from 'vitest'
import { companyCore } from '../../src/normalise/company-name.js'
import { canonical, links, marks, read } from './read.js'

describe('a company name', () => {
  it('reads alike in brackets, width and blanks', () => {
    for (const raw of [
      '海宏建设(浙江)有限公司',
      '海宏建设（浙江）有限公司',
      ' 海宏建设 ( 浙江 ) 有限公司',
      '海宏建设【浙江】有限公司',
    ])
      expect(canonical('bids.bidder_name', raw)).toBe('海宏建设（浙江）有限公司')
  })
  it('keeps single blanks between Latin words', () => {
    expect(canonical('bids.bidder_name', 'Meyer  Dairy Co.')).toBe('Meyer Dairy Co.')
    expect(canonical('bids.bidder_name', 'COMERCIALIZADORA  ÁLAMO, S.A.')).toBe(
      'COMERCIALIZADORA ÁLAMO, S.A.',
    )
    expect(canonical('bids.bidder_name', 'Жилстрой Ñandú · 甲 建设')).toBe('Жилстрой Ñandú·甲建设')
  })
  it('keeps rare characters', () => {
    expect(canonical('bids.bidder_name', '嵊泗𬭎海有限公司')).toBe('嵊泗𬭎海有限公司')
  })
  it('may have been another before', () => {
    const names = read('bidders.former_names', '甲乙公司；丙丁公司;甲乙公司')
    expect([names, ...names.all!].map((n) => n.canonical)).toEqual(['丙丁公司', '甲乙公司'])
  })
  it.each([
    ['浙江海宏建设有限公司', '海宏建设'],
    ['浙江省舟山市海宏建设有限公司', '海宏建设'],
    ['舟山海宏建设有限责任公司', '海宏建设'],
    ['海宏建设（浙江）股份有限公司', '海宏建设'],
    ['浙江海宏建设有限公司舟山分公司', '海宏建设'],
    ['海宏建设集团有限公司', '海宏建设'],
    ['嵊泗县海宏建设有限公司', '海宏建设'],
    ['宁波市镇海区市政工程有限公司', '市政工程'],
    ['北京大学建筑设计院', '北京大学建筑设计院'],
    ['有限公司', '有限公司'],
  ])('%s has the core %s', (name, core) => expect(companyCore(name)).toBe(core))
})

it('a bank or guarantor that pays for many never links', () => {
  expect(links('bids.deposit_payer', '舟山海宏建设有限公司')).toBe(true)
  for (const raw of ['中国工商银行嵊泗支行', '浙江某某融资担保有限公司', '人保财产保险股份有限公司'])
    expect(marks('bids.deposit_payer', raw)).toEqual(['institution'])
})

describe('a person’s name', () => {
  it('loses blanks and has one middle dot', () => {
    expect(canonical('bids.agent_name', '张　三')).toBe('张三')
    expect(canonical('bids.agent_name', '张 三 ')).toBe('张三')
    for (const raw of ['买买提•艾力', '买买提‧艾力', '买买提・艾力', '买买提.艾力', '买买提 · 艾力'])
      expect(canonical('bids.agent_name', raw)).toBe('买买提·艾力')
    expect(canonical('bids.agent_name', 'John  Smith')).toBe('John Smith')
  })
  it('hidden or cut short never links', () => {
    expect(marks('bids.agent_name', '张*')).toEqual(['masked'])
    expect(marks('bids.agent_name', '张某某')).toEqual(['masked'])
    expect(links('bids.agent_name', '张先生')).toBe(false)
  })
})
