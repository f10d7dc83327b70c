import { stringAt } from '../../src/arrays/strings.js'
import { DetectSettings } from '../../src/detection/settings.js'
import { SOURCES } from '../../src/domain/value-kind.js'
import { evaluateRules, type Findings } from '../../src/evidence/evaluate.js'
import { defaultGamma } from '../../src/evidence/tie.js'
import type { Market } from '../../src/market/market.js'
import { type CommunityMethod, type FoundRings, findRings } from '../../src/rings/find.js'
import { type Asked, recordRings } from '../../src/rings/record.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'

/** Values by their place in the market, for tests that have no store to ask. */
export const VALUES: Record<string, string> = {
  'bids.lock_no': 'GL-88231907',
  'bids.mac': '0011223344FF',
  'bids.disk_serial': 'WD-1234567',
  'bids.contact_phone': '13800001234',
}

/**
 * 60 firms, five of them chosen for each of 60 lots by a fixed rule, and a ring of three on every fifth lot:
 * one lock for all, one machine for two of them, one phone for all.
 */
export const ringMarket = (reverse = false): Market => {
  const { bids, lots } = parts()
  if (reverse) bids.reverse()
  return marketOf({ bids, lots, names: { 甲: '甲建设有限公司', 乙: '乙建设有限公司', 丙: '丙建设有限公司' } })
}

const parts = (): { bids: TestBid[]; lots: Record<string, TestLot> } => {
  const bids: TestBid[] = []
  const lots: Record<string, TestLot> = {}
  for (let l = 0; l < 60; l++) {
    const lot = `L${String(l).padStart(2, '0')}`
    lots[lot] = { day: 19000 + l, industry: 'housing', category: 'works', region: '330922' }
    const firms = new Set(
      Array.from({ length: 5 }, (_, k) => `F${String((l * 7 + k * k * 11 + k) % 60).padStart(2, '0')}`),
    )
    for (const bidder of firms) bids.push({ lot, bidder, amount: 100_000_000, won: false })
    if (l % 5 === 0) bids.push(...ringBids(lot))
  }
  return { bids, lots }
}

/** The bids of `ringMarket`, without their lots' words. */
export const ringMarketBids = (): TestBid[] => parts().bids

const ringBids = (lot: string): TestBid[] =>
  ['甲', '乙', '丙'].map((bidder, i) => ({
    lot,
    bidder,
    amount: 98_000_000,
    won: i === 0,
    uses: {
      'bids.lock_no': VALUES['bids.lock_no']!,
      'bids.contact_phone': VALUES['bids.contact_phone']!,
      ...(i < 2 && { 'bids.mac': VALUES['bids.mac']!, 'bids.disk_serial': VALUES['bids.disk_serial']! }),
    },
  }))

export const found = (
  market: Market,
  method: CommunityMethod = 'leiden',
): { findings: Findings; rings: FoundRings } => {
  const settings = DetectSettings.parse({})
  const findings = evaluateRules(market, settings)
  const gamma = defaultGamma(market.bidders.count)
  return {
    findings,
    rings: findRings(market, findings, { method, gamma, seed: 1, settings: settings.rings }),
  }
}

export const recorded = (market: Market, method?: CommunityMethod) => {
  const { findings, rings } = found(market, method)
  return recordRings(
    rings.rings,
    { texts: textsOf(market), sources: new Map() },
    {
      market,
      run: { id: 'RUN-000001', at: '2026-01-01T00:00:00.000Z' },
      known: [],
      notEvaluated: findings.notEvaluated,
      settings: DetectSettings.parse({}).rings,
    },
  )
}

const textsOf = (market: Market): Asked['texts'] =>
  new Map(
    Array.from({ length: market.values.count }, (_, v) => {
      const source = market.values.useSource[market.values.useOffsets[v]!]!
      return [v, VALUES[SOURCES[source]!.id]]
    }),
  )

export const idsOf = (market: Market, members: readonly number[]): string[] =>
  members.map((bidder) => stringAt(market.bidders.id, bidder))
