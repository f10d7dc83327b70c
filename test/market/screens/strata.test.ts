import { describe, expect, it } from 'vitest'
import {
  priceStrata,
  rankInStratum,
  STRATUM_LEVELS,
  WHOLE_MARKET,
} from '../../../src/market/screens/strata.js'
import { marketOf, type TestMarket } from '../../support/market.js'

const SETTINGS = { minLots: 3, minBids: 2, windowMonths: 24 }
/** Lots with two bids each, in these regions on this day. */
const marketIn = (regions: (string | undefined)[], lots: TestMarket['lots'] = {}) =>
  marketOf({
    bids: regions.flatMap((_, i) => [
      { lot: `L${i}`, bidder: 'A', amount: 1 },
      { lot: `L${i}`, bidder: 'B', amount: 2 },
    ]),
    lots: Object.fromEntries(
      regions.map((region, i) => [`L${i}`, { ...(region && { region }), day: 20000, ...lots[`L${i}`] }]),
    ),
  })
const bidsOf = (market: ReturnType<typeof marketIn>): Int32Array =>
  market.bids.lotOffsets.slice(1).map((end, l) => end - market.bids.lotOffsets[l]!)

describe('strata of prices', () => {
  it('are the finest cell with enough lots, else a coarser one', () => {
    const market = marketIn(['r1', 'r1', 'r1', 'r2', 'r2'])
    const { level, cells } = priceStrata(market, bidsOf(market), SETTINGS)
    expect([...level]).toEqual([0, 0, 0, 2, 2])
    expect(new Set(cells[0]!.of).size).toBe(2)
    expect(STRATUM_LEVELS[level[3]!]).not.toContain('region')
  })

  it('drop the period before the region', () => {
    const days = Object.fromEntries([1, 2, 3, 4].map((i) => [`L${i}`, { day: 20000 - 800 * i }]))
    const market = marketIn(['r1', 'r1', 'r1', 'r1', 'r1'], days)
    expect([...priceStrata(market, bidsOf(market), SETTINGS).level]).toEqual([1, 1, 1, 1, 1])
  })

  it('end at the coarsest however few lots there are, and begin no finer than asked', () => {
    const few = marketIn(['r1', 'r2'])
    expect([...priceStrata(few, bidsOf(few), SETTINGS).level]).toEqual([5, 5])
    const many = marketIn(['r1', 'r1', 'r1'])
    expect([...priceStrata(many, bidsOf(many), { ...SETTINGS, from: WHOLE_MARKET }).level]).toEqual([2, 2, 2])
  })

  it('count only lots with enough bids', () => {
    const market = marketIn(['r1', 'r1', 'r1'])
    expect([...priceStrata(market, Int32Array.of(2, 2, 1), SETTINGS).level]).toEqual([5, 5, 5])
  })
})

describe('a rank in the stratum', () => {
  const market = marketIn(['r1', 'r1', 'r1', 'r1', 'r2', 'r2', 'r2'])
  const strata = priceStrata(market, bidsOf(market), SETTINGS)

  it('is the share of lots at least as far out, itself and equals included', () => {
    expect([...rankInStratum([4, 3, 3, 1, 9, 8, 7], strata, 'low')]).toEqual([
      1,
      0.75,
      0.75,
      0.25,
      1,
      2 / 3,
      1 / 3,
    ])
    expect([...rankInStratum([4, 3, 3, 1, 9, 8, 7], strata, 'high')]).toEqual([
      0.25,
      0.75,
      0.75,
      1,
      1 / 3,
      2 / 3,
      1,
    ])
  })

  it('leaves out lots where the screen is not defined', () => {
    const p = rankInStratum([Number.NaN, 1, 2, Number.NaN, 9, 8, 7], strata, 'low')
    expect([...p.slice(0, 4)]).toEqual([Number.NaN, 0.5, 1, Number.NaN])
  })

  it('compares a lot of a small cell with the whole coarser cell', () => {
    const small = marketIn(['r1', 'r1', 'r1', 'r2'])
    const p = rankInStratum([10, 20, 30, 25], priceStrata(small, bidsOf(small), SETTINGS), 'low')
    expect([...p]).toEqual([1 / 3, 2 / 3, 1, 3 / 4])
  })
})
