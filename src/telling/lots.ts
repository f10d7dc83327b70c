import { findString, stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { Market } from '../market/market.js'

/** A lot as exports show it. */
export interface ShownLot {
  id: string
  title: string
  /** '' when unknown */
  buyerId: string
  buyer: string
  day: string | null
  method: string
  domain: string
  township: string
  controlPriceFen: number | null
}

export interface ShownBid {
  bidderId: string
  amountFen: number | null
  status: 'valid' | 'disqualified' | 'withdrawn'
  won: boolean | null
  /** ISO time */
  submittedAt: string | null
}

export interface LotBids {
  lot: ShownLot
  /** the members' bids, the last of each; bids of others are counted only */
  bids: ShownBid[]
  bidders: number
}

export interface JointLot {
  id: string
  /** in the market; -1 when the store no longer has the lot */
  place: number
  /** place of the last bid of each member that bid */
  bids: ReadonlyMap<string, number>
}

/** The ring's joint lots and its members' bids as places in the market. */
export function* jointLots(market: Market, ring: Pick<Ring, 'lots' | 'members'>): Generator<JointLot> {
  const { bidders, bids, lots } = market
  const members = new Map(
    ring.members.map(({ bidderId }) => [findString(bidders.id, bidderId, 0, bidders.count), bidderId]),
  )
  for (const id of ring.lots) {
    const place = findString(lots.id, id)
    const last = new Map<string, number>()
    const end = place < 0 ? 0 : bids.lotOffsets[place + 1]!
    for (let bid = place < 0 ? 0 : bids.lotOffsets[place]!; bid < end; bid++) {
      const bidderId = members.get(bids.bidder[bid]!)
      if (bidderId !== undefined) last.set(bidderId, bid)
    }
    yield { id, place, bids: last }
  }
}

/** The same in full. A lot that the store no longer has is left with its id alone. */
export function* lotBids(market: Market, ring: Pick<Ring, 'lots' | 'members'>): Generator<LotBids> {
  for (const { id, place, bids } of jointLots(market, ring))
    yield {
      lot: shownLot(market, id, place),
      bids: Array.from(bids, ([bidderId, bid]) => shownBid(market, bidderId, bid)),
      bidders: place < 0 ? 0 : biddersOn(market, place),
    }
}

const biddersOn = ({ bids }: Market, lot: number): number =>
  new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!)).size

const STATUS = ['valid', 'disqualified', 'withdrawn'] as const

const shownBid = (market: Market, bidderId: string, bid: number): ShownBid => {
  const { status, submitted } = market.bids
  return {
    bidderId,
    amountFen: amountOf(market, bid),
    status: STATUS[status[bid]!]!,
    won: wonOf(market, bid),
    submittedAt: Number.isNaN(submitted[bid]!) ? null : new Date(submitted[bid]! * 1000).toISOString(),
  }
}

export const amountOf = ({ bids }: Market, bid: number): number | null => numberOf(bids.amount[bid]!)

export const wonOf = ({ bids }: Market, bid: number): boolean | null =>
  bids.won[bid] === 255 ? null : bids.won[bid] === 1

export const shownLot = (market: Market, id: string, lot: number): ShownLot => {
  if (lot < 0) return unknownLot(id)
  const { lots, words, bidders } = market
  const word = (index: number): string => (index < 0 ? '' : stringAt(words, index))
  const buyer = lots.buyer[lot]!
  return {
    id,
    title: stringAt(lots.title, lot),
    buyerId: buyer < 0 ? '' : stringAt(bidders.id, buyer),
    buyer: buyer < 0 ? '' : stringAt(bidders.name, buyer),
    day: isoDay(lots.day[lot]!),
    method: word(lots.method[lot]!),
    domain: word(lots.domain[lot]!),
    township: word(lots.township[lot]!),
    controlPriceFen: numberOf(lots.controlPrice[lot]!),
  }
}

const unknownLot = (id: string): ShownLot => ({
  id,
  title: '',
  buyerId: '',
  buyer: '',
  day: null,
  method: '',
  domain: '',
  township: '',
  controlPriceFen: null,
})

const numberOf = (x: number): number | null => (Number.isNaN(x) ? null : x)
