import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logGammaTail } from '../../src/stats/gamma.js'
import { logNormalTail, normalQuantile } from '../../src/stats/normal.js'
import { uniform } from '../../src/stats/random.js'
import { logRegularGaps } from '../../src/stats/spacings.js'

describe('the tail of a sum of exponentials', () => {
  it('is e^−x for one, the table’s value for five, and 1 at 0', () => {
    expect(logGammaTail(1, 12.5)).toBeCloseTo(-12.5, 12)
    expect(Math.exp(logGammaTail(5, 18.307 / 2))).toBeCloseTo(0.05, 5)
    expect(logGammaTail(3, 0)).toBe(0)
  })
})

describe('the normal distribution', () => {
  it('has the table’s values', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 7)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9)
    expect(Math.exp(logNormalTail(1.959963985))).toBeCloseTo(0.025, 9)
    expect(logNormalTail(10) / Math.log(7.61985302416e-24)).toBeCloseTo(1, 9)
    expect(logNormalTail(3 - 1e-9) / logNormalTail(3 + 1e-9)).toBeCloseTo(1, 7)
  })
  it('quantile and tail are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(Math.exp(logNormalTail(-normalQuantile(p))) / p).toBeCloseTo(1, 6)
      }),
    )
  })
})

describe('the chance of regular gaps', () => {
  it('is c / √2 for three points, and what draws give for more', () => {
    expect(Math.exp(logRegularGaps(3, 0.05))).toBeCloseTo(0.05 / Math.SQRT2, 12)
    for (const [n, c] of [
      [4, 0.3],
      [5, 0.4],
    ] as const) {
      let hits = 0
      const draws = 40_000
      for (let d = 0; d < draws; d++) {
        const points = Float64Array.from({ length: n }, (_, i) => uniform(3, n, d * n + i)).sort()
        const gap = (points[n - 1]! - points[0]!) / (n - 1)
        let squares = 0
        for (let i = 1; i < n; i++) squares += (points[i]! - points[i - 1]! - gap) ** 2
        if (Math.sqrt(squares / (n - 2)) / gap <= c) hits++
      }
      expect(hits / draws / Math.exp(logRegularGaps(n, c))).toBeCloseTo(1, 1)
    }
  })
  it('is never more than 1', () => {
    expect(logRegularGaps(12, 5)).toBe(0)
    expect(logRegularGaps(2, 0.1)).toBe(0)
  })
})
