import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrap } from '../../src/telling/lines.js'
import { widthOf } from '../../src/texts/width.js'

it('lines break between CJK characters and at blanks, never before a closing mark', () => {
  expect(wrap('甲乙丙丁戊，己庚', '- ', 14)).toEqual(['- 甲乙丙丁戊，', '  己庚'])
  expect(wrap('甲乙丙丁戊己，庚', '- ', 14)).toEqual(['- 甲乙丙丁戊', '  己，庚'])
  expect(wrap('one two three four', '', 12)).toEqual(['one two', 'three four'])
})
it('no line is wider than asked, and nothing is lost but blanks', () => {
  const text = fc.string({ unit: fc.constantFrom(...'甲乙丙，。（）ab c-9') })
  fc.assert(
    fc.property(text, fc.integer({ min: 24, max: 60 }), (content, width) => {
      const lines = wrap(content, '  - ', width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '').slice(1)).toBe(content.replaceAll(' ', ''))
    }),
  )
})
