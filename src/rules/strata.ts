import { type Market, NO_DAY } from '../graph/market.js'

/**
 * Strata of lots: industry × category × region × period. A missing column is one stratum word `unknown`. Periods are
 * windows of whole months from January 1970, by the lot's day, so that no later lot moves them.
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

/** What each bidder did by stratum, ascending: stratum[i], lots[i] for offsets[b] ≤ i < offsets[b + 1]. */
export interface Participation {
  offsets: Int32Array
  stratum: Int32Array
  lots: Int32Array
  /** by stratum: distinct bidders */
  bidders: Int32Array
}

export const strataOfLots = ({ lots, bids, words }: Market, windowMonths: number): LotStrata => {
  const periods = Int32Array.from(lots.day, (day) => (day === NO_DAY ? -1 : windowOf(day, windowMonths)))
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

const windowOf = (day: number, months: number): number => {
  const date = new Date(day * 86_400_000)
  return Math.max(-1, Math.floor(((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()) / months))
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

/** Lots by bidder and stratum. Several bids on one lot count once; withdrawn and disqualified ones count. */
export const participationOf = ({ bidders, bids }: Market, strata: LotStrata): Participation => {
  const offsets = new Int32Array(bidders.count + 1)
  const stratum = new Int32Array(bids.count)
  const lots = new Int32Array(bids.count)
  const total = new Int32Array(strata.count)
  const distinct = new Int32Array(strata.count)
  let end = 0
  for (let b = 0; b < bidders.count; b++) {
    const start = end
    let last = -1
    for (let i = bids.bidderOffsets[b]!; i < bids.bidderOffsets[b + 1]!; i++) {
      const lot = bids.lot[bids.byBidder[i]!]!
      if (lot === last) continue
      last = lot
      const s = strata.of[lot]!
      if (total[s]!++ === 0) stratum[end++] = s
    }
    stratum.subarray(start, end).sort()
    for (let i = start; i < end; i++) {
      lots[i] = total[stratum[i]!]!
      total[stratum[i]!] = 0
      distinct[stratum[i]!]!++
    }
    offsets[b + 1] = end
  }
  return { offsets, stratum: stratum.slice(0, end), lots: lots.slice(0, end), bidders: distinct }
}
