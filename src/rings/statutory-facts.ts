import { stringAt } from '../arrays/strings.js'
import { GRADES, gradeIndex } from '../domain/grade.js'
import type { StatutoryFactRecord } from '../domain/statutory-fact.js'
import { type EvidenceItems, ITEM_FLAGS } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import { RULES } from '../rules/index.js'
import { kindOf } from './describe.js'
import { isExempt } from './pair-item.js'
import { type Asked, clearText, shown } from './record.js'

/** A fact that the law deems collusion on one lot, in the market's indices. */
export interface LotDeed {
  lot: number
  /** index in RULES */
  rule: number
  /** index in GRADES */
  grade: number
  /** index in market.values, or −1 */
  value: number
  /** ascending */
  bidders: number[]
}

/**
 * Items of 直 or 视 on one lot between bidders that are in no red ring together, one fact a lot, rule and
 * value (without a value: a pair), by lot, rule, value and bidders. O(items).
 */
export const lotDeeds = (items: EvidenceItems, red: readonly (readonly number[])[]): LotDeed[] => {
  const ringsOf = new Map<number, number[]>()
  red.forEach((members, ring) => {
    for (const bidder of members) ringsOf.set(bidder, [...(ringsOf.get(bidder) ?? []), ring])
  })
  const told = (a: number, b: number): boolean =>
    ringsOf.get(a)?.some((ring) => ringsOf.get(b)?.includes(ring)) ?? false
  const deeds = new Map<string, LotDeed>()
  for (let i = 0; i < items.count; i++) {
    const [a, b] = [items.a[i]!, items.b[i]!]
    if (!isDeed(items, i) || told(a, b)) continue
    for (let l = items.lotOffsets[i]!; l < items.lotOffsets[i + 1]!; l++) add(deeds, items, i, items.lots[l]!)
  }
  for (const deed of deeds.values()) deed.bidders = [...new Set(deed.bidders)].sort((x, y) => x - y)
  return [...deeds.values()].sort(
    (x, y) =>
      x.lot - y.lot ||
      x.rule - y.rule ||
      x.value - y.value ||
      x.bidders[0]! - y.bidders[0]! ||
      x.bidders[1]! - y.bidders[1]!,
  )
}

const isDeed = (items: EvidenceItems, i: number): boolean => {
  const flags = items.flags[i]!
  const { family } = RULES[items.rule[i]!]!
  return (
    items.grade[i]! <= gradeIndex.视 &&
    family !== 'price' &&
    family !== 'network' &&
    (flags & (ITEM_FLAGS.acrossLots | ITEM_FLAGS.noJointLot)) === 0 &&
    !isExempt({ flags })
  )
}

const add = (deeds: Map<string, LotDeed>, items: EvidenceItems, i: number, lot: number): void => {
  const [a, b, rule, value, grade] = [
    items.a[i]!,
    items.b[i]!,
    items.rule[i]!,
    items.value[i]!,
    items.grade[i]!,
  ]
  const key = value < 0 ? `${lot} ${rule} ${a} ${b}` : `${lot} ${rule} v${value}`
  const deed = deeds.get(key)
  if (!deed) deeds.set(key, { lot, rule, grade, value, bidders: [a, b] })
  else {
    deed.bidders.push(a, b)
    deed.grade = Math.min(deed.grade, grade)
  }
}

/** The facts in ids and texts, in their order. */
export const describeDeeds = (
  deeds: readonly LotDeed[],
  market: Market,
  texts: Asked['texts'],
): StatutoryFactRecord[] => {
  const lotsWith = lotCounter(market)
  return deeds.map(({ lot, rule, grade, value, bidders }) => ({
    lot: stringAt(market.lots.id, lot),
    rule: RULES[rule]!.id,
    grade: GRADES[grade]!,
    bidders: bidders.map((bidder) => stringAt(market.bidders.id, bidder)),
    kind: value < 0 ? null : kindOf(market, value),
    value: value < 0 ? null : shown(market, texts, value),
    others:
      value < 0
        ? null
        : {
            bidders: Math.max(0, market.values.holders[value]! - bidders.length),
            lots: lotsWith(value) - 1,
          },
    law: [...RULES[rule]!.law],
    clear: clearText(market, texts, value),
  }))
}

/** Lots on which a value was used: counted once for each value. */
const lotCounter = ({ values, bids }: Market): ((value: number) => number) => {
  const known = new Map<number, number>()
  return (value) => {
    const there = known.get(value)
    if (there !== undefined) return there
    const lots = new Set<number>()
    for (let u = values.useOffsets[value]!; u < values.useOffsets[value + 1]!; u++)
      if (values.useBid[u]! >= 0) lots.add(bids.lot[values.useBid[u]!]!)
    known.set(value, lots.size)
    return lots.size
  }
}
