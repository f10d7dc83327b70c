import { describe, expect, it } from 'vitest'
import {
  article,
  articleInForce,
  articles,
  criminalHintAllowed,
  mustTenderOn,
  prosecutionStandard,
} from '../../src/law/index.js'

describe('the statutes', () => {
  it.each([
    'regulation-34',
    'regulation-39',
    'regulation-40',
    'regulation-41',
    'regulation-42',
    'regulation-67',
    'law-32',
    'law-33',
    'law-53',
    'law-54',
    'order87-37',
    'procurement-74',
    'procurement-18',
    'criminal-223',
    'criminal-231',
    'criminal-87',
    'prosecution-68',
    'prosecution-76',
    'antimonopoly-17',
    'antimonopoly-56',
    'law-24',
    'law-48',
    'regulation-54',
    'regulation-71',
    'order12-12',
    'construction-8',
  ])('hold %s in both languages', (id) => {
    const found = article(id)!
    expect(found.title.zh).toMatch(/第[一二三四五六七八九十百零]+条/)
    expect(found.text.zh.length).toBeGreaterThan(20)
    expect(found.text.en.length).toBeGreaterThan(20)
  })
  it('give each item an id of its own', () => {
    expect(article('regulation-40-2')!.text.zh).toBe('不同投标人委托同一单位或者个人办理投标事宜')
    expect(article('regulation-40-6')!.text.zh).toContain('保证金')
    expect(article('regulation-40-7')).toBeUndefined()
    expect(article('order87-37-3')!.text.zh).toContain('联系人员')
    expect(article('order87-37-3')!.mark).toBe('V')
    expect(article('order87-37-4')!.mark).toBe('M')
  })
  it('have versions of one id that do not overlap', () => {
    const seen = new Map<string, string>()
    for (const { id, validFrom, validTo } of articles()) {
      if (seen.has(id)) expect(validFrom > seen.get(id)!).toBe(true)
      seen.set(id, validTo ?? '9999-12-31')
    }
  })
  it('are not in force before their day', () => {
    expect(articleInForce('regulation-40', '2012-01-31')).toBeUndefined()
    expect(articleInForce('regulation-40', '2012-02-01')?.id).toBe('regulation-40')
    expect(articleInForce('nothing-1', '2024-01-01')).toBeUndefined()
  })
})

describe('the prosecution standard', () => {
  it('is that of the day: the new one from 2022-05-15', () => {
    expect(prosecutionStandard('2022-05-14')).toMatchObject({
      article: 'prosecution-76',
      awardFen: 200_000_000,
      unlawfulGainFen: 10_000_000,
    })
    expect(prosecutionStandard('2022-05-15')).toMatchObject({
      article: 'prosecution-68',
      awardFen: 400_000_000,
      unlawfulGainFen: 20_000_000,
    })
    expect(prosecutionStandard('2009-01-01')).toBeUndefined()
  })
  it('says that it is still to be confirmed', () => {
    expect(prosecutionStandard('2024-01-01')!.mark).toBe('M')
    expect(article('prosecution-68')!.mark).toBe('M')
  })
})

describe('what must be tendered', () => {
  it('is by the rule of the day: works from 4,000,000 yuan since 2018-06-01, from 2,000,000 before', () => {
    expect(mustTenderOn('2018-06-01')!.fromFen).toEqual({ works: 4e8, goods: 2e8, services: 1e8 })
    expect(mustTenderOn('2018-05-31')!.fromFen.works).toBe(2e8)
    expect(mustTenderOn('1999-12-31')).toBeUndefined()
  })
})

describe('a hint at article 223', () => {
  it('is for tenders only', () => {
    expect(criminalHintAllowed('tender', 'open')).toBe(true)
    expect(criminalHintAllowed('procurement', 'invited')).toBe(true)
    expect(criminalHintAllowed('tender', '')).toBe(true)
  })
  it('is never given for an auction', () => {
    for (const domain of ['mineral-right', 'sea-use', 'property-right'])
      for (const method of ['open', 'invited', '', undefined])
        expect(criminalHintAllowed(domain, method)).toBe(false)
  })
  it('is never given for negotiation, consultation, inquiry or direct award', () => {
    for (const method of ['negotiation', 'consultation', 'inquiry', 'direct', 'single-source', 'other'])
      expect(criminalHintAllowed('tender', method)).toBe(false)
  })
  it('is not given where neither domain nor method is known', () => {
    expect(criminalHintAllowed()).toBe(false)
  })
})
