import { describe, expect, it } from 'vitest'
import { BIT, gradeIndex } from '../../src/domain/grade.js'
import type { Detail } from '../../src/evidence/items.js'
import { jointBits } from '../../src/rings/cohesion.js'
import { groupItems } from '../../src/rings/group-items.js'
import type { GroupFinding } from '../../src/rules/group-rule.js'

const finding = (members: number[]): GroupFinding => ({
  rule: 'NET-01',
  grade: '线',
  members,
  lots: [3, 5],
  bits: 12 * BIT,
  detail: { type: 'group', p: 2 ** -12, null: 'permutation' },
})

describe('groupItems()', () => {
  it('says what was found of the group once, however many pairs it has', () => {
    for (const members of [
      [4, 9],
      [4, 9, 11],
      [2, 4, 9, 11, 30],
    ]) {
      const items = groupItems([finding(members)], members, [])
      expect(items).toHaveLength((members.length * (members.length - 1)) / 2)
      expect(jointBits(items, members.length)).toBe(12 * BIT)
    }
  })

  it('touches those it is about, by their place among the members', () => {
    const details: Detail[] = []
    const items = groupItems([finding([9, 11])], [4, 9, 11], details)
    expect(items.map(({ a, b, grade, lots }) => ({ a, b, grade, lots }))).toEqual([
      { a: 1, b: 2, grade: gradeIndex.线, lots: [3, 5] },
    ])
    expect(details[items[0]!.detail]).toMatchObject({ type: 'group', null: 'permutation' })
  })

  it('says nothing of a single member', () => {
    expect(groupItems([finding([9])], [4, 9, 11], [])).toEqual([])
  })
})
