import { expect, it } from 'vitest'
import { widthOf } from '../../src/texts/width.js'

it('a CJK character takes two columns, of the rarer planes too', () => {
  expect(widthOf('加密锁 GL-1')).toBe(11)
  expect(widthOf('𠮷')).toBe(2)
  expect(widthOf('（疑似）')).toBe(8)
})
it('a colour takes none', () => {
  expect(widthOf('\u001b[31m红\u001b[0m')).toBe(2)
})
