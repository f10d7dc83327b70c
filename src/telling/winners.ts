import { findString, stringAt } from '../arrays/strings.js'
import type { Market } from '../market/market.js'
import { wonOf } from './lots.js'

/** Ids of those whose bid won the lot, in the order of the market; none where it is not known. */
export const winnersOn = (market: Market, lotId: string): string[] => {
  const { bids, lots, bidders } = market
  const lot = findString(lots.id, lotId)
  if (lot < 0) return []
  const winners = new Set<number>()
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
    if (wonOf(market, bid)) winners.add(bids.bidder[bid]!)
  return [...winners].map((bidder) => stringAt(bidders.id, bidder))
}
