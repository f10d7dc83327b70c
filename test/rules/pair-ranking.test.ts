import { describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { rankPairs, shownPair } from '../../src/rules/pair-ranking.js'
import { configurationTails, pairStatistics } from '../../src/rules/pair-statistics.js'
import { logUpperTail } from '../../src/stats/hypergeometric.js'
import { uniform } from '../../src/stats/random.js'
import { marketOf, type TestBid } from '../support/market.js'

/** Lots of bidders by letter: 'AB' is a lot on which A and B bid. */
const marketFrom = (lots: string[], more: TestBid[] = []) =>
  marketOf({
    bids: [...lots.flatMap((who, i) => [...who].map((bidder) => ({ lot: nameOf(i), bidder }))), ...more],
  })
const nameOf = (i: number): string => `L${String(i).padStart(3, '0')}`
const times = (n: number, who: string): string[] => new Array<string>(n).fill(who)
const ranked = (lots: string[], more: TestBid[] = []) => {
  const market = marketFrom(lots, more)
  const pairs = rankPairs(market, 24)
  return Array.from(pairs.order, (i) => shownPair(market, pairs, i, (b) => stringAt(market.bidders.id, b)))
}
const names = (pairs: { a: string; b: string }[]): string[] => pairs.map(({ a, b }) => a + b)

describe('pairStatistics', () => {
  it('counts every pair with a joint lot and gives its hypergeometric tail and q over all pairs', () => {
    const market = marketFrom([...times(3, 'AB'), 'AC', 'CD', 'D', ...times(4, 'EF')])
    const pairs = pairStatistics(market, 24)
    expect(Array.from(pairs.joint)).toEqual([3, 1, 1, 4])
    expect(pairs.logP[0]).toBeCloseTo(logUpperTail(3, 10, 4, 3), 12)
    expect(pairs.logP[3]).toBeCloseTo(-Math.log(210), 12) // one way in C(10,4)
    expect(Math.exp(pairs.logQ[3]!)).toBeCloseTo(15 / 210, 12)
    expect(Math.exp(pairs.logQ[0]!)).toBeCloseTo((15 / 2) * (4 / 120), 12)
    expect(pairs.logQ[1]).toBe(0)
  })
  it('leaves out lots on which two were partners, and counts several bids of one bidder once', () => {
    const market = marketFrom(times(2, 'AB'), [
      { lot: 'X', bidder: 'A', consortium: 'one' },
      { lot: 'X', bidder: 'B', consortium: 'one' },
      { lot: 'L000', bidder: 'A', no: 2 },
    ])
    expect(Array.from(pairStatistics(market, 24).joint)).toEqual([2])
    expect(Array.from(pairStatistics(market, 24).lotsOf)).toEqual([3, 3])
  })
})

describe('configurationTails', () => {
  it('is the Poisson-binomial tail of the fitted chances', () => {
    // all degrees equal: every bidder is on every lot with chance one half
    const market = marketFrom(['AB', 'AB', 'CD', 'CD'])
    const tails = configurationTails(market, pairStatistics(market, 24))
    const quarter = 1 - 0.75 ** 4 - 4 * 0.25 * 0.75 ** 3 // two or more of four
    for (const tail of tails) expect(Math.exp(tail)).toBeCloseTo(quarter, 8)
  })
})

describe('rankPairs', () => {
  it('puts a ring on the edge of a market before busy firms that meet by chance', () => {
    const busy = Array.from({ length: 60 }, (_, i) => `AB${'CDEFGH'[i % 6]}`)
    const edge = [...times(8, 'XY'), ...Array.from({ length: 200 }, (_, i) => 'KLMNOP'[i % 6]!)]
    const alone = Array.from({ length: 60 }, (_, i) => 'AB'[i % 2]!)
    expect(names(ranked([...busy, ...alone, ...edge])).indexOf('XY')).toBeLessThan(14)
    expect(names(ranked([...times(20, 'XY'), ...busy.slice(0, 12), ...alone]))[0]).toBe('XY')
  })
  it('puts the pairs of an active core first where everybody meets everybody', () => {
    const lots = Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? `ABC${'DEF'[i % 3]}` : 'ABC'))
    expect(names(ranked([...lots, 'GH', 'GH'])).slice(0, 3)).toEqual(['AB', 'AC', 'BC'])
  })
  it('owes nothing to the order of ids: pairs alike in everything have one score', () => {
    const scores = ranked([...times(4, 'AB'), ...times(4, 'CD'), 'E']).map(({ score }) => score)
    expect(scores[0]).toBe(scores[1])
  })
  it('says who of the two wins', () => {
    const won = (lot: string, bidder: string): TestBid => ({ lot, bidder, won: true })
    const lost = (lot: string, bidder: string): TestBid => ({ lot, bidder, won: false })
    const bids = ['P', 'Q', 'R', 'S'].flatMap((lot, i) =>
      i < 3 ? [won(lot, 'A'), lost(lot, 'B')] : [lost(lot, 'A'), won(lot, 'B')],
    )
    expect(ranked([], bids)[0]!.channels.outcome).toBe(0.5)
  })
  it('shows a pair with its channels', () => {
    expect(ranked([...times(4, 'AB'), ...times(6, 'C')])[0]).toEqual({
      a: 'A',
      b: 'B',
      joint: 4,
      p: 0.0047619,
      q: 0.0142857,
      score: 1, // one pair is in the middle of all: a bit
      channels: {
        participation: 7.71425,
        core: 12,
        price: 0.5,
        outcome: null,
        leastWins: 0,
        lift: 2.5,
        jaccard: 1,
        configuration: expect.any(Number),
      },
    })
  })
})

describe('rankPairs, of a project let in many lots', () => {
  it('does not put those first who bid on all lots of one project on one day', () => {
    const firms = Array.from({ length: 12 }, (_, i) => String.fromCharCode(65 + i))
    const spread = Array.from({ length: 60 }, (_, i) => ({
      lot: `S${String(i).padStart(2, '0')}`,
      of: [0, 1, 2].map((k) => firms[Math.floor(uniform(7, i, k) * 12)]!),
    }))
    const inProject = Array.from({ length: 30 }, (_, i) => ({ lot: `P${i}`, of: ['A', 'B', 'C', 'D'] }))
    const bids = [...spread, ...inProject].flatMap(({ lot, of }) =>
      [...new Set(of)].map((bidder) => ({ lot, bidder })),
    )
    /** Who leads: the first pair by the ranking. */
    const first = (project: string | undefined): string => {
      const lots = Object.fromEntries(
        inProject.map(({ lot }) => [lot, { day: 100, ...(project && { project }) }]),
      )
      const market = marketOf({ bids, lots })
      const pairs = rankPairs(market, 24)
      const best = pairs.order[0]!
      return stringAt(market.bidders.id, pairs.a[best]!) + stringAt(market.bidders.id, pairs.b[best]!)
    }
    expect(first(undefined)).toMatch(/^[A-D]{2}$/)
    expect(first('one')).not.toMatch(/^[A-D]{2}$/)
  })
})
