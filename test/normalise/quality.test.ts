import { expect, it } from 'vitest'
import { markNames, QUALITY_MARKS } from '../../src/normalise/normalised.js'
import { qualityTexts } from '../../src/texts/quality.js'

it('every mark has a bit of its own and a text in both languages', () => {
  const bits = Object.values(QUALITY_MARKS)
  expect(new Set(bits).size).toBe(bits.length)
  for (const bit of bits) expect(bit).toBeGreaterThan(0)
  expect(Object.keys(qualityTexts)).toEqual(Object.keys(QUALITY_MARKS))
  expect(markNames(QUALITY_MARKS.masked | QUALITY_MARKS.placeholder)).toEqual(['placeholder', 'masked'])
})
