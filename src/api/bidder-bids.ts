import type { z } from 'zod'
import { stringAt } from '../arrays/strings.js'
import { type Market, VALID } from '../market/market.js'
import { lotSummary } from './lot-list.js'
import { known } from './ring-bids.js'
import type { BidderBid } from './schemas/bidder-bids.js'

/** Bids of one bidder, newest lot first; lots without a day at the end. */
export const bidsByDay = ({ bids, lots }: Market, bidder: number): number[] =>
  Array.from(bids.byBidder.subarray(bids.bidderOffsets[bidder]!, bids.bidderOffsets[bidder + 1]!)).sort(
    (a, b) => lots.day[bids.lot[b]!]! - lots.day[bids.lot[a]!]! || a - b,
  )

/** One bid with its lot, as a bidder's list has it. */
export const bidderBid = (market: Market, bid: number): z.infer<typeof BidderBid> => {
  const { bids, lots } = market
  const lot = bids.lot[bid]!
  const { id, title, day, region, industry, buyerName, bids: count } = lotSummary(market, lot)
  const won = bids.won[bid]!
  return {
    lot: id,
    title,
    day,
    region,
    industry,
    buyerName,
    bids: count,
    controlFen: known(lots.controlPrice[lot]!),
    fen: known(bids.amount[bid]!),
    rank: bids.rank[bid]! || null,
    won: won === 255 ? null : won === 1,
    valid: bids.status[bid] === VALID,
    consortium: bids.consortium[bid]! >= 0,
  }
}

/** Name of a bidder by its index; its id where it has none. */
export const nameOf = ({ bidders }: Market, bidder: number): string =>
  stringAt(bidders.name, bidder) || stringAt(bidders.id, bidder)
