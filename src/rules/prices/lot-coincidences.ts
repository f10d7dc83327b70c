import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { stepOf } from '../../market/screens/rounding.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import { quantileInStratum } from '../../market/screens/strata.js'

/** What must hold of prices that coincide on one lot, over all lots where some do. */
export const LOT_COINCIDENCE_SETTINGS = {
  /** largest false discovery rate among the lots of the market */
  lotMaxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape

/** Prices of a lot that coincide; `bids` are positions in `prices`. */
export interface LotCoincidence {
  lot: number
  bids: readonly number[]
  /** the common price, or the common step, in hundredths */
  value: number
  logP: number
}

const SQRT_PI = Math.sqrt(Math.PI)

/**
 * PRC-07 on one lot: which bids have exactly one price? p = pairs of bids × P[two independent prices of the lot, so
 * rounded and so spread, coincide] (see coincidences.ts), and never less than pairs × the stratum's own rate, in which
 * two bidders that coincide again and again count once. All bids at one price are a price fixed beforehand: silent. So below three bids.
 */
export const identicalOnLots = (market: Market, screened: ScreenedMarket): LotCoincidence[] => {
  const { prices, screens } = screened
  const { offsets, amount } = prices
  const usual = usualCv(screened)
  const rate = stratumRate(market, screened)
  const found: LotCoincidence[] = []
  for (let lot = 0; lot < usual.length; lot++) {
    const n = screens.n[lot]!
    if (n < 3 || !(screens.identical[lot]! > 0) || !(screens.cv[lot]! > 0)) continue
    const pairs = (n * (n - 1)) / 2
    for (let from = offsets[lot]!; from < offsets[lot + 1]!; ) {
      let to = from + 1
      while (to < offsets[lot + 1]! && amount[to] === amount[from]) to++
      if (to - from > 1) {
        const chance = stepOf(amount[from]!) / (SQRT_PI * usual[lot]! * amount[from]!)
        const logP = Math.min(0, Math.log(pairs * Math.max(chance, rate[lot]!)))
        found.push({ lot, bids: range(from, to), value: amount[from]!, logP })
      }
      from = to
    }
  }
  return found
}

/**
 * PRC-08 on one lot: which neighbouring bids go up by one and the same step, to the last digit? p = (n − 2) · 2 r / mean
 * gap for three bids, and a factor 2 r / mean gap for each more. Silent below four bids (three with one step are
 * PRC-01's) and for equal bids.
 */
export const equalStepsOnLots = ({ prices, screens }: ScreenedMarket): LotCoincidence[] => {
  const { offsets, amount } = prices
  const found: LotCoincidence[] = []
  for (let lot = 0; lot < screens.n.length; lot++) {
    const n = screens.n[lot]!
    if (n < 4) continue
    const gap = (amount[offsets[lot]! + n - 1]! - amount[offsets[lot]!]!) / (n - 1)
    for (let from = offsets[lot]!; from < offsets[lot + 1]! - 2; ) {
      const step = amount[from + 1]! - amount[from]!
      let to = from + 2
      while (to < offsets[lot + 1]! && amount[to]! - amount[to - 1]! === step) to++
      if (step > 0 && to - from > 2) {
        const bids = range(from, to)
        const rounding = Math.min(...bids.map((i) => stepOf(amount[i]!)))
        const logP = Math.log(n - 2) + (to - from - 2) * Math.log(Math.min(1, (2 * rounding) / gap))
        found.push({ lot, bids, value: step, logP: Math.min(0, logP) })
      }
      from = Math.max(from + 1, to - 1)
    }
  }
  return found
}

/** Deviation over mean that a lot's prices may be expected to have: its stratum's usual one, or its own where less. */
const usualCv = ({ screens, strata }: ScreenedMarket): Float64Array => {
  const own = screens.cv.map((cv, lot) => (screens.n[lot]! >= 3 && cv > 0 ? cv : Number.NaN))
  return quantileInStratum(own, strata, 0.5).map((usual, lot) => Math.min(usual, own[lot]!))
}

/**
 * Share of pairs of bids with one price in the stratum, leaving out the bidders that have one on the lot itself; two
 * bidders count once, on the first such lot.
 */
const stratumRate = (
  { bids, bidders }: Market,
  { prices: { offsets, amount, bid }, screens, strata }: ScreenedMarket,
): Float64Array => {
  const seen = new Set<number>()
  const isNew = (i: number, j: number): boolean => {
    const [a, b] = [bids.bidder[bid[i]!]!, bids.bidder[bid[j]!]!]
    const before = seen.size
    return seen.add(Math.min(a, b) * bidders.count + Math.max(a, b)).size > before
  }
  const lots = screens.n.length
  const own = new Float64Array(lots)
  const fresh = new Float64Array(lots)
  const all = new Float64Array(lots)
  for (let lot = 0; lot < lots; lot++) {
    const n = screens.n[lot]!
    if (n < 3 || !(screens.cv[lot]! > 0)) continue
    all[lot] = (n * (n - 1)) / 2
    for (let i = offsets[lot]! + 1; i < offsets[lot + 1]!; i++)
      for (let j = i - 1; j >= offsets[lot]! && amount[j] === amount[i]; j--) {
        own[lot]!++
        if (isNew(i, j)) fresh[lot]!++
      }
  }
  const sums = strata.cells.map(({ count, of }) => {
    const sum = { equal: new Float64Array(count), all: new Float64Array(count) }
    for (let lot = 0; lot < lots; lot++) {
      sum.equal[of[lot]!]! += fresh[lot]!
      sum.all[of[lot]!]! += all[lot]!
    }
    return sum
  })
  return all.map((pairs, lot) => {
    const at = strata.level[lot]!
    const cell = strata.cells[at]!.of[lot]!
    return Math.max(0, sums[at]!.equal[cell]! - own[lot]!) / Math.max(1, sums[at]!.all[cell]! - pairs)
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)
