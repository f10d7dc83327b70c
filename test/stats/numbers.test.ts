import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logFalseDiscovery } from '../../src/stats/false-discovery.js'
import { logFactorial, stirlingError } from '../../src/stats/log-factorial.js'
import { deviation, kurtosis, mean, skewness, variation } from '../../src/stats/moments.js'
import { median, quantile } from '../../src/stats/quantile.js'
import { hash32, shuffled, shuffledRuns, uniform } from '../../src/stats/random.js'

describe('logFactorial', () => {
  it('is the sum of logarithms', () => {
    let sum = 0
    for (let n = 1; n <= 400; n++) {
      sum += Math.log(n)
      expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-12 * Math.max(1, sum))
    }
  })
  it('has a Stirling error that joins its series without a step', () => {
    for (let n = 8; n <= 30; n++)
      expect(
        Math.abs(stirlingError(n) - (1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5))),
      ).toBeLessThan(1e-9)
  })
})

describe('logFalseDiscovery', () => {
  it('reproduces the adjusted values of R for four of four tests', () => {
    const q = logFalseDiscovery(Float64Array.of(0.01, 0.04, 0.03, 0.5).map(Math.log), 4).map(Math.exp)
    expect([...q].map((x) => Number(x.toFixed(12)))).toEqual([0.04, 0.053333333333, 0.053333333333, 0.5])
  })
  it('counts the tests that are not listed', () => {
    expect(Math.exp(logFalseDiscovery(Float64Array.of(Math.log(1e-6)), 5000)[0]!)).toBeCloseTo(5e-3, 12)
  })
  it('keeps what no double can hold', () => {
    expect(logFalseDiscovery(Float64Array.of(-2000, -1), 100)[0]!).toBeCloseTo(-2000 + Math.log(100), 9)
  })
  it('says what a plain loop over all tests says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { maxLength: 12 }),
        fc.nat(20),
        (p, more) => {
          const tests = p.length + more
          const all = [...p, ...new Array<number>(more).fill(1)].sort((x, y) => x - y)
          const plain = (x: number): number =>
            Math.min(1, ...all.map((y, i) => (y >= x ? (y * tests) / (i + 1) : 1)))
          const q = logFalseDiscovery(Float64Array.from(p, Math.log), tests)
          for (const [i, x] of p.entries()) expect(Math.exp(q[i]!)).toBeCloseTo(plain(x), 9)
        },
      ),
    )
  })
})

describe('quantile', () => {
  it('interpolates as R type 7 does', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
    expect(median([3, 1, 2])).toBe(2)
    expect(quantile([5], 0.9)).toBe(5)
  })
  it('is undefined of nothing and outside 0..1', () => {
    expect(quantile([], 0.5)).toBeUndefined()
    expect(quantile([1], 1.1)).toBeUndefined()
  })
})

describe('moments', () => {
  it('are those of 2 4 4 4 5 5 7 9', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    expect(mean(values)).toBe(5)
    expect(deviation(values)).toBeCloseTo(2.138089935, 9)
    expect(variation(values)).toBeCloseTo(0.427617987, 9)
    expect(skewness(values)).toBeCloseTo(0.818487553, 9)
    expect(kurtosis(values)).toBeCloseTo(0.940625, 6)
  })
  it('are undefined where they are not defined', () => {
    expect(mean([])).toBeUndefined()
    expect(deviation([1])).toBeUndefined()
    expect(variation([-1, 1])).toBeUndefined()
    expect(skewness([3, 3, 3])).toBeUndefined()
    expect(kurtosis([1, 2, 3])).toBeUndefined()
  })
})

describe('random', () => {
  it('is a function of where it is used', () => {
    expect(hash32(1, 2, 3)).toBe(hash32(1, 2, 3))
    expect(new Set([hash32(1, 2, 3), hash32(2, 1, 3), hash32(1, 3, 2), hash32(3, 2, 1)]).size).toBe(4)
  })
  it('fills tenths evenly', () => {
    const tenths = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) tenths[Math.floor(uniform(7, 1, i) * 10)]!++
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
  it('shuffles to a permutation that differs by seed', () => {
    expect([...shuffled(50, 1, 0)].sort((x, y) => x - y)).toEqual([...Array(50).keys()])
    expect([...shuffledRuns(4201, 1, 0)].sort((x, y) => x - y)).toEqual([...Array(4201).keys()])
    expect([...shuffled(50, 1, 0)]).not.toEqual([...shuffled(50, 2, 0)])
  })
})
