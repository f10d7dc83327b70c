import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { stringAt } from '../../../src/arrays/strings.js'
import { BIT } from '../../../src/domain/grade.js'
import { hasJointLot, jointLots } from '../../../src/market/joint-lots.js'
import type { Market } from '../../../src/market/market.js'
import { strataCutBy, strataOfLots } from '../../../src/market/strata.js'
import {
  CO_BIDDING_SETTINGS,
  type CoBidding,
  coBidding,
  coBiddingFlags,
  joinCoBidding,
} from '../../../src/rules/kernels/co-bidding.js'
import { logUpperTail } from '../../../src/stats/hypergeometric.js'
import { marketOf, type TestBid, type TestLot } from '../../support/market.js'

const settingsWith = (given: Record<string, number> = {}) => z.strictObject(CO_BIDDING_SETTINGS).parse(given)
const DEFAULTS = settingsWith()

/** Lots L00.. of `bidders` words: 'AB' is a lot on which A and B bid. */
const marketFrom = (lots: string[], facts: (i: number) => TestLot = () => ({})): Market =>
  marketOf({
    bids: lots.flatMap((who, i) => [...who].map((bidder) => ({ lot: nameOf(i), bidder }))),
    lots: Object.fromEntries(
      lots.map((_, i) => [nameOf(i), { industry: 'housing', day: 19000, ...facts(i) }]),
    ),
  })
const nameOf = (i: number): string => `L${String(i).padStart(3, '0')}`
const times = (n: number, who: string): string[] => new Array<string>(n).fill(who)
const rows = (market: Market, pairs: CoBidding) =>
  Array.from({ length: pairs.count }, (_, i) => ({
    pair: stringAt(market.bidders.id, pairs.a[i]!) + stringAt(market.bidders.id, pairs.b[i]!),
    k: pairs.k[i]!,
    expected: pairs.expected[i]!,
    lift: pairs.lift[i]!,
    logP: pairs.logP[i]!,
    strata: pairs.strata[i]!,
  }))
const flagged = (market: Market, given: Record<string, number> = {}): string[] => {
  const settings = settingsWith(given)
  const pairs = coBidding(market, settings)
  const names = rows(market, pairs).map((row) => row.pair)
  return [...coBiddingFlags(pairs, market, settings).pair].map((i) => names[i]!)
}

// A and B meet on 8 of their 10 and 9 lots, among 60.
const MEETING = [...times(8, 'AB'), 'AC', 'AD', 'BE', ...times(10, 'CD'), ...times(39, 'EFG')]

describe('coBidding', () => {
  it('gives the hypergeometric tail, expectation and lift of one stratum', () => {
    const market = marketFrom(MEETING)
    const [ab] = rows(market, coBidding(market, DEFAULTS))
    expect(ab).toEqual({
      pair: 'AB',
      k: 8,
      expected: 90 / 60,
      lift: 8 / 1.5,
      logP: logUpperTail(8, 60, 10, 9),
      strata: 1,
    })
  })
  it('lists only pairs with enough joint lots, smaller bidder first, in order', () => {
    const market = marketFrom(MEETING)
    expect(rows(market, coBidding(market, DEFAULTS)).map((row) => row.pair)).toEqual([
      'AB',
      'CD',
      'EF',
      'EG',
      'FG',
    ])
    expect(coBidding(market, settingsWith({ minLots: 9 })).count).toBe(4)
  })
  it('keeps industry, category, region and period apart', () => {
    const turn = (i: number): TestLot[] => [
      { industry: i % 2 ? 'water' : 'housing' },
      { category: i % 2 ? 'works' : 'goods' },
      { region: i % 2 ? '330203' : '330204' },
      { day: i % 2 ? 19000 : 20500 },
    ]
    for (let column = 0; column < 4; column++) {
      const market = marketFrom(MEETING, (i) => turn(i)[column]!)
      expect(rows(market, coBidding(market, DEFAULTS))[0]).toMatchObject({ pair: 'AB', k: 8, strata: 2 })
    }
  })
  it('puts a day into the same window whatever else is in the market', () => {
    const day = (text: string): number => Date.parse(text) / 86_400_000
    const strataOf = (first: string, second: string): number => {
      const market = marketFrom(times(10, 'AB'), (i) => ({ day: day(i < 5 ? first : second) }))
      return rows(market, coBidding(market, DEFAULTS))[0]!.strata
    }
    expect(strataOf('2022-01-01', '2023-12-31')).toBe(1)
    expect(strataOf('2023-12-31', '2024-01-01')).toBe(2)
  })
  it('names the columns that the market lacks and takes them as one stratum', () => {
    const market = marketOf({
      bids: times(6, '').flatMap((_, i) => ['A', 'B'].map((bidder) => ({ lot: `${i}`, bidder }))),
    })
    const pairs = coBidding(market, DEFAULTS)
    expect(pairs.unknown).toEqual(['lots.industry', 'lots.category', 'lots.region_code', 'lots.opened_at'])
    expect(rows(market, pairs)[0]).toMatchObject({ k: 6, strata: 1, logP: 0 })
    expect(coBidding(marketFrom(MEETING), DEFAULTS).unknown).toEqual(['lots.category', 'lots.region_code'])
  })
  it('counts several bids of one bidder on a lot once, and withdrawn and disqualified ones like any other', () => {
    const bids = (extra: TestBid[]): TestBid[] => [
      ...times(6, '').flatMap((_, i): TestBid[] => [
        { lot: `L${i}`, bidder: 'A', status: i % 3 },
        { lot: `L${i}`, bidder: 'B' },
      ]),
      { lot: 'L6', bidder: 'C' },
      ...extra,
    ]
    const plain = marketOf({ bids: bids([]) })
    const again = marketOf({ bids: bids([0, 1, 2].map((i) => ({ lot: `L${i}`, bidder: 'A', no: 2 }))) })
    expect(coBidding(again, DEFAULTS)).toEqual(coBidding(plain, DEFAULTS))
    expect(coBidding(plain, DEFAULTS).k).toEqual(Int32Array.of(6))
  })
  it('leaves a lot out for two who are partners of one consortium there, and for no other pair', () => {
    const bids = MEETING.flatMap((who, i) =>
      [...who].map(
        (bidder): TestBid => ({
          lot: nameOf(i),
          bidder,
          ...(i < 2 ? { consortium: 'J' } : i === 2 ? { consortium: `J${bidder}` } : {}),
        }),
      ),
    )
    const market = marketOf({ bids })
    expect(rows(market, coBidding(market, DEFAULTS))[0]).toMatchObject({
      pair: 'AB',
      k: 6,
      expected: (8 * 7) / 58,
      logP: logUpperTail(6, 58, 8, 7),
    })
  })

  it('agrees with plain counting on any small market, in one part or several', () => {
    fc.assert(
      fc.property(
        anyBids,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (spec, minLots, parts) => {
          const market = marketOf(spec)
          const settings = settingsWith({ minLots })
          const whole = coBidding(market, settings)
          const found = rows(market, whole)
          const wanted = plainCount(spec.bids, spec.lots).filter((row) => row.k >= minLots)
          expect(found.map(({ pair, k, strata }) => ({ pair, k, strata }))).toEqual(
            wanted.map(({ pair, k, strata }) => ({ pair, k, strata })),
          )
          found.forEach((row, i) => {
            expect(row.expected).toBeCloseTo(wanted[i]!.expected, 10)
            expect(row.lift).toBeCloseTo(row.k / wanted[i]!.expected, 9)
          })
          const pieces = Array.from({ length: parts }, (_, index) =>
            coBidding(market, settings, { index, of: parts }),
          )
          expect(joinCoBidding(pieces)).toEqual(whole)
          for (const row of wanted) {
            const [a, b] = [...row.pair].map((id) => idOf(market, id))
            expect(jointLots(market, a!, b!)).toHaveLength(row.k)
            expect(hasJointLot(market, b!, a!)).toBe(true)
          }
        },
      ),
      { numRuns: 300, seed: 2 },
    )
  })
})

describe('coBiddingFlags', () => {
  // among 120 lots with 16 bidders A and B meet on 6 of 7: p about 1e-8, 120 pairs
  const others = 'CDEFGHIJKLMNOP'
  const crowd = (meetings: number, n = 120): string[] => [
    ...times(meetings, 'AB'),
    'A',
    'B',
    ...Array.from({ length: n - 2 - meetings }, (_, i) => others[i % 14]! + others[(i * 5 + 3) % 14]!).map(
      (two) => [...new Set(two)].join(''),
    ),
  ]
  it('flags a pair that meets on six of its seven lots among a hundred and twenty', () => {
    expect(flagged(marketFrom(crowd(6)))).toContain('AB')
  })
  it('is silent at four joint lots', () => {
    expect(flagged(marketFrom(crowd(4)))).not.toContain('AB')
    expect(flagged(marketFrom(crowd(4)), { minLots: 4 })).toContain('AB')
  })
  it('gives q over all pairs of bidders as bits', () => {
    const alone = Array.from({ length: 112 }, (_, i) => others[i % 14]!)
    const market = marketFrom([...times(6, 'AB'), 'A', 'B', ...alone])
    const pairs = coBidding(market, DEFAULTS)
    const { pair, q, logQ, bits } = coBiddingFlags(pairs, market, DEFAULTS)
    expect([...pair]).toEqual([0])
    expect(logQ[0]).toBeCloseTo(logUpperTail(6, 120, 7, 7) + Math.log((16 * 15) / 2), 9)
    expect(q[0]).toBeCloseTo(Math.exp(logQ[0]!), 15)
    expect(bits[0]).toBe(Math.round(-Math.log2(q[0]!) * BIT))
  })
  it('asks for more where every stratum of the pair has fewer than fifteen bidders', () => {
    const small = [...times(5, 'AB'), 'A', 'A', 'B', 'B', ...times(40, 'CDE')]
    const pairs = coBidding(marketFrom(small), DEFAULTS)
    expect(pairs.smallMarket[0]).toBe(1)
    const q = coBiddingFlags(pairs, marketFrom(small), settingsWith({ smallMarketMaxQ: 1 })).q[0]!
    expect(flagged(marketFrom(small), { smallMarketMaxQ: q * 0.9 })).not.toContain('AB')
    expect(flagged(marketFrom(small), { smallMarketMaxQ: q * 1.1 })).toContain('AB')
    expect(flagged(marketFrom(small), { smallMarketMaxQ: q * 0.9, smallMarketBidders: 5 })).toContain('AB')
  })
  it('asks of a ring on a third of the lots what it can reach, not a lift of three', () => {
    const third = [...times(40, 'ABC'), ...Array.from({ length: 80 }, (_, i) => others[i % 14]!)]
    expect(rows(marketFrom(third), coBidding(marketFrom(third), DEFAULTS))[0]!.lift).toBe(3)
    const more = [...times(50, 'AB'), ...Array.from({ length: 70 }, (_, i) => others[i % 14]!)]
    expect(rows(marketFrom(more), coBidding(marketFrom(more), DEFAULTS))[0]!.lift).toBeCloseTo(2.4, 12)
    expect(flagged(marketFrom(more))).toEqual(['AB'])
    expect(flagged(marketFrom(more), { reachShare: 1 })).toEqual(['AB'])
  })
  it('does not flag a significant pair of low lift', () => {
    const dense = [...times(60, 'AB'), ...times(25, 'A'), ...times(25, 'B'), ...times(90, 'CDEFGHIJKLMNOP')]
    const pairs = coBidding(marketFrom(dense), DEFAULTS)
    expect(pairs.logP[0]!).toBeLessThan(-20)
    expect(pairs.lift[0]!).toBeLessThan(0.8 * pairs.reach[0]!)
    expect(flagged(marketFrom(dense))).not.toContain('AB')
  })
  // Of 240 lots of sixteen bidders a buyer has thirty, on which A and B bid: all of them, or each by turns as
  // it likes.
  const ofOneBuyer = (meet: (i: number) => boolean): Market => {
    const bidders = (i: number): string =>
      i >= 30 ? others[i % 14]! : i % 10 === 9 ? others[i % 14]! : meet(i) ? 'AB' : i % 2 ? 'A' : 'B'
    return marketFrom(
      Array.from({ length: 240 }, (_, i) => bidders(i)),
      (i) => ({ buyer: i < 30 ? 'P' : `Q${i % 40}` }),
    )
  }
  it('does not flag a pair whose meetings their common buyer explains', () => {
    const market = ofOneBuyer((i) => i % 3 > 0)
    expect(flagged(market)).toEqual([])
    expect(flagged(market, { cutMaxP: 1 })).toEqual(['AB'])
    expect(flagged(market, { cutMinLots: 31 })).toEqual(['AB'])
  })
  it('still flags a pair that meets beyond what its common buyer explains', () => {
    const spread = Array.from({ length: 300 }, (_, i) =>
      i % 30 < 3 ? 'AB' : i % 30 === 3 ? 'A' : others[i % 14]!,
    )
    expect(flagged(marketFrom(spread, (i) => ({ buyer: `P${Math.floor(i / 30)}` })))).toEqual(['AB'])
  })
  it('takes a common township for an explanation as well', () => {
    const market = ofOneBuyer((i) => i % 3 > 0)
    const lots = { ...market.lots, buyer: market.lots.township, township: market.lots.buyer }
    expect(flagged({ ...market, lots })).toEqual([])
  })
  it('flags nothing where there is nothing to test', () => {
    expect(flagged(marketFrom([]))).toEqual([])
    expect(flagged(marketFrom(times(20, 'A')))).toEqual([])
  })
})

describe('strataCutBy', () => {
  it('gives values with enough lots of a stratum one of their own and leaves the others together', () => {
    const market = marketFrom(times(9, 'AB'), (i) => ({ industry: i < 6 ? 'housing' : 'water' }))
    const column = Int32Array.of(0, 0, 0, 1, 2, -1, 0, 1, 1)
    const cut = strataCutBy(column, strataOfLots(market, 24), 2)!
    expect([...cut.of]).toEqual([0, 0, 0, 1, 1, 1, 2, 3, 3])
    expect([...cut.lots]).toEqual([3, 3, 1, 2])
  })
  it('is undefined for an empty column', () => {
    const market = marketFrom(times(3, 'AB'))
    expect(strataCutBy(Int32Array.of(-1, -1, -1), strataOfLots(market, 24), 1)).toBeUndefined()
  })
})

const idOf = (market: Market, id: string): number => {
  for (let i = 0; i < market.bidders.count; i++) if (stringAt(market.bidders.id, i) === id) return i
  return -1
}

const anyBids = fc
  .record({
    lots: fc.array(
      fc.record({ industry: fc.constantFrom('housing', 'water'), day: fc.constantFrom(19000, 19010, 20500) }),
      { minLength: 1, maxLength: 12 },
    ),
    bids: fc.array(
      fc.record({
        lot: fc.nat(30),
        bidder: fc.constantFrom(...'ABCDE'),
        no: fc.integer({ min: 1, max: 2 }),
        consortium: fc.constantFrom('', '', 'J', 'K'),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ lots, bids }) => {
    const once = new Map<string, TestBid>()
    for (const { lot, bidder, no, consortium } of bids) {
      const name = nameOf(lot % lots.length)
      once.set(`${name}${bidder}${no}`, { lot: name, bidder, no, ...(consortium ? { consortium } : {}) })
    }
    return { bids: [...once.values()], lots: Object.fromEntries(lots.map((lot, i) => [nameOf(i), lot])) }
  })

/** The rule's counts, from sets of words. */
const plainCount = (bids: TestBid[], lots: Record<string, TestLot>) => {
  const ids = [...new Set(bids.map((bid) => bid.bidder))].sort()
  const stratum = (lot: string): string => `${lots[lot]!.industry} ${lots[lot]!.day === 20500}`
  const lotsOf = (id: string): Set<string> => new Set(bids.filter((b) => b.bidder === id).map((b) => b.lot))
  const consortia = (id: string, lot: string): (string | undefined)[] =>
    bids.filter((b) => b.bidder === id && b.lot === lot && b.consortium).map((b) => b.consortium)
  return ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b) => {
      const partners = (lot: string): boolean => consortia(a, lot).some((c) => consortia(b, lot).includes(c))
      const open = [...new Set(bids.map((bid) => bid.lot))].filter((lot) => !partners(lot))
      const [la, lb] = [lotsOf(a), lotsOf(b)]
      const per = new Map<string, { n: number; a: number; b: number }>()
      for (const lot of open) {
        const sum = per.get(stratum(lot)) ?? { n: 0, a: 0, b: 0 }
        per.set(stratum(lot), {
          n: sum.n + 1,
          a: sum.a + Number(la.has(lot)),
          b: sum.b + Number(lb.has(lot)),
        })
      }
      const common = [...per.values()].filter((sum) => sum.a > 0 && sum.b > 0)
      return {
        pair: a + b,
        k: open.filter((lot) => la.has(lot) && lb.has(lot)).length,
        expected: common.reduce((sum, s) => sum + (s.a * s.b) / s.n, 0),
        strata: common.length,
      }
    }),
  )
}
