import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listedByChance } from '../../src/detection/control/control.js'
import { redealt } from '../../src/detection/control/redeal.js'
import { alone, detectRings } from '../../src/detection/pipeline.js'
import { parseDetectSettings } from '../../src/detection/settings.js'
import type { Market } from '../../src/market/market.js'
import { strataOfLots } from '../../src/market/strata.js'
import { marketOf, type TestBid, type TestMarket } from '../support/market.js'

const MONTHS = 24
const INPUT = { settings: parseDetectSettings({}), seed: 1, communities: 'leiden' as const }

/** Markets of up to 14 bidders on up to 30 lots of two strata, half of the bids from one of five machines. */
const markets = fc
  .array(
    fc.record({
      lot: fc.integer({ min: 0, max: 29 }),
      bidder: fc.integer({ min: 0, max: 13 }),
      mac: fc.option(fc.integer({ min: 1, max: 5 })),
      won: fc.boolean(),
    }),
    { minLength: 2, maxLength: 120 },
  )
  .map((rows): TestMarket => {
    const seen = new Set<string>()
    const bids: TestBid[] = []
    for (const { lot, bidder, mac, won } of rows) {
      const key = `${lot}/${bidder}`
      if (seen.has(key)) continue
      seen.add(key)
      const uses = mac === null ? {} : { 'bids.mac': `AA:00:00:00:00:0${mac}` }
      bids.push({ lot: `L${lot}`, bidder: `B${bidder}`, won, amount: 1000 + lot, uses })
    }
    const lots = Object.fromEntries(
      bids.map(({ lot }) => [lot, { day: 100, industry: Number(lot.slice(1)) % 2 === 0 ? 'road' : 'water' }]),
    )
    return { bids, lots }
  })

/** By bidder, stratum and outcome: how many lots. */
const places = (market: Market): string[] => {
  const { of } = strataOfLots(market, MONTHS)
  const { bids } = market
  return Array.from(bids.lot, (lot, q) => `${bids.bidder[q]}/${of[lot]}/${bids.won[q]}`).sort()
}

describe('a market dealt by chance', () => {
  it('keeps the bids of each lot, and the lots and awards of each bidder in each stratum', () => {
    fc.assert(
      fc.property(markets, fc.integer(), (rows, seed) => {
        const market = marketOf(rows)
        const dealt = redealt(market, MONTHS, seed)
        expect(dealt.bids.lotOffsets).toEqual(market.bids.lotOffsets)
        expect(places(dealt)).toEqual(places(market))
        const amounts = (m: Market): string[] =>
          Array.from(m.bids.lot, (lot, q) => `${lot}/${m.bids.amount[q]}/${m.bids.won[q]}`).sort()
        expect(amounts(dealt)).toEqual(amounts(market))
      }),
    )
  })

  it('is in canonical order, with nobody twice on a lot', () => {
    fc.assert(
      fc.property(markets, fc.integer(), (rows, seed) => {
        const { bids, values } = redealt(marketOf(rows), MONTHS, seed)
        for (let q = 1; q < bids.count; q++)
          if (bids.lot[q] === bids.lot[q - 1]) expect(bids.bidder[q]).toBeGreaterThan(bids.bidder[q - 1]!)
        for (let v = 0; v < values.count; v++)
          for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
            expect(bids.bidder[values.useBid[u]!]).toBe(values.useBidder[u])
            if (u > values.useOffsets[v]!)
              expect(values.useBidder[u]).toBeGreaterThanOrEqual(values.useBidder[u - 1]!)
          }
      }),
    )
  })

  it('shows on each bid one of the cells that a like bidder showed: as many bids have a machine or none', () => {
    const { bids } = marketOf(everybodyMeets())
    const dealt = redealt(marketOf(everybodyMeets()), MONTHS, 5)
    const filled = (columns: Uint32Array): number => columns.reduce((n, bits) => n + (bits === 0 ? 0 : 1), 0)
    expect(filled(dealt.bids.filledLo)).toBe(filled(bids.filledLo))
    expect(dealt.values.holders).toEqual(marketOf(everybodyMeets()).values.holders)
  })

  it('is the same for the same seed and another for another', () => {
    const market = marketOf(everybodyMeets())
    expect(redealt(market, MONTHS, 7)).toEqual(redealt(market, MONTHS, 7))
    const holders = (seed: number): string => [...redealt(market, MONTHS, seed).values.useBidder].join()
    expect(new Set([1, 2, 3, 4, 5].map(holders)).size).toBeGreaterThan(1)
  })
})

/** Twelve bidders on each of thirty lots, three of them from one machine, desk and account. */
const everybodyMeets = (): TestMarket => ({
  bids: Array.from({ length: 360 }, (_, i) => ({
    lot: `L${Math.floor(i / 12)}`,
    bidder: `B${String(i % 12).padStart(2, '0')}`,
    amount: 100_000_00 + 1000 * i,
    won: i % 12 === (Math.floor(i / 12) * 5) % 12,
    uses:
      i % 12 < 3
        ? {
            'bids.mac': '3C:52:82:11:22:33',
            'bids.disk_serial': 'WD-1234567',
            'bids.upload_account': 'agent7',
          }
        : { 'bids.mac': `3C:52:82:00:00:${10 + (i % 12)}` },
  })),
  lots: Object.fromEntries(
    Array.from({ length: 30 }, (_, l) => [`L${l}`, { day: 1000 + l, industry: 'road' }]),
  ),
})

describe('rings that chance alone would list', () => {
  it('are as many as are listed where chance cannot part the holders: everybody bids everywhere', async () => {
    const market = marketOf(everybodyMeets())
    const { found } = await detectRings(market, INPUT, alone(market, INPUT.settings))
    const listed = found.counts.red + found.counts.yellow
    expect(listed).toBe(1)
    const chance = await listedByChance(market, INPUT, 2)
    expect(chance.map(({ red, yellow }) => red + yellow)).toEqual([listed, listed])
  })

  it('are none where three of many share machines on lots that they would hardly meet on by chance', async () => {
    const market = marketOf(threeOfMany())
    const { found } = await detectRings(market, INPUT, alone(market, INPUT.settings))
    expect(found.counts.red + found.counts.yellow).toBe(1)
    const chance = await listedByChance(market, INPUT, 2)
    expect(chance).toEqual([
      { red: 0, yellow: 0, bidders: 0 },
      { red: 0, yellow: 0, bidders: 0 },
    ])
  })
})

/**
 * Three bidders of sixty share machine, disk and account on six lots of their own; the others meet at random.
 */
const threeOfMany = (): TestMarket => {
  const bids: TestBid[] = []
  for (let l = 0; l < 120; l++) {
    const ring = l < 6
    const on = ring ? [0, 1, 2, 3 + l] : [0, 1, 2, 3].map((k) => 3 + ((l * 17 + k * (11 + (l % 7))) % 57))
    for (const b of new Set(on))
      bids.push({
        lot: `L${String(l).padStart(3, '0')}`,
        bidder: `B${String(b).padStart(2, '0')}`,
        amount: 100_000_00 + 7919 * ((l * 31 + b * 17) % 101),
        won: b === on[l % 2]!,
        uses:
          b < 3
            ? {
                'bids.mac': '3C:52:82:11:22:33',
                'bids.disk_serial': 'WD-1234567',
                'bids.upload_account': 'a7',
              }
            : { 'bids.mac': `3C:52:82:00:01:${10 + b}` },
      })
  }
  const lots = Object.fromEntries(
    Array.from({ length: 120 }, (_, l) => [
      `L${String(l).padStart(3, '0')}`,
      { day: 1000 + l, industry: 'road' },
    ]),
  )
  return { bids, lots }
}
