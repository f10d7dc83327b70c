import { describe, expect, it } from 'vitest'
import { BIT } from '../../src/domain/grade.js'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { tiesOf } from '../../src/evidence/tie.js'
import { marketOf } from '../support/market.js'
import { itemsOf } from './support.js'

const strangers = (n: number, lot = 'Z') =>
  Array.from({ length: n }, (_, i) => ({ lot: `${lot}${i}`, bidder: `S${String(i).padStart(3, '0')}` }))

describe('shared values', () => {
  it('weighs a value by its rarity: 2 of 100 bidders share a machine', () => {
    const market = marketOf({
      bids: [
        { lot: 'L1', bidder: 'A', uses: { 'bids.mac': 'm' } },
        { lot: 'L1', bidder: 'B', uses: { 'bids.mac': 'm' } },
        { lot: 'L1', bidder: 'C', uses: { 'bids.mac': 'x' } },
        ...strangers(97),
      ],
    })
    const found = evaluateRules(market, defaultDetection())
    expect(itemsOf(market, found)).toMatchObject([
      {
        a: 'A',
        b: 'B',
        rule: 'HW-01',
        grade: '强',
        lots: ['L1'],
        flags: [],
        bits: expect.closeTo(Math.log2(0.95 * 99), 4),
      },
    ])
    const ties = tiesOf(found.items, market)
    expect(ties.count).toBe(1)
    expect(ties.bits[0]! / BIT).toBeCloseTo(Math.log2(0.95 * 99), 4)
  })
})
