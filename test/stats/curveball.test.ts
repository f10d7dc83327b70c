import { describe, expect, it } from 'vitest'
import { curveball } from '../../src/stats/curveball.js'

describe('curveball()', () => {
  const offsets = Int32Array.from([0, 3, 5, 9, 11])
  const items = [0, 1, 2, 3, 4, 0, 2, 4, 5, 1, 5]
  const dealt = (seed: number): Int32Array => {
    const own = Int32Array.from(items)
    curveball(offsets, own, 6, seed)
    return own
  }
  const degrees = (list: ArrayLike<number>): number[] =>
    [0, 1, 2, 3, 4, 5].map((kind) => Array.from(list).filter((item) => item === kind).length)

  it('keeps the length of every row, each item once in it, and how many rows each item is in', () => {
    for (let seed = 0; seed < 50; seed++) {
      const own = dealt(seed)
      expect(degrees(own)).toEqual(degrees(items))
      for (let r = 0; r + 1 < offsets.length; r++) {
        const row = Array.from(own.subarray(offsets[r]!, offsets[r + 1]!))
        expect(new Set(row).size).toBe(row.length)
      }
    }
  })

  it('deals differently by seed, and the same by the same', () => {
    expect(dealt(1)).toEqual(dealt(1))
    expect(new Set(Array.from({ length: 20 }, (_, seed) => dealt(seed).join())).size).toBeGreaterThan(5)
  })
})
