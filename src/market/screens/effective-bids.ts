import { type Market, VALID } from '../market.js'

/**
 * The prices that screens read, by column: per lot the valid bids with a known amount above 0, of each bidder
 * the one with the highest `bid_no`, of each consortium one. Ascending by amount; equal amounts by bid. A lot
 * has one currency, so amounts of two are never put side by side.
 */
export interface EffectiveBids {
  /** prices of lot l: offsets[l] .. offsets[l + 1) */
  offsets: Int32Array
  /** hundredths of the lot's currency */
  amount: Float64Array
  /** index in market.bids */
  bid: Int32Array
}

export const effectiveBids = ({ bids, lots }: Market): EffectiveBids => {
  const offsets = new Int32Array(lots.count + 1)
  const amount = new Float64Array(bids.count)
  const bid = new Int32Array(bids.count)
  let filled = 0
  for (let lot = 0; lot < lots.count; lot++) {
    const from = filled
    const end = bids.lotOffsets[lot + 1]!
    for (let i = bids.lotOffsets[lot]!; i < end; ) {
      let next = i + 1
      while (next < end && bids.bidder[next] === bids.bidder[i]) next++
      const chosen = lastPriced(bids, i, next)
      if (chosen !== -1 && !partnerTaken(bids, bid, from, filled, chosen)) {
        amount[filled] = bids.amount[chosen]!
        bid[filled++] = chosen
      }
      i = next
    }
    sortByAmount(amount, bid, from, filled)
    offsets[lot + 1] = filled
  }
  return { offsets, amount: amount.slice(0, filled), bid: bid.slice(0, filled) }
}

/** The last valid bid with an amount among [from, to), one bidder's bids by `bid_no`; or -1. */
const lastPriced = ({ status, amount }: Market['bids'], from: number, to: number): number => {
  for (let i = to - 1; i >= from; i--) if (status[i] === VALID && amount[i]! > 0) return i
  return -1
}

const partnerTaken = (
  { consortium }: Market['bids'],
  taken: Int32Array,
  from: number,
  to: number,
  bid: number,
): boolean => {
  if (consortium[bid] === -1) return false
  for (let k = from; k < to; k++) if (consortium[taken[k]!] === consortium[bid]) return true
  return false
}

/**
 * Sorts [from, to) of both columns: insertion for the few bids of a usual lot, which leaves equal amounts in
 * their order.
 */
const sortByAmount = (amount: Float64Array, bid: Int32Array, from: number, to: number): void => {
  if (to - from > MANY) {
    sortMany(amount, bid, from, to)
    return
  }
  for (let i = from + 1; i < to; i++) {
    const price = amount[i]!
    const index = bid[i]!
    let j = i
    for (; j > from && amount[j - 1]! > price; j--) {
      amount[j] = amount[j - 1]!
      bid[j] = bid[j - 1]!
    }
    amount[j] = price
    bid[j] = index
  }
}

const MANY = 64

const sortMany = (amount: Float64Array, bid: Int32Array, from: number, to: number): void => {
  const prices = amount.slice(from, to)
  const indices = bid.slice(from, to)
  const order = Int32Array.from(prices.keys()).sort((x, y) => prices[x]! - prices[y]! || x - y)
  for (let k = 0; k < order.length; k++) {
    amount[from + k] = prices[order[k]!]!
    bid[from + k] = indices[order[k]!]!
  }
}
