import type { Meetings } from './meetings.js'

/**
 * True when the two bids' bidders are in one consortium on the lot; `x` and `y` are each bidder's first bid
 * there.
 */
export const arePartners = (bids: Meetings['bids'], x: number, y: number): boolean => {
  for (let i = x; sameBidder(bids, i, x); i++) {
    if (bids.consortium[i] === -1) continue
    for (let j = y; sameBidder(bids, j, y); j++) if (bids.consortium[i] === bids.consortium[j]) return true
  }
  return false
}

const sameBidder = ({ count, lot, bidder }: Meetings['bids'], i: number, first: number): boolean =>
  i < count && lot[i] === lot[first] && bidder[i] === bidder[first]
