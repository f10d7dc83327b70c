import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { uniform } from '../../src/stats/random.js'
import { marketOf, type TestBid } from '../support/market.js'
import { itemsOf } from './support.js'

/** 60 bidders on 240 lots, each on one lot in twelve by chance: about twenty lots a bidder, five bidders a lot. */
const crowd = (uses: (bidder: number, lot: number) => TestBid['uses']): TestBid[] =>
  Array.from({ length: 240 }, (_, lot) => lot).flatMap((lot) =>
    Array.from({ length: 60 }, (_, i) => i)
      .filter((i) => uniform(5, i, lot) < 1 / 12)
      .map((i) => {
        const own = uses(i, lot)
        return { lot: `L${lot}`, bidder: name(i), ...(own === undefined ? {} : { uses: own }) }
      }),
  )
const name = (i: number): string => `B${String(i).padStart(2, '0')}`
const together = (members: number[], lots: number, uses: TestBid['uses']): TestBid[] =>
  Array.from({ length: lots }, (_, lot) =>
    members.map((i) => ({ lot: `R${lot}`, bidder: name(i), ...(uses ? { uses } : {}) })),
  ).flat()

const shop = { 'bids.contact_phone': 'shop' }
const clients = [3, 11, 20, 29, 38, 47]
const readingOf = (bids: TestBid[]) => {
  const market = marketOf({ bids })
  return itemsOf(market, evaluateRules(market, defaultDetection())).filter((item) => item.kind === 'phone')
}

describe('a value with a clientele', () => {
  it('is read as a service provider’s when its holders meet no oftener than chance', () => {
    const items = readingOf(crowd((i) => (clients.includes(i) ? shop : undefined)))
    expect(items).toHaveLength(15)
    for (const item of items) {
      expect(item.flags).toContain('serviceProvider')
      expect(item.grade).toBe('弱')
      expect(item.bits).toBeCloseTo(Math.log2((0.95 * 59) / 5) / 4, 3)
    }
  })

  it('is never explained away for a ring, whose members keep meeting', () => {
    const ring = [3, 11, 20, 29]
    const items = readingOf([
      ...crowd((i) => (ring.includes(i) ? shop : undefined)).filter(
        (bid) => !ring.map(name).includes(bid.bidder) || Number(bid.lot.slice(1)) % 3 === 0,
      ),
      ...together(ring, 12, shop),
    ])
    expect(items).toHaveLength(6)
    for (const item of items) expect(item.flags).not.toContain('serviceProvider')
  })

  it('keeps the pair tied that meets beyond chance among a shop’s clients', () => {
    const pair = [3, 11]
    const items = readingOf([
      ...crowd((i) => (clients.includes(i) ? shop : undefined)),
      ...together(pair, 20, shop),
    ])
    const free = items.filter((item) => !item.flags.includes('serviceProvider')).map(({ a, b }) => [a, b])
    expect(free).toEqual([pair.map(name)])
  })

  it('takes three holders to be one', () => {
    const items = readingOf(crowd((i) => (clients.slice(0, 2).includes(i) ? shop : undefined)))
    expect(items).toHaveLength(1)
    expect(items[0]!.flags).not.toContain('serviceProvider')
  })
})
