import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benfordDeviation } from '../../../src/market/screens/benford.js'
import { lotScreens } from '../../../src/market/screens/lot-screens.js'
import { missingBids } from '../../../src/market/screens/missing-bids.js'
import { screenMarket } from '../../../src/market/screens/screen-market.js'
import { forEachSubgroups, type Subgroups } from '../../../src/market/screens/subgroups.js'
import { wholeScreens } from '../../../src/market/screens/whole-screens.js'
import { uniform } from '../../../src/stats/random.js'
import { REAL, realMarket } from '../../support/real-data.js'

const pricesOf = (...lots: number[][]) => {
  const offsets = Int32Array.of(
    0,
    ...lots.map(
      (
        (sum) => (lot) =>
          (sum += lot.length)
      )(0),
    ),
  )
  return {
    offsets,
    amount: Float64Array.from(lots.flatMap((lot) => [...lot].sort((x, y) => x - y))),
    bid: new Int32Array(offsets.at(-1)!),
  }
}
const subgroupsOf = (size: 3 | 4, ...lots: number[][]): Map<number, Subgroups> => {
  const found = new Map<number, Subgroups>()
  forEachSubgroups(pricesOf(...lots), size, (lot, subgroups) => found.set(lot, subgroups))
  return found
}

describe('screens of subgroups', () => {
  it('are those of every three bids', () => {
    const { count, sampled, screens } = subgroupsOf(3, [100, 110, 112, 130]).get(0)!
    const each = [
      [100, 110, 112],
      [100, 110, 130],
      [100, 112, 130],
      [110, 112, 130],
    ].map((prices) => lotScreens(pricesOf(prices)))
    const cv = each.map((one) => one.cv[0]!).sort((x, y) => x - y)
    expect({ count, sampled }).toEqual({ count: 4, sampled: false })
    expect(screens.cv.min).toBe(cv[0])
    expect(screens.cv.max).toBe(cv[3])
    expect(screens.cv.median).toBeCloseTo((cv[1]! + cv[2]!) / 2, 14)
    expect(screens.cv.mean).toBeCloseTo(cv.reduce((sum, x) => sum + x) / 4, 14)
    expect(screens.kurt.max).toBeNaN()
  })

  it('find the three close bids among honest ones', () => {
    const { screens } = subgroupsOf(3, [100, 117, 131, 160, 161, 162]).get(0)!
    expect(screens.cv.min).toBeLessThan(0.007)
    expect(screens.cv.median).toBeGreaterThan(0.1)
  })

  it('are bounded on large lots, the same every time, and within the range of all', () => {
    const large = Array.from({ length: 60 }, (_, i) => 1000 + 900 * uniform(1, 1, i))
    const [first, again] = [subgroupsOf(4, large).get(0)!, subgroupsOf(4, large).get(0)!]
    expect(first).toEqual(again)
    expect(first).toMatchObject({ count: 220, sampled: true })
  })

  it('of many lots at once are those of each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 100, max: 1000 }), { minLength: 1, maxLength: 7 }), {
          maxLength: 8,
        }),
        (lots) => {
          const together = subgroupsOf(3, ...lots)
          expect([...together.keys()]).toEqual(lots.flatMap((lot, l) => (lot.length >= 3 ? [l] : [])))
          for (const [l, found] of together) expect(found).toEqual(subgroupsOf(3, lots[l]!).get(0))
        },
      ),
    )
  })
})

describe('first digits', () => {
  const wide = Array.from({ length: 2000 }, (_, i) => 10 ** (2 + 4 * uniform(2, 2, i)))
  it('conform where prices spread evenly over orders of magnitude', () => {
    expect(benfordDeviation(wide)!.mad).toBeLessThan(0.006)
  })
  it('do not where one digit is written too often', () => {
    const marred = wide.map((amount, i) => (i % 5 ? amount : 8.8 * 10 ** Math.floor(Math.log10(amount))))
    expect(benfordDeviation(marred)!.mad).toBeGreaterThan(0.015)
  })
  it('are not asked of few values, or of values of one magnitude', () => {
    expect(benfordDeviation(wide.slice(0, 99))).toBeUndefined()
    expect(benfordDeviation(wide.map((_, i) => 500 + i))).toBeUndefined()
  })
})

describe('missing bids', () => {
  it('see no hole where margins are those of independent bids', () => {
    const margins = Array.from({ length: 400 }, (_, l) => {
      const bids = Float64Array.from({ length: 5 }, (_, i) => uniform(3, l, i)).sort()
      return bids[1]! - bids[0]!
    })
    expect(missingBids(margins)!.p).toBeGreaterThan(0.05)
  })
  it('see the hole where nobody comes near the chosen winner', () => {
    const margins = Array.from({ length: 100 }, (_, l) => 0.02 + 0.03 * uniform(4, l, 0))
    expect(missingBids(margins)).toMatchObject({ near: 0 })
    expect(missingBids(margins)!.p).toBeLessThan(1e-6)
  })
  it('are not asked of few lots', () => {
    expect(missingBids(Array.from({ length: 39 }, (_, i) => i))).toBeUndefined()
  })
  it.skipIf(!existsSync(`${REAL}/tsuchiura`))(
    'are told of the municipal auctions of Tsuchiura as a whole (skipped where ../shared/data is absent)',
    async () => {
      const market = await realMarket('tsuchiura')
      const found = wholeScreens(market, screenMarket(market))
      const strata = found.filter(({ of, missingBids: hole }) => of === 'stratum' && hole)
      expect(strata.length).toBeGreaterThan(0)
      for (const { missingBids: hole } of strata)
        expect(hole!.near + hole!.beyond).toBeLessThanOrEqual(hole!.lots)
    },
  )
})
