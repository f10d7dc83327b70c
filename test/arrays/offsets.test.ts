import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingSort } from '../../src/arrays/counting-sort.js'
import { offsetsOf, toOffsets } from '../../src/arrays/offsets.js'

const KEYS = 6
const keys = fc.array(fc.nat(KEYS - 1), { maxLength: 60 }).map((list) => Int32Array.from(list))

describe('offsets', () => {
  it('give every key as many places as it has items', () => {
    fc.assert(
      fc.property(keys, (of) => {
        const offsets = offsetsOf(of, KEYS)
        expect([offsets[0], offsets[KEYS]]).toEqual([0, of.length])
        for (let k = 0; k < KEYS; k++)
          expect(offsets[k + 1]! - offsets[k]!).toBe(of.filter((key) => key === k).length)
      }),
    )
  })

  it('are written where they are wanted', () => {
    const shared = new Int32Array(new SharedArrayBuffer(4 * 4))
    expect(offsetsOf([2, 0, 2], 3, shared)).toBe(shared)
    expect([...shared]).toEqual([0, 1, 1, 3])
    expect([...toOffsets(Int32Array.of(0, 2, 0, 3))]).toEqual([0, 2, 2, 5])
  })

  it('are those at which a counting sort puts the items, equal keys in their old order', () => {
    fc.assert(
      fc.property(keys, (of) => {
        const { order, offsets } = countingSort(of, KEYS)
        expect(offsets).toEqual(offsetsOf(of, KEYS))
        expect([...order]).toEqual([...of.keys()].sort((x, y) => of[x]! - of[y]! || x - y))
      }),
    )
  })
})
