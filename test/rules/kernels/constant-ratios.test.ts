import { describe, expect, it } from 'vitest'
import { effectiveBids } from '../../../src/market/screens/effective-bids.js'
import { constantAmongOthers } from '../../../src/rules/kernels/constant-ratios.js'
import { marketOf } from '../../support/market.js'

/** Four lots on which A to F bid; `priceOf` gives who asks what. A is 0, B is 1. */
const asked = (priceOf: (who: string, lot: number) => number): boolean => {
  const market = marketOf({
    bids: [0, 1, 2, 3].flatMap((lot) =>
      [...'ABCDEF'].map((bidder) => ({ lot: `L${lot}`, bidder, amount: priceOf(bidder, lot) })),
    ),
  })
  return constantAmongOthers(effectiveBids(market), market, [0, 1], [0, 1, 2, 3])
}
const factor = (who: string): number => 100 + who.charCodeAt(0)
/** A price of one's own, no multiple of another's. */
const own = (who: string, lot: number): number => 1_000_000 + 7919 * factor(who) * (lot + 1) ** 2

describe('constantAmongOthers()', () => {
  it('is so where everybody multiplies one list of prices', () => {
    expect(asked((who, lot) => factor(who) * 10_000 * (lot + 1))).toBe(true)
  })
  it('is not so where only the two keep a ratio', () => {
    expect(asked((who, lot) => ('AB'.includes(who) ? factor(who) * 10_000 * (lot + 1) : own(who, lot)))).toBe(
      false,
    )
  })
  it('asks nothing of bidders who share fewer than three of the lots', () => {
    expect(
      asked((who, lot) => ('AB'.includes(who) || lot < 2 ? factor(who) * 10_000 * (lot + 1) : own(who, lot))),
    ).toBe(false)
  })
})
