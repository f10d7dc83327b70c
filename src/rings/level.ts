import { FAMILIES, type Family, GRADE_WEIGHT, GRADES, gradeIndex, type Level } from '../domain/grade.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import { isExempt, type PairItem } from './pair-item.js'
import type { RingSettings } from './settings.js'

/** What a family says about the ring as a whole. */
export interface Standing {
  family: Family
  /** highest grade whose items together touch more than half of the members; undefined when none do */
  grade: number | undefined
  /** members that its items touch */
  members: number
}

export interface Judged {
  level: Level
  /** S = 1 − Π (1 − weight) over the families at 线 or above */
  strength: number
  families: Standing[]
}

const BEHAVIOUR = new Set<Family>(['price', 'network'])
/** Meeting beyond chance, and winning in turn among those who meet: green when alone. */
const CO_BIDDING = new Set(['NET-01', 'NET-02'])

/**
 * Level of a ring of `size` members (evidence.md §6) from its `witnesses`.
 *
 * Red: items of article 40 (or 39, 41) on one lot that together touch more than half of the members, or S ≥ 0.90 from
 * three families. Yellow: an item of article 34 or a strong lead, or two families of leads. A value over its cap needs
 * a second family on the same pair to count towards red. Behaviour is no red item; co-bidding alone is green.
 */
export const levelOf = (
  items: readonly PairItem[],
  size: number,
  settings: RingSettings['level'],
): Judged => {
  const counted = items.filter((item) => !isExempt(item))
  const families = standingsOf(counted, size, settings)
  const strength = strengthOf(families)
  return { level: pickLevel(counted, families, size, settings), strength, families }
}

const pickLevel = (
  counted: PairItem[],
  families: Standing[],
  size: number,
  settings: RingSettings['level'],
): Level => {
  const witnesses = families.filter((one) => atLeast(one.grade, gradeIndex.线))
  const firm = withSecondWitness(counted)
  if (hasRedItem(firm, size, settings)) return 'red'
  const firmFamilies = standingsOf(firm, size, settings)
  const firmWitnesses = firmFamilies.filter((one) => atLeast(one.grade, gradeIndex.线))
  if (firmWitnesses.length >= settings.redFamilies && strengthOf(firmFamilies) >= settings.redStrength)
    return 'red'
  if (witnesses.length >= settings.yellowFamilies) return 'yellow'
  if (witnesses.every((one) => one.family === 'network') && onlyCoBidding(counted)) return 'green'
  return witnesses.some((one) => atLeast(one.grade, gradeIndex.强)) ? 'yellow' : 'green'
}

const onlyCoBidding = (counted: PairItem[]): boolean =>
  counted.every((item) => item.family !== 'network' || CO_BIDDING.has(item.rule))

const hasRedItem = (firm: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const items = firm.filter(
    (item) =>
      atLeast(item.grade, gradeIndex.视) &&
      item.lots.length > 0 &&
      !(item.flags & (ITEM_FLAGS.acrossLots | ITEM_FLAGS.noJointLot)) &&
      !BEHAVIOUR.has(item.family),
  )
  return FAMILIES.some(
    (family) => touched(items.filter((item) => item.family === family)) > settings.majority * size,
  )
}

/** Items without those over the cap that stand alone on their pair: no second family at 线 or above beside them. */
const withSecondWitness = (items: PairItem[]): PairItem[] => {
  if (!items.some((item) => item.flags & ITEM_FLAGS.overCap)) return items
  const families = new Map<number, Set<Family>>()
  for (const item of items) {
    if (!atLeast(item.grade, gradeIndex.线)) continue
    const pair = item.b * (item.b - 1) + 2 * item.a
    families.set(pair, (families.get(pair) ?? new Set()).add(item.family))
  }
  return items.filter((item) => {
    if (!(item.flags & ITEM_FLAGS.overCap)) return true
    const there = families.get(item.b * (item.b - 1) + 2 * item.a)
    return there !== undefined && (there.size > 1 || !there.has(item.family))
  })
}

const standingsOf = (items: PairItem[], size: number, settings: RingSettings['level']): Standing[] =>
  FAMILIES.flatMap((family) => {
    const own = items.filter((item) => item.family === family)
    if (own.length === 0) return []
    const grade = GRADES.findIndex(
      (_, g) => touched(own.filter((item) => item.grade <= g)) > settings.majority * size,
    )
    return [{ family, grade: grade < 0 ? undefined : grade, members: touched(own) }]
  })

const strengthOf = (families: Standing[]): number =>
  1 -
  families.reduce(
    (rest, { grade }) => rest * (atLeast(grade, gradeIndex.线) ? 1 - GRADE_WEIGHT[GRADES[grade!]!] : 1),
    1,
  )

const atLeast = (grade: number | undefined, wanted: number): boolean => grade !== undefined && grade <= wanted

const touched = (items: PairItem[]): number => {
  const members = new Set<number>()
  for (const { a, b } of items) members.add(a).add(b)
  return members.size
}
