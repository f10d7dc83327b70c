import type { Market } from '../../market/market.js'
import { type Adjacency, adjacencyZ, noAdjacency, takeOrder } from './in-order.js'
import type { Put } from './names.js'
import type { GroupView } from './view.js'

/** Whether members' bids were handed in one after another, among all bids of the lots on which they meet. */
export const handingFeatures = (market: Market, { members, meetings }: GroupView, put: Put): void => {
  const isMember = new Set(members)
  const sum = noAdjacency()
  for (const { lot } of meetings.joint) takeTimes(market, lot, isMember, sum)
  put('handedIn', adjacencyZ(sum))
}

/** Joint lots on which it is known of two members or more when they handed in. */
export const timedMeetings = ({ bids }: Market, { meetings }: GroupView): number =>
  meetings.joint.filter(({ bids: own }) => own.filter((bid) => !Number.isNaN(bids.submitted[bid])).length > 1)
    .length

/** Each bidder's first bid on the lot, by time; at one time in the order of bidders. */
const takeTimes = ({ bids }: Market, lot: number, isMember: ReadonlySet<number>, sum: Adjacency): void => {
  const first: number[] = []
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
    if (bid === bids.lotOffsets[lot] || bids.bidder[bid] !== bids.bidder[bid - 1])
      if (!Number.isNaN(bids.submitted[bid])) first.push(bid)
  first.sort((x, y) => bids.submitted[x]! - bids.submitted[y]! || x - y)
  let [m, beside, before] = [0, 0, false]
  for (const bid of first) {
    const own = isMember.has(bids.bidder[bid]!)
    if (own) m++
    if (own && before) beside++
    before = own
  }
  takeOrder(sum, first.length, m, beside)
}
