import { soleCurrency } from '../market/currency.js'
import type { Market } from '../market/market.js'

/** What the members did on the lots on which two or more of them bid as separate bidders. */
export interface JointLots {
  /** lot indices, ascending */
  lots: number[]
  /** by member: joint lots it bid on, joint lots it won, joint lots whose outcome for it is known */
  bids: number[]
  wins: number[]
  known: number[]
  /** members' winning bids, fen; null when no outcome or no amount is known, or currencies differ */
  amountFen: number | null
  /** what it is in: of the lots won, or of all where none is; null when there are several */
  currency: string | null
  /** joint lots won by nobody of the ring, and joint lots whose winner is known */
  wonByOthers: number
  decided: number
  /** joint lots on which members bid as partners of one consortium */
  consortia: number
}

interface MemberBid {
  member: number
  bid: number
}

/** Looks through the members' bids (bidder indices, ascending). The last bid of a bidder on a lot counts. */
export const jointLots = (market: Market, members: ArrayLike<number>): JointLots => {
  const joint: JointLots = {
    lots: [],
    bids: Array.from(members, () => 0),
    wins: Array.from(members, () => 0),
    known: Array.from(members, () => 0),
    amountFen: null,
    currency: null,
    wonByOthers: 0,
    decided: 0,
    consortia: 0,
  }
  const purse = { sum: 0, priced: 0, won: 0, currencies: new Set<number>() }
  for (const [lot, bids] of bidsByLot(market, members)) {
    const parties = new Set(bids.map(({ bid }) => partyOf(market, bid)))
    if (parties.size < bids.length) joint.consortia++
    if (parties.size < 2) continue
    joint.lots.push(lot)
    takeLot(market, lot, bids, joint, purse)
  }
  if (purse.currencies.size < 2 && (purse.won === 0 ? joint.decided > 0 : purse.priced > 0))
    joint.amountFen = purse.sum
  const won = [...purse.currencies]
  joint.currency = soleCurrency(
    market,
    won.length > 0 ? won : joint.lots.map((lot) => market.lots.currency[lot]!),
  )
  return joint
}

const takeLot = (
  { bids: table, lots }: Market,
  lot: number,
  bids: MemberBid[],
  joint: JointLots,
  purse: { sum: number; priced: number; won: number; currencies: Set<number> },
): void => {
  let won = false
  const paid = new Set<number>()
  for (const { member, bid } of bids) {
    joint.bids[member]!++
    if (table.won[bid] !== 255) joint.known[member]!++
    if (table.won[bid] !== 1) continue
    won = true
    joint.wins[member]!++
    const consortium = table.consortium[bid]!
    if (consortium >= 0 && paid.has(consortium)) continue
    paid.add(consortium)
    purse.won++
    purse.currencies.add(lots.currency[lot]!)
    if (Number.isNaN(table.amount[bid])) continue
    purse.priced++
    purse.sum += table.amount[bid]!
  }
  if (won || isDecided(table, lot)) joint.decided++
  if (!won && isDecided(table, lot)) joint.wonByOthers++
}

const isDecided = (bids: Market['bids'], lot: number): boolean => {
  for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++) if (bids.won[i] === 1) return true
  return false
}

/** Consortium partners are one party. */
const partyOf = ({ bids }: Market, bid: number): number =>
  bids.consortium[bid]! >= 0 ? -1 - bids.consortium[bid]! : bids.bidder[bid]!

const bidsByLot = ({ bids }: Market, members: ArrayLike<number>): [number, MemberBid[]][] => {
  const byLot = new Map<number, MemberBid[]>()
  for (let member = 0; member < members.length; member++) {
    const from = bids.bidderOffsets[members[member]!]!
    const to = bids.bidderOffsets[members[member]! + 1]!
    for (let i = from; i < to; i++) {
      const bid = bids.byBidder[i]!
      if (i + 1 < to && bids.lot[bids.byBidder[i + 1]!] === bids.lot[bid]) continue
      const there = byLot.get(bids.lot[bid]!)
      if (there) there.push({ member, bid })
      else byLot.set(bids.lot[bid]!, [{ member, bid }])
    }
  }
  return [...byLot].filter(([, there]) => there.length > 1).sort(([x], [y]) => x - y)
}
