import { expect, it } from 'vitest'
import { lotsAlone } from '../../../src/rings/belief/alone.js'
import { beliefMarket, viewOf } from '../../../src/rings/belief/view.js'
import { ringMarket } from '../ring-market.js'

it('counts the same whether far pairs are passed over by their bound or measured', () => {
  const market = ringMarket()
  const { closeness, spread, attendance } = beliefMarket(market)
  const met = (a: number, b: number): number => {
    const lots = (x: number): Set<number> =>
      new Set(attendance.lots.subarray(attendance.offsets[x]!, attendance.offsets[x + 1]!))
    return [...lots(a)].filter((lot) => lots(b).has(lot)).length
  }
  for (const members of [
    [0, 1, 2],
    [5, 6, 7],
  ])
    for (const bidder of members) {
      const own = members.filter((m) => m !== bidder).map((m) => spread.of(bidder, m, met(bidder, m)))
      const all = Array.from({ length: market.bidders.count }, (_, b) => b)
      const others = all.filter((b) => b !== bidder && !members.includes(b) && met(bidder, b) > 0)
      const below = others.flatMap((b) => own.filter((y) => spread.of(bidder, b, met(bidder, b)) < y))
      const plain = others.length === 0 ? 1 : below.length / others.length / own.length
      expect(closeness.of(bidder, members)).toBe(plain)
    }
})

it('no pair has a greater excess than the bound for as many lots', () => {
  const market = ringMarket()
  const { spread } = beliefMarket(market)
  for (const n of [1, 2, 3, 8])
    for (let b = 1; b < market.bidders.count; b++)
      expect(spread.of(0, b, n)).toBeLessThanOrEqual(spread.most(n))
})

it('a bidder’s lots alone are those on which no other member bids', () => {
  const market = ringMarket()
  const context = beliefMarket(market)
  const members = [3, 9, 20]
  const { meetings } = viewOf(context, members, [])
  const { offsets, lots } = context.attendance
  const joint = new Set(meetings.joint.map(({ lot }) => lot))
  for (const bidder of members) {
    const own = Array.from(lots.subarray(offsets[bidder]!, offsets[bidder + 1]!))
    expect([...lotsAlone(context.attendance, meetings, bidder)]).toEqual(own.filter((lot) => !joint.has(lot)))
  }
})
