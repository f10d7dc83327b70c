import type { Market } from './market.js'

/** Lots on which a and b both bid as separate bidders, not as partners of one consortium there; ascending. */
export const jointLots = ({ bids }: Market, a: number, b: number): number[] => [...meetings(bids, a, b)]

export const hasJointLot = ({ bids }: Market, a: number, b: number): boolean =>
  !meetings(bids, a, b).next().done

/** True when the two bids' bidders are in one consortium on the lot; `x` and `y` are each bidder's first bid there. */
export const arePartners = (bids: Market['bids'], x: number, y: number): boolean => {
  for (let i = x; sameBidder(bids, i, x); i++) {
    if (bids.consortium[i] === -1) continue
    for (let j = y; sameBidder(bids, j, y); j++) if (bids.consortium[i] === bids.consortium[j]) return true
  }
  return false
}

const sameBidder = ({ count, lot, bidder }: Market['bids'], i: number, first: number): boolean =>
  i < count && lot[i] === lot[first] && bidder[i] === bidder[first]

function* meetings(bids: Market['bids'], a: number, b: number): Generator<number, undefined> {
  const { lot, byBidder, bidderOffsets } = bids
  let i = bidderOffsets[a]!
  let j = bidderOffsets[b]!
  while (i < bidderOffsets[a + 1]! && j < bidderOffsets[b + 1]!) {
    const x = byBidder[i]!
    const y = byBidder[j]!
    if (lot[x]! < lot[y]!) i++
    else if (lot[x]! > lot[y]!) j++
    else {
      if (!arePartners(bids, x, y)) yield lot[x]!
      while (i < bidderOffsets[a + 1]! && lot[byBidder[i]!] === lot[x]) i++
      while (j < bidderOffsets[b + 1]! && lot[byBidder[j]!] === lot[x]) j++
    }
  }
  return undefined
}
