import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText, compareUnits } from '../../src/arrays/compare-text.js'

const wellFormed = fc.string({ unit: 'binary', maxLength: 8 })

describe('the order of texts', () => {
  it('is that of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (x, y) => {
        expect(Math.sign(compareText(x, y))).toBe(Buffer.compare(Buffer.from(x), Buffer.from(y)))
      }),
    )
  })

  it('differs by units only where a surrogate meets one of the last characters of the plane', () => {
    expect([compareText('𠀀', '！'), compareUnits('𠀀', '！')].map(Math.sign)).toEqual([1, -1])
    expect([compareUnits('a', 'b'), compareUnits('b', 'a'), compareUnits('a', 'a')]).toEqual([-1, 1, 0])
  })
})
