import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clopperPearson, nextCount, poissonMean } from '../../src/stats/intervals.js'

describe('clopperPearson', () => {
  it.each([
    [5, 20, 0.08657, 0.49105],
    [0, 10, 0, 0.3085],
    [10, 10, 0.6915, 1],
    [1, 3, 0.0084, 0.9057],
  ])('is what R says of %i in %i', (k, n, low, high) => {
    const found = clopperPearson(k, n)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })
  it('says nothing of nothing', () => expect(clopperPearson(0, 0)).toBeUndefined())
  it('holds the share, and mirrors when hits and misses change places', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const k = Math.round(share * n)
          const found = clopperPearson(k, n)!
          const mirror = clopperPearson(n - k, n)!
          expect(found.low).toBeLessThanOrEqual(k / n)
          expect(found.high).toBeGreaterThanOrEqual(k / n)
          expect(found.low).toBeCloseTo(1 - mirror.high, 9)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('poissonMean', () => {
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [10, 4.7954, 18.3904],
    [100, 81.3638, 121.6266],
  ])('is what the tables say of a count of %i', (k, low, high) => {
    const found = poissonMean(k)
    expect(found.low).toBeCloseTo(low, 3)
    expect(found.high).toBeCloseTo(high, 3)
  })
})

describe('nextCount', () => {
  it('is the negative binomial by hand: r = ½, p = ½ gives 0.707, 0.177, 0.066, 0.028', () =>
    expect(nextCount(0, 1)).toEqual({ low: 0, high: 3 }))
  it('says nothing without a period', () => expect(nextCount(3, 0)).toBeUndefined())
  it('comes near the Poisson interval when many periods agree', () => {
    const found = nextCount(20_000, 1000)!
    expect(found).toEqual({ low: 12, high: 29 })
  })
})
