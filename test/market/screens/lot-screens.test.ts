import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveBids } from '../../../src/market/screens/effective-bids.js'
import { lotScreens, SCREENS, type ScreenName } from '../../../src/market/screens/lot-screens.js'
import { deviation, kurtosis, skewness, variation } from '../../../src/stats/moments.js'
import { marketOf, type TestBid } from '../../support/market.js'

const screensOf = (amounts: number[]): Record<ScreenName, number> & { n: number } => {
  const found = lotScreens({
    offsets: Int32Array.of(0, amounts.length),
    amount: Float64Array.from(amounts).sort(),
    bid: new Int32Array(amounts.length),
  })
  return Object.fromEntries(['n' as const, ...SCREENS].map((name) => [name, found[name][0]!])) as never
}
const prices = fc.array(fc.integer({ min: 1_000, max: 1_000_000_00 }), { minLength: 2, maxLength: 30 })

describe('the screens of a lot', () => {
  it('are the textbook formulas on a lot worked by hand', () => {
    const s = screensOf([100, 110, 112, 118])
    expect(s.n).toBe(4)
    expect(s.spd).toBeCloseTo(0.18, 12)
    expect(s.diffp).toBeCloseTo(0.1, 12)
    expect(s.rd).toBeCloseTo(10 / deviation([110, 112, 118])!, 12)
    expect(s.rdnor).toBeCloseTo(10 / 6, 12)
    expect(s.rdalt).toBeCloseTo(10 / 4, 12)
    expect(s.gapCv).toBeCloseTo(deviation([10, 2, 6])! / 6, 12)
    expect(s.ks).toBeCloseTo(10 / 18 - 0.25, 12)
  })

  it('have the moments of the sample, whatever the prices', () => {
    fc.assert(
      fc.property(prices, (amounts) => {
        const s = screensOf(amounts)
        const sorted = [...amounts].sort((x, y) => x - y)
        const near = (got: number, want: number | undefined): void => {
          if (want === undefined) expect(got).toBeNaN()
          else expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(want)))
        }
        near(s.cv, variation(amounts))
        near(s.skew, skewness(amounts))
        near(s.kurt, kurtosis(amounts))
        if (amounts.length >= 3) near(s.lossCv, variation(sorted.slice(1)))
        near(s.spd, (sorted.at(-1)! - sorted[0]!) / sorted[0]!)
      }),
    )
  })

  it('do not change with the currency’s unit', () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: 2, max: 50 }), (amounts, unit) => {
        const one = screensOf(amounts)
        const other = screensOf(amounts.map((amount) => amount * unit))
        for (const name of SCREENS.filter((screen) => screen !== 'digits'))
          if (Number.isNaN(one[name])) expect(other[name]).toBeNaN()
          else
            expect(Math.abs(one[name] - other[name])).toBeLessThanOrEqual(
              1e-7 * Math.max(1, Math.abs(one[name])),
            )
      }),
    )
  })

  it('are not defined where the formula is not', () => {
    const one = screensOf([100])
    for (const name of SCREENS) expect([name, one[name]]).toEqual([name, Number.NaN])
    const two = screensOf([100, 120])
    for (const name of ['rd', 'rdnor', 'rdalt', 'skew', 'kurt', 'lossCv', 'gapCv'] as const)
      expect([name, two[name]]).toEqual([name, Number.NaN])
    const equal = screensOf([100, 100, 100, 100])
    expect(equal).toMatchObject({ cv: 0, spd: 0, diffp: 0, identical: 4, lossCv: 0 })
    for (const name of ['rd', 'rdnor', 'rdalt', 'skew', 'kurt', 'ks', 'gapCv'] as const)
      expect([name, equal[name]]).toEqual([name, Number.NaN])
    const losersEqual = screensOf([100, 120, 120])
    expect(losersEqual.rd).toBeNaN()
    expect(losersEqual.rdalt).toBeNaN()
    expect(losersEqual.rdnor).toBe(2)
    expect(losersEqual.identical).toBe(2)
  })

  it('see equal gaps and equal ratios', () => {
    expect(screensOf([1000, 1100, 1200, 1300]).gapCv).toBe(0)
    expect(screensOf([1000, 1100, 1210, 1331]).ratioCv).toBeCloseTo(0, 10)
  })

  it('tell equal gaps and ratios to one in ten thousand, and repeated last digits', () => {
    expect(screensOf([100_000, 110_000, 120_001])).toMatchObject({ equalGaps: 1, equalRatios: 0 })
    expect(screensOf([100_000, 110_000, 120_010])).toMatchObject({ equalGaps: 0 })
    expect(screensOf([1_000_000, 1_100_000, 1_210_003])).toMatchObject({ equalGaps: 0, equalRatios: 1 })
    expect(screensOf([87_123_411, 87_956_411, 88_790_079]).digits).toBe(2)
    expect(screensOf([87_123_411, 87_123_411, 88_790_079]).digits).toBe(0)
    expect(screensOf([87_123_400, 87_956_700, 88_790_000]).digits).toBe(0)
  })

  it('set the lowest bid against the limit', () => {
    const one = { offsets: Int32Array.of(0, 1), amount: Float64Array.of(98), bid: new Int32Array(1) }
    expect(lotScreens(one, Float64Array.of(100)).ceiling[0]).toBe(0.98)
    expect(lotScreens(one, Float64Array.of(Number.NaN)).ceiling[0]).toBeNaN()
  })

  it('measure the distance from the uniform distribution as the largest of both sides', () => {
    expect(screensOf([0.0001, 10, 20]).ks).toBeCloseTo(1 / 3, 4)
    expect(screensOf([100, 101, 102, 200]).ks).toBeCloseTo(0.75 - 0.02, 12)
    expect(screensOf([100, 198, 199, 200]).ks).toBeCloseTo(0.98 - 0.25, 12)
  })
})

describe('effective bids', () => {
  const of = (bids: TestBid[]): number[] => [...effectiveBids(marketOf({ bids })).amount]
  const bid = (bidder: string, amount: number | undefined, more: Partial<TestBid> = {}): TestBid => ({
    lot: 'L1',
    bidder,
    ...(amount !== undefined && { amount }),
    ...more,
  })

  it('are the valid ones with an amount above 0, ascending', () => {
    expect(of([bid('A', 300), bid('B', 100), bid('C', undefined), bid('D', 0), bid('E', 200)])).toEqual([
      100, 200, 300,
    ])
    expect(of([bid('A', 300), bid('B', 100, { status: 1 }), bid('C', 50, { status: 2 })])).toEqual([300])
  })

  it('are the last valid round of a bidder', () => {
    expect(of([bid('A', 300, { no: 1 }), bid('A', 280, { no: 2 }), bid('B', 310)])).toEqual([280, 310])
    expect(of([bid('A', 300, { no: 1 }), bid('A', 280, { no: 2, status: 2 })])).toEqual([300])
  })

  it('are one of a consortium, and as many as there are consortia', () => {
    const partners = [bid('A', 300, { consortium: 'x' }), bid('B', 300, { consortium: 'x' }), bid('C', 300)]
    expect(of(partners)).toEqual([300, 300])
  })

  it('keep lots apart, and lots without bids empty', () => {
    const market = marketOf({
      bids: [bid('A', 5), { lot: 'L3', bidder: 'A', amount: 7 }, { lot: 'L3', bidder: 'B', amount: 6 }],
      lots: { L2: {} },
    })
    const found = effectiveBids(market)
    expect([...found.offsets]).toEqual([0, 1, 1, 3])
    expect([...found.amount]).toEqual([5, 6, 7])
    expect([...found.bid].map((i) => market.bids.amount[i])).toEqual([5, 6, 7])
  })

  it('are sorted on lots of hundreds of bids too', () => {
    const amounts = Array.from({ length: 200 }, (_, i) => 1 + ((i * 7919) % 211))
    const found = of(amounts.map((amount, i) => bid(`B${i}`, amount)))
    expect(found).toEqual([...amounts].sort((x, y) => x - y))
  })
})
