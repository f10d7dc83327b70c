import type { Market } from '../market/market.js'

/**
 * Is the value the lot's own: a terminal, the issuer's template or lock? So it is when `fewest` bidders or
 * more and more than the share `majority` of those with the field filled hold it there, or when all of these
 * do (evidence.md §2). `holding` bidders on the lot hold it; the field is the sources of the masks, bits of
 * bids.filledLo and filledHi.
 */
export const isLotsOwn = (
  market: Market,
  lot: number,
  holding: number,
  mask: { lo: number; hi: number },
  { fewest, majority }: { fewest: number; majority: number },
): boolean => {
  const { bids } = market
  let filled = 0
  let last = -1
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
    if (((bids.filledLo[bid]! & mask.lo) | (bids.filledHi[bid]! & mask.hi)) === 0) continue
    if (bids.bidder[bid] === last) continue
    last = bids.bidder[bid]!
    filled++
  }
  if (holding >= filled) return true
  return holding >= fewest && holding > majority * filled
}
