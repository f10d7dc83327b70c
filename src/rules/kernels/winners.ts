import type { Market } from '../../market/market.js'

/** By lot: the winning bid (of a consortium the partner with the smallest index), -1 = none or unknown. */
export const winningBids = ({ lots, bids }: Market): Int32Array => {
  const winning = new Int32Array(lots.count).fill(-1)
  for (let bid = bids.count - 1; bid >= 0; bid--) if (bids.won[bid] === 1) winning[bids.lot[bid]!] = bid
  return winning
}

/**
 * The bid of an organisation on a lot that counts: the last valid one (bids come by number), else the last;
 * -1 = none.
 */
export const bidOf = ({ bids }: Market, lot: number, org: number): number => {
  let found = -1
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
    if (bids.bidder[bid] === org && (found < 0 || bids.status[bid] === 0 || bids.status[found] !== 0))
      found = bid
  return found
}

/** Whether an organisation bid on a lot. */
export const bidsOn = (market: Market, lot: number, org: number): boolean => bidOf(market, lot, org) >= 0
