import type { Grade } from '../domain/grade.js'
import type { Market } from '../graph/market.js'

/** What a rule without a shared value found between two bidders; `holders` = bidders in the same pattern, for its bits. */
export interface PairHit<D> {
  a: number
  b: number
  grade: Grade
  holders: number
  /** lots on which it stands, ascending; empty when it stands between the bidders only */
  lots: number[]
  detail: D
}

/** Lots on which a and b bid as separate bidders, ascending, by index. */
export const lotsTogether = (market: Market, a: number, b: number): number[] => {
  const { bidderOffsets, byBidder, lot } = market.bids
  const found: number[] = []
  let i = bidderOffsets[a]!
  let j = bidderOffsets[b]!
  while (i < bidderOffsets[a + 1]! && j < bidderOffsets[b + 1]!) {
    const at = lot[byBidder[i]!]!
    const other = lot[byBidder[j]!]!
    if (at < other) i++
    else if (other < at) j++
    else {
      const [endI, endJ] = [pastLot(market, i, a), pastLot(market, j, b)]
      if (!sharePartnership(market, i, endI, j, endJ)) found.push(at)
      i = endI
      j = endJ
    }
  }
  return found
}

const pastLot = ({ bids }: Market, start: number, bidder: number): number => {
  const at = bids.lot[bids.byBidder[start]!]
  let k = start
  while (k < bids.bidderOffsets[bidder + 1]! && bids.lot[bids.byBidder[k]!] === at) k++
  return k
}

const sharePartnership = ({ bids }: Market, i: number, endI: number, j: number, endJ: number): boolean => {
  for (let x = i; x < endI; x++) {
    const consortium = bids.consortium[bids.byBidder[x]!]!
    if (consortium < 0) continue
    for (let y = j; y < endJ; y++) if (bids.consortium[bids.byBidder[y]!] === consortium) return true
  }
  return false
}
