import { findNumber } from '../arrays/search.js'
import { gradeIndex } from '../domain/grade.js'
import { lotsOfItem } from '../evidence/item-columns.js'
import type { EvidenceItems } from '../evidence/items.js'
import { RULES } from '../rules/index.js'
import { isExempt, type PairItem } from './pair-item.js'

/**
 * Pairs of bidders with evidence, in the items' order: pair p is (a[p], b[p]) with items start[p] ..
 * start[p+1].
 */
export interface Pairs {
  count: number
  a: Int32Array
  b: Int32Array
  start: Int32Array
  /** pairs whose smaller bidder is x: first[x] .. first[x+1] */
  first: Int32Array
  /** 1 = an item at 强 or above stands on the pair and counts */
  strong: Uint8Array
}

/** Index of the items by pair; O(items + bidders). */
export const pairsOf = (items: EvidenceItems, bidders: number): Pairs => {
  let count = 0
  for (let i = 0; i < items.count; i++) if (isNewPair(items, i)) count++
  const pairs: Pairs = {
    count,
    a: new Int32Array(count),
    b: new Int32Array(count),
    start: new Int32Array(count + 1).fill(items.count),
    first: new Int32Array(bidders + 1),
    strong: new Uint8Array(count),
  }
  for (let i = 0, p = -1; i < items.count; i++) {
    if (isNewPair(items, i)) {
      p++
      pairs.a[p] = items.a[i]!
      pairs.b[p] = items.b[i]!
      pairs.start[p] = i
      pairs.first[items.a[i]! + 1]!++
    }
    if (items.grade[i]! <= gradeIndex.强 && !isExempt({ flags: items.flags[i]! })) pairs.strong[p] = 1
  }
  for (let x = 0; x < bidders; x++) pairs.first[x + 1]! += pairs.first[x]!
  return pairs
}

const isNewPair = ({ a, b }: EvidenceItems, i: number): boolean =>
  i === 0 || a[i] !== a[i - 1] || b[i] !== b[i - 1]

/** Position of the pair, in any order, or -1. */
export const findPair = ({ first, b }: Pairs, x: number, y: number): number => {
  const smaller = Math.min(x, y)
  return findNumber(b, Math.max(x, y), first[smaller]!, first[smaller + 1]!)
}

/** All evidence among the members (bidder indices, ascending), bidders by their place among them. */
export const itemsAmong = (items: EvidenceItems, pairs: Pairs, members: readonly number[]): PairItem[] => {
  const place = new Map(members.map((bidder, i) => [bidder, i]))
  return members.flatMap((bidder, a) => {
    const found: PairItem[] = []
    for (let p = pairs.first[bidder]!; p < pairs.first[bidder + 1]!; p++) {
      const b = place.get(pairs.b[p]!)
      if (b === undefined) continue
      for (let i = pairs.start[p]!; i < pairs.start[p + 1]!; i++) found.push(pairItem(items, i, a, b))
    }
    return found
  })
}

const pairItem = (items: EvidenceItems, i: number, a: number, b: number): PairItem => {
  const rule = RULES[items.rule[i]!]!
  return {
    a,
    b,
    rule: rule.id,
    family: rule.family,
    grade: items.grade[i]!,
    bits: items.bits[i]!,
    flags: items.flags[i]!,
    value: items.value[i]!,
    detail: items.detail[i]!,
    lots: lotsOfItem(items, i),
  }
}
