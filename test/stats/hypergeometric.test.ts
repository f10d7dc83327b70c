import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logHypergeometric, logUpperTail, logUpperTailOfSum } from '../../src/stats/hypergeometric.js'

type Stratum = [lots: number, first: number, second: number]

const choose = (n: number, k: number): bigint => {
  let c = 1n
  for (let i = 0; i < k; i++) c = (c * BigInt(n - i)) / BigInt(i + 1)
  return k < 0 || k > n ? 0n : c
}
const lnBig = (n: bigint): number => {
  const bits = n.toString(2).length
  const shift = Math.max(0, bits - 1000)
  return Math.log(Number(n >> BigInt(shift))) + shift * Math.LN2
}
/** ln of the exact rational tail: counting all ways in integers. */
const exactTail = (x: number, strata: Stratum[]): number => {
  let ways = [1n]
  let all = 1n
  for (const [lots, first, second] of strata) {
    const next = new Array<bigint>(ways.length + Math.min(first, second)).fill(0n)
    for (let j = 0; j <= Math.min(first, second); j++) {
      const w = choose(first, j) * choose(lots - first, second - j)
      ways.forEach((sum, i) => {
        next[i + j] = next[i + j]! + sum * w
      })
    }
    ways = next
    all *= choose(lots, second)
  }
  const tail = ways.reduce((sum, w, j) => (j >= x ? sum + w : sum), 0n)
  return tail === 0n ? -Infinity : lnBig(tail) - lnBig(all)
}
const columns = (strata: Stratum[]) => ({
  count: strata.length,
  lots: strata.map((s) => s[0]),
  first: strata.map((s) => s[1]),
  second: strata.map((s) => s[2]),
})
const tail = (x: number, strata: Stratum[]): number => logUpperTailOfSum(x, columns(strata))
/**
 * A relative error of P is an absolute error of ln P; the oracle's own logarithm rounds in its 16th digit.
 */
const agree = (x: number, strata: Stratum[]): void => {
  const wanted = exactTail(x, strata)
  const found = tail(x, strata)
  if (wanted === -Infinity) expect(found).toBe(-Infinity)
  else expect(Math.abs(found - wanted)).toBeLessThan(1e-9 + 4e-16 * Math.abs(wanted) * strata.length)
}

describe('logHypergeometric', () => {
  it('knows hands of cards', () => {
    expect(Math.exp(logHypergeometric(4, 52, 4, 5))).toBeCloseTo(48 / 2598960, 18)
    expect(Math.exp(logHypergeometric(0, 10, 3, 4))).toBeCloseTo(1 / 6, 14)
  })
  it('is impossible outside the support', () => {
    expect(logHypergeometric(4, 10, 3, 5)).toBe(-Infinity)
    expect(logHypergeometric(0, 10, 6, 5)).toBe(-Infinity)
  })
  it('is certain where one bids on all lots or on none', () => {
    expect(logHypergeometric(3, 10, 3, 10)).toBe(0)
    expect(logHypergeometric(0, 10, 3, 0)).toBe(0)
  })
  it('sums to one over the support of a large stratum', () => {
    let sum = 0
    for (let x = 0; x <= 700; x++) sum += Math.exp(logHypergeometric(x, 2_000_000, 40_000, 700))
    expect(sum).toBeCloseTo(1, 11)
  })
})

describe('logUpperTail', () => {
  it('gives both of two who meet on all eight of their lots among 100 one way in C(100,8)', () => {
    expect(logUpperTail(8, 100, 8, 8)).toBeCloseTo(-Math.log(186087894300), 12)
  })
  it('is certain at the least and impossible above the most', () => {
    expect(logUpperTail(0, 10, 3, 3)).toBe(0)
    expect(logUpperTail(1, 10, 6, 5)).toBe(0)
    expect(logUpperTail(4, 10, 3, 3)).toBe(-Infinity)
  })
  it('falls as the joint lots rise', () => {
    let last = Number.POSITIVE_INFINITY
    for (let x = 0; x <= 60; x++) {
      const log = logUpperTail(x, 500, 80, 60)
      expect(log).toBeLessThanOrEqual(last)
      last = log
    }
  })
})

describe('logUpperTailOfSum', () => {
  it('agrees with exact counting over any few strata', () => {
    const stratum = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60))
      .map(([lots, a, b]): Stratum => [lots, Math.min(a, lots), Math.min(b, lots)])
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), fc.nat(120), (strata, x) =>
        agree(x, strata),
      ),
      { numRuns: 600, seed: 1 },
    )
  })
  it('stays right far below the smallest double', () => {
    agree(240, [[3000, 250, 260]])
    agree(330, [
      [2000, 180, 200],
      [3000, 200, 190],
    ])
    expect(
      tail(330, [
        [2000, 180, 200],
        [3000, 200, 190],
      ]),
    ).toBeLessThan(-745)
  })
  it('stays right one short of the most there can be', () => {
    agree(49, [
      [400, 20, 30],
      [900, 30, 31],
      [7, 7, 0],
    ])
  })
  it('stays right for a stratum in which both bid on nearly everything', () => {
    agree(95, [[100, 97, 98]])
    agree(97, [[100, 97, 98]])
  })
  it('stays right over forty strata', () => {
    const strata = Array.from({ length: 40 }, (_, s): Stratum => [20 + s, 3 + (s % 5), 2 + (s % 4)])
    for (const x of [10, 40, 70, 90]) agree(x, strata)
  })
  it('does not depend on the order of strata or of the two bidders by more than rounding', () => {
    const strata: Stratum[] = [
      [120, 30, 12],
      [45, 9, 20],
      [300, 40, 41],
    ]
    const turned = strata.map(([lots, a, b]): Stratum => [lots, b, a]).reverse()
    expect(tail(35, turned)).toBeCloseTo(tail(35, strata), 10)
  })
})
