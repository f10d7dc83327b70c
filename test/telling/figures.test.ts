import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceText, moneyText, numberText, percentText, secondsText } from '../../src/telling/figures.js'
import { wordsOf } from '../../src/telling/words.js'

const both = (say: (lang: 'zh' | 'en') => string): string[] => [say('zh'), say('en')]

describe('figures as people read them', () => {
  it('have three significant digits at most and no exponent, whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (x) => {
        for (const text of both((lang) => numberText(x, lang))) {
          expect(text).not.toMatch(/e/i)
          expect(text.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '').length).toBeLessThanOrEqual(3)
        }
      }),
    )
  })
  it('say money in 元, 万元 and 亿元, in yuan and millions, and another currency by its name', () => {
    expect(both((lang) => moneyText(171_444_084, lang))).toEqual(['171万元', '1.71 million yuan'])
    expect(both((lang) => moneyText(1_230, lang))).toEqual(['12.3元', '12.3 yuan'])
    expect(both((lang) => moneyText(999_960, lang))).toEqual(['1万元', '10,000 yuan'])
    expect(both((lang) => moneyText(12_345_678_900_000, lang))).toEqual(['1230亿元', '123 billion yuan'])
    expect(both((lang) => moneyText(25_000_000, lang, 'USD'))).toEqual(['25万美元', '250,000 US dollars'])
  })
  it('say a chance as one in so many, a common one as a share, and no more than less below one in 10¹²', () => {
    expect(both((lang) => chanceText(2.5e-7, lang))).toEqual(['约400万分之一', 'about 1 in 4 million'])
    expect(both((lang) => chanceText(0.111, lang))).toEqual(['约9分之一', 'about 1 in 9'])
    expect(both((lang) => chanceText(0.6, lang))).toEqual(['约60%', 'about 60%'])
    for (const p of [1e-13, 1.57e-22, 0])
      expect(both((lang) => chanceText(p, lang))).toEqual(['不到1万亿分之一', 'less than 1 in 1 trillion'])
  })
  it('say shares to one decimal, and a small one as less', () => {
    expect(percentText(0.12345, 'zh')).toBe('12.3%')
    expect(percentText(1, 'zh')).toBe('100%')
    expect(percentText(0, 'zh')).toBe('0%')
    expect(both((lang) => percentText(0.0002, lang))).toEqual(['不到0.1%', 'less than 0.1%'])
  })
  it('say a time in the unit that suits it', () => {
    expect(both((lang) => secondsText(47.23, lang))).toEqual(['47.2秒', '47.2 seconds'])
    expect(both((lang) => secondsText(900, lang))).toEqual(['15分钟', '15 minutes'])
    expect(both((lang) => secondsText(86_400, lang))).toEqual(['24小时', '24 hours'])
    expect(both((lang) => secondsText(864_000, lang))).toEqual(['10天', '10 days'])
  })
})

describe('words', () => {
  const words = wordsOf('zh', (id) => (id === 'A' ? '甲公司' : undefined))
  it('name who has a name, number a person, and leave another code as it is', () => {
    expect(words.name('A')).toBe('甲公司')
    expect(words.name('B')).toBe('B')
    expect(words.name('person:0e72e2fc2902e9ba')).toMatch(/^自然人（代号\d{5}）$/)
    expect(words.name('person:0e72e2fc2902e9ba')).not.toBe(words.name('person:1e72e2fc2902e9ba'))
  })
  it('list what there is, and how many where that is too many', () => {
    expect(words.list(['甲', '乙', '丙'])).toBe('甲、乙、丙')
    expect(wordsOf('en', () => undefined).list(['A', 'B', 'C'])).toBe('A, B and C')
    expect(words.list(['甲', '乙', '丙'], 2)).toBe('甲、乙等共3项')
    expect(words.list([])).toBe('')
  })
})
