import { VALUE_KINDS } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { SHOWN_HI, SHOWN_LO } from './causes.js'

/**
 * Who bids on what, once per bidder and lot: lots of bidder b are lots[i], ascending, offsets[b] ≤ i <
 * offsets[b + 1], with the bidder's last bid there.
 */
export interface Attendance {
  offsets: Int32Array
  lots: Int32Array
  bid: Int32Array
  /** by kind · bidders + bidder: lots on which the bidder shows a value of the kind; −1 = not counted yet */
  shown: Int32Array
}

/** O(bids). */
export const attendanceOf = ({ bids, bidders }: Market): Attendance => {
  const offsets = new Int32Array(bidders.count + 1)
  const lots = new Int32Array(bids.count)
  const bid = new Int32Array(bids.count)
  let n = 0
  for (let b = 0; b < bidders.count; b++) {
    let last = -1
    for (let i = bids.bidderOffsets[b]!; i < bids.bidderOffsets[b + 1]!; i++) {
      const own = bids.byBidder[i]!
      const lot = bids.lot[own]!
      if (lot !== last) n++
      last = lot
      lots[n - 1] = lot
      bid[n - 1] = own
    }
    offsets[b + 1] = n
  }
  const shown = new Int32Array(VALUE_KINDS.length * bidders.count).fill(-1)
  return { offsets, lots: lots.subarray(0, n), bid: bid.subarray(0, n), shown }
}

/** Lots on which the bidder shows a value of the kind in its bid. */
export const lotsShowing = (
  market: Market,
  { offsets, bid, shown }: Attendance,
  kind: number,
  bidder: number,
): number => {
  const at = kind * market.bidders.count + bidder
  if (shown[at]! >= 0) return shown[at]!
  let count = 0
  for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) if (shows(market, kind, bid[i]!)) count++
  shown[at] = count
  return count
}

/** The bid has a value of the kind. */
export const shows = ({ bids }: Market, kind: number, bid: number): boolean =>
  ((bids.filledLo[bid]! & SHOWN_LO[kind]!) | (bids.filledHi[bid]! & SHOWN_HI[kind]!)) !== 0

/** Distinct bidders that show a value of the kind on the lot. */
export const biddersShowing = (market: Market, kind: number, lot: number): number => {
  const { bids } = market
  let count = 0
  let last = -1
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
    if (bids.bidder[bid] === last || !shows(market, kind, bid)) continue
    last = bids.bidder[bid]!
    count++
  }
  return count
}

/** The two bids are of one consortium. */
export const arePartners = ({ bids }: Market, x: number, y: number): boolean =>
  bids.consortium[x]! >= 0 && bids.consortium[x] === bids.consortium[y]
