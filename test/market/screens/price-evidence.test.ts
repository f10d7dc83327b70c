import { describe, expect, it } from 'vitest'
import { SHAPES, shareBelow, shortestHalf, tightestWindow } from '../../../src/market/screens/iid-null.js'
import { screenMarket } from '../../../src/market/screens/screen-market.js'
import { uniform } from '../../../src/stats/random.js'
import { marketOf, type TestBid } from '../../support/market.js'
import { auc } from '../../support/real-data.js'

/** Standard normal by counter, so that a test's draws do not depend on their order. */
const normal = (lot: number, i: number): number =>
  Math.sqrt(-2 * Math.log(1 - uniform(7, lot, 2 * i))) * Math.cos(2 * Math.PI * uniform(7, lot, 2 * i + 1))

const marketWith = (lots: { bids: number[] }[], evaluation: string) =>
  marketOf({
    bids: lots.flatMap(({ bids }, l) =>
      bids.map((amount, i): TestBid => ({ lot: `L${l}`, bidder: `B${i}`, amount: Math.round(amount) })),
    ),
    lots: Object.fromEntries(lots.map((_, l) => [`L${l}`, { evaluation }])),
  })
const scored = (lots: { bids: number[] }[], evaluation: string): number[] => {
  const market = marketWith(lots, evaluation)
  const { score } = screenMarket(market)
  const ids = lots.map((_, l) => `L${l}`)
  const sorted = [...ids].sort()
  return ids.map((id) => score[sorted.indexOf(id)]!)
}

describe('the shape of a lot against as many independent draws', () => {
  it('is uniform for lots drawn from the null', () => {
    const shares = Array.from({ length: 400 }, (_, l) => {
      const bids = Float64Array.from({ length: 7 }, (_, i) => 1000 + 50 * normal(l, i)).sort()
      return shareBelow('half', 7, shortestHalf(bids, 0, 7))
    }).sort((x, y) => x - y)
    const distance = Math.max(...shares.map((share, i) => Math.abs(share - (i + 0.5) / 400)))
    expect(distance).toBeLessThan(1.63 / Math.sqrt(400))
  })

  it('is never 0 or 1, and not defined below three bids', () => {
    for (const shape of SHAPES) {
      expect(shareBelow(shape, 12, -1e9)).toBeGreaterThan(0)
      expect(shareBelow(shape, 12, 1e9)).toBeLessThan(1)
      expect(shareBelow(shape, 2, 1)).toBeNaN()
      expect(shareBelow(shape, 12, Number.NaN)).toBeNaN()
    }
  })

  it('finds four bids that stand close together among scattered ones', () => {
    const scattered = Float64Array.of(100, 210, 290, 405, 520, 580, 710, 795, 900, 1010)
    const grouped = Float64Array.of(100, 210, 290, 405, 407, 409, 411, 795, 900, 1010)
    expect(shareBelow('cluster', 10, tightestWindow(grouped, 0, 10))).toBeLessThan(0.01)
    expect(shareBelow('cluster', 10, tightestWindow(scattered, 0, 10))).toBeGreaterThan(0.3)
  })
})

describe('the price score', () => {
  const honest = (l: number, n: number, spread: number): number[] =>
    Array.from({ length: n }, (_, i) => 1e8 * (1 + spread * normal(l, i)))

  it('ranks lots with covers written close above the winner over honest ones', () => {
    const lots = Array.from({ length: 120 }, (_, l) => {
      const n = 3 + (l % 7)
      const bids = honest(l, n, 0.06)
      if (l % 3) return { bids }
      return { bids: bids.map((_, i) => 1e8 * (i === 0 ? 0.96 : 1 + 0.01 * uniform(9, l, i))) }
    })
    const score = scored(lots, 'lowest-price')
    expect(
      auc(
        score,
        lots.map((_, l) => (l % 3 ? 0 : 1)),
      ),
    ).toBeGreaterThan(0.95)
  })

  it('ranks lots of wide prices over those where bids huddle where the average wins, and not where the lowest does', () => {
    const lots = Array.from({ length: 90 }, (_, l) => {
      const n = 24 + (l % 30)
      if (l % 3 === 0) return { bids: honest(l, n, 0.015).map((_, i) => 1e8 * (0.9 + (0.2 * i) / n)) }
      return { bids: honest(l, n, 0.015).map((bid, i) => (i < n / 2 ? 1e8 + (bid - 1e8) / 30 : bid)) }
    })
    const truth = lots.map((_, l) => (l % 3 ? 0 : 1))
    expect(auc(scored(lots, 'average-price'), truth)).toBeGreaterThan(0.95)
    expect(auc(scored(lots, 'lowest-price'), truth)).toBeLessThan(0.5)
  })

  it('knows a market where the average awards by its winners, where nothing says so', () => {
    const lots = Array.from({ length: 60 }, (_, l) => ({ bids: honest(l, 9, 0.03) }))
    const kindOf = (winnersPlace: (l: number) => number, evaluation?: string): number => {
      const market = marketOf({
        bids: lots.flatMap(({ bids }, l) => {
          const winner = [...bids].sort((x, y) => x - y)[winnersPlace(l)]
          return bids.map((bid, i) => ({
            lot: `L${l}`,
            bidder: `B${i}`,
            amount: Math.round(bid),
            won: bid === winner,
          }))
        }),
        lots: Object.fromEntries(lots.map((_, l) => [`L${l}`, { ...(evaluation && { evaluation }) }])),
      })
      return screenMarket(market).evidence.average.reduce((sum, x) => sum + x, 0)
    }
    expect(kindOf((l) => 3 + (l % 3))).toBe(60)
    expect(kindOf((l) => (l % 3 ? 0 : 4))).toBe(0)
    expect(kindOf((l) => 3 + (l % 3), 'comprehensive')).toBe(0)
  })

  it('does not depend on the number of bids or on size where prices are drawn alike', () => {
    const lots = Array.from({ length: 400 }, (_, l) => ({
      bids: honest(l, 3 + (l % 10), 0.05).map((bid) => bid * (l % 2 ? 1 : 37)),
    }))
    const score = scored(lots, 'lowest-price')
    expect(
      Math.abs(
        auc(
          score,
          lots.map((_, l) => (l % 10 > 4 ? 1 : 0)),
        ) - 0.5,
      ),
    ).toBeLessThan(0.06)
    expect(
      Math.abs(
        auc(
          score,
          lots.map((_, l) => l % 2),
        ) - 0.5,
      ),
    ).toBeLessThan(0.06)
  })

  it('is ½ where there is nothing to say, and between 0 and 1', () => {
    const score = scored([{ bids: [100] }, { bids: [100, 120] }, { bids: [90, 100, 110] }], 'lowest-price')
    expect(score[0]).toBe(0.5)
    for (const value of score) expect(value >= 0 && value <= 1).toBe(true)
  })
})
