import { sortedByKey } from '../arrays/counting-sort.js'
import { growInt } from '../arrays/grow.js'
import { HashIndex } from '../arrays/hash-index.js'
import { stringAt } from '../arrays/strings.js'
import { hash, hashText, SALT } from '../domain/hash.js'
import type { Market } from './market.js'

/** Pairs of the market's bidders a < b, in order of (a, b), each with its count. */
export interface MarketPairs {
  a: Int32Array
  b: Int32Array
  count: Int32Array
}

/**
 * What an engine's recount counts, counted from the market: how many values both bidders used in bids, or on
 * how many lots both bid. A value or lot with more than `most` bidders counts for no pair. One dense counter
 * over bidders, as memory must not grow with the square of a group.
 */
export const marketPairs = (market: Market, of: PairSubject, most: number): MarketPairs => {
  const { offsets, bidder } = groupsOf(market, of)
  const bidders = market.bidders.count
  const groups = offsets.length - 1
  const groupOf = new Int32Array(bidder.length)
  for (let g = 0; g < groups; g++) groupOf.fill(g, offsets[g]!, offsets[g + 1]!)
  const places = sortedByKey(bidder, bidders, (x, y) => x - y)
  const joint = new Int32Array(bidders)
  const touched = new Int32Array(bidders)
  const [a, b, count] = [growInt(), growInt(), growInt()]
  for (let at = 0; at < places.length; ) {
    const own = bidder[places[at]!]!
    let seen = 0
    for (; at < places.length && bidder[places[at]!] === own; at++) {
      const place = places[at]!
      const end = offsets[groupOf[place]! + 1]!
      if (end - offsets[groupOf[place]!]! > most) continue
      for (let other = place + 1; other < end; other++)
        if (joint[bidder[other]!]!++ === 0) touched[seen++] = bidder[other]!
    }
    for (const other of touched.subarray(0, seen).sort()) {
      a.push(own)
      b.push(other)
      count.push(joint[other]!)
      joint[other] = 0
    }
  }
  return { a: a.view, b: b.view, count: count.view }
}

/** The distinct bidders of every value or lot, ascending: offsets[g] .. offsets[g + 1). */
const groupsOf = (
  { values, lots, bids }: Market,
  of: PairSubject,
): { offsets: Int32Array; bidder: Int32Array } => {
  const isValues = of === 'values'
  const from = isValues ? values.useOffsets : bids.lotOffsets
  const member = isValues ? values.useBidder : bids.bidder
  const groups = isValues ? values.count : lots.count
  const offsets = new Int32Array(groups + 1)
  const bidder = growInt()
  for (let g = 0; g < groups; g++) {
    let last = -1
    for (let u = from[g]!; u < from[g + 1]!; u++) {
      if (member[u] === last || (isValues && values.useBid[u] === -1)) continue
      last = member[u]!
      bidder.push(last)
    }
    offsets[g + 1] = bidder.length
  }
  return { offsets, bidder: bidder.view }
}

/**
 * The engine's pairs by the market's numbers, in order of (a, b); `unknown` are those with a bidder that the
 * market lacks.
 */
export const numbered = (
  { bidders }: Market,
  { ids, count }: PairCounts,
): MarketPairs & { unknown: number } => {
  const index = new HashIndex(bidders.count)
  for (let i = 0; i < bidders.count; i++) {
    hashText(stringAt(bidders.id, i), SALT.bidder)
    index.add(hash.hi, hash.lo)
  }
  const [a, b, n] = [growInt(), growInt(), growInt()]
  for (let p = 0; p < count.length; p++) {
    const x = index.find(ids[4 * p]!, ids[4 * p + 1]!)
    const y = index.find(ids[4 * p + 2]!, ids[4 * p + 3]!)
    if (x < 0 || y < 0) continue
    a.push(Math.min(x, y))
    b.push(Math.max(x, y))
    n.push(count[p]!)
  }
  const order = sortedByKey(a.view, bidders.count, (x, y) => b.at(x) - b.at(y))
  const sorted = (column: ReturnType<typeof growInt>): Int32Array => order.map((x) => column.at(x))
  return { a: sorted(a), b: sorted(b), count: sorted(n), unknown: count.length - a.length }
}

/** Values that both bidders used in bids and that may link bidders, or lots on which both bid. */
export type PairSubject = 'values' | 'lots'

/** Pairs of bidders, each once, in no order. */
export interface PairCounts {
  /** by pair the hashes of the two bidders' ids, four words, high halves first */
  ids: Uint32Array
  count: Int32Array
}
