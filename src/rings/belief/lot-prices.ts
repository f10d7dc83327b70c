import { findString } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import type { EffectiveBids } from '../../market/screens/effective-bids.js'
import { screened } from '../../market/screens/screen-market.js'

/**
 * By lot: how arranged its prices look (0..1, mean of market ranks; NaN = unknown), bidders, and the winning
 * bidder or −1.
 */
export interface LotPrices {
  score: Float32Array
  parties: Int32Array
  winner: Int32Array
  /** prices of each lot, ascending */
  order: EffectiveBids
}

/**
 * Nearness of the lowest price to the limit, and how little prices differ where no average decides: ranks
 * among the market's lots.
 */
export const lotPrices = (market: Market): LotPrices => {
  const { lots, bids } = market
  const order = screened(market).prices
  const { offsets, amount } = order
  const average = findString(market.words, 'average-price')
  const near = new Float64Array(lots.count).fill(Number.NaN)
  const narrow = new Float64Array(lots.count).fill(Number.NaN)
  const winner = new Int32Array(lots.count).fill(-1)
  const parties = new Int32Array(lots.count)
  for (let lot = 0; lot < lots.count; lot++) {
    const prices = amount.subarray(offsets[lot]!, offsets[lot + 1]!)
    if (prices.length > 1 && lots.controlPrice[lot]! > 0) near[lot] = prices[0]! / lots.controlPrice[lot]!
    if (prices.length > 2 && (average < 0 || lots.evaluation[lot] !== average))
      narrow[lot] = -variation(prices)
    let last = -1
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
      if (bids.bidder[bid] !== last) parties[lot]!++
      last = bids.bidder[bid]!
      if (bids.won[bid] === 1) winner[lot] = bids.bidder[bid]!
    }
  }
  const [x, y] = [ranks(near), ranks(narrow)]
  const score = Float32Array.from(x, (rank, lot) =>
    Number.isNaN(rank) ? y[lot]! : Number.isNaN(y[lot]!) ? rank : (2 * rank + y[lot]!) / 3,
  )
  return { score, parties, winner, order }
}

const variation = (prices: Float64Array): number => {
  let sum = 0
  for (const price of prices) sum += price
  const mean = sum / prices.length
  let squares = 0
  for (const price of prices) squares += (price - mean) ** 2
  return Math.sqrt(squares / (prices.length - 1)) / mean
}

/** Mid-ranks within (0, 1) of what is known. */
const ranks = (values: Float64Array): Float64Array => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  return values.map((value) =>
    Number.isNaN(value)
      ? value
      : (countBelow(sorted, value) + countBelow(sorted, value, true)) / 2 / sorted.length,
  )
}

/** How many of the ascending values lie below the value, or at it as well. */
const countBelow = (sorted: Float64Array, value: number, orAt = false): number => {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const mid = (from + to) >> 1
    if (sorted[mid]! < value || (orAt && sorted[mid] === value)) from = mid + 1
    else to = mid
  }
  return from
}
