import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findString, stringAt } from '../../src/arrays/strings.js'
import { buildAdjacency } from '../../src/market/adjacency.js'
import type { Market } from '../../src/market/market.js'
import { partOf } from '../../src/market/part.js'
import { marketOf, type TestMarket } from '../support/market.js'

/** What a market says, by names and not by indices. */
const told = (market: Market): unknown => {
  const { bidders, lots, bids, values, words } = market
  const org = (i: number): string => stringAt(bidders.id, i)
  const lot = (i: number): string => stringAt(lots.id, i)
  const bid = (i: number): string => `${lot(bids.lot[i]!)}/${org(bids.bidder[i]!)}`
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)
  return {
    bidders: range(0, bidders.count).map((i) => [org(i), stringAt(bidders.name, i)]),
    lots: range(0, lots.count).map((i) => [lot(i), stringAt(words, lots.industry[i]!), lots.day[i]]),
    bids: range(0, bids.count).map((i) => [bid(i), bids.won[i], bids.amount[i]]),
    byLot: range(0, lots.count).map((i) => range(bids.lotOffsets[i]!, bids.lotOffsets[i + 1]!).map(bid)),
    byBidder: range(0, bidders.count).map((i) =>
      Array.from(bids.byBidder.subarray(bids.bidderOffsets[i]!, bids.bidderOffsets[i + 1]!), bid),
    ),
    values: range(0, values.count).map((v) => [
      [values.kind[v], values.hi[v], values.lo[v], values.holders[v]],
      range(values.useOffsets[v]!, values.useOffsets[v + 1]!).map((u) => [
        org(values.useBidder[u]!),
        values.useBid[u]! < 0 ? null : bid(values.useBid[u]!),
        values.useSource[u],
      ]),
    ]),
  }
}

const FIRMS = ['A', 'B', 'C', 'D']
const LOTS = ['L1', 'L2', 'L3', 'L4']
const firm = fc.constantFrom(...FIRMS)
const spec = fc.record({
  bids: fc.uniqueArray(
    fc.record({
      lot: fc.constantFrom(...LOTS),
      bidder: firm,
      won: fc.boolean(),
      amount: fc.integer({ min: 1, max: 9 }),
      uses: fc.record({ 'bids.lock_no': fc.constantFrom('GL-1', 'GL-2', 'GL-3') }),
    }),
    { selector: ({ lot, bidder }) => lot + bidder, minLength: 1 },
  ),
  facts: fc.uniqueArray(
    fc.record({
      bidder: firm,
      source: fc.constant('bidders.phone' as const),
      value: fc.constantFrom('13800000001', '13800000002'),
    }),
    { selector: ({ bidder, value }) => bidder + value, maxLength: 4 },
  ),
})
const lots = Object.fromEntries(
  LOTS.map((id, i) => [id, { industry: i < 2 ? 'housing' : 'transport', day: 20000 + i }]),
)

it('a part is the market that there would be, had there been nothing but its lots', () => {
  fc.assert(
    fc.property(spec, fc.subarray(LOTS, { minLength: 1 }), ({ bids, facts }, kept) => {
      const bid = bids.filter(({ lot }) => kept.includes(lot))
      fc.pre(bid.length > 0)
      const all: TestMarket = {
        bids,
        facts: facts.filter(({ bidder }) => bids.some((one) => one.bidder === bidder)),
        lots,
      }
      const own: TestMarket = {
        bids: bid,
        facts: facts.filter(({ bidder }) => bid.some((one) => one.bidder === bidder)),
        lots: Object.fromEntries(Object.entries(lots).filter(([id]) => kept.includes(id))),
      }
      const whole = marketOf(all)
      const mask = Uint8Array.from({ length: whole.lots.count }, (_, lot) =>
        kept.includes(stringAt(whole.lots.id, lot)) ? 1 : 0,
      )
      expect(told(partOf(whole, mask))).toEqual(told(marketOf(own)))
    }),
    { numRuns: 200 },
  )
})

it('owners of who bid there, and buyers, are of the part; other firms and what they own are not', () => {
  const whole = marketOf({
    bids: ['A', 'B', 'C'].map((bidder, i) => ({ lot: i < 2 ? 'L1' : 'L2', bidder })),
    lots: { L1: { buyer: 'BUYER-1' }, L2: { buyer: 'BUYER-2' } },
    holdings: [
      { owner: 'HOLDING', owned: 'A' },
      { owner: 'HOLDING', owned: 'B' },
      { owner: 'ELSEWHERE', owned: 'C' },
      { owner: 'A', owned: 'C' },
    ],
  })
  const part = partOf(whole, Uint8Array.from([1, 0]))
  const orgs = Array.from({ length: part.bidders.orgCount }, (_, i) => stringAt(part.bidders.id, i))
  expect(orgs).toEqual(['A', 'B', 'BUYER-1', 'HOLDING'])
  expect(part.holdings.count).toBe(2)
  expect(stringAt(part.bidders.id, part.lots.buyer[0]!)).toBe('BUYER-1')
  expect(findString(part.lots.id, 'L2')).toBe(-1)
  expect(buildAdjacency(part).holdingOf.length).toBe(4)
})
