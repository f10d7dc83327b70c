import { expect, it } from 'vitest'
import { actedSeat } from '../../src/access/acted-seat.js'
import { BUNDLED_OFFICES, readOffices } from '../../src/accounts/office-file.js'

const offices = readOffices(BUNDLED_OFFICES)
const NOW = new Date('2026-03-01T00:00:00Z')

it('a seat is an office, the capacity in which it acts, and a position', () => {
  expect(actedSeat('O-zj/handler', offices, NOW)).toEqual({
    user: 'O-zj/handler',
    office: 'O-zj',
    capacity: 'O-zj/R',
    kind: 'R',
    position: 'handler',
    industries: ['housing'],
    regions: ['330922'],
    local: true,
  })
})

it('two persons in one position are told apart', () => {
  const [li, wang] = ['O-zj/handler@li', 'O-zj/handler@wang'].map((seat) => actedSeat(seat, offices, NOW))
  expect(li!.user).not.toBe(wang!.user)
  expect(li!.capacity).toBe(wang!.capacity)
})

it('an office acts in the capacity that it has on the day', () => {
  const kindOn = (day: string) => actedSeat('O-zw/viewer', offices, new Date(`${day}T04:00:00Z`)).kind
  expect([kindOn('2025-06-30'), kindOn('2025-07-01')]).toEqual(['C', 'X'])
})

it('of an office with two capacities one is named', () => {
  expect(() => actedSeat('O-cz/handler', offices, NOW)).toThrow('O-cz/F/handler, O-cz/R/handler')
  expect(actedSeat('O-cz/F/handler', offices, NOW).kind).toBe('F')
})

it('what is not known is answered with what there is', () => {
  expect(() => actedSeat('O-xx/handler', offices, NOW)).toThrow('O-bb, O-cz, O-dc')
  expect(() => actedSeat('O-zj/boss', offices, NOW)).toThrow('dispatcher, clerk, handler')
  expect(() => actedSeat('housing bureau', offices, NOW)).toThrow('O-zj/handler')
})
