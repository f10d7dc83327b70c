import { expect, it } from 'vitest'
import { chineseNumeral } from '../../src/texts/numerals.js'

it.each([
  [0, '零'],
  [9, '九'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [68, '六十八'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [223, '二百二十三'],
  [1008, '一千零八'],
])('%i is written %s', (n, said) => expect(chineseNumeral(n)).toBe(said))
