import { describe, expect, it } from 'vitest'
import { maskValue } from '../../src/normalise/mask.js'
import { isOrganisationName } from '../../src/normalise/organisation-name.js'

describe('the name of a payer', () => {
  it.each([
    '舟山市海宏建设有限公司',
    '浙江海宏建设有限公司（舟山）',
    '中国建设银行',
    '海宏商行',
    '嵊泗县公共资源交易中心',
    'ACME Construction Co., Ltd.',
    'Hoch Tief AG',
  ])('%s is an organisation, shown in clear', (name) => {
    expect(isOrganisationName(name)).toBe(true)
    expect(maskValue('payer', name)).toBe(name)
  })

  it.each([
    ['张三', '张*'],
    ['王会', '王*'],
    ['欧阳小明', '欧***'],
    ['买买提·艾力', '买*****'],
    ['John Smith', 'J*********'],
    ['张三13900001234', '张************'],
  ])('%s is or may be a person, masked', (name, masked) => {
    expect(isOrganisationName(name)).toBe(false)
    expect(maskValue('payer', name)).toBe(masked)
    expect(maskValue('guarantee-applicant', name)).toBe(masked)
  })
})
