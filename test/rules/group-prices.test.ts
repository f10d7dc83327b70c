import { describe, expect, it } from 'vitest'
import { findString } from '../../src/arrays/strings.js'
import type { GroupFinding } from '../../src/rules/group-rule.js'
import { GROUP_RULES } from '../../src/rules/group-rules.js'
import { settingsOf } from '../../src/rules/index.js'
import { uniform } from '../../src/stats/random.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'

const normal = (lot: number, i: number): number =>
  Math.sqrt(-2 * Math.log(1 - uniform(13, lot, 2 * i))) * Math.cos(2 * Math.PI * uniform(13, lot, 2 * i + 1))
const LIMIT = 100_000_000
const honest = (lot: number, i: number): number => Math.round(LIMIT * 0.88 * (1 + 0.04 * normal(lot, i)))

type Lot = { prices: Record<string, number>; won?: string; facts?: TestLot }
/** Lots of the group before 80 honest lots of six of twenty firms. */
const marketWith = (lots: Lot[], facts: TestLot = {}) => {
  const background = Array.from({ length: 80 }, (_, l): Lot => {
    const prices = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [`H${(l * 7 + i * 3) % 20}`, honest(l, i)]),
    )
    const won = Object.entries(prices).sort(([, x], [, y]) => x - y)[0]![0]
    return { prices, won }
  })
  const all = [...lots, ...background]
  return marketOf({
    bids: all.flatMap(({ prices, won }, l) =>
      Object.entries(prices).map(
        ([bidder, amount]): TestBid => ({
          lot: `L${String(l).padStart(3, '0')}`,
          bidder,
          amount,
          won: bidder === won,
        }),
      ),
    ),
    lots: Object.fromEntries(
      all.map((lot, l) => [
        `L${String(l).padStart(3, '0')}`,
        { controlPrice: LIMIT, ...facts, ...lot.facts },
      ]),
    ),
  })
}
const ask = (
  rule: string,
  market: ReturnType<typeof marketWith>,
  members: string,
): GroupFinding | undefined => {
  const one = GROUP_RULES.find((r) => r.rule === rule)!
  return one.prepare(
    market,
    settingsOf(rule, {}),
    1,
  )([...members].map((id) => findString(market.bidders.id, id)))
}
const eight = (of: (l: number) => Lot): Lot[] => Array.from({ length: 8 }, (_, l) => of(l))
const scattered = (l: number): Record<string, number> =>
  Object.fromEntries([...'ABCDXY'].map((bidder, i) => [bidder, honest(500 + l, i)]))

describe('the coalition screen of a group (PRC-04)', () => {
  const tight = (l: number): Record<string, number> => ({
    ...scattered(l),
    ...Object.fromEntries(
      [...'ABCD'].map((bidder, i) => [bidder, Math.round(9e7 * (1 + 0.002 * normal(700 + l, i)))]),
    ),
  })
  it('finds members whose prices stand together on the lots that they share', () => {
    const found = ask('PRC-04', marketWith(eight((l) => ({ prices: tight(l) }))), 'ABCD')
    expect(found).toMatchObject({ grade: '线', members: [0, 1, 2, 3], lots: [0, 1, 2, 3, 4, 5, 6, 7] })
    expect(found!.detail.null).toBe('stratum-rank')
    expect(found!.bits).toBeGreaterThan(10 * 65536)
  })
  it('is silent of members with prices like anybody’s, of two lots, and where an average awards', () => {
    expect(ask('PRC-04', marketWith(eight((l) => ({ prices: scattered(l) }))), 'ABCD')).toBeUndefined()
    const two = marketWith(
      eight((l) => ({ prices: l < 2 ? tight(l) : { X: honest(l, 90), Y: honest(l, 91) } })),
    )
    expect(ask('PRC-04', two, 'ABCD')).toBeUndefined()
    const average = marketWith(
      eight((l) => ({ prices: tight(l) })),
      { evaluation: 'average-price' },
    )
    expect(ask('PRC-04', average, 'ABCD')).toBeUndefined()
  })
})

describe('cover bids of a group (PRC-10)', () => {
  const covered = (l: number): Record<string, number> => {
    const low = Math.round(LIMIT * (0.8 + 0.001 * l))
    return {
      A: low,
      B: Math.round(low * 1.08 + 90_017 * uniform(5, l, 1)),
      C: Math.round(low * 1.08 + 90_017 * uniform(5, l, 2)),
      D: Math.round(low * 1.08 + 90_017 * uniform(5, l, 3)),
      X: Math.round(low * 1.3 + honest(l, 4) / 50),
    }
  }
  it('finds members that bid in a crowd clear above the one that wins', () => {
    const found = ask('PRC-10', marketWith(eight((l) => ({ prices: covered(l) }))), 'ABCD')
    expect(found).toMatchObject({ grade: '线', members: [0, 1, 2, 3] })
    expect(found!.lots).toHaveLength(8)
  })
  it('is silent where a stranger is the lowest, and of honest prices', () => {
    const beaten = eight((l) => ({ prices: { ...covered(l), Y: LIMIT * 0.7 } }))
    expect(ask('PRC-10', marketWith(beaten), 'ABCD')).toBeUndefined()
    expect(ask('PRC-10', marketWith(eight((l) => ({ prices: scattered(l) }))), 'ABCD')).toBeUndefined()
  })
})

describe('prices near the limit where a group wins (PRC-05)', () => {
  const dear = (l: number, level: number): Lot => ({
    prices: { A: Math.round(LIMIT * level) + l, B: LIMIT * 0.995 - 17 * l, X: LIMIT * 0.999 },
    won: 'A',
  })
  it('finds winners near the limit, and says how far above the usual level', () => {
    const found = ask('PRC-05', marketWith(eight((l) => dear(l, 0.985))), 'AB')
    expect(found).toMatchObject({ grade: '线', members: [0, 1] })
    expect(found!.detail.aboveFen as number).toBeGreaterThan(8 * 0.1 * LIMIT)
  })
  it('is silent of winners at the usual level, without a limit, and where a stranger wins', () => {
    expect(ask('PRC-05', marketWith(eight((l) => dear(l, 0.84))), 'AB')).toBeUndefined()
    const unlimited = eight((l) => ({ ...dear(l, 0.985), facts: { controlPrice: Number.NaN } }))
    expect(ask('PRC-05', marketWith(unlimited), 'AB')).toBeUndefined()
    const lost = eight((l) => ({ ...dear(l, 0.985), won: 'X' }))
    expect(ask('PRC-05', marketWith(lost), 'AB')).toBeUndefined()
  })
})

describe('ladder placement (PRC-09)', () => {
  const laddered = (l: number, step: number): Record<string, number> => ({
    ...Object.fromEntries(
      [...'ABCD'].map((bidder, i) => [bidder, 80_012_345 + 1000 * l + step * i + ((i * 7919) % 9001)]),
    ),
    X: 80_012_345 + 1000 * l + 433_211,
    Y: 80_012_345 + 1000 * l + 1_311_873,
  })
  it('finds members that lie evenly over the range of prices', () => {
    const found = ask('PRC-09', marketWith(eight((l) => ({ prices: laddered(l, 1_234_567) }))), 'ABCD')
    expect(found).toMatchObject({
      grade: '强',
      members: [0, 1, 2, 3],
      detail: { null: 'uniform-spacing', evenLots: 8 },
    })
  })
  it('is silent of prices that come as they come, of round steps, and of a corner of the range', () => {
    expect(ask('PRC-09', marketWith(eight((l) => ({ prices: scattered(l) }))), 'ABCD')).toBeUndefined()
    const round = eight((l) => ({
      prices: { ...scattered(l), A: 80_000_000, B: 90_000_000, C: 100_000_000, D: 110_000_000 },
    }))
    expect(ask('PRC-09', marketWith(round.slice(0, 1)), 'ABCD')).toBeUndefined()
    const corner = eight((l) => ({ prices: { ...laddered(l, 1_234_567), Y: 130_000_000 } }))
    expect(ask('PRC-09', marketWith(corner), 'ABCD')).toBeUndefined()
  })
})

describe('moving the average (PRC-11)', () => {
  /** Ten honest bids at 90, and five of the group: four far above pull the average, so that the fifth wins. */
  const moved = (l: number, pull: number): Lot => {
    const prices: Record<string, number> = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`X${i}`, Math.round(90e6 + 700_000 * normal(900 + l, i))]),
    )
    ;[...'BCDE'].forEach((bidder, i) => {
      prices[bidder] = Math.round(90e6 * pull + 10_000 * i + 131 * l)
    })
    prices.A = 0
    const mean = Object.values(prices).reduce((sum, x) => sum + x, 0) / 14
    prices.A = Math.round(mean)
    return { prices, won: 'A' }
  }
  const average = { evaluation: 'average-price' }
  it('finds a group without whose bids others would have won, oftener than without as many bids of anybody', () => {
    const found = ask(
      'PRC-11',
      marketWith(
        eight((l) => moved(l, 1.12)),
        average,
      ),
      'ABCDE',
    )
    expect(found).toMatchObject({
      grade: '强',
      members: [0, 1, 2, 3, 4],
      detail: { null: 'random-removal', of: 8 },
    })
  })
  it('is silent of bids at the average, where the lowest wins, and where the winner is a stranger', () => {
    expect(
      ask(
        'PRC-11',
        marketWith(
          eight((l) => moved(l, 1)),
          average,
        ),
        'ABCDE',
      ),
    ).toBeUndefined()
    expect(ask('PRC-11', marketWith(eight((l) => moved(l, 1.12))), 'ABCDE')).toBeUndefined()
    const strangers = eight((l) => ({ ...moved(l, 1.12), won: 'X1' }))
    expect(ask('PRC-11', marketWith(strangers, average), 'ABCDE')).toBeUndefined()
  })
})

it('price rules of groups call few honest groups suspicious', () => {
  const market = marketWith([])
  let called = 0
  for (let g = 0; g < 60; g++) {
    const members = Array.from({ length: 4 }, (_, i) => `H${(g + 3 * i) % 20}`)
    for (const rule of ['PRC-04', 'PRC-05', 'PRC-09', 'PRC-10'])
      if (
        GROUP_RULES.find((r) => r.rule === rule)!.prepare(
          market,
          settingsOf(rule, {}),
          1,
        )(members.map((id) => findString(market.bidders.id, id)).sort((x, y) => x - y))
      )
        called++
  }
  expect(called).toBe(0)
})
