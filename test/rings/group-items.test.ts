import { describe, expect, it } from 'vitest'
import { BIT, gradeIndex } from '../../src/domain/grade.js'
import type { Detail } from '../../src/evidence/items.js'
import { jointBits } from '../../src/rings/cohesion.js'
import { groupFindingsOf, groupItems } from '../../src/rings/group-items.js'
import type { GroupFinding } from '../../src/rules/group-rule.js'
import { each, lettered } from '../rules/fixtures/lettered.js'
import { marketOf } from '../support/market.js'

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

describe('groupFindingsOf()', () => {
  const TURNS = ['ABC', 'BCA', 'CAB']
  const found = (who: (i: number) => string, rules = {}) =>
    groupFindingsOf(marketOf(lettered(each(18, who))), rules, 1)([0, 1, 2])

  it('tells sharp turns of a group in which nothing else is found', () => {
    expect(found((i) => TURNS[i % 3]!).map(({ rule }) => rule)).toEqual(['NET-06'])
    expect(found((i) => TURNS[i % 3]!, { 'NET-06': { enabled: false } })).toEqual([])
  })

  it('tells nothing of it where the winners come in no order', () => {
    expect(found((i) => TURNS[[0, 2, 2, 1, 0, 1, 1, 0, 2][i % 9]!]!)).toEqual([])
  })
})
