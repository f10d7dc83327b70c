import type { Seat } from './attendance.js'
import type { Firm } from './firms.js'
import type { Lot } from './lots.js'
import type { Random } from './random.js'
import { TRADES } from './trades.js'

/** What becomes of a seat: its bid and how it fared. Amounts in fen. */
export interface Offer {
  amount: number
  /** an earlier, higher round of the same bidder, or 0 */
  firstRound: number
  status: '' | 'valid' | 'disqualified' | 'withdrawn'
  rank: number
  won: boolean
}

/** How a ring writes its prices on one lot: who shall win, and how far above the others stay. */
export interface Cover {
  winner: number
  style: 'scatter' | 'ladder' | 'ratio' | 'crowd'
}

const SPREAD: Record<Lot['evaluation'], number> = {
  'lowest-price': 1,
  'average-price': 0.4,
  comprehensive: 0.8,
  'award-separation': 0.7,
}

const honestPrice = (firm: Firm, lot: Lot, level: number, rng: Random): number => {
  const { spread } = TRADES[lot.trade]!
  const discount = level + firm.efficiency + spread * SPREAD[lot.evaluation] * rng.normal()
  const price = lot.control * (1 - Math.min(0.42, Math.max(0.002, discount)))
  return Math.round(price / firm.rounding) * firm.rounding
}

const coverFactor = (style: Cover['style'], step: number, rng: Random): number => {
  if (style === 'ladder') return 1 + 0.011 * step
  if (style === 'ratio') return 1.018 ** step
  if (style === 'crowd') return 1.045 + 0.004 * rng.float()
  return 1 + rng.between(0.008, 0.055)
}

const ringPrices = (
  offers: Offer[],
  seats: readonly Seat[],
  ring: number,
  cover: Cover,
  lot: Lot,
  rng: Random,
): void => {
  const target = lot.control * (1 - rng.between(0.015, 0.075))
  let step = 0
  seats.forEach((seat, i) => {
    if (seat.ring !== ring) return
    const factor = seat.firm === cover.winner ? 1 : coverFactor(cover.style, ++step, rng)
    offers[i]!.amount = Math.min(Math.round(lot.control * 0.999), Math.round((target * factor) / 100) * 100)
  })
}

const blank = (amount: number, rng: Random): Offer => {
  const fate = rng.weighted([95, 4, 1])
  return {
    amount,
    firstRound: 0,
    status: fate === 1 ? 'disqualified' : fate === 2 ? 'withdrawn' : rng.chance(0.9) ? 'valid' : '',
    rank: 0,
    won: false,
  }
}

/** Scores of the valid bids under the lot's evaluation method, lower is better. */
const scoresOf = (
  offers: readonly Offer[],
  seats: readonly Seat[],
  firms: readonly Firm[],
  lot: Lot,
  rng: Random,
): number[] => {
  const valid = offers.filter((o) => o.status === '' || o.status === 'valid')
  const mean = valid.reduce((sum, o) => sum + o.amount, 0) / Math.max(1, valid.length)
  const base = mean * (1 - rng.pick([0.01, 0.02, 0.03]))
  return offers.map((offer, i) => {
    const price = offer.amount / lot.control
    if (lot.evaluation === 'lowest-price') return price
    const above = (offer.amount - base) / lot.control
    if (lot.evaluation === 'average-price') return above > 0 ? 2 * above : -above
    return price - 0.012 * (firms[seats[i]!.firm]!.size - lot.size) - 0.02 * rng.normal()
  })
}

const award = (
  offers: Offer[],
  seats: readonly Seat[],
  scores: readonly number[],
  lot: Lot,
  rng: Random,
): void => {
  const order = offers
    .map((_, i) => i)
    .filter((i) => offers[i]!.status === '' || offers[i]!.status === 'valid')
    .sort((x, y) => scores[x]! - scores[y]! || x - y)
  let rank = 0
  order.forEach((i, n) => {
    const { consortium } = seats[i]!
    const partner = consortium
      ? order.slice(0, n).find((j) => seats[j]!.consortium === consortium)
      : undefined
    offers[i]!.rank = partner === undefined ? ++rank : offers[partner]!.rank
  })
  const chosen = lot.evaluation === 'award-separation' ? rng.int(1, Math.min(3, rank)) : 1
  for (const i of order) offers[i]!.won = offers[i]!.rank === chosen
}

/**
 * Prices, fates, ranks and the winner of one lot. `covers` holds the arrangement of each ring that attends.
 */
export const makeOffers = (
  lot: Lot,
  seats: readonly Seat[],
  firms: readonly Firm[],
  covers: ReadonlyMap<number, Cover>,
  rng: Random,
): Offer[] => {
  const level = TRADES[lot.trade]!.discount + 0.02 * rng.normal()
  const offers = seats.map((seat) => blank(honestPrice(firms[seat.firm]!, lot, level, rng), rng))
  for (const [ring, cover] of covers) ringPrices(offers, seats, ring, cover, lot, rng)
  seats.forEach((seat, i) => {
    const leader = seat.consortium ? seats.findIndex((s) => s.consortium === seat.consortium) : i
    if (leader < i) offers[i] = { ...offers[leader]! }
  })
  if (lot.method === 'consultation' || lot.method === 'negotiation')
    for (const offer of offers)
      if (rng.chance(0.6)) offer.firstRound = Math.round(offer.amount * rng.between(1.005, 1.05))
  award(offers, seats, scoresOf(offers, seats, firms, lot, rng), lot, rng)
  return offers
}
