import { describe, expect, it } from 'vitest'
import { referenceOf } from '../../src/api/lot-reference.js'
import { SCREENS } from '../../src/market/screens/lot-screens.js'
import { screened } from '../../src/market/screens/screen-market.js'
import { marketOf } from '../support/market.js'

/** Lots of three bids, the last one higher by a step a lot. */
const market = marketOf({
  bids: [0, 1, 2, 3, 4].flatMap((lot) =>
    ['A', 'B', 'C'].map((bidder, i) => ({
      lot: `L${lot}`,
      bidder,
      amount: 1000 + 10 * i + (i === 2 ? 100 * Math.min(lot, 3) : 0),
    })),
  ),
})
const screens = screened(market)

describe('referenceOf()', () => {
  it('places a lot among those like it: smaller ones whole, equal ones by half', () => {
    const of = (lot: number) => referenceOf(screens, lot).spd!
    expect(of(0)).toMatchObject({ n: 5, place: 0.1 })
    expect(of(2)).toMatchObject({ n: 5, place: 0.5 })
    expect(of(3).place).toBe(0.8)
    expect(of(4).place).toBe(0.8)
  })
  it('tells where the others lie, the median in their middle', () => {
    const { q05, q25, q50, q75, q95 } = referenceOf(screens, 1).spd!
    expect([...screens.screens.spd].sort((x, y) => x - y)[2]).toBe(q50)
    expect([q05, q25, q50, q75, q95]).toEqual([q05, q25, q50, q75, q95].sort((x, y) => x - y))
  })
  it('has every screen, null where the lot has none', () => {
    const known = referenceOf(screens, 0)
    expect(Object.keys(known).sort()).toEqual([...SCREENS].sort())
    expect(known.kurt).toBeNull()
  })
})
