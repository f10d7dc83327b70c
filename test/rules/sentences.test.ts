import { describe, expect, it } from 'vitest'
import { RULES, ruleIndex } from '../../src/rules/index.js'
import type { Words } from '../../src/rules/words.js'
import { type Lang, say } from '../../src/texts/text.js'

/** Words with A as A公司 or Firm A, and figures as they are. */
const plain = (lang: Lang): Words => ({
  lang,
  text: (text, params) => say(text, lang, params),
  name: (id) => (lang === 'zh' ? `${id}公司` : `Firm ${id}`),
  list: (items) => items.join(lang === 'zh' ? '、' : ', '),
  money: String,
  percent: (share) => `${100 * share}%`,
  number: String,
  chance: String,
  seconds: (seconds) => (lang === 'zh' ? `${seconds}秒` : `${seconds} seconds`),
})

/** The rule's sentence about A, or A and B, in both languages. */
const told = (rule: string, detail: unknown): string[] => {
  const among = { a: 'A', b: 'B', members: ['A', 'B'], lots: ['L1'] }
  return (['zh', 'en'] as const).flatMap((lang) =>
    RULES[ruleIndex[rule]!]!.asks.flatMap((ask) =>
      'tell' in ask && ask.tell ? [ask.tell(detail, among, plain(lang))] : [],
    ),
  )
}
const step = (owner: string, owned: string, share: number | null = 0.6) => ({ owner, owned, share })
const ownership = (product: number, ...path: ReturnType<typeof step>[]) => ({
  type: 'ownership',
  path,
  product,
})

describe('what is said of two bidders', () => {
  it('names who controls whom, through whom', () => {
    expect(told('REL-02', ownership(0.6, step('A', 'B')))).toEqual([
      'A公司持有B公司60%的股权，构成控股关系',
      'Firm A holds 60% of Firm B, a controlling share',
    ])
    expect(told('REL-02', ownership(0.36, step('H', 'B'), step('A', 'H')))).toEqual([
      'H公司持有B公司60%的股权、A公司持有H公司60%的股权，A公司由此控股B公司',
      'Firm H holds 60% of Firm B, Firm A holds 60% of Firm H: Firm A controls Firm B through them',
    ])
  })

  it('names the owner above both, and what it holds of either', () => {
    expect(told('REL-03', ownership(0.5, step('P', 'A', 0.5), step('P', 'B', 0.9)))).toEqual([
      'P公司持有A公司50%的股权、P公司持有B公司90%的股权；A公司与B公司上溯至同一出资人P公司，其累乘持股均不低于50%',
      'Firm P holds 50% of Firm A, Firm P holds 90% of Firm B; Firm P stands above both Firm A and Firm B, with 50% of either at least',
    ])
  })

  it('tells a part from control', () => {
    expect(told('REL-03', ownership(0.3, step('A', 'B', 0.3)))).toEqual([
      'A公司持有B公司30%的股权，未达到控股',
      'Firm A holds 30% of Firm B, short of control',
    ])
    expect(told('REL-03', ownership(0.3, step('H', 'B', null), step('A', 'H', 0.5)))).toEqual([
      'H公司持有B公司的股权（比例不详）、A公司持有H公司50%的股权，A公司由此间接持有B公司30%的股权',
      'Firm H holds an unknown share of Firm B, Firm A holds 50% of Firm H: Firm A holds 30% of Firm B through them',
    ])
  })

  it('says how close they submit, and how many people change over', () => {
    expect(told('HW-10', { type: 'timing', lots: 4, medianSeconds: 60 })).toEqual([
      'A公司与B公司在4个标段上递交时间相近，间隔中位数60秒，超出各标段截止前扎堆的程度',
      'Firm A and Firm B submitted close together on 4 lots, 60 seconds apart (median), beyond the crowd before each deadline',
    ])
    expect(told('REL-10', { type: 'churn', persons: 3 })).toEqual([
      '短期内有3名建造师在A公司与B公司之间转换任职单位',
      '3 builders changed between Firm A and Firm B within a short time',
    ])
  })
})

describe('what is said of one bidder', () => {
  it.each([
    ['itself', 'A公司就是', 'Firm A is itself'],
    ['owns', 'A公司持有', 'Firm A holds shares in Firm Y'],
    ['owned', 'Y公司持有A公司', 'Firm Y, buyer or agency of the lots bid on, holds shares in Firm A'],
    ['common-owner', '有同一股东', 'have an owner in common'],
    ['officer', '有同一人任职或持股', 'have an officer or shareholder in common'],
  ])('says how it is tied to the buyer or agency: %s', (relation, zh, en) => {
    const sentences = told('REL-12', { type: 'conflict-of-interest', organisation: 'Y', relation })
    expect(sentences).toEqual([expect.stringContaining(zh), expect.stringContaining(en)])
  })

  it('says whose deposit came from elsewhere', () => {
    expect(told('ACC-04', undefined)).toEqual([
      'A公司的投标保证金由他人支付，或者不是从基本账户转出',
      'the deposit of Firm A was paid by another, or not from its basic account',
    ])
  })
})
