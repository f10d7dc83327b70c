import { expect, it } from 'vitest'
import { amountText } from '../../src/telling/figures.js'

it('amounts bear their currency; ten thousands are of yuan alone', () => {
  expect(amountText(466_600_000, 'zh')).toBe('466.60 万元')
  expect(amountText(466_600_000, 'zh', 'USD')).toBe('4,666,000.00 USD')
  expect(amountText(466_600_000, 'en', 'CNY')).toBe('4,666,000.00 CNY')
  expect(amountText(131_371_919_200, 'en', 'BDT')).toBe('1,313,719,192.00 BDT')
})
