import { NO_DAY } from '../domain/day.js'
import type { Market } from './market.js'

/**
 * What counts as meeting needs of a market: who bid where, and what kind of work it was. Columns as in
 * `Market`.
 */
export interface Meetings {
  bidders: { count: number }
  words: { count: number }
  lots: Pick<
    Market['lots'],
    'count' | 'industry' | 'category' | 'region' | 'township' | 'method' | 'buyer' | 'day'
  >
  bids: Pick<
    Market['bids'],
    'count' | 'lot' | 'bidder' | 'won' | 'consortium' | 'lotOffsets' | 'bidderOffsets' | 'byBidder'
  > & {
    /** by bid: the lot itself, where some meeting is several */
    lotItself?: Int32Array
  }
}

/** The market with its meetings in place of lots, and which lots each of them is. */
export interface MeetingsOf {
  /** the market itself where every meeting is one lot */
  meetings: Meetings
  /** by lot: its meeting; meetings are numbered by their first lot */
  of: Int32Array
  /** lots of meeting m: lots[offsets[m]] .. lots[offsets[m + 1]), ascending */
  offsets: Int32Array
  lots: Int32Array
}

const KNOWN = new WeakMap<Market, MeetingsOf>()

/**
 * Lots of one project on one day are one meeting, as are the items of a tender: who comes for one comes for
 * the others, so that ten items say no more than one. Two bidders meet there where both bid on one of its
 * lots. Its kind of work is that of its first lot; two are partners on it where they are on any of its lots.
 * Once for all rules of a run.
 */
export const meetingsOf = (market: Market): MeetingsOf => {
  const known = KNOWN.get(market) ?? findMeetings(market)
  KNOWN.set(market, known)
  return known
}

const findMeetings = (market: Market): MeetingsOf => {
  const of = meetingOfLot(market.lots)
  const count = of.reduce((most, m) => Math.max(most, m), -1) + 1
  const { offsets, places: lots } = grouped(of, count)
  const meetings = count === market.lots.count ? market : merged(market, of, offsets, lots)
  return { meetings, of, offsets, lots }
}

const meetingOfLot = ({ count, project, day }: Market['lots']): Int32Array => {
  const number = new Map<number, number>()
  const of = new Int32Array(count)
  let found = 0
  for (let lot = 0; lot < count; lot++) {
    const key = project[lot]! < 0 ? -1 : project[lot]! * DAYS + (day[lot] === NO_DAY ? 0 : day[lot]! + FIRST)
    const known = key < 0 ? undefined : number.get(key)
    of[lot] = known ?? found
    if (known !== undefined) continue
    if (key >= 0) number.set(key, found)
    found++
  }
  return of
}

/**
 * Days that a key has room for, and what is added to a day so that it is above 0: some five thousand years.
 */
const DAYS = 2 ** 21
const FIRST = 2 ** 20

/** Positions by group, ascending: those of g are places[i], offsets[g] ≤ i < offsets[g + 1]. */
const grouped = (of: Int32Array, groups: number): { offsets: Int32Array; places: Int32Array } => {
  const offsets = new Int32Array(groups + 1)
  for (const group of of) offsets[group + 1]!++
  for (let g = 0; g < groups; g++) offsets[g + 1]! += offsets[g]!
  const next = offsets.slice()
  const places = new Int32Array(of.length)
  for (let i = 0; i < of.length; i++) places[next[of[i]!]!++] = i
  return { offsets, places }
}

/** Bids by (meeting, bidder, lot). */
const merged = (market: Market, of: Int32Array, offsets: Int32Array, lots: Int32Array): Meetings => {
  const { bids, bidders, words } = market
  const count = offsets.length - 1
  const first = Int32Array.from({ length: count }, (_, m) => lots[offsets[m]!]!)
  const column = (values: Int32Array): Int32Array => first.map((lot) => values[lot]!)
  // bidders in order put their bids down by meeting; their own come by lot
  const lotOffsets = new Int32Array(count + 1)
  for (const lot of bids.lot) lotOffsets[of[lot]! + 1]!++
  for (let m = 0; m < count; m++) lotOffsets[m + 1]! += lotOffsets[m]!
  const next = lotOffsets.slice()
  const order = new Int32Array(bids.count)
  for (const bid of bids.byBidder) order[next[of[bids.lot[bid]!]!]!++] = bid
  const bidder = order.map((bid) => bids.bidder[bid]!)
  const { places: byBidder } = grouped(bidder, bidders.count)
  return {
    bidders: { count: bidders.count },
    words: { count: words.count },
    lots: {
      count,
      industry: column(market.lots.industry),
      category: column(market.lots.category),
      region: column(market.lots.region),
      township: column(market.lots.township),
      method: column(market.lots.method),
      buyer: column(market.lots.buyer),
      day: column(market.lots.day),
    },
    bids: {
      count: bids.count,
      lot: order.map((bid) => of[bids.lot[bid]!]!),
      lotItself: order.map((bid) => bids.lot[bid]!),
      bidder,
      won: Uint8Array.from(order, (bid) => bids.won[bid]!),
      consortium: order.map((bid) => bids.consortium[bid]!),
      lotOffsets,
      bidderOffsets: bids.bidderOffsets,
      byBidder,
    },
  }
}

/**
 * True when two bidders at one meeting bid on one lot of it; `x` and `y` are each bidder's first bid there.
 * Bids of one bidder at one meeting come by lot.
 */
export const shareLot = (bids: Meetings['bids'], x: number, y: number): boolean => {
  const { lotItself, lot, bidder, count } = bids
  if (!lotItself) return true
  const isAt = (i: number, first: number): boolean =>
    i < count && lot[i] === lot[first] && bidder[i] === bidder[first]
  for (let i = x, j = y; isAt(i, x) && isAt(j, y); ) {
    if (lotItself[i] === lotItself[j]) return true
    if (lotItself[i]! < lotItself[j]!) i++
    else j++
  }
  return false
}

/** How many meetings the first `count` lots of a list are. */
export const countMeetings = (
  { of, offsets }: MeetingsOf,
  lots: ArrayLike<number>,
  count = lots.length,
): number => {
  if (offsets.length - 1 === of.length || count < 2) return count
  const seen = new Set<number>()
  for (let i = 0; i < count; i++) seen.add(of[lots[i]!]!)
  return seen.size
}
