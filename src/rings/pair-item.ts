import type { Family } from '../domain/grade.js'
import { ITEM_FLAGS } from '../evidence/items.js'

/** An item of evidence between two members of a ring, each by its place among the members: a < b. */
export interface PairItem {
  a: number
  b: number
  rule: string
  family: Family
  /** index in GRADES: what it counts for the level */
  grade: number
  /** × 2^16 */
  bits: number
  /** ITEM_FLAGS */
  flags: number
  /** index in market.values, or -1 */
  value: number
  /** index in the run's details, or -1 */
  detail: number
  /** of a finding about a group: its bits as a whole, × 2^16 */
  groupBits?: number
  /** lot indices of same-lot hits, ascending */
  lots: ArrayLike<number>
}

const EXEMPT = ITEM_FLAGS.allowlisted | ITEM_FLAGS.issuers | ITEM_FLAGS.declaredGroup

/**
 * Shown, but no witness for the level: allow-listed on the day, the issuer's own, or within a declared group.
 */
export const isExempt = (item: Pick<PairItem, 'flags'>): boolean => (item.flags & EXEMPT) !== 0

/**
 * One fact, one family: of items that read the same value of a pair in two families only those of the best
 * item's family remain (more bits, then the stronger grade, then the earlier item). Order is kept.
 */
export const witnesses = (items: readonly PairItem[]): PairItem[] => {
  const best = new Map<string, PairItem>()
  for (const item of items) {
    if (item.value < 0) continue
    const key = `${item.a} ${item.b} ${item.value}`
    const before = best.get(key)
    if (!before || item.bits > before.bits || (item.bits === before.bits && item.grade < before.grade))
      best.set(key, item)
  }
  return items.filter(
    (item) => item.value < 0 || best.get(`${item.a} ${item.b} ${item.value}`)!.family === item.family,
  )
}

/** Position of the pair a < b in a list of all pairs of n. */
export const pairPlace = (a: number, b: number, n: number): number => a * n - (a * (a + 1)) / 2 + b - a - 1
export const pairCount = (n: number): number => (n * (n - 1)) / 2
