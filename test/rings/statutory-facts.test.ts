import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { describeDeeds, lotDeeds } from '../../src/rings/statutory-facts.js'
import { marketOf, type TestBid } from '../support/market.js'

// A, B and C bid with one lock on lot L1; D used it on two other lots.
const bids: TestBid[] = [
  ...['A', 'B', 'C'].map((bidder) => ({ lot: 'L1', bidder, uses: { 'bids.lock_no': 'LOCK-1' } })),
  ...['L2', 'L3'].map((lot) => ({ lot, bidder: 'D', uses: { 'bids.lock_no': 'LOCK-1' } })),
  ...Array.from({ length: 40 }, (_, i) => ({ lot: `L${4 + (i % 9)}`, bidder: `F${i}` })),
  ...['E', 'F', 'G', 'H'].map((bidder) => ({ lot: 'L1', bidder, uses: { 'bids.lock_no': `OWN-${bidder}` } })),
]
const market = marketOf({ bids })
const { items } = evaluateRules(market, defaultDetection())

describe('lotDeeds()', () => {
  it('gathers the pairs of one value on one lot into one fact', () => {
    const deeds = lotDeeds(items, [])
    expect(deeds).toHaveLength(1)
    expect(deeds[0]!.bidders).toHaveLength(3)
  })
  it('leaves out pairs that a red ring holds, and no others', () => {
    const { bidders } = lotDeeds(items, [])[0]!
    expect(lotDeeds(items, [bidders])).toEqual([])
    expect(lotDeeds(items, [bidders.slice(0, 2)])[0]!.bidders).toEqual(bidders)
    expect(lotDeeds(items, [[bidders[0]!], [bidders[1]!]])[0]!.bidders).toEqual(bidders)
  })
  it('is described with the law and with the value’s other customers', () => {
    const [fact] = describeDeeds(lotDeeds(items, []), market, new Map())
    expect(fact).toMatchObject({
      lot: 'L1',
      rule: 'DOC-01',
      grade: '视',
      bidders: ['A', 'B', 'C'],
      kind: 'lock',
      others: { bidders: 1, lots: 2 },
    })
    expect(fact!.law.length).toBeGreaterThan(0)
  })
})
