import { describe, expect, it } from 'vitest'
import { rankingWeights } from '../../src/rules/ranking-weights.js'
import { uniform } from '../../src/stats/random.js'
import { marketOf, type TestBid } from '../support/market.js'

const drawn = (lot: number, i: number): number => uniform(3, lot, i)
/** 240 lots of five of forty firms; `spread` by lot; `own`: firms that always come together, by lot. */
const market = (spread: (lot: number) => number, own: (lot: number) => string[] = () => []) =>
  marketOf({
    bids: Array.from({ length: 240 }, (_, lot) => {
      const strangers = Array.from({ length: 5 }, (_, i) => `F${Math.floor(drawn(lot, i) * 40)}`)
      return [...new Set([...own(lot), ...strangers])].map(
        (bidder, i): TestBid => ({
          lot: `L${String(lot).padStart(3, '0')}`,
          bidder,
          amount: Math.round(1e6 * (1 + spread(lot) * (drawn(lot, 20 + i) + drawn(lot, 40 + i) - 1))),
        }),
      )
    }).flat(),
  })

describe('rankingWeights()', () => {
  it('believes prices where spreads are of two kinds, and not where they are of one', () => {
    expect(rankingWeights(market((lot) => (lot % 3 ? 0.2 : 0.004))).price.weight).toBeGreaterThan(0.8)
    expect(rankingWeights(market(() => 0.2)).price.weight).toBeLessThan(0.4)
  })

  it('believes meetings where some firms keep together, and not where all meet as it comes', () => {
    const trio = (lot: number): string[] => [0, 1, 2].map((i) => `${'ABCDEFGHIJ'[lot % 10]}${i}`)
    expect(rankingWeights(market(() => 0.2, trio)).participation.weight).toBeGreaterThan(0.5)
    expect(rankingWeights(market(() => 0.2)).participation.weight).toBeLessThan(0.2)
  })

  it('does not believe meetings of bidders who bid once, and half believes what is too little to tell', () => {
    const once = marketOf({
      bids: Array.from({ length: 90 }, (_, i) => ({ lot: `L${i % 30}`, bidder: `B${i}`, amount: 100 + i })),
    })
    expect(rankingWeights(once)).toMatchObject({
      participation: { weight: 0, dispersion: null },
      price: { weight: 0.5, bimodality: null },
    })
  })
})
