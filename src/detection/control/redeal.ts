import { countingSort, sortedByKey } from '../../arrays/counting-sort.js'
import type { Market } from '../../market/market.js'
import { hash32 } from '../../stats/random.js'
import { inverse } from './like-bidders.js'
import { DECKS, type Dealt, deal, dealtFilled, dealtValues } from './redeal-values.js'
import { swappedBidders } from './swap-bidders.js'

/**
 * The market as chance would have it: who bids on which lot is exchanged within strata, and what bidders
 * share is dealt to like bidders (control/swap-bidders.ts, redeal-values.ts). Lots, their prices and awards,
 * the number of bids of each lot and bidder, and how many hold each value stay; that the same firms share a
 * machine, an account and a lot does not, unless by chance. What detection still lists in it, it lists by
 * chance. Rows about committees and scores go with the bid's place; what a bidder is punished for stays the
 * bidder's.
 *
 * @param windowMonths the period of a stratum; @param seed the deal: the same seed, the same market
 */
export const redealt = (market: Market, windowMonths: number, seed: number): Market => {
  const { placed, after } = withBidders(market, swappedBidders(market, windowMonths, seed))
  const dealt = deal(market, after, hash32(seed, 1, 0))
  const bids = { ...after.bids, ...dealtFilled(market, dealt) }
  const persons = dealt[DECKS.indexOf('person')]!
  return {
    ...after,
    bids,
    values: dealtValues(market, after, dealt),
    bidders: { ...market.bidders, ...dealtGroups(market, persons) },
    holdings: dealtHoldings(market, persons),
    ...awards(market, after, placed),
  }
}

/** The bids with other bidders, in canonical order; `placed`: by bid as it was, where it stands now. */
const withBidders = (market: Market, bidder: Int32Array): { placed: Int32Array; after: Market } => {
  const { bids, lots, bidders } = market
  const order = sortedByKey(
    bids.lot,
    lots.count,
    (p, q) => bidder[p]! - bidder[q]! || bids.no[p]! - bids.no[q]!,
  )
  const moved = order.map((p) => bidder[p]!)
  const { order: byBidder, offsets: bidderOffsets } = countingSort(moved, bidders.count)
  const after: Market['bids'] = {
    ...bids,
    bidder: moved,
    no: order.map((p) => bids.no[p]!),
    amount: Float64Array.from(order, (p) => bids.amount[p]!),
    status: Uint8Array.from(order, (p) => bids.status[p]!),
    won: Uint8Array.from(order, (p) => bids.won[p]!),
    rank: order.map((p) => bids.rank[p]!),
    submitted: Float64Array.from(order, (p) => bids.submitted[p]!),
    sealed: Float64Array.from(order, (p) => bids.sealed[p]!),
    consortium: order.map((p) => bids.consortium[p]!),
    bidderOffsets,
    byBidder,
  }
  return { placed: inverse(order), after: { ...market, bids: after } }
}

/** Declared groups: whose place a bidder takes, of that one's groups it is. */
const dealtGroups = (
  { bidders }: Market,
  { place }: Dealt,
): Pick<Market['bidders'], 'groupOffsets' | 'groupOf'> => {
  const { groupOffsets, groupOf, orgCount } = bidders
  const giver = inverse(place)
  const of = (org: number): number => (org < giver.length ? giver[org]! : org)
  const offsets = new Int32Array(orgCount + 1)
  const dealt = new Int32Array(groupOf.length)
  for (let org = 0; org < orgCount; org++) {
    const groups = groupOf.subarray(groupOffsets[of(org)]!, groupOffsets[of(org) + 1]!)
    dealt.set(groups, offsets[org]!)
    offsets[org + 1] = offsets[org]! + groups.length
  }
  return { groupOffsets: offsets, groupOf: dealt }
}

/** Who owns whom, with persons dealt along: shares and terms stay. */
const dealtHoldings = ({ holdings }: Market, { place }: Dealt): Market['holdings'] => {
  const placed = (org: number): number => (org >= 0 && org < place.length ? place[org]! : org)
  return { ...holdings, owner: holdings.owner.map(placed), owned: holdings.owned.map(placed) }
}

/** Scores and contracts of a bid, now its place's new bidder's. */
const awards = (before: Market, after: Market, placed: Int32Array): Pick<Market, 'scores' | 'contracts'> => {
  const { scores, contracts } = before
  const now = (lot: number, bidder: number): number => bidderInPlace(before, after, placed, lot, bidder)
  const bidder = scores.bidder.map((b, i) => now(scores.lot[i]!, b))
  const order = sortedByKey(
    scores.lot,
    before.lots.count,
    (x, y) =>
      scores.expert[x]! - scores.expert[y]! || bidder[x]! - bidder[y]! || scores.item[x]! - scores.item[y]!,
  )
  return {
    scores: taken({ ...scores, bidder }, order),
    contracts: { ...contracts, bidder: contracts.bidder.map((b, i) => now(contracts.lot[i]!, b)) },
  }
}

const bidderInPlace = (
  before: Market,
  after: Market,
  placed: Int32Array,
  lot: number,
  bidder: number,
): number => {
  const { lotOffsets, bidder: of } = before.bids
  if (lot >= 0)
    for (let q = lotOffsets[lot]!; q < lotOffsets[lot + 1]!; q++)
      if (of[q] === bidder) return after.bids.bidder[placed[q]!]!
  return bidder
}

/** Every column of the scores in another order. */
const taken = (scores: Market['scores'], order: Int32Array): Market['scores'] => {
  const columns = Object.entries(scores).map(([name, column]) =>
    ArrayBuffer.isView(column) && name !== 'lotOffsets'
      ? [name, (column as Int32Array).map((_, i) => (column as Int32Array)[order[i]!]!)]
      : [name, column],
  )
  return Object.fromEntries(columns) as Market['scores']
}
