import type { Market, SharedValues } from '../market.js'
import { growByte, growInt, growUint } from './grow.js'
import { HashIndex } from './hash-index.js'
import { shared } from './shared-arrays.js'

/** Everything known of one kind of value. Hashes are pairs of words, low half first; 0/0 is none. */
export interface KindInput {
  kind: number
  /** by source, ascending: a hash for every bid, in canonical order */
  columns: { source: number; pairs: Uint32Array }[]
  /** further values of multi-valued cells */
  extras: { source: Uint8Array; bid: Int32Array; pairs: Uint32Array }
  /** facts about organisations, sorted by org, source, from, to */
  facts: Facts
  /** hashes that never link */
  blocked: Uint32Array
}

export interface Facts {
  source: Uint8Array
  org: Int32Array
  pairs: Uint32Array
  from: Int32Array
  to: Int32Array
}

export interface AllowKeys {
  kind: Uint8Array
  hi: Uint32Array
  lo: Uint32Array
}

const MANY = -2
const BLOCKED = -3

/**
 * Collects shared values kind by kind. First pass: who holds each hash: nobody yet, one organisation, or many. Second
 * pass, over the organisations in order: the uses of the shared ones, which a counting sort then groups by value; so
 * nothing is compared or sorted but the shared values themselves.
 */
export class SharedValueBuilder {
  private readonly kind = growByte()
  private readonly hi = growUint()
  private readonly lo = growUint()
  private readonly holders = growInt()
  private readonly offsets = growInt()
  private readonly bidder = growInt()
  private readonly bid = growInt()
  private readonly source = growByte()
  private readonly from = growInt()
  private readonly to = growInt()

  constructor(
    private readonly bids: Market['bids'],
    private readonly bidders: number,
    private readonly lotDay: Int32Array,
  ) {
    this.offsets.push(0)
  }

  add(input: KindInput): void {
    this.markFilled(input)
    const index = new HashIndex(1 << 16)
    const owner = growInt()
    const hasBidder = growByte()
    const meet = (hi: number, lo: number, org: number): void => {
      const v = index.add(hi, lo)
      if (v === owner.length) {
        owner.push(org)
        hasBidder.push(org < this.bidders ? 1 : 0)
        return
      }
      const known = owner.at(v)
      if (org < this.bidders) hasBidder.set(v, 1)
      if (known >= 0 && known !== org) owner.set(v, MANY)
    }
    for (let i = 0; i < input.blocked.length; i += 2) {
      index.add(input.blocked[i + 1]!, input.blocked[i]!)
      owner.push(BLOCKED)
      hasBidder.push(0)
    }
    this.eachUse(input, (hi, lo, org) => meet(hi, lo, org))
    this.collect(input, index, this.rankShared(index, owner.view, hasBidder.view, input.kind))
  }

  /** Numbers the shared values of the kind by hash; -1 for the others. */
  private rankShared(index: HashIndex, owner: Int32Array, hasBidder: Uint8Array, kind: number): Int32Array {
    const list = growInt()
    for (let v = 0; v < owner.length; v++) if (owner[v] === MANY && hasBidder[v] === 1) list.push(v)
    const { hi, lo } = index
    const sorted = list.view.sort((a, b) => hi[a]! - hi[b]! || lo[a]! - lo[b]!)
    const rank = new Int32Array(owner.length).fill(-1)
    sorted.forEach((v, i) => {
      rank[v] = i
      this.kind.push(kind)
      this.hi.push(hi[v]!)
      this.lo.push(lo[v]!)
    })
    return rank
  }

  private collect(input: KindInput, index: HashIndex, rank: Int32Array): void {
    const values = this.hi.length - (this.offsets.length - 1)
    if (values === 0) return
    const [value, org, bid, source, from, to] = [
      growInt(),
      growInt(),
      growInt(),
      growByte(),
      growInt(),
      growInt(),
    ]
    this.eachUse(input, (hi, lo, o, b, s, f, t) => {
      const v = rank[index.find(hi, lo)]!
      if (v < 0) return
      value.push(v)
      org.push(o)
      bid.push(b)
      source.push(s)
      from.push(f)
      to.push(t)
    })
    const start = this.bidder.length
    const next = new Int32Array(values + 1)
    for (let i = 0; i < value.length; i++) next[value.at(i) + 1]!++
    for (let v = 0; v < values; v++) {
      next[v + 1]! += next[v]!
      this.offsets.push(start + next[v + 1]!)
    }
    const place = value.view.map((v) => next[v]!++)
    const arrays = [
      [this.bidder, org],
      [this.bid, bid],
      [this.source, source],
      [this.from, from],
      [this.to, to],
    ] as const
    for (const [out, list] of arrays) {
      out.skip(value.length)
      const target = out.view
      const items = list.view
      for (let i = 0; i < place.length; i++) target[start + place[i]!] = items[i]!
    }
    this.countHolders(start, values)
  }

  private countHolders(start: number, values: number): void {
    const bidder = this.bidder.view
    const first = this.offsets.length - 1 - values
    for (let v = 0; v < values; v++) {
      let holders = 0
      let last = -1
      for (let u = v === 0 ? start : this.offsets.at(first + v); u < this.offsets.at(first + v + 1); u++)
        if (bidder[u] !== last && (last = bidder[u]!) < this.bidders) holders++
      this.holders.push(holders)
    }
  }

  /** Every use, by organisation: its facts, then its bids in order, each by source. */
  private eachUse(
    { columns, extras, facts }: KindInput,
    visit: (
      hi: number,
      lo: number,
      org: number,
      bid: number,
      source: number,
      from: number,
      to: number,
    ) => void,
  ): void {
    const { byBidder, bidderOffsets, lot } = this.bids
    const further = extrasByBid(extras, this.bids.count)
    let f = 0
    const factsOf = (org: number): void => {
      for (; f < facts.org.length && facts.org[f] === org; f++)
        visit(
          facts.pairs[2 * f + 1]!,
          facts.pairs[2 * f]!,
          org,
          -1,
          facts.source[f]!,
          facts.from[f]!,
          facts.to[f]!,
        )
    }
    for (let org = 0; org < this.bidders; org++) {
      factsOf(org)
      for (let i = bidderOffsets[org]!; i < bidderOffsets[org + 1]!; i++) {
        const bid = byBidder[i]!
        const day = this.lotDay[lot[bid]!]!
        for (const { source, pairs } of columns) {
          const lo = pairs[2 * bid]!
          const hi = pairs[2 * bid + 1]!
          if (lo !== 0 || hi !== 0) visit(hi, lo, org, bid, source, day, day)
          if (further)
            for (let x = further.offsets[bid]!; x < further.offsets[bid + 1]!; x++) {
              const at = further.order[x]!
              if (extras.source[at] === source)
                visit(extras.pairs[2 * at + 1]!, extras.pairs[2 * at]!, org, bid, source, day, day)
            }
        }
      }
    }
    while (f < facts.org.length) factsOf(facts.org[f]!)
  }

  private markFilled({ columns }: KindInput): void {
    for (const { source, pairs } of columns) {
      const filled = source < 32 ? this.bids.filledLo : this.bids.filledHi
      const bit = 1 << (source & 31)
      for (let bid = 0; bid < this.bids.count; bid++)
        if (pairs[2 * bid] !== 0 || pairs[2 * bid + 1] !== 0) filled[bid]! |= bit
    }
  }

  finish(allowlist: AllowKeys): SharedValues {
    const [kind, hi, lo] = [this.kind.view, this.hi.view, this.lo.view]
    const entries = new Map(
      Array.from(
        allowlist.kind,
        (k, i) => [`${k}/${allowlist.hi[i]}/${allowlist.lo[i]}`, i] as const,
      ).reverse(),
    )
    const allow = Int32Array.from(kind, (k, v) => entries.get(`${k}/${hi[v]}/${lo[v]}`) ?? -1)
    return {
      count: hi.length,
      kind: shared(kind),
      hi: shared(hi),
      lo: shared(lo),
      holders: shared(this.holders.view),
      allow: shared(allow),
      useOffsets: shared(this.offsets.view),
      useBidder: shared(this.bidder.view),
      useBid: shared(this.bid.view),
      useSource: shared(this.source.view),
      useFrom: shared(this.from.view),
      useTo: shared(this.to.view),
    }
  }
}

const extrasByBid = (
  { bid }: KindInput['extras'],
  bids: number,
): { offsets: Int32Array; order: Int32Array } | undefined => {
  if (bid.length === 0) return undefined
  const offsets = new Int32Array(bids + 2)
  for (const b of bid) offsets[b + 2]!++
  for (let b = 0; b <= bids; b++) offsets[b + 1]! += offsets[b]!
  const order = new Int32Array(bid.length)
  bid.forEach((b, at) => {
    order[offsets[b + 1]!++] = at
  })
  return { offsets, order }
}
