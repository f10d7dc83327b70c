import { describe, expect, it } from 'vitest'
import { jointLots } from '../../src/market/joint-lots.js'
import { meetingPairs } from '../../src/market/meeting-pairs.js'
import { countMeetings, meetingsOf } from '../../src/market/meetings.js'
import { marketOf, type TestLot } from '../support/market.js'

/** Lots by letter of their bidders; `of` gives project and day. */
const market = (lots: Record<string, string>, of: (lot: string) => TestLot) =>
  marketOf({
    bids: Object.entries(lots).flatMap(([lot, who]) =>
      [...who].map((bidder) => ({ lot, bidder, amount: 1 })),
    ),
    lots: Object.fromEntries(Object.keys(lots).map((lot) => [lot, of(lot)])),
  })
/** `1a` and `1b` are lots of project 1, days apart where the letter is a capital. */
const byName = (lot: string): TestLot => ({
  project: lot[0]!,
  day: lot[1] === lot[1]!.toLowerCase() ? 100 : 200,
})

describe('meetingsOf()', () => {
  it('counts lots of one project on one day once, of another day or project again', () => {
    const made = market({ '1a': 'XY', '1b': 'XY', '1C': 'XY', '2a': 'XY' }, byName)
    expect(jointLots(made, 0, 1)).toHaveLength(4)
    expect(jointLots(meetingsOf(made).meetings, 0, 1)).toHaveLength(3)
    expect(Array.from(meetingPairs(made, 1).joint)).toEqual([3])
    expect(countMeetings(meetingsOf(made), jointLots(made, 0, 1))).toBe(3)
  })

  it('brings nobody together who bid for different lots of a project', () => {
    const made = market({ '1a': 'XY', '1b': 'Z' }, byName)
    expect(meetingPairs(made, 1).count).toBe(1)
    expect(jointLots(meetingsOf(made).meetings, 0, 2)).toEqual([])
  })

  it('is the market itself where every meeting is one lot', () => {
    const made = market({ '1a': 'XY', '2a': 'XY' }, byName)
    expect(meetingsOf(made).meetings).toBe(made)
    const unknown = market({ '1a': 'XY', '1b': 'XY' }, () => ({ day: 100 }))
    expect(meetingsOf(unknown).meetings).toBe(unknown)
  })
})
