import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumber, firstWhere, lowerBound, upperBound } from '../../src/arrays/search.js'

const ascending = fc
  .array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 })
  .map((list) => Int32Array.from(list).sort())

/** An ascending column, a value and a range of it that may be empty. */
const searches = ascending.chain((column) =>
  fc
    .tuple(fc.nat(column.length), fc.nat(column.length), fc.integer({ min: -7, max: 7 }))
    .map(([x, y, value]) => ({ column, value, from: Math.min(x, y), to: Math.max(x, y) })),
)

describe('a search in an ascending column', () => {
  it('finds the first place that is not below, and the first that is above, within the range', () => {
    fc.assert(
      fc.property(searches, ({ column, value, from, to }) => {
        const places = Array.from({ length: to - from }, (_, i) => from + i)
        expect(lowerBound(column, value, from, to)).toBe(places.find((i) => column[i]! >= value) ?? to)
        expect(upperBound(column, value, from, to)).toBe(places.find((i) => column[i]! > value) ?? to)
      }),
    )
  })

  it('finds the first place of a number in the range, or none', () => {
    fc.assert(
      fc.property(searches, ({ column, value, from, to }) => {
        const place = column.indexOf(value, from)
        expect(findNumber(column, value, from, to)).toBe(place < to ? place : -1)
      }),
    )
  })

  it('puts what is no number behind all numbers, as sorting does', () => {
    const column = Float64Array.of(3, Number.NaN, 1).sort()
    expect([lowerBound(column, 3), upperBound(column, 3)]).toEqual([1, 2])
  })
})

describe('the first where a condition begins to hold', () => {
  it('is the end where it never does', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(60), (to, begins) => {
        expect(firstWhere(0, to, (i) => i >= begins)).toBe(Math.min(begins, to))
      }),
    )
  })
})
