import { MAX_DAY, MIN_DAY } from '../../domain/day.js'
import { exemptionOn } from '../../evidence/exemption-on.js'
import type { Market } from '../../market/market.js'
import { biddersShowing } from './attendance.js'
import { PART_OF_SOURCE } from './causes.js'

/** How one bidder uses a value: in bids, by lot; in the registers, over an interval. */
export interface Use {
  bidder: number
  /** lots with the value in a bid, ascending, what is exempt or the lot's own left out */
  lots: number[]
  /** the bid on each */
  bids: number[]
  /** the registers' interval, day numbers; from > to where they hold none */
  from: number
  to: number
  /** ACTS | HOLDS_OFFICE | KEEPS_BOOKS | IS_EMPLOYED */
  parts: number
}

/** A lot's own value: so many users, and so large a share of the bidders that show the kind there. */
const OWN_USERS = 3
const OWN_SHARE = 0.7
/**
 * … of a value on so few lots, or of so many holders: three who share it on lot after lot are not the lot's
 */
const OWN_LOTS = 2
const OWN_HOLDERS = 8

/**
 * Every bidder's uses of value v, by bidder index. What the allowlist or the issuer's own bill exempts is
 * left out.
 */
export const usesOf = (market: Market, v: number): Use[] => {
  const { values, bids, bidders } = market
  const uses: Use[] = []
  const onLot = new Map<number, number>()
  for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
    const bidder = values.useBidder[u]!
    if (bidder >= bidders.count) break
    let use = uses.at(-1)
    if (use?.bidder !== bidder) {
      use = { bidder, lots: [], bids: [], from: MAX_DAY, to: MIN_DAY, parts: 0 }
      uses.push(use)
    }
    use.parts |= PART_OF_SOURCE[values.useSource[u]!]!
    const bid = values.useBid[u]!
    if (bid < 0) widen(use, values.useFrom[u]!, values.useTo[u]!)
    else if (exemptionOn(market, v, bids.lot[bid]!) === 0) addLot(use, bids.lot[bid]!, bid, onLot)
  }
  return withoutLotsOwn(market, v, uses, onLot)
}

const widen = (use: Use, from: number, to: number): void => {
  use.from = Math.min(use.from, from)
  use.to = Math.max(use.to, to)
}

const addLot = (use: Use, lot: number, bid: number, onLot: Map<number, number>): void => {
  if (use.lots.at(-1) === lot) return // uses come by bid, and bids by lot
  use.lots.push(lot)
  use.bids.push(bid)
  onLot.set(lot, (onLot.get(lot) ?? 0) + 1)
}

const withoutLotsOwn = (market: Market, v: number, uses: Use[], onLot: Map<number, number>): Use[] => {
  if (onLot.size > OWN_LOTS && uses.length <= OWN_HOLDERS) return uses
  const kind = market.values.kind[v]!
  const own = new Set<number>()
  for (const [lot, users] of onLot)
    if (users >= OWN_USERS && users >= OWN_SHARE * biddersShowing(market, kind, lot)) own.add(lot)
  if (own.size === 0) return uses
  return uses.map((use) => {
    const kept = use.lots.flatMap((lot, i) => (own.has(lot) ? [] : [i]))
    return { ...use, lots: kept.map((i) => use.lots[i]!), bids: kept.map((i) => use.bids[i]!) }
  })
}
