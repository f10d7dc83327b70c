import { type Market, VALID } from '../../market/market.js'
import { meetingsOf } from '../../market/meetings.js'

/** A lot on which two or more of a group bid as separate parties. */
export interface GroupLot {
  lot: number
  /** places among the members, ascending */
  present: number[]
  /** the members' bids, beside `present`: the last of each */
  bids: number[]
  /** place of the member that won; −1 = an outsider, none, or not known */
  winner: number
}

/**
 * The group's joint lots, ascending. `validOnly` leaves out withdrawn and disqualified bids. Found once for
 * rules that ask one after another.
 */
export const groupLots = (market: Market, members: readonly number[], validOnly: boolean): GroupLot[] => {
  if (last?.market !== market || last.members !== members) last = { market, members }
  const which = validOnly ? 'valid' : 'all'
  last[which] ??= findLots(market, members, validOnly)
  return last[which]
}

/** Of the list of members asked last; more are not kept, for a market has tens of thousands of groups. */
let last: { market: Market; members: readonly number[]; valid?: GroupLot[]; all?: GroupLot[] } | undefined

const findLots = ({ bids }: Market, members: readonly number[], validOnly: boolean): GroupLot[] => {
  const byLot = new Map<number, GroupLot>()
  members.forEach((bidder, place) => {
    for (let i = bids.bidderOffsets[bidder]!; i < bids.bidderOffsets[bidder + 1]!; i++) {
      const bid = bids.byBidder[i]!
      if (validOnly && bids.status[bid] !== VALID) continue
      const lot = bids.lot[bid]!
      const there = byLot.get(lot) ?? { lot, present: [], bids: [], winner: -1 }
      if (there.present.at(-1) === place) there.bids[there.bids.length - 1] = bid
      else {
        there.present.push(place)
        there.bids.push(bid)
      }
      if (bids.won[bid] === 1 && there.winner === -1) there.winner = place
      byLot.set(lot, there)
    }
  })
  return [...byLot.values()].filter((lot) => parties(bids, lot) > 1).sort((x, y) => x.lot - y.lot)
}

/** Partners of one consortium are one party. */
const parties = ({ consortium }: Market['bids'], lot: GroupLot): number => {
  const partners = lot.bids.filter((bid) => consortium[bid]! >= 0)
  return lot.bids.length - partners.length + new Set(partners.map((bid) => consortium[bid]!)).size
}

/**
 * Each meeting once, or each winner of it once: items of one tender and lots of one project on a day say no
 * more than one of them does. The first lot stands for all.
 */
export const oncePerMeeting = (
  market: Market,
  lots: readonly GroupLot[],
  per: 'meeting' | 'winner',
): GroupLot[] => {
  const { of } = meetingsOf(market)
  const seen = new Set<string>()
  return lots.filter(({ lot, winner }) => {
    const before = seen.size
    return seen.add(per === 'winner' ? `${of[lot]} ${winner}` : `${of[lot]}`).size > before
  })
}
