import type { Market } from '../../market/market.js'
import type { EffectiveBids } from '../../market/screens/effective-bids.js'
import { lotsAlone } from './alone.js'
import { adjacencyZ, noAdjacency, takeOrder } from './in-order.js'
import { between, type Put } from './names.js'
import type { BeliefMarket, GroupView } from './view.js'

/** What is summed over the lots on which members meet. */
interface Sums {
  /** log of the spread among members' prices over that among all, and lots */
  spread: number
  spreadLots: number
  /** ranks of losing members among losers, less those expected where all are alike; variance */
  ranks: number
  variance: number
  /** places of losing members' prices, 0 = lowest to 1 = highest, less their usual ones; bids */
  above: number
  bids: number
}

const MOST_LOG = 2
const [LEAST_T, MOST_T] = [-6, 6]
const [LEAST_Z, MOST_Z] = [-5, 8]
/** prices that differ by less are alike: a hundred-thousandth */
const ALIKE = 1e-5

/**
 * Where members' prices lie among those of a lot: next to one another, close together, the losing ones above
 * other losers and above where the same firms bid when no other member does.
 */
export const placingFeatures = (context: BeliefMarket, view: GroupView, put: Put): void => {
  const { market, prices } = context
  const { members, meetings } = view
  const isMember = new Set(members)
  const usual = usualPlaces(context, view)
  const sums: Sums = { spread: 0, spreadLots: 0, ranks: 0, variance: 0.25, above: 0, bids: 0 }
  const adjacency = noAdjacency()
  for (const { lot } of meetings.joint) {
    const places = placesOf(market, prices.order, lot, isMember)
    const [from, to] = [prices.order.offsets[lot]!, prices.order.offsets[lot + 1]!]
    takeOrder(adjacency, to - from, places.length, besideIn(places))
    takeSpread(prices.order, lot, places, sums)
    takeLosers(context, lot, places, isMember, usual, sums)
  }
  put('adjacent', adjacencyZ(adjacency))
  put(
    'spreadWithin',
    sums.spreadLots === 0 ? 0 : between(LEAST_T, sums.spread / Math.sqrt(sums.spreadLots), MOST_T),
  )
  put('aboveLosers', between(LEAST_Z, sums.ranks / Math.sqrt(sums.variance), MOST_Z))
  put(
    'aboveAlone',
    sums.bids === 0 ? 0 : between(LEAST_T, sums.above * Math.sqrt(UNIFORM / sums.bids), MOST_T),
  )
}

/** 1 / variance of a place between 0 and 1 */
const UNIFORM = 12

/** Positions in `order` of the members' prices on the lot, ascending by price. */
const placesOf = (
  { bids }: Market,
  { offsets, bid }: EffectiveBids,
  lot: number,
  isMember: ReadonlySet<number>,
): number[] => {
  const places: number[] = []
  for (let i = offsets[lot]!; i < offsets[lot + 1]!; i++)
    if (isMember.has(bids.bidder[bid[i]!]!)) places.push(i)
  return places
}

const besideIn = (places: readonly number[]): number => {
  let beside = 0
  for (let i = 1; i < places.length; i++) if (places[i] === places[i - 1]! + 1) beside++
  return beside
}

/** How far members' prices lie apart, of how far all do; where others bid too. */
const takeSpread = (
  { offsets, amount }: EffectiveBids,
  lot: number,
  places: readonly number[],
  sums: Sums,
): void => {
  const n = offsets[lot + 1]! - offsets[lot]!
  if (places.length < 2 || n <= places.length) return
  const all = meanGap(n, (i) => amount[offsets[lot]! + i]!)
  if (all === 0) return
  const own = meanGap(places.length, (i) => amount[places[i]!]!)
  sums.spread += between(-MOST_LOG, Math.log((own + ALIKE) / (all + ALIKE)), MOST_LOG)
  sums.spreadLots++
}

/** Mean difference of log prices over pairs of n ascending prices. */
const meanGap = (n: number, price: (i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < n; i++) sum += (2 * i - n + 1) * Math.log(price(i))
  return (2 * Math.max(0, sum)) / (n * (n - 1))
}

/**
 * Members who lost: above other losers where a member won, and above their usual place; where others bid too.
 */
const takeLosers = (
  { market, prices }: BeliefMarket,
  lot: number,
  places: readonly number[],
  isMember: ReadonlySet<number>,
  usual: (bidder: number) => number,
  sums: Sums,
): void => {
  const { offsets, bid } = prices.order
  const winner = prices.winner[lot]!
  let [n, m, ranks] = [0, 0, 0]
  for (let i = offsets[lot]!; i < offsets[lot + 1]!; i++) if (market.bids.bidder[bid[i]!] !== winner) n++
  if (n < 2 || places.length === offsets[lot + 1]! - offsets[lot]!) return
  for (let i = offsets[lot]!, rank = 0; i < offsets[lot + 1]!; i++) {
    const bidder = market.bids.bidder[bid[i]!]!
    if (bidder === winner) continue
    rank++
    if (!isMember.has(bidder)) continue
    m++
    ranks += rank
    sums.above += (rank - 1) / (n - 1) - usual(bidder)
    sums.bids++
  }
  if (!isMember.has(winner) || m === 0 || m === n) return
  sums.ranks += ranks - (m * (n + 1)) / 2
  sums.variance += (m * (n - m) * (n + 1)) / 12
}

/** Usual places of members, each worked out when first asked for. */
const usualPlaces = (context: BeliefMarket, view: GroupView): ((bidder: number) => number) => {
  const known = new Map<number, number>()
  return (bidder) => {
    const place = known.get(bidder) ?? usualPlace(context, view, bidder)
    known.set(bidder, place)
    return place
  }
}

/** lots as which the middle weighs beside those on which it bid alone */
const PRIOR = 2

/**
 * Mean place of the bidder's price among the losing ones where it meets no other member, 0 = lowest to 1 =
 * highest.
 */
const usualPlace = (
  { market, attendance, prices }: BeliefMarket,
  { meetings }: GroupView,
  bidder: number,
): number => {
  const { offsets, bid } = prices.order
  let sum = PRIOR / 2
  let count = PRIOR
  for (const lot of lotsAlone(attendance, meetings, bidder)) {
    const winner = prices.winner[lot]!
    if (winner === bidder) continue
    let [n, own] = [0, -1]
    for (let i = offsets[lot]!; i < offsets[lot + 1]!; i++) {
      const there = market.bids.bidder[bid[i]!]!
      if (there === bidder) own = n
      if (there !== winner) n++
    }
    if (own < 0 || n < 2) continue
    sum += own / (n - 1)
    count++
  }
  return sum / count
}
