import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { marketOf, type TestMarket } from '../support/market.js'
import { itemsOf } from './support.js'

const PAIR = ['A', 'B']
/** A and B meet on two lots, among strangers. */
const found = (
  rule: string,
  facts: TestMarket['facts'],
  uses: Record<string, Record<string, string>> = {},
) => {
  const market = marketOf({
    bids: [
      ...['L1', 'L2'].flatMap((lot) => PAIR.map((bidder) => ({ lot, bidder, uses: uses[bidder] ?? {} }))),
      ...Array.from({ length: 98 }, (_, i) => ({ lot: `Z${i}`, bidder: `Z${i}` })),
    ],
    ...(facts && { facts }),
  })
  const items = itemsOf(market, evaluateRules(market, defaultDetection()))
  return items.filter((item) => item.rule === rule)
}
const both = (source: 'roles.finance' | 'roles.director' | 'bidders.phone' | 'roles.phone', value: string) =>
  PAIR.map((bidder) => ({ bidder, source, value }))

describe('a contact beside a shared person', () => {
  it('is a lead at most where the person is finance officer of both: a bookkeeper’s', () => {
    const facts = [...both('roles.finance', 'p'), ...both('bidders.phone', '13800000001')]
    expect(found('REL-05', facts)).toMatchObject([
      { grade: '线', flags: expect.arrayContaining(['serviceProvider']) },
    ])
    expect(found('REL-04', facts)).toMatchObject([
      { grade: '弱', flags: expect.arrayContaining(['serviceProvider']) },
    ])
  })
  it('stays strong where the finance officer is a director besides', () => {
    const facts = [
      ...both('roles.finance', 'p'),
      ...both('roles.director', 'p'),
      ...both('bidders.phone', '13800000001'),
    ]
    expect(found('REL-05', facts)).toMatchObject([{ grade: '强', flags: [] }])
  })
  it('is no second fact where both know it as a person’s own phone only', () => {
    const facts = [...both('roles.director', 'p'), ...both('roles.phone', '13800000001')]
    expect(found('REL-05', facts)).toMatchObject([
      { grade: '线', flags: expect.arrayContaining(['personsOwn']) },
    ])
    expect(found('REL-05', both('roles.phone', '13800000001'))).toMatchObject([{ grade: '强', flags: [] }])
  })
})
