import { type Meetings, shareLot } from './meetings.js'
import { arePartners } from './partners.js'

/**
 * Lots on which a and b both bid as separate bidders, not as partners of one consortium there; ascending. Of
 * a market's meetings: those at which both bid on one lot.
 */
export const jointLots = ({ bids }: Meetings, a: number, b: number): number[] => [...meetings(bids, a, b)]

export const hasJointLot = ({ bids }: Meetings, a: number, b: number): boolean =>
  !meetings(bids, a, b).next().done

function* meetings(bids: Meetings['bids'], a: number, b: number): Generator<number, undefined> {
  const { lot, byBidder, bidderOffsets } = bids
  let i = bidderOffsets[a]!
  let j = bidderOffsets[b]!
  while (i < bidderOffsets[a + 1]! && j < bidderOffsets[b + 1]!) {
    const x = byBidder[i]!
    const y = byBidder[j]!
    if (lot[x]! < lot[y]!) i++
    else if (lot[x]! > lot[y]!) j++
    else {
      if (shareLot(bids, x, y) && !arePartners(bids, x, y)) yield lot[x]!
      while (i < bidderOffsets[a + 1]! && lot[byBidder[i]!] === lot[x]) i++
      while (j < bidderOffsets[b + 1]! && lot[byBidder[j]!] === lot[x]) j++
    }
  }
  return undefined
}
