import { describe, expect, it } from 'vitest'
import { doubled, growInt, resized } from '../../src/arrays/grow.js'

describe('a copy of another length', () => {
  it('keeps the type and what fits, and is zero behind it', () => {
    expect(resized(Uint8Array.of(1, 2, 3), 5)).toEqual(Uint8Array.of(1, 2, 3, 0, 0))
    expect(resized(Float64Array.of(1.5, 2.5), 1)).toEqual(Float64Array.of(1.5))
  })

  it('is twice as long, or as long as it must be', () => {
    expect(doubled(Int32Array.of(7, 8)).length).toBe(4)
    expect(doubled(Int32Array.of(7, 8), 9)).toEqual(Int32Array.of(7, 8, 0, 0, 0, 0, 0, 0, 0))
  })
})

describe('a growing array', () => {
  it('holds what was pushed, however much', () => {
    const list = growInt()
    for (let i = 0; i < 1000; i++) list.push(i * i)
    expect([list.length, list.at(999)]).toEqual([1000, 998_001])
  })
})
