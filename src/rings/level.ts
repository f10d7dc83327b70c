import { BIT, FAMILIES, type Family, GRADE_WEIGHT, GRADES, gradeIndex, type Level } from '../domain/grade.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import { jointBits } from './cohesion.js'
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

/** The group whose level is asked: how many members, out of how many bidders. */
export interface Asked {
  size: number
  bidders: number
}

/**
 * Level of a ring from its `witnesses` (evidence.md §6).
 *
 * Red: items of article 40 (or 39, 41) on one lot that together touch more than half of the members, or S ≥ 0.90 from
 * three families; a value over its cap counts only with a second family on the same pair. Yellow: an item of article 34
 * or a strong lead on one lot, within its cap; any other strong lead, or leads of two families, when all together say
 * more than one fact could (`yellowOdds`). Behaviour is no red item; co-bidding alone is green.
 */
export const levelOf = (
  items: readonly PairItem[],
  { size, bidders }: Asked,
  settings: RingSettings['level'],
): Judged => {
  const counted = items.filter((item) => !isExempt(item))
  const firm = withSecondWitness(counted)
  const families = standingsOf(counted, size, settings)
  const judged = { strength: strengthOf(families), families }
  if (isRed(firm, size, settings)) return { ...judged, level: 'red' }
  const yellow =
    isStrongOnLot(counted, size, settings) ||
    (isLed(counted, families, settings) && isLikely(counted, size, bidders, settings))
  return { ...judged, level: yellow ? 'yellow' : 'green' }
}

const isRed = (firm: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  if (hasRedItem(firm, size, settings)) return true
  const families = standingsOf(firm, size, settings)
  return leads(families).length >= settings.redFamilies && strengthOf(families) >= settings.redStrength
}

/** Families whose grade in the ring is a lead or better. */
const leads = (families: Standing[]): Standing[] =>
  families.filter((one) => atLeast(one.grade, gradeIndex.线))

/** A strong lead or better on one lot, within its cap, from more than co-bidding. */
const isStrongOnLot = (counted: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const onLot = counted.filter(
    (item) => isOnLot(item) && !CO_BIDDING.has(item.rule) && !(item.flags & ITEM_FLAGS.overCap),
  )
  return standingsOf(onLot, size, settings).some((one) => atLeast(one.grade, gradeIndex.强))
}

/** A strong lead, or leads of two families; co-bidding alone is neither. */
const isLed = (counted: PairItem[], families: Standing[], settings: RingSettings['level']): boolean => {
  const found = leads(families)
  if (found.length >= settings.yellowFamilies) return true
  if (counted.every((item) => item.family !== 'network' || CO_BIDDING.has(item.rule)))
    return found.some((one) => one.family !== 'network' && atLeast(one.grade, gradeIndex.强))
  return found.some((one) => atLeast(one.grade, gradeIndex.强))
}

const isLikely = (
  counted: PairItem[],
  size: number,
  bidders: number,
  settings: RingSettings['level'],
): boolean =>
  jointBits(onePerCrowd(counted), size) >= settings.yellowOdds * (size - 1) * Math.log2(bidders) * BIT

/**
 * Of a pair's values over their caps the best alone: they tend to be one place or one provider, a bookkeeper's phone
 * and finance officer, an incubator's switchboard and address.
 */
const onePerCrowd = (items: PairItem[]): PairItem[] => {
  const best = new Map<number, PairItem>()
  for (const item of items)
    if (item.flags & ITEM_FLAGS.overCap && item.bits > (best.get(pairKey(item))?.bits ?? -1))
      best.set(pairKey(item), item)
  return items.filter((item) => !(item.flags & ITEM_FLAGS.overCap) || best.get(pairKey(item)) === item)
}

const pairKey = ({ a, b }: PairItem): number => b * (b - 1) + 2 * a

const isOnLot = (item: PairItem): boolean =>
  item.lots.length > 0 && !(item.flags & (ITEM_FLAGS.acrossLots | ITEM_FLAGS.noJointLot))

const hasRedItem = (firm: PairItem[], size: number, settings: RingSettings['level']): boolean => {
  const items = firm.filter(
    (item) => atLeast(item.grade, gradeIndex.视) && isOnLot(item) && !BEHAVIOUR.has(item.family),
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
    const pair = pairKey(item)
    families.set(pair, (families.get(pair) ?? new Set()).add(item.family))
  }
  return items.filter((item) => {
    if (!(item.flags & ITEM_FLAGS.overCap)) return true
    const there = families.get(pairKey(item))
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
