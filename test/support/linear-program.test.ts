import { expect, it } from 'vitest'
import { rangesOf } from './linear-program.js'

it('rangesOf() tells a lone hidden cell of a table, and the room of two', () => {
  const one = (at: number) => ({ at, factor: 1 })
  const told = rangesOf({
    upper: [9, 9],
    equal: [
      { terms: [one(0), one(1)], sum: 7 },
      { terms: [one(1)], sum: 4 },
    ],
    atMost: [],
  })!
  expect(told[0]).toEqual({ low: 3, high: 3 })
  const room = rangesOf({ upper: [9, 3], equal: [{ terms: [one(0), one(1)], sum: 7 }], atMost: [] })!
  expect(room).toEqual([
    { low: 4, high: 7 },
    { low: 0, high: 3 },
  ])
  expect(rangesOf({ upper: [1], equal: [{ terms: [one(0)], sum: 2 }], atMost: [] })).toBeUndefined()
})
