import { countingSort, identity } from '../../arrays/counting-sort.js'
import { growByte, growInt } from '../../arrays/grow.js'
import { kindOf, SOURCES, VALUE_KINDS } from '../../domain/value-kind.js'
import type { Market, SharedValues } from '../../market/market.js'
import { bidsInTime, inverse, likeBidders } from './like-bidders.js'

/**
 * What is dealt together: all marks of machines, of files, of accounts, of persons, all ways to reach
 * somebody.
 */
export const DECKS = ['machine', 'file', 'account', 'person', 'contact'] as const

/** By kind index: its deck. */
const DECK_OF_KIND = Uint8Array.from(VALUE_KINDS, (kind) => DECKS.indexOf(kindOf(kind).of))

/** A deck as dealt: what bidder b had, bidder place[b] has; bid t shows what bid source[t] showed. */
export interface Dealt {
  place: Int32Array
  source: Int32Array
}

/**
 * Deals the marks of a market to like bidders, a deck at a time: bidder b's machines, habits and periods go
 * to another bidder, whose n-th bid in time shows what b's n-th showed. So a shared machine stays one that so
 * many bidders hold, each as often as its holder did, while who shares it, and where they meet, is chance.
 *
 * @param before the market as it is; @param after the same with other bidders on its lots
 */
export const deal = (before: Market, after: Market, seed: number): Dealt[] => {
  const times = { before: bidsInTime(before), after: bidsInTime(after) }
  return DECKS.map((_, deck) => {
    const place = likeBidders(before, seed, deck)
    return { place, source: sourceBids(before, after, times, inverse(place)) }
  })
}

const sourceBids = (
  before: Market,
  after: Market,
  times: { before: Int32Array; after: Int32Array },
  giver: Int32Array,
): Int32Array => {
  const source = new Int32Array(after.bids.count)
  for (let b = 0; b < giver.length; b++) {
    const from = before.bids.bidderOffsets[giver[b]!]!
    const given = before.bids.bidderOffsets[giver[b]! + 1]! - from
    const start = after.bids.bidderOffsets[b]!
    const taken = after.bids.bidderOffsets[b + 1]! - start
    for (let j = 0; j < taken; j++)
      source[times.after[start + j]!] = times.before[from + Math.floor((j * given) / taken)]!
  }
  return source
}

/** The filled bits of the bids as dealt. */
export const dealtFilled = (
  { bids }: Market,
  dealt: readonly Dealt[],
): Pick<Market['bids'], 'filledLo' | 'filledHi' | 'accountType'> => {
  const filledLo = new Uint32Array(bids.count)
  const filledHi = new Uint32Array(bids.count)
  dealt.forEach(({ source }, deck) => {
    const [lo, hi] = bitsOfDeck(deck)
    for (let t = 0; t < source.length; t++) {
      filledLo[t]! |= bids.filledLo[source[t]!]! & lo
      filledHi[t]! |= bids.filledHi[source[t]!]! & hi
    }
  })
  const accounts = dealt[DECKS.indexOf('account')]!.source
  return { filledLo, filledHi, accountType: Uint8Array.from(accounts, (s) => bids.accountType[s]!) }
}

const bitsOfDeck = (deck: number): [lo: number, hi: number] => {
  let [lo, hi] = [0, 0]
  SOURCES.forEach(({ kind }, s) => {
    if (DECK_OF_KIND[VALUE_KINDS.indexOf(kind)] !== deck) return
    if (s < 32) lo |= 1 << s
    else hi |= 1 << (s - 32)
  })
  return [lo, hi]
}

/**
 * The shared values with the uses as dealt, in canonical order; one that fewer than two organisations keep
 * goes.
 */
export const dealtValues = (before: Market, after: Market, dealt: readonly Dealt[]): SharedValues => {
  const targets = dealt.map(({ source }) => countingSort(source, before.bids.count))
  const out = new DealtUses(before, after)
  for (let v = 0; v < before.values.count; v++) {
    const deck = DECK_OF_KIND[before.values.kind[v]!]!
    out.add(v, dealt[deck]!.place, targets[deck]!)
  }
  return out.finish()
}

/** Uses as dealt, value by value; orders them when all are there. */
class DealtUses {
  private readonly kept = growInt()
  private readonly holders = growInt()
  private readonly ends = growInt()
  private readonly bidder = growInt()
  private readonly bid = growInt()
  private readonly source = growByte()
  private readonly from = growInt()
  private readonly to = growInt()
  /** by organisation: 1 + the value at which it was last seen */
  private readonly seen: Int32Array

  constructor(
    private readonly before: Market,
    private readonly after: Market,
  ) {
    this.seen = new Int32Array(before.bidders.orgCount)
    this.ends.push(0)
  }

  add(v: number, place: Int32Array, targets: { order: Int32Array; offsets: Int32Array }): void {
    const { values } = this.before
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
      const bid = values.useBid[u]!
      if (bid < 0) this.fact(u, place)
      else
        for (let k = targets.offsets[bid]!; k < targets.offsets[bid + 1]!; k++)
          this.onBid(targets.order[k]!, values.useSource[u]!)
    }
    this.close(v)
  }

  private fact(u: number, place: Int32Array): void {
    const { useBidder, useSource, useFrom, useTo } = this.before.values
    const org = useBidder[u]!
    this.push(org < place.length ? place[org]! : org, -1, useSource[u]!, useFrom[u]!, useTo[u]!)
  }

  private onBid(bid: number, source: number): void {
    const { bids, lots } = this.after
    const day = lots.day[bids.lot[bid]!]!
    this.push(bids.bidder[bid]!, bid, source, day, day)
  }

  private push(bidder: number, bid: number, source: number, from: number, to: number): void {
    this.bidder.push(bidder)
    this.bid.push(bid)
    this.source.push(source)
    this.from.push(from)
    this.to.push(to)
  }

  private close(v: number): void {
    const start = this.ends.at(this.ends.length - 1)
    let [orgs, bidders] = [0, 0]
    for (let u = start; u < this.bidder.length; u++) {
      const org = this.bidder.at(u)
      if (this.seen[org] === v + 1) continue
      this.seen[org] = v + 1
      orgs++
      if (org < this.before.bidders.count) bidders++
    }
    if (orgs < 2 || bidders === 0) {
      for (const column of [this.bidder, this.bid, this.source, this.from, this.to]) column.length = start
      return
    }
    this.kept.push(v)
    this.holders.push(bidders)
    this.ends.push(this.bidder.length)
  }

  finish(): SharedValues {
    const { kind, hi, lo, allow } = this.before.values
    const kept = this.kept.view
    const order = this.canonicalOrder()
    const uses = (column: Int32Array): Int32Array => column.map((_, u) => column[order[u]!]!)
    return {
      count: kept.length,
      kind: Uint8Array.from(kept, (v) => kind[v]!),
      hi: Uint32Array.from(kept, (v) => hi[v]!),
      lo: Uint32Array.from(kept, (v) => lo[v]!),
      holders: this.holders.view.slice(),
      allow: kept.map((v) => allow[v]!),
      useOffsets: this.ends.view.slice(),
      useBidder: uses(this.bidder.view),
      useBid: uses(this.bid.view),
      useSource: this.source.view.map((_, u) => this.source.at(order[u]!)),
      useFrom: uses(this.from.view),
      useTo: uses(this.to.view),
    }
  }

  private canonicalOrder(): Int32Array {
    const [bidder, bid, source] = [this.bidder.view, this.bid.view, this.source.view]
    const [from, to, ends] = [this.from.view, this.to.view, this.ends.view]
    const order = identity(bidder.length)
    const compare = (x: number, y: number): number =>
      bidder[x]! - bidder[y]! ||
      bid[x]! - bid[y]! ||
      source[x]! - source[y]! ||
      from[x]! - from[y]! ||
      to[x]! - to[y]!
    for (let i = 1; i < ends.length; i++) order.subarray(ends[i - 1]!, ends[i]!).sort(compare)
    return order
  }
}
