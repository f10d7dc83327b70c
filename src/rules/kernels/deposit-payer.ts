import { kindIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { isNameOf } from '../named-bidder.js'

const NOT_BASIC = 2

/**
 * Deposits not from the bidder's own basic account (ACC-04): lots on which the account type is "other", or
 * the payer is one that pays for several bidders and does not bear the bidder's name. A payer of one bidder
 * only is not in the market's shared values, so that case shows by its account type alone. One flag a bidder,
 * lots ascending.
 */
export const depositFlags = (market: Market): { bidder: number; lots: number[] }[] => {
  const { bids, values, bidders } = market
  const flagged = new Uint8Array(bids.count)
  for (let bid = 0; bid < bids.count; bid++) if (bids.accountType[bid] === NOT_BASIC) flagged[bid] = 1
  for (let v = 0; v < values.count; v++) {
    if (values.kind[v] !== kindIndex.payer) continue
    let last = -1
    let own = false
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
      const bidder = values.useBidder[u]!
      if (bidder !== last) own = isNameOf(market, v, (last = bidder))
      if (!own && values.useBid[u]! >= 0) flagged[values.useBid[u]!] = 1
    }
  }
  const found: { bidder: number; lots: number[] }[] = []
  for (let b = 0; b < bidders.count; b++) {
    const lots: number[] = []
    for (let k = bids.bidderOffsets[b]!; k < bids.bidderOffsets[b + 1]!; k++) {
      const bid = bids.byBidder[k]!
      if (flagged[bid] === 1 && lots.at(-1) !== bids.lot[bid]) lots.push(bids.lot[bid]!)
    }
    if (lots.length > 0) found.push({ bidder: b, lots })
  }
  return found
}
