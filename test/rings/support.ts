import type { Family, Grade } from '../../src/domain/grade.js'
import { BIT, gradeIndex } from '../../src/domain/grade.js'
import { ITEM_FLAGS } from '../../src/evidence/items.js'
import type { PairItem } from '../../src/rings/pair-item.js'
import { RULES } from '../../src/rules/index.js'

export interface TestItem {
  /** places of the two members, as '01' */
  pair: string
  rule: string
  grade: Grade
  bits?: number
  value?: number
  /** found on so many lots, or on these; 1 unless told */
  lots?: number | number[]
  flags?: (keyof typeof ITEM_FLAGS)[]
}

let next = 1000

/** Items between members named by one digit each; every item is a fact of its own unless a value is given. */
export const items = (...given: TestItem[]): PairItem[] =>
  given.map(({ pair, rule, grade, bits = 10, value = next++, lots = 1, flags = [] }) => ({
    a: Number(pair[0]),
    b: Number(pair[1]),
    rule,
    family: familyOf(rule),
    grade: gradeIndex[grade],
    bits: bits * BIT,
    flags: flags.reduce((all, name) => all | ITEM_FLAGS[name], 0),
    value: rule.startsWith('NET') ? -1 : value,
    detail: -1,
    lots: typeof lots === 'number' ? Array.from({ length: lots }, (_, i) => i) : lots,
  }))

const familyOf = (rule: string): Family => RULES.find((one) => one.id === rule)!.family

/** The same item between all pairs of `size` members, of one value. */
export const among = (size: number, item: Omit<TestItem, 'pair'>): TestItem[] =>
  Array.from({ length: size }, (_, a) => a).flatMap((a) =>
    Array.from({ length: size - a - 1 }, (_, k) => ({ value: 7, ...item, pair: `${a}${a + 1 + k}` })),
  )
