import { expect, it } from 'vitest'
import { BIT } from '../../src/domain/grade.js'
import { hingeOf } from '../../src/rings/hinges.js'
import { RingSettings } from '../../src/rings/settings.js'
import { among, items, type TestItem } from './support.js'

const settings = RingSettings.parse({})
const hinge = (size: number, ...given: TestItem[]) => {
  const found = hingeOf(items(...given), { size, bidders: 256, groups: 1 }, 3 * BIT, settings)
  return found && { rule: found.items[0]!.rule, ifRemoved: found.ifRemoved }
}
const LOCK: Omit<TestItem, 'pair'> = { rule: 'DOC-01', grade: '视' }
const PHONE: Omit<TestItem, 'pair'> = { rule: 'REL-05', grade: '强', value: 8 }

it('a ring of one fact hinges on it', () => {
  expect(hinge(2, { pair: '01', ...LOCK })).toEqual({ rule: 'DOC-01', ifRemoved: 'falls apart' })
})
it('a ring held by two facts hinges on the one that makes its level', () => {
  expect(hinge(2, { pair: '01', ...LOCK }, { pair: '01', ...PHONE })).toEqual({
    rule: 'DOC-01',
    ifRemoved: 'yellow',
  })
})
it('a value read by two rules is one fact', () => {
  const codes: TestItem[] = [
    { pair: '01', rule: 'DOC-01', grade: '视', value: 5 },
    { pair: '01', rule: 'DOC-02', grade: '视', value: 5 },
  ]
  expect(hinge(2, ...codes)).toEqual({ rule: 'DOC-01', ifRemoved: 'falls apart' })
})
it('two facts of equal weight leave no hinge', () => {
  expect(
    hinge(2, { pair: '01', ...LOCK, value: 5 }, { pair: '01', rule: 'HW-05', grade: '视', value: 6 }),
  ).toBeUndefined()
})
it('a template’s author, without which the level would rise, is no hinge', () => {
  const author: TestItem = { pair: '01', rule: 'DOC-04', grade: '弱', value: 9, flags: ['overCap'] }
  const locks = [5, 6].map((value): TestItem => ({ pair: '01', ...LOCK, value }))
  expect(hinge(2, ...locks, author)).toBeUndefined()
})
it('a member who holds on by one fact makes that the hinge', () => {
  expect(
    hinge(3, ...among(2, LOCK), { pair: '01', ...PHONE }, { pair: '12', rule: 'ACC-03', grade: '视' }),
  ).toEqual({
    rule: 'ACC-03',
    ifRemoved: 'falls apart',
  })
})
it('a group that was never dense hinges on what keeps it connected', () => {
  const chain: TestItem[] = [
    { pair: '01', ...LOCK, value: 5, bits: 4 },
    { pair: '12', ...PHONE, bits: 4 },
    { pair: '23', rule: 'REL-06', grade: '线', bits: 4 },
  ]
  expect(hinge(4, ...chain)?.ifRemoved).toBe('falls apart')
})
