import { countingSort, sortedByKey } from '../arrays/counting-sort.js'
import { shared, sharedBytes, sharedDoubles, sharedInts, sharedUints } from '../arrays/shared-arrays.js'
import type { Market } from './market.js'

/** Bids in the order in which the store gave them. */
export interface RawBids
  extends Omit<
    Market['bids'],
    'filledLo' | 'filledHi' | 'lotOffsets' | 'bidderOffsets' | 'byBidder' | 'consortium'
  > {
  seq: Int32Array
  /** place of the consortium's name among all, sorted by text; -1 = none */
  consortium: Int32Array
}

/** Positions of the bids in canonical order: by lot, bidder, number. */
export const canonicalOrder = (raw: RawBids, lots: number): Int32Array =>
  sortedByKey(raw.lot, lots, (p, q) => raw.bidder[p]! - raw.bidder[q]! || raw.no[p]! - raw.no[q]!)

/**
 * The market's bids, the filled bits still zero; and the place in `byBidder` of every `seq` (-1: not
 * effective).
 */
export const orderBids = (
  raw: RawBids,
  sizes: { lots: number; bidders: number; seqs: number },
): { bids: Market['bids']; placeOfSeq: Int32Array } => {
  const n = raw.count
  const order = canonicalOrder(raw, sizes.lots)
  const ints = (source: Int32Array): Int32Array => take(sharedInts(n), source, order)
  const lot = ints(raw.lot)
  const bidder = ints(raw.bidder)
  const byLot = countingSort(lot, sizes.lots)
  const byBidder = countingSort(bidder, sizes.bidders)
  const placeOfSeq = sharedInts(sizes.seqs).fill(-1)
  for (let q = 0; q < n; q++) placeOfSeq[raw.seq[order[byBidder.order[q]!]!]!] = q
  const bids: Market['bids'] = {
    count: n,
    lot,
    bidder,
    no: ints(raw.no),
    amount: take(sharedDoubles(n), raw.amount, order),
    status: take(sharedBytes(n), raw.status, order),
    won: take(sharedBytes(n), raw.won, order),
    rank: ints(raw.rank),
    submitted: take(sharedDoubles(n), raw.submitted, order),
    sealed: take(sharedDoubles(n), raw.sealed, order),
    consortium: consortia(lot, ints(raw.consortium)),
    accountType: take(sharedBytes(n), raw.accountType, order),
    filledLo: sharedUints(n),
    filledHi: sharedUints(n),
    lotOffsets: shared(byLot.offsets),
    bidderOffsets: shared(byBidder.offsets),
    byBidder: shared(byBidder.order),
  }
  return { bids, placeOfSeq }
}

const take = <T extends Int32Array | Float64Array | Uint8Array>(out: T, source: T, order: Int32Array): T => {
  for (let k = 0; k < order.length; k++) out[k] = source[order[k]!]!
  return out
}

/** Numbers the consortia by lot, then by name; bids come by lot. */
const consortia = (lot: Int32Array, name: Int32Array): Int32Array => {
  const out = sharedInts(lot.length).fill(-1)
  let next = 0
  for (let from = 0, to = 0; from < lot.length; from = to) {
    while (to < lot.length && lot[to] === lot[from]) to++
    if (!hasName(name, from, to)) continue
    const names = [...new Set(name.subarray(from, to))].filter((rank) => rank >= 0).sort((a, b) => a - b)
    for (let k = from; k < to; k++) if (name[k]! >= 0) out[k] = next + names.indexOf(name[k]!)
    next += names.length
  }
  return out
}

const hasName = (name: Int32Array, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (name[k]! >= 0) return true
  return false
}
