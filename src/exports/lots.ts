import { isoDay } from '../graph/facts.js'
import { findString, type Market, stringAt } from '../graph/market.js'
import type { Ring } from '../rings/ring.js'

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

const STATUS = ['valid', 'disqualified', 'withdrawn'] as const

/** The ring's joint lots with its members' bids. A lot that the store no longer has is left with its id alone. */
export function* lotBids(market: Market, ring: Pick<Ring, 'lots' | 'members'>): Generator<LotBids> {
  const members = new Map(
    ring.members.map(({ bidderId }) => [
      findString(market.bidders.id, bidderId, 0, market.bidders.count),
      bidderId,
    ]),
  )
  for (const id of ring.lots) {
    const lot = findString(market.lots.id, id)
    if (lot < 0) yield { lot: unknownLot(id), bids: [], bidders: 0 }
    else yield { lot: shownLot(market, lot), ...bidsOn(market, lot, members) }
  }
}

const bidsOn = ({ bids }: Market, lot: number, members: Map<number, string>) => {
  const last = new Map<string, ShownBid>()
  const bidders = new Set<number>()
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
    bidders.add(bids.bidder[bid]!)
    const bidderId = members.get(bids.bidder[bid]!)
    if (bidderId === undefined) continue
    last.set(bidderId, {
      bidderId,
      amountFen: numberOf(bids.amount[bid]!),
      status: STATUS[bids.status[bid]!]!,
      won: bids.won[bid] === 255 ? null : bids.won[bid] === 1,
      submittedAt: Number.isNaN(bids.submitted[bid]!)
        ? null
        : new Date(bids.submitted[bid]! * 1000).toISOString(),
    })
  }
  return { bids: [...last.values()], bidders: bidders.size }
}

const shownLot = (market: Market, lot: number): ShownLot => {
  const { lots, words, bidders } = market
  const word = (index: number): string => (index < 0 ? '' : stringAt(words, index))
  const buyer = lots.buyer[lot]!
  return {
    id: stringAt(lots.id, lot),
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
