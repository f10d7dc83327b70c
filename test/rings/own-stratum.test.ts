import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { defaultGamma } from '../../src/evidence/tie.js'
import { findRings } from '../../src/rings/find.js'
import { RingSettings } from '../../src/rings/settings.js'
import { shuffled, uniform } from '../../src/stats/random.js'
import { honest, LIMIT } from '../rules/fixtures/price-groups.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'

const RING = ['A', 'B', 'C', 'D']
const LOTS = 60

/** Who of the four wins a lot of theirs; undefined = the lowest bid */
type Winner = (lot: number) => number

/**
 * Three regions of sixty lots; in the third hardly anybody but the four bids, and `prices` says what they
 * bid.
 */
const marketWith = (prices: (lot: number, i: number) => number, winner?: Winner) => {
  const bids: TestBid[] = []
  const lots: Record<string, TestLot> = {}
  for (let lot = 0; lot < 3 * LOTS; lot++) {
    const region = Math.floor(lot / LOTS)
    const id = `L${String(lot).padStart(3, '0')}`
    const facts = { industry: 'housing', category: 'works', evaluation: 'lowest-price', controlPrice: LIMIT }
    lots[id] = { ...facts, region: `R${region}`, day: 18000 + (lot % LOTS) * 11 }
    const strangers = Array.from({ length: region < 2 ? 5 : lot % 5 === 0 ? 1 : 0 }, (_, i) => ({
      bidder: `${'XYZ'[region]}${(lot * 7 + i * 3) % 12}`,
      amount: honest(lot, 20 + i),
    }))
    const own = region < 2 ? [] : RING.map((bidder, i) => ({ bidder, amount: prices(lot, i) }))
    const all = [...strangers, ...own]
    const least = Math.min(...all.map(({ amount }) => amount))
    const wins = ({ bidder, amount }: (typeof all)[number]): boolean =>
      winner && own.length > 0 ? bidder === RING[winner(lot)] : amount === least
    for (const one of all) bids.push({ lot: id, ...one, won: wins(one) })
  }
  return marketOf({ bids, lots })
}

const levelOf = (prices: (lot: number, i: number) => number, winner?: Winner): string | undefined => {
  const market = marketWith(prices, winner)
  const { rings } = findRings(market, evaluateRules(market, defaultDetection()), {
    method: 'leiden',
    gamma: defaultGamma(market.bidders.count),
    seed: 1,
    settings: RingSettings.parse({}),
  })
  const four = rings.find(({ draft }) => RING.every((_, i) => draft.members.includes(i)))
  return four?.judged.level
}

describe('a ring that is all but alone in its region', () => {
  it('is suspected by its prices, with which no other lot of its stratum can be compared', () => {
    const winner = (lot: number): number => Math.floor(uniform(5, lot, 0) * 4)
    const cover = (lot: number, i: number): number =>
      Math.round(LIMIT * (i === winner(lot) ? 0.972 : 0.985 + 0.01 * uniform(6, lot, i)))
    expect(levelOf(cover)).toBe('yellow')
  })

  it('is suspected by its turns alone', () => {
    const turns = (lot: number, i: number): number =>
      i === lot % 4 ? Math.round(0.8 * honest(lot, i)) : honest(lot, i)
    expect(levelOf(turns)).toBe('yellow')
  })

  it('is suspected by its turns at prices like all others, and not where as many wins come in any order', () => {
    const order = shuffled(LOTS, 9, 0)
    expect(levelOf(honest, (lot) => lot % 4)).toBe('yellow')
    expect(levelOf(honest, (lot) => order[lot % LOTS]! % 4)).toBeUndefined()
  })

  it('is none where four firms bid as others do', () => {
    expect(levelOf(honest)).not.toBe('yellow')
    expect(levelOf(honest)).not.toBe('red')
  })
})
