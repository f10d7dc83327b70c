import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERSONAL_KINDS } from '../../src/domain/value-kind.js'
import { displayValue, maskValue } from '../../src/normalise/mask.js'

describe('masking', () => {
  it.each([
    ['person', '330922199001011234', '330922********1234'],
    ['phone', '13812345678', '138****5678'],
    ['account', '6222021201001234567', '****4567'],
    ['deposit-account', '6222021201001234567', '****4567'],
    ['person-name', '张三', '张*'],
    ['person-name', '欧阳海波', '欧***'],
    ['email', 'zhang@haihong.cn', 'a***@x.cn'.replace('a', 'z').replace('x', 'haihong')],
  ] as const)('a %s %s shows as %s', (kind, text, shown) => expect(maskValue(kind, text)).toBe(shown))

  it('shows device, lock and file codes as they are', () => {
    expect(maskValue('mac', '3C5282AABBC1')).toBe('3C:52:82:AA:BB:C1')
    expect(maskValue('lock', 'GLD-10023456')).toBe('GLD-10023456')
    expect(maskValue('file-guid', '6F9619FF8B86D011B42D00C04FC964FF')).toBe(
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    )
    expect(displayValue('ip', '183.131.5.7')).toBe('183.131.5.7')
  })

  it.each([...PERSONAL_KINDS])('never shows the whole of a %s', (kind) => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }).filter((s) => !s.includes('*')),
        (text) => {
          expect(maskValue(kind, text)).not.toBe(text)
          expect(maskValue(kind, text)).toContain('*')
        },
      ),
      { seed: 51 },
    )
  })
})
