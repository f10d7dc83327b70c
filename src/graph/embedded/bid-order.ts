import type { Market } from '../market.js'
import { sharedBytes, sharedDoubles, sharedInts, sharedUints } from './shared-arrays.js'

/** Bids in the order in which the store gave them. */
export interface RawBids {
  count: number
  seq: Int32Array
  lot: Int32Array
  bidder: Int32Array
  no: Int32Array
  amount: Float64Array
  status: Uint8Array
  won: Uint8Array
  rank: Int32Array
  submitted: Float64Array
  sealed: Float64Array
  accountType: Uint8Array
  /** place of the consortium's name among all, sorted by text; -1 = none */
  consortium: Int32Array
}

/** Positions of the bids in canonical order: by lot, bidder, number. */
export const canonicalOrder = (raw: RawBids, lots: number): Int32Array => {
  const order = new Int32Array(raw.count)
  const ends = new Int32Array(lots + 1)
  for (let p = 0; p < raw.count; p++) ends[raw.lot[p]! + 1]!++
  for (let l = 0; l < lots; l++) ends[l + 1]! += ends[l]!
  const starts = ends.slice()
  for (let p = 0; p < raw.count; p++) order[ends[raw.lot[p]!]!++] = p
  const compare = (p: number, q: number): number => raw.bidder[p]! - raw.bidder[q]! || raw.no[p]! - raw.no[q]!
  for (let l = 0; l < lots; l++) sortRange(order, starts[l]!, starts[l + 1]!, compare)
  return order
}

const sortRange = (
  order: Int32Array,
  from: number,
  to: number,
  compare: (p: number, q: number) => number,
): void => {
  if (to - from > 64) return void order.subarray(from, to).sort(compare)
  for (let i = from + 1; i < to; i++) {
    const p = order[i]!
    let j = i - 1
    for (; j >= from && compare(order[j]!, p) > 0; j--) order[j + 1] = order[j]!
    order[j + 1] = p
  }
}

/** The market's bids, the filled bits still zero; and the bid index of every `seq` (-1: not effective). */
export const orderBids = (
  raw: RawBids,
  sizes: { lots: number; bidders: number; seqs: number },
): { bids: Market['bids']; bidOfSeq: Int32Array } => {
  const n = raw.count
  const order = canonicalOrder(raw, sizes.lots)
  const ints = (source: Int32Array): Int32Array => take(sharedInts(n), source, order)
  const lot = ints(raw.lot)
  const bidder = ints(raw.bidder)
  const bidOfSeq = sharedInts(sizes.seqs).fill(-1)
  for (let k = 0; k < n; k++) bidOfSeq[raw.seq[order[k]!]!] = k
  const bidderOffsets = offsetsOf(bidder, sizes.bidders)
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
    lotOffsets: offsetsOf(lot, sizes.lots),
    bidderOffsets,
    byBidder: grouped(bidder, bidderOffsets),
  }
  return { bids, bidOfSeq }
}

const take = <T extends Int32Array | Float64Array | Uint8Array>(out: T, source: T, order: Int32Array): T => {
  for (let k = 0; k < order.length; k++) out[k] = source[order[k]!]!
  return out
}

/** offsets[g] .. offsets[g + 1) are the places of group g. */
const offsetsOf = (groups: Int32Array, count: number): Int32Array => {
  const offsets = sharedInts(count + 1)
  for (let i = 0; i < groups.length; i++) offsets[groups[i]! + 1]!++
  for (let g = 0; g < count; g++) offsets[g + 1]! += offsets[g]!
  return offsets
}

const grouped = (groups: Int32Array, offsets: Int32Array): Int32Array => {
  const next = Int32Array.from(offsets)
  const out = sharedInts(groups.length)
  for (let i = 0; i < groups.length; i++) out[next[groups[i]!]!++] = i
  return out
}

/** Numbers the consortia by lot, then by name; bids come by lot. */
const consortia = (lot: Int32Array, name: Int32Array): Int32Array => {
  const out = sharedInts(lot.length).fill(-1)
  let next = 0
  for (let from = 0, to = 0; from < lot.length; from = to) {
    while (to < lot.length && lot[to] === lot[from]) to++
    const names = [...new Set(name.subarray(from, to))].filter((rank) => rank >= 0).sort((a, b) => a - b)
    if (names.length === 0) continue
    for (let k = from; k < to; k++) if (name[k]! >= 0) out[k] = next + names.indexOf(name[k]!)
    next += names.length
  }
  return out
}
