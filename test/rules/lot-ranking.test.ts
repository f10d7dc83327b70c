import { describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { scoreMarket } from '../../src/rules/lot-ranking.js'
import { marketOf, type TestBid } from '../support/market.js'

/** `rounds` lots of three strangers each, and every third one with A and B in place of two of them. */
const spec = (rounds: number): TestBid[] =>
  Array.from({ length: rounds }, (_, l) => {
    const strangers = [0, 1, 2].map((k) => `S${(l * 5 + k * 11 + (l % 7) * k) % 40}`)
    const on = l % 3 === 0 ? ['A', 'B', strangers[0]!] : [...new Set(strangers)]
    return on.map((bidder, k) => ({
      lot: `L${String(l).padStart(3, '0')}`,
      bidder,
      amount: 100_000 + ((l * 7919 + k * 104_729) % 9000),
    }))
  }).flat()

describe('scoreMarket()', () => {
  const market = marketOf({ bids: spec(120) })
  const { scores } = scoreMarket(market)
  const isRings = (lot: number): boolean => Number(stringAt(market.lots.id, lot).slice(1)) % 3 === 0

  it('puts lots of bidders who keep meeting above the others of as many bids', () => {
    const mean = (lots: number[]): number =>
      lots.reduce((sum, lot) => sum + scores.participation[lot]!, 0) / lots.length
    const lots = [...scores.score.keys()]
    expect(mean(lots.filter(isRings))).toBeGreaterThan(0.7)
    expect(mean(lots.filter((lot) => !isRings(lot)))).toBeLessThan(0.5)
  })

  it('gives 0 to 1, and weighs prices and participation by how far each speaks in the market', () => {
    const { price, participation } = scores.weights
    const byPrice = 1.5 * (0.1 + price.weight)
    const byMeetings = 0.1 + participation.weight
    for (const [lot, score] of scores.score.entries()) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      const sum = byMeetings * scores.participation[lot]! + byPrice * scores.price[lot]!
      expect(score).toBeCloseTo(sum / (byPrice + byMeetings), 12)
    }
  })

  it('says nothing of participation where nobody meets anybody twice', () => {
    const once = marketOf({ bids: spec(60).map((bid, i) => ({ ...bid, bidder: `once ${i}` })) })
    expect(new Set(scoreMarket(once).scores.participation)).toEqual(new Set([0.5]))
  })

  it('reads no id: other names for lots and bidders in the same order give the same scores', () => {
    const other = marketOf({
      bids: spec(120).map((bid) => ({ ...bid, lot: `X${bid.lot}`, bidder: `Y${bid.bidder}` })),
    })
    expect(scoreMarket(other).scores.score).toEqual(scores.score)
  })
})
