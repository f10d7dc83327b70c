import { describe, expect, it } from 'vitest'
import { mix } from '../../src/arrays/mix.js'

describe('the finaliser of MurmurHash3', () => {
  it('gives the values of its reference', () => {
    expect([0, 1, 2, 0xffffffff].map((h) => mix(h) >>> 0)).toEqual([0, 0x514e28b7, 0x30f4c306, 0x81f16f39])
  })
})
