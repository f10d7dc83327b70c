import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { uniform } from '../../src/stats/random.js'
import { marketOf, type TestBid } from '../support/market.js'
import { itemsOf } from './support.js'

/**
 * 60 bidders on 240 lots, each on one lot in twelve by chance: about twenty lots a bidder, five bidders a
 * lot.
 */
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
const itemsIn = (bids: TestBid[], kind: string) => {
  const market = marketOf({ bids })
  return itemsOf(market, evaluateRules(market, defaultDetection())).filter((item) => item.kind === kind)
}
const readingOf = (bids: TestBid[]) => itemsIn(bids, 'phone')

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

  it('takes three holders to be one, unless it is a contact, as of an office, of two who do not keep meeting', () => {
    const two = clients.slice(0, 2)
    const agent = { 'bids.operator': 'shop' }
    const operators = itemsIn(
      crowd((i) => (two.includes(i) ? agent : undefined)),
      'operator',
    )
    expect(operators).toHaveLength(1)
    expect(operators[0]!.flags).not.toContain('serviceProvider')
    const phones = readingOf(crowd((i) => (two.includes(i) ? shop : undefined)))
    expect(phones.map(({ flags, grade }) => [flags.includes('serviceProvider'), grade])).toEqual([
      [true, '线'],
    ])
    const meeting = readingOf([
      ...crowd((i) => (two.includes(i) ? shop : undefined)),
      ...together(two, 12, shop),
    ])
    expect(meeting.map(({ flags, grade }) => [flags.includes('serviceProvider'), grade])).toEqual([
      [false, '强'],
    ])
  })

  it('says nothing of two who bid on all of their few lots together', () => {
    expect(readingOf(together([3, 11], 4, shop)).map(({ flags }) => flags)).toEqual([[]])
  })
})

/** Forty lots on which everybody of a small trade bids, and twenty of each one's own. */
const trade = (uses: (bidder: number, lot: number, alone: boolean) => TestBid['uses']): TestBid[] => {
  const own = (lot: string, i: number, given: TestBid['uses']): TestBid => ({
    lot,
    bidder: name(i),
    ...(given === undefined ? {} : { uses: given }),
  })
  return [
    ...Array.from({ length: 40 }, (_, lot) =>
      Array.from({ length: 5 }, (_, i) => own(`T${lot}`, i, uses(i, lot, false))),
    ).flat(),
    ...Array.from({ length: 20 }, (_, lot) =>
      Array.from({ length: 5 }, (_, i) => own(`A${i}-${lot}`, i, uses(i, lot, true))),
    ).flat(),
  ]
}
const machine = { 'bids.machine_code': 'shop' }
const machinesIn = (bids: TestBid[]) => itemsIn(bids, 'machine-code')

describe('a machine whose users keep meeting, as everybody in the trade does', () => {
  it('is a shop’s when each uses it now and then, with or without the others', () => {
    const items = machinesIn(
      trade((i, lot, alone) => (uniform(7, i, lot + (alone ? 100 : 0)) < 0.25 ? machine : undefined)),
    )
    expect(items).toHaveLength(10)
    expect(items.some(({ lots }) => lots.length > 1)).toBe(true)
    for (const { flags, grade } of items) {
      expect(flags).toContain('serviceProvider')
      expect(grade === '线' || grade === '弱').toBe(true)
    }
  })

  it('is a ring’s when they use it together, or hardly ever without the others, or for all they do', () => {
    const together = machinesIn(
      trade((_, lot, alone) => ((alone ? lot % 4 === 0 : lot % 4 === 0) ? machine : undefined)),
    )
    const accompanied = machinesIn(
      trade((i, lot, alone) => (!alone && uniform(7, i, lot) < 0.4 ? machine : undefined)),
    )
    const always = machinesIn(trade(() => machine))
    for (const items of [together, accompanied, always]) {
      expect(items).toHaveLength(10)
      for (const { flags } of items) expect(flags).not.toContain('serviceProvider')
    }
  })

  it('is a ring’s for the two among a shop’s customers who use it together', () => {
    const items = machinesIn(
      trade((i, lot, alone) =>
        (i < 2 && !alone && lot % 3 === 0) || uniform(7, i, lot + (alone ? 100 : 0)) < 0.15
          ? machine
          : undefined,
      ),
    )
    const tied = items.filter(({ flags }) => !flags.includes('serviceProvider')).map(({ a, b }) => [a, b])
    expect(tied).toEqual([[name(0), name(1)]])
  })
})
