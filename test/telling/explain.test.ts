import { describe, expect, it } from 'vitest'
import type { Grade } from '../../src/domain/grade.js'
import { explainRing } from '../../src/telling/explain.js'
import { widthOf } from '../../src/texts/width.js'
import { recorded, ringMarket } from '../rings/ring-market.js'

const { records, events } = recorded(ringMarket())
const record = {
  ...records[0]!,
  sources: records[0]!.sources.map((_, i) => [
    { table: 'bids', file: 'bids.csv', sha256: 'x', line: 7 + i, batch: 1, importedAt: 't' },
  ]),
}
const zh = explainRing(record, 'zh', { events })
const en = explainRing(record, 'en', { events })

describe('the note on a ring', () => {
  it('says in Chinese that it is suspected, to be checked, and no finding', () => {
    expect(zh).toContain('疑似')
    expect(zh).toContain('待核查')
    expect(zh.replaceAll('不是对任何单位或个人的认定', '')).not.toContain('认定')
  })
  it('names members, kinds, values, rarity, statute, source rows and what exempts', () => {
    for (const part of [
      '甲建设有限公司',
      '加密锁相同：GL-88231907',
      '网卡MAC相同：',
      '硬盘相同：',
      '63家投标人中有3家持有',
    ])
      expect(zh.replaceAll(/\n */g, '')).toContain(part)
    expect(zh).toMatch(/《招标投标法实施条例》第四十条/)
    expect(zh).toContain('bids.csv:7')
    expect(zh).toContain('138****1234')
    expect(zh).not.toContain('13800001234')
    expect(en.replaceAll(/\n */g, ' ')).toContain('share the software lock GL-88231907')
    expect(en.replaceAll(/\n */g, ' ')).toContain('3 of 63 bidders hold it')
    expect(en).toContain('article 40')
  })
  it('says what weakens it, what would clear it, what was not evaluated, and what to check next', () => {
    for (const title of ['反证', '什么可以排除', '未能评估', '下一步核查', '首次出现'])
      expect(zh).toContain(title)
    for (const title of [
      'What weakens it',
      'What would clear it',
      'Not evaluated',
      'What to check next',
      'first seen',
    ])
      expect(en).toContain(title)
  })
  it('leaves no parameter unfilled and no line wider than 80 columns', () => {
    for (const text of [zh, en]) {
      expect(text).not.toMatch(/\{\w+\}/)
      for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
    }
  })
  it('shows as context what is said of its lots: facts about them or its members, strongest first, never others', () => {
    const fact = (rule: string, grade: Grade, bidders: string[], detail: Record<string, unknown>) => ({
      lot: record.ring.lots[0]!,
      rule,
      grade,
      bidders,
      bits: 0,
      p: null,
      null: null,
      detail,
    })
    const member = record.ring.members[0]!
    const lotFacts = [
      fact('TND-08', '线', [member.bidderId], {
        what: 'settlement',
        amountFen: 1_200_000,
        baseFen: 1_000_000,
        base: 'winning-bid',
        over: 0.2,
        reasonGiven: false,
      }),
      fact('TND-03', '强', [], { period: 'bids', days: 13, least: 20 }),
      fact('EXP-04', '强', ['somebody else'], { expert: 'E1', relations: ['unit'] }),
    ]
    const note = explainRing(record, 'en', { lotFacts })
    const context = note.slice(note.indexOf('Facts about its lots'), note.indexOf('What weakens it'))
    expect(context).toContain('13 days from the documents to the deadline, where 20 are due')
    expect(context.replaceAll(/\n */g, ' ')).toContain(
      '12,000 yuan, is 20% over the winning bid of 10,000 yuan',
    )
    expect(context.indexOf('TND-03')).toBeLessThan(context.indexOf('TND-08'))
    expect(context).not.toContain('EXP-04')
    expect(context).not.toMatch(/\{\w+\}/)
    for (const line of context.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
  })
  it('fits the width it is given', () => {
    for (const line of explainRing(record, 'zh', { width: 50 }).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(50)
  })
  it('can be written for every ring', () => {
    for (const one of records)
      for (const lang of ['zh', 'en'] as const) expect(explainRing(one, lang)).toContain(one.ring.id)
  })
})
