import { toOffsets } from '../../arrays/offsets.js'
import { lowerBound, upperBound } from '../../arrays/search.js'
import { monthsWindow, NO_DAY } from '../../domain/day.js'
import type { Market } from '../market.js'

/**
 * What a lot's prices are compared with, from the finest to the coarsest; every level keeps what stands after
 * it.
 */
export const STRATUM_LEVELS = [
  ['currency', 'evaluation', 'industry', 'category', 'region', 'period'],
  ['currency', 'evaluation', 'industry', 'category', 'region'],
  ['currency', 'evaluation', 'industry', 'category'],
  ['currency', 'evaluation', 'industry'],
  ['currency', 'evaluation'],
  ['currency'],
] as const
export type StratumPart = (typeof STRATUM_LEVELS)[number][number]

/**
 * Level whose cells know neither region nor period: a ring can fill both, and a rank inside them would hide
 * it.
 */
export const WHOLE_MARKET = 2

/**
 * Strata of prices. A lot's stratum is its cell at the finest level (`from` or coarser) in which at least
 * `minLots` lots have `minBids` bids, else its cell at the coarsest. A missing word is a word of its own;
 * currencies never mix.
 */
export interface PriceStrata {
  /** by level: cell of each lot, numbered by first lot */
  cells: { count: number; of: Int32Array }[]
  /** by lot: level of its stratum, an index of STRATUM_LEVELS */
  level: Uint8Array
  /** by lot: lots of its stratum with `minBids` bids */
  size: Int32Array
}

export interface StrataSettings {
  /** fewest lots of a stratum; below it the next coarser one is used */
  minLots: number
  /** bids that make a lot count among them */
  minBids: number
  windowMonths: number
  /** finest level to use */
  from?: number
}

export const priceStrata = (market: Market, bids: Int32Array, settings: StrataSettings): PriceStrata => {
  const { lots, words } = market
  const columns: Record<StratumPart, Int32Array> = {
    currency: lots.currency,
    evaluation: lots.evaluation,
    industry: lots.industry,
    category: lots.category,
    region: lots.region,
    period: periodsOf(lots.day, settings.windowMonths),
  }
  const periods = 2 + columns.period.reduce((most, p) => Math.max(most, p), -1)
  const cells = STRATUM_LEVELS.map((parts) =>
    cellsOf(
      parts.map((part) => ({ value: columns[part], count: part === 'period' ? periods : words.count + 1 })),
    ),
  )
  const level = new Uint8Array(lots.count)
  const size = new Int32Array(lots.count)
  const coarsest = STRATUM_LEVELS.length - 1
  for (let at = coarsest; at >= (settings.from ?? 0); at--) {
    const { count, of } = cells[at]!
    const sizes = new Int32Array(count)
    for (let lot = 0; lot < lots.count; lot++) if (bids[lot]! >= settings.minBids) sizes[of[lot]!]!++
    for (let lot = 0; lot < lots.count; lot++)
      if (at === coarsest || sizes[of[lot]!]! >= settings.minLots) {
        level[lot] = at
        size[lot] = sizes[of[lot]!]!
      }
  }
  return { cells, level, size }
}

/** Ranks of every lot's value among those of its stratum. */
interface Ranks {
  /** by lot: values of the stratum; 0 where the lot has none */
  of: Int32Array
  /** those below the lot's own, and those not above it */
  below: Int32Array
  upTo: Int32Array
}

const ranksInStratum = (values: ArrayLike<number>, strata: PriceStrata): Ranks => {
  const column = (): Int32Array => new Int32Array(values.length)
  const ranks = { of: column(), below: column(), upTo: column() }
  forEachCell(values, strata, (lot, sorted, from, to) => {
    ranks.of[lot] = to - from
    ranks.below[lot] = lowerBound(sorted, values[lot]!, from, to) - from
    ranks.upTo[lot] = upperBound(sorted, values[lot]!, from + ranks.below[lot]!, to) - from
  })
  return ranks
}

/**
 * One-sided rank of every lot's value in its stratum: the share of its lots that lie at least as far out,
 * itself included, so that p is never 0 and of equal values none is preferred. NaN stays NaN and counts for
 * no rank. The null: this lot is one of its stratum, whose lots are exchangeable.
 */
export const rankInStratum = (
  values: ArrayLike<number>,
  strata: PriceStrata,
  tail: 'low' | 'high',
): Float64Array => {
  const { of, below, upTo } = ranksInStratum(values, strata)
  return Float64Array.from(of, (n, lot) =>
    n === 0 ? Number.NaN : (tail === 'low' ? upTo[lot]! : n - below[lot]!) / n,
  )
}

/**
 * Place of every lot's value in its stratum, in the middle of its equals: 0–1, higher = more of it lies
 * below. ½ for NaN.
 */
export const placeInStratum = (values: ArrayLike<number>, strata: PriceStrata): Float64Array => {
  const { of, below, upTo } = ranksInStratum(values, strata)
  return Float64Array.from(of, (n, lot) => (n === 0 ? 0.5 : (upTo[lot]! / n + 1 - (n - below[lot]!) / n) / 2))
}

/** The value at a share of its stratum's values, by lot (as `quantile`); NaN where the lot's own value is. */
export const quantileInStratum = (
  values: ArrayLike<number>,
  strata: PriceStrata,
  share: number,
): Float64Array => {
  const found = new Float64Array(values.length).fill(Number.NaN)
  forEachCell(values, strata, (lot, sorted, from, to) => {
    const place = share * (to - 1 - from)
    const under = sorted[from + Math.floor(place)]!
    found[lot] = under + (sorted[from + Math.ceil(place)]! - under) * (place - Math.floor(place))
  })
  return found
}

/** Calls `visit` for every lot with a value: those of its stratum stand at sorted[from .. to), ascending. */
const forEachCell = (
  values: ArrayLike<number>,
  { cells, level }: PriceStrata,
  visit: (lot: number, sorted: Float64Array, from: number, to: number) => void,
): void => {
  cells.forEach(({ count, of }, at) => {
    const used = new Uint8Array(count)
    let any = false
    for (let lot = 0; lot < values.length; lot++) {
      if (level[lot] !== at || Number.isNaN(values[lot]!)) continue
      used[of[lot]!] = 1
      any = true
    }
    if (!any) return
    const { offsets, sorted } = sortedByCell(values, of, used)
    for (let lot = 0; lot < values.length; lot++)
      if (level[lot] === at && !Number.isNaN(values[lot]!))
        visit(lot, sorted, offsets[of[lot]!]!, offsets[of[lot]! + 1]!)
  })
}

/** Defined values of the cells in use, ascending within each. */
const sortedByCell = (values: ArrayLike<number>, of: Int32Array, used: Uint8Array) => {
  const offsets = new Int32Array(used.length + 1)
  const counts = (lot: number): boolean => used[of[lot]!] === 1 && !Number.isNaN(values[lot]!)
  for (let lot = 0; lot < values.length; lot++) if (counts(lot)) offsets[of[lot]! + 1]!++
  toOffsets(offsets)
  const next = offsets.slice()
  const sorted = new Float64Array(offsets[used.length]!)
  for (let lot = 0; lot < values.length; lot++) if (counts(lot)) sorted[next[of[lot]!]!++] = values[lot]!
  for (let cell = 0; cell < used.length; cell++) sorted.subarray(offsets[cell]!, offsets[cell + 1]!).sort()
  return { offsets, sorted }
}

/** Windows of whole months; −1 = day unknown. */
const periodsOf = (day: Int32Array, months: number): Int32Array =>
  day.map((at) => (at === NO_DAY ? -1 : monthsWindow(at, months)))

/** Lots with equal words are one cell. */
const cellsOf = (columns: { value: Int32Array; count: number }[]): { count: number; of: Int32Array } => {
  let of = new Int32Array(columns[0]!.value.length)
  let count = 1
  for (const column of columns) {
    const number = new Map<number, number>()
    of = of.map((cell, lot) => {
      const key = cell * column.count + column.value[lot]! + 1
      const known = number.get(key) ?? number.size
      if (known === number.size) number.set(key, known)
      return known
    })
    count = number.size
  }
  return { count, of }
}
