import { describe, expect, it } from 'vitest'
import type { GroupLot } from '../../../src/rules/kernels/group-lots.js'
import { awardsOf, type Turns, turnsOf } from '../../../src/rules/kernels/turns.js'
import { shuffled } from '../../../src/stats/random.js'

const ALL = [0, 1, 2]
/**
 * Awards to members by place, one a day unless `days` says otherwise, at which all or those `present` bid.
 */
const awards = (
  winners: readonly number[],
  { days = winners.map((_, l) => l), present = winners.map(() => ALL) } = {},
) =>
  awardsOf(
    winners.map((winner, lot): GroupLot => ({ lot, winner, present: present[lot]!, bids: present[lot]! })),
    days,
    1 + Math.max(...present.flat()),
  )
const turns = (...asked: Parameters<typeof awards>): Turns => turnsOf(awards(...asked), 1)
const inTurn = (n: number, members = 3): number[] => Array.from({ length: n }, (_, i) => i % members)
const drawn = (n: number, draw: number): number[] => Array.from(shuffled(n, 7, draw), (i) => i % 3)

/** Every order in which these winners can stand. */
function* orders(winners: readonly number[]): Generator<number[]> {
  if (winners.length === 0) yield []
  for (const first of new Set(winners)) {
    const at = winners.indexOf(first)
    for (const rest of orders(winners.filter((_, i) => i !== at))) yield [first, ...rest]
  }
}

describe('turns', () => {
  it('are all taken where three win one after the other, far beyond chance', () => {
    const seen = turns(inTurn(16))
    expect(seen).toMatchObject({ asked: 15, taken: 15 })
    expect(seen.expected).toBeLessThan(8)
    expect(seen.z).toBeGreaterThan(4)
    expect(Math.exp(seen.logP)).toBeLessThan(1e-4)
    expect(turns(inTurn(40)).logP).toBeLessThan(seen.logP - 10)
  })

  it('have a chance beyond all draws near that of counting: two of the 2,018,016 orders of sixteen wins', () => {
    const logP = Math.log(2 / 2_018_016)
    expect(Math.abs(turns(inTurn(16)).logP - logP)).toBeLessThan(1)
    // five members, the first of whom wins four times: 24 of 672,672,000 orders
    const present = inTurn(16).map(() => [0, 1, 2, 3, 4])
    const five = turns(inTurn(16, 5), { present }).logP
    expect(five).toBeGreaterThan(Math.log(24 / 672_672_000))
    expect(five).toBeLessThan(Math.log(24 / 672_672_000) + 2)
  })

  it('are expected as often as the mean over all orders of the winners has them', () => {
    const winners = [0, 0, 1, 1, 1, 2, 2]
    const all = [...orders(winners)].map((one) => turns(one).taken)
    const mean = all.reduce((sum, x) => sum + x, 0) / all.length
    const seen = turns([1, 0, 2, 1, 0, 2, 1])
    expect(all).toHaveLength(210)
    expect(Math.abs(seen.expected - mean)).toBeLessThan(0.3)
    const reached = all.filter((x) => x >= seen.taken).length / all.length
    expect(Math.abs(Math.exp(seen.logP) - reached)).toBeLessThan(0.03)
  })

  it('are no more frequent than their chance says where winners come in any order', () => {
    const seen = Array.from({ length: 400 }, (_, draw) => turns(drawn(15, draw)))
    expect(seen.filter(({ logP }) => logP <= Math.log(0.01)).length).toBeLessThanOrEqual(8)
    expect(seen.filter(({ z }) => z >= 4)).toEqual([])
  })

  it('say nothing where who bids where leaves no other winner', () => {
    const present = inTurn(18).map((winner) => [winner, 3 + winner])
    expect(turns(inTurn(18), { present })).toMatchObject({ asked: 0, z: 0, logP: 0 })
  })

  it('wait for nobody that never wins, and for nobody that is not there', () => {
    const present = inTurn(16).map(() => [0, 1, 2, 3])
    const { asked, taken, expected, z } = turns(inTurn(16))
    expect(turns(inTurn(16), { present })).toMatchObject({ asked, taken })
    expect(Math.abs(turns(inTurn(16), { present }).expected - expected)).toBeLessThan(0.1)
    expect(Math.abs(turns(inTurn(16), { present }).z - z)).toBeLessThan(0.2)
    // the third comes where it wins only: elsewhere the two others take turns
    const winners = [0, 1, 2, 0, 1, 0, 1, 2, 0, 1]
    const there = winners.map((winner) => (winner === 2 ? ALL : [0, 1]))
    expect(turns(winners, { present: there })).toMatchObject({ asked: 9, taken: 9 })
  })

  it('are asked of a day by the wins before it, however its lots are ordered', () => {
    const days = [1, 1, 1, 2, 2, 2, 3, 3, 3]
    const one = turns([0, 1, 2, 0, 1, 2, 0, 1, 2], { days })
    const other = turns([2, 0, 1, 1, 2, 0, 0, 2, 1], { days })
    expect(one).toMatchObject({ asked: 6, taken: 6 })
    expect(other).toMatchObject({ asked: 6, taken: 6 })
  })
})
