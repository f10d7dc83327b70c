import { describe, expect, it } from 'vitest'
import { stringAt } from '../../../src/arrays/strings.js'
import type { Market } from '../../../src/market/market.js'
import { featuresOf } from '../../../src/rings/belief/features.js'
import { type Feature, featureIndex } from '../../../src/rings/belief/names.js'
import { beliefMarket, viewOf } from '../../../src/rings/belief/view.js'
import { marketOf, type TestBid } from '../../support/market.js'

const LOTS = 12
const MEMBERS = ['甲', '乙', '丙']
const FOUR_OTHERS = ['丁', '戊', '己', '庚']

/**
 * 甲, 乙 and 丙 on every second lot of 24, each on some of the rest by itself; `others` on each lot.
 * `prices` gives the members' prices on a joint lot, and `times` the minutes at which they hand in.
 */
const read = (prices: number[], times = [10, 30, 50], others = FOUR_OTHERS): ((name: Feature) => number) => {
  const bids: TestBid[] = []
  for (let l = 0; l < 2 * LOTS; l++) {
    const lot = `L${String(l).padStart(2, '0')}`
    const minute = (m: number): number => 1_700_000_000 + 86_400 * l + 60 * m
    others.forEach((bidder, i) => {
      bids.push({ lot, bidder, amount: 1_000_000 + 10_000 * i, won: false, submitted: minute(5 + 20 * i) })
    })
    const members = l % 2 === 0 ? MEMBERS : [MEMBERS[l % 3]!]
    members.forEach((bidder, i) => {
      const amount = l % 2 === 0 ? prices[i]! : 1_015_000
      bids.push({ lot, bidder, amount, won: i === 0, submitted: minute(times[i]!) })
    })
  }
  const market = marketOf({ bids })
  const context = beliefMarket(market)
  const x = featuresOf(context, viewOf(context, membersOf(market), []))
  return (name) => x[featureIndex[name]]!
}

const membersOf = ({ bidders }: Market): number[] =>
  Array.from({ length: bidders.count }, (_, b) => b).filter((b) => MEMBERS.includes(stringAt(bidders.id, b)))

describe('where members’ prices lie among the others’', () => {
  const together = read([1_011_000, 1_012_000, 1_013_000])
  const scattered = read([995_000, 1_015_000, 1_035_000])
  it('side by side and close together they are higher in “adjacent” and lower in “spreadWithin”', () => {
    expect(together('adjacent')).toBeGreaterThan(2)
    expect(scattered('adjacent')).toBeLessThan(0)
    expect(together('spreadWithin')).toBeLessThan(-2)
    expect(scattered('spreadWithin')).toBeGreaterThan(together('spreadWithin'))
  })
  it('losing members above the other losers, and above where each bids alone, are told', () => {
    const covers = read([990_000, 1_050_000, 1_060_000])
    expect(covers('aboveLosers')).toBeGreaterThan(2)
    expect(covers('aboveAlone')).toBeGreaterThan(2)
    const below = read([980_000, 985_000, 990_000])
    expect(below('aboveLosers')).toBeLessThan(-2)
    expect(below('aboveAlone')).toBeLessThan(covers('aboveAlone'))
  })
})

it('bids handed in one after another are told from bids between others’', () => {
  const prices = [995_000, 1_015_000, 1_035_000]
  expect(read(prices, [70, 71, 72])('handedIn')).toBeGreaterThan(2)
  expect(read(prices, [10, 30, 50])('handedIn')).toBeLessThan(0)
})

it('members that fill the lots on which they meet are a larger part there than elsewhere', () => {
  const fill = read([995_000, 1_015_000, 1_035_000])
  expect(fill('fill')).toBeCloseTo(3 / 7, 12)
  expect(fill('fillBeyond')).toBeCloseTo(Math.log(3 / 7 / (1 / 5)), 12)
})

it('a group that is all who bid where it meets fills no more than the usual group', () => {
  const island = read([995_000, 1_015_000, 1_035_000], undefined, [])
  expect(island('fill')).toBe(0.3)
  expect(island('fillBeyond')).toBe(0.5)
  const one = read([995_000, 1_015_000, 1_035_000], undefined, ['丁'])
  expect(one('fill')).toBeCloseTo(3 / 4, 12)
})
