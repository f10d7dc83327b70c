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
  /** of the control price and the bids */
  currency: string
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
  award: Award
}

/** What a lot was awarded at, in fen; every partner of a consortium bids the same sum: it counts once. */
export interface Award {
  /** whoever won; 0 where nobody did; null where a winner or a price is not known, or is no yuan */
  fen: number | null
  /** the same of the members' winning bids alone */
  memberFen: number | null
  /** whether a member won; null where it is not known */
  byMember: boolean | null
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
      award: awardOf(market, place, bids),
    }
}

const UNKNOWN_AWARD: Award = { fen: null, memberFen: null, byMember: null }

const awardOf = (market: Market, lot: number, members: ReadonlyMap<string, number>): Award => {
  if (lot < 0) return UNKNOWN_AWARD
  const last = lastBids(market, lot)
  const own = new Set(members.values())
  return {
    fen: wonFen(market, lot, last),
    memberFen: wonFen(
      market,
      lot,
      last.filter((bid) => own.has(bid)),
    ),
    byMember: isWonBy(market, last, own),
  }
}

/** Each bidder's last bid on a lot. */
const lastBids = ({ bids }: Market, lot: number): number[] => {
  const last = new Map<number, number>()
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
    last.set(bids.bidder[bid]!, bid)
  return [...last.values()]
}

const isWonBy = (market: Market, last: readonly number[], own: ReadonlySet<number>): boolean | null => {
  const winners = last.filter((bid) => wonOf(market, bid) === true)
  if (winners.length > 0) return winners.some((bid) => own.has(bid))
  return last.length === 0 || last.some((bid) => wonOf(market, bid) === null) ? null : false
}

/** Sum of the winning ones among some bids of a lot: null where it cannot be told. */
const wonFen = (market: Market, lot: number, some: readonly number[]): number | null => {
  const { bids, lots, words } = market
  const winners = some.filter((bid) => wonOf(market, bid) === true)
  const isOpen = winners.length === 0 && some.some((bid) => wonOf(market, bid) === null)
  const currency = lots.currency[lot]!
  if (isOpen || (currency >= 0 && stringAt(words, currency) !== 'CNY')) return null
  const partners = new Set<number>()
  let sum: number | null = 0
  for (const bid of winners) {
    const consortium = bids.consortium[bid]!
    if (consortium >= 0 && partners.has(consortium)) continue
    partners.add(consortium)
    const fen = amountOf(market, bid)
    sum = sum === null || fen === null ? null : sum + fen
  }
  return sum
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

/** Of a lot's amounts; `main`, that of most lots, where it names none. */
export const lotCurrency = ({ lots, words }: Market, lot: number, main: string): string => {
  const word = lots.currency[lot] ?? -1
  return word < 0 ? main : stringAt(words, word)
}

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
    currency: lotCurrency(market, lot, 'CNY'),
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
  currency: 'CNY',
  controlPriceFen: null,
})

const numberOf = (x: number): number | null => (Number.isNaN(x) ? null : x)
