import { describe, expect, it } from 'vitest'
import { BIT } from '../../src/domain/grade.js'
import { marketOf } from '../support/market.js'
import { found, idsOf, recorded, ringMarket, ringMarketBids } from './ring-market.js'

const market = ringMarket()

describe('a planted ring', () => {
  it('comes out first, at red, with its members and nobody else, by every community method', () => {
    for (const method of ['leiden', 'louvain', 'components'] as const) {
      const best = found(market, method).rings.rings[0]!
      expect(best.judged.level).toBe('red')
      expect(idsOf(market, best.draft.members)).toEqual(['丙', '乙', '甲'])
    }
  })
  it('carries each fact once, merged over pairs, strongest first', () => {
    const { ring } = recorded(market).records[0]!
    expect(
      ring.evidence.map(({ rule, kind, grade, members }) => [rule, kind, grade, members.length]),
    ).toEqual([
      ['DOC-01', 'lock', '视', 3],
      ['NET-05', null, '强', 3],
      ['HW-01', 'mac', '强', 2],
      ['HW-03', 'disk', '强', 2],
      ['REL-05', 'phone', '强', 3],
      ['NET-01', null, '线', 3],
      ['NET-02', null, '线', 3],
    ])
    expect(ring.evidence[0]).toMatchObject({
      value: 'GL-88231907',
      holders: 3,
      of: 63,
      sources: ['bids.lock_no'],
      firstDay: '2022-01-08',
      lastDay: '2022-03-04',
    })
    expect(ring.evidence[3]!.notes).toEqual(['subsumed'])
    expect(ring.lots).toHaveLength(12)
    expect(ring.evidence[5]!.lots).toEqual(ring.lots)
  })
  it('shows its winner, its covers, the members’ winnings and channels that sum to the score', () => {
    const { ring } = recorded(market).records[0]!
    expect(ring.members.map(({ role, bids, wins, support }) => [role, bids, wins, support])).toEqual([
      ['cover', 12, 0, 1],
      ['cover', 12, 0, 1],
      ['winner', 12, 12, 1],
    ])
    expect(ring.amountFen).toBe(12 * 98_000_000)
    expect(ring.channels).toMatchObject({ price: 0, outcome: expect.any(Number) })
    expect(ring.score).toBeCloseTo(
      ring.channels.identity! + ring.channels.participation! + ring.channels.outcome!,
      1,
    )
  })
  it('hides personal values, and keeps them apart for who may see them', () => {
    const { ring, clear } = recorded(market).records[0]!
    const phone = ring.evidence.findIndex((item) => item.kind === 'phone')
    expect(ring.evidence[phone]!.value).toBe('138****1234')
    expect(clear.map((text) => text !== null)).toEqual([false, false, false, false, true, false, false])
    expect(clear[phone]).toBe('13800001234')
    expect(JSON.stringify(ring)).not.toContain('13800001234')
  })
  it('shows ties by family that add up', () => {
    for (const tie of recorded(market).records[0]!.ties) {
      const sum = Object.values(tie.families).reduce((total, bits) => total + bits, 0)
      expect(Math.abs(sum - tie.bits)).toBeLessThan(0.05)
    }
  })
})

it('a channel is null only when nothing of it could be evaluated: missing strata are no such lack', () => {
  const bids = ringMarketBids().map(({ uses: _, ...bid }) => bid)
  const { ring } = recorded(marketOf({ bids })).records[0]!
  expect(ring.channels.identity).toBeNull()
  expect(ring.channels.participation).toBeGreaterThan(0)
  expect(ring.score).toBeCloseTo(ring.channels.participation! + ring.channels.outcome!, 1)
  expect(ring.notEvaluated.map((one) => one.rule)).toContain('NET-01')
})

it('bids in another order give the same rings, to the byte', () => {
  expect(JSON.stringify(recorded(ringMarket(true)).records)).toBe(JSON.stringify(recorded(market).records))
})

it('every member holds its place: no bidder is a member of two rings', () => {
  const members = found(market).rings.rings.flatMap((ring) => ring.draft.members)
  expect(new Set(members).size).toBe(members.length)
})

it('a tie of a ring is what its items say, an integer number of 2^-16 bits', () => {
  for (const { items } of found(market).rings.rings)
    for (const { bits } of items) expect(Number.isInteger(bits) && bits < 100 * BIT).toBe(true)
})
