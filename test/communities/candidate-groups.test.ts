import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { candidateGroups } from '../../src/communities/candidate-groups.js'
import { countCores } from '../../src/communities/count-cores.js'
import { meetingGraph } from '../../src/communities/meeting-graph.js'
import { marketOf } from '../support/market.js'

/** Lots of bidders by letter: 'AB' is a lot on which A and B bid. */
const marketFrom = (lots: string[]) =>
  marketOf({
    bids: lots.flatMap((who, i) => [...who].map((bidder) => ({ lot: `L${1000 + i}`, bidder }))),
  })
const times = (n: number, who: string): string[] => new Array<string>(n).fill(who)
const groupsOf = (lots: string[], settings = {}) => {
  const market = marketFrom(lots)
  return candidateGroups(market, settings).map(({ members, ...rest }) => ({
    who: members.map((b) => stringAt(market.bidders.id, b)).join(''),
    ...rest,
  }))
}

// A, B and C meet among themselves; D is on their lots now and then; E and F meet each other
const TRIO = [...times(4, 'ABC'), ...times(3, 'ABCD'), ...times(5, 'DEF'), ...times(6, 'EF')]

describe('candidateGroups', () => {
  it('finds the group that meets itself rather than others, and measures it', () => {
    const [abc] = groupsOf(TRIO)
    const outside = 3 * (3 / 12) // each of the three meets D on 3 of 12 lots
    expect(abc).toEqual({
      who: 'ABC',
      sources: ['fitness'],
      density: 1,
      coherence: expect.closeTo(1, 12),
      exclusivity: expect.closeTo(3 / (3 + outside), 12),
      leastJoint: 7,
    })
  })
  it('gives groups that overlap, each once', () => {
    const groups = groupsOf([...times(6, 'ABCX'), ...times(6, 'DEFX')], { alpha: 1, beta: 0 })
    expect(groups.map(({ who }) => who).filter((who) => who.length === 4)).toEqual(['ABCX', 'DEFX'])
    expect(new Set(groups.map(({ who }) => who)).size).toBe(groups.length)
  })
  it('has no coherence where two members never meet', () => {
    const chain = groupsOf([...times(5, 'AB'), ...times(5, 'BC')], { beta: 0 })
    expect(chain).toEqual([
      {
        who: 'ABC',
        sources: ['fitness', 'core'],
        density: 2 / 3,
        coherence: 0,
        exclusivity: 1,
        leastJoint: 0,
      },
    ])
  })
  it('is empty where nobody meets three times, and gives no group above the largest size', () => {
    expect(groupsOf(times(2, 'ABCDE'))).toEqual([])
    expect(groupsOf(times(9, 'ABCDE'), { maxMembers: 4 }).every(({ who }) => who.length <= 4)).toBe(true)
  })
  it('finds an active core that meets everybody by the count of joint lots', () => {
    // A, B and C are on every lot, each time with another; nobody else comes twice with the same
    const lots = Array.from({ length: 40 }, (_, i) => `ABC${String.fromCharCode(100 + (i % 10))}`)
    const core = groupsOf(lots).find(({ sources }) => sources.includes('core'))
    expect(core?.who).toBe('ABC')
  })
})

describe('countCores', () => {
  /** Core numbers by their definition: the largest s with the bidder in a set of strength s. */
  const summits = (lots: string[]): string[] => {
    const market = marketFrom(lots)
    const graph = meetingGraph(market, 1)
    const strength = (v: number, within: Set<number>): number => {
      let sum = 0
      for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++)
        if (within.has(graph.to[i]!)) sum += graph.joint[i]!
      return sum
    }
    const core = new Map<number, number>()
    for (let s = 1; s < 200; s++) {
      let within = new Set(Array(graph.nodes).keys())
      for (let before = -1; before !== within.size; ) {
        before = within.size
        within = new Set([...within].filter((v) => strength(v, within) >= s))
      }
      for (const v of within) core.set(v, s)
    }
    const found: string[] = []
    const seen = new Set<number>()
    for (const start of core.keys()) {
      if (seen.has(start)) continue
      const members = [start]
      seen.add(start)
      let highest = true
      for (const v of members)
        for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) {
          const u = graph.to[i]!
          if (core.get(u)! > core.get(v)!) highest = false
          if (core.get(u) === core.get(v) && !seen.has(u)) {
            seen.add(u)
            members.push(u)
          }
        }
      if (highest && members.length > 2) found.push(members.sort((x, y) => x - y).join())
    }
    return found.sort()
  }
  it('are the connected summits of the core numbers, on any market', () => {
    const lot = fc.uniqueArray(fc.constantFrom(...'ABCDEFGH'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(lot, { minLength: 3, maxLength: 25 }), (drawn) => {
        const lots = drawn.map((who) => who.join(''))
        const found: string[] = []
        countCores(meetingGraph(marketFrom(lots), 1), 99, (members) => found.push(members.join()))
        expect(found.sort()).toEqual(summits(lots))
      }),
      { numRuns: 200, seed: 4 },
    )
  })
})
