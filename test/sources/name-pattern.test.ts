import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsPattern } from '../../src/sources/name-pattern.js'

describe('a file pattern', () => {
  it.each([
    ['*.csv', 'bids.CSV', true],
    ['*.csv', 'bids.csv.gz', false],
    ['开标*?.csv', '开标记录1.csv', true],
    ['a?c', 'ac', false],
    ['a?c', 'a😀c', true],
    ['a.c', 'abc', false],
    ['**', '', true],
    ['', 'a', false],
    ['*ab*ab', 'abxab', true],
    ['*ab*ab', 'ab', false],
  ])('%s and %s: %s', (pattern, name, fits) => {
    expect(fitsPattern(pattern, name)).toBe(fits)
  })
  it('means what it says: the same as trying every split at every star', () => {
    const slow = (p: string, n: string): boolean => {
      if (p === '') return n === ''
      if (p[0] === '*') return slow(p.slice(1), n) || (n !== '' && slow(p, n.slice(1)))
      return n !== '' && (p[0] === '?' || p[0] === n[0]) && slow(p.slice(1), n.slice(1))
    }
    const text = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 })
    fc.assert(
      fc.property(text('ab*?'), text('ab'), (pattern, name) => {
        expect(fitsPattern(pattern, name)).toBe(slow(pattern, name))
      }),
      { numRuns: 2000 },
    )
  })
})
