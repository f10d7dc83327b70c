import { monthsWindow, NO_DAY } from '../domain/day.js'
import type { Meetings } from './meetings.js'

/**
 * Strata of lots: industry × category × region × period. A missing column is one stratum word `unknown`.
 * Periods are windows of whole months from January 1970, by the lot's day, so that no later lot moves them.
 */
export interface LotStrata {
  count: number
  /** by lot; numbered by their first lot; -1 for a lot on which nobody bid */
  of: Int32Array
  /** by stratum: lots with a bid */
  lots: Int32Array
  /** columns that no lot of the market has: to be named in `notEvaluated` */
  unknown: string[]
}

export const strataOfLots = ({ lots, bids, words }: Meetings, windowMonths: number): LotStrata => {
  const periods = Int32Array.from(lots.day, (day) => (day === NO_DAY ? -1 : monthsWindow(day, windowMonths)))
  const columns = [
    { name: 'lots.industry', ...ranked(lots.industry, words.count) },
    { name: 'lots.category', ...ranked(lots.category, words.count) },
    { name: 'lots.region_code', ...ranked(lots.region, words.count) },
    { name: 'lots.opened_at', ...ranked(periods, 1 + periods.reduce((most, p) => Math.max(most, p), -1)) },
  ]
  const number = new Map<number, number>()
  const counts: number[] = []
  const of = new Int32Array(lots.count).fill(-1)
  for (let lot = 0; lot < lots.count; lot++) {
    if (bids.lotOffsets[lot] === bids.lotOffsets[lot + 1]) continue
    let key = 0
    for (const column of columns) key = key * column.count + column.rank[lot]!
    const stratum = number.get(key) ?? counts.push(0) - 1
    number.set(key, stratum)
    of[lot] = stratum
    counts[stratum]!++
  }
  const unknown = columns.filter((c) => c.count === 1 && c.rank.length > 0).map((c) => c.name)
  return { count: counts.length, of, lots: Int32Array.from(counts), unknown }
}

/**
 * The same strata cut further by a column of the lots (buyer, township), where a value of it has at least
 * `minLots` lots in one; the lots of rarer and missing values stay together. Undefined when the column is
 * empty.
 */
export const strataCutBy = (
  column: Int32Array,
  strata: LotStrata,
  minLots: number,
): LotStrata | undefined => {
  const values = 1 + column.reduce((most, value) => Math.max(most, value), -1)
  if (values === 0) return undefined
  const { offsets, lots } = lotsByStratum(strata)
  const count = new Int32Array(values + 1)
  const number = new Int32Array(values + 1)
  const of = new Int32Array(column.length).fill(-1)
  const sizes: number[] = []
  for (let stratum = 0; stratum < strata.count; stratum++) {
    const inside = lots.subarray(offsets[stratum]!, offsets[stratum + 1]!)
    for (const lot of inside) count[column[lot]! + 1]!++
    count[0] = 0
    number[0] = -1
    for (const lot of inside) number[column[lot]! + 1] = -1
    for (const lot of inside) {
      const value = count[column[lot]! + 1]! >= minLots ? column[lot]! + 1 : 0
      if (number[value] === -1) number[value] = sizes.push(0) - 1
      of[lot] = number[value]!
      sizes[of[lot]!]!++
    }
    for (const lot of inside) count[column[lot]! + 1] = 0
  }
  return { count: sizes.length, of, lots: Int32Array.from(sizes), unknown: strata.unknown }
}

/** Lots with a bid by stratum: those of s are lots[i], ascending, offsets[s] ≤ i < offsets[s + 1]. */
export const lotsByStratum = ({ of, lots: counts }: LotStrata): { offsets: Int32Array; lots: Int32Array } => {
  const offsets = new Int32Array(counts.length + 1)
  for (let s = 0; s < counts.length; s++) offsets[s + 1] = offsets[s]! + counts[s]!
  const next = offsets.slice()
  const lots = new Int32Array(offsets[counts.length]!)
  for (let lot = 0; lot < of.length; lot++) if (of[lot] !== -1) lots[next[of[lot]!]!++] = lot
  return { offsets, lots }
}

/** Values −1.. as dense ranks, 0 for −1: so that keys of several columns stay small. */
const ranked = (values: Int32Array, distinct: number): { rank: Int32Array; count: number } => {
  const rankOf = new Int32Array(distinct + 1).fill(-1)
  rankOf[0] = 0
  let count = 1
  const rank = values.map((value) => {
    if (rankOf[value + 1] === -1) rankOf[value + 1] = count++
    return rankOf[value + 1]!
  })
  return { rank, count }
}
