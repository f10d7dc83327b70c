import { expect, it } from 'vitest'
import { SOURCES } from '../../src/domain/value-kind.js'
import { RULES } from '../../src/rules/index.js'
import { columnText, gapsText, gapText } from '../../src/telling/gaps.js'

const LATIN = /[A-Za-z]+/g
/** Latin words that the Chinese headers of the import format hold. */
const HEADERS = new Set(['IP', 'MAC', 'CPU', 'GUID', 'CA', 'UA'])

it('whatever a rule lacks is named in Chinese words in a Chinese text', () => {
  for (const rule of RULES)
    for (const missing of [
      ...rule.needs.flat(),
      ...(rule.notCarried ?? []),
      ...(rule.refinedBy ?? []),
      'disabled',
    ])
      for (const word of gapText(missing, 'zh').match(LATIN) ?? [])
        expect([rule.id, missing, word, HEADERS.has(word)]).toEqual([rule.id, missing, word, true])
})
it('so is every column and role from which a value is read', () => {
  for (const { id } of SOURCES)
    for (const word of columnText(id, 'zh').match(LATIN) ?? [])
      expect([id, word, HEADERS.has(word)]).toEqual([id, word, true])
})
it('English keeps the names of columns as the data has them', () => {
  expect(gapsText(['lots.method_approval', 'ip location'], 'en')).toBe('lots.method_approval, ip location')
  expect(gapsText(['lots.method_approval', 'ip location'], 'zh')).toBe('招标方式批复、IP归属地')
})
