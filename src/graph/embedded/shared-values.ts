import type { Market, SharedValues } from '../market.js'
import { growByte, growInt, growUint } from './grow.js'
import { HolderTable } from './holder-table.js'
import { shared } from './shared-arrays.js'

/** Everything known of one kind of value. Hashes are pairs of words, low half first; 0/0 is none. */
export interface KindInput {
  kind: number
  /** by source, ascending: a hash for every bid, in canonical order */
  columns: { source: number; pairs: Uint32Array }[]
  /** further values of multi-valued cells, by bid, then source */
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

/** Uses of the shared values of one kind, in the order found. */
class Uses {
  readonly value = growInt()
  readonly org = growInt()
  readonly bid = growInt()
  readonly source = growByte()

  add(value: number, org: number, bid: number, source: number): void {
    this.value.push(value)
    this.org.push(org)
    this.bid.push(bid)
    this.source.push(source)
  }
}

/**
 * Collects shared values kind by kind. First pass: who holds each hash. Second pass: the uses of the shared ones, which
 * two counting sorts, by organisation and by value, bring into order. Cells that nobody shares are looked at twice and
 * never sorted.
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
    private readonly sizes: { bidders: number; orgs: number },
    private readonly lotDay: Int32Array,
  ) {
    this.offsets.push(0)
  }

  add(input: KindInput): void {
    this.markFilled(input)
    const table = this.meetAll(input)
    const { hi, lo } = table.rankShared()
    if (hi.length === 0) return
    this.kind.append(new Uint8Array(hi.length).fill(input.kind))
    this.hi.append(hi)
    this.lo.append(lo)
    const uses = this.usesOf(input, table)
    const byOrg = countingSort(uses.org.view, this.sizes.orgs, identity(uses.org.length)).order
    const { order, offsets } = countingSort(uses.value.view, hi.length, byOrg)
    this.append(uses, order, offsets, input.facts)
  }

  private meetAll({ columns, extras, facts, blocked }: KindInput): HolderTable {
    const table = new HolderTable(this.sizes.bidders)
    const { bidder, count } = this.bids
    for (let i = 0; i < blocked.length; i += 2) table.block(blocked[i + 1]!, blocked[i]!)
    for (const { pairs } of columns)
      for (let k = 0; k < count; k++) {
        const lo = pairs[2 * k]!
        const hi = pairs[2 * k + 1]!
        if (lo !== 0 || hi !== 0) table.meet(hi, lo, bidder[k]!)
      }
    for (let x = 0; x < extras.bid.length; x++)
      table.meet(extras.pairs[2 * x + 1]!, extras.pairs[2 * x]!, bidder[extras.bid[x]!]!)
    for (let f = 0; f < facts.org.length; f++)
      table.meet(facts.pairs[2 * f + 1]!, facts.pairs[2 * f]!, facts.org[f]!)
    return table
  }

  /** Facts with their place in `facts` as -1 - place in `bid`, then the bids' cells, each bid's by source. */
  private usesOf({ columns, extras, facts }: KindInput, table: HolderTable): Uses {
    const uses = new Uses()
    for (let f = 0; f < facts.org.length; f++) {
      const value = table.rank(facts.pairs[2 * f + 1]!, facts.pairs[2 * f]!)
      if (value >= 0) uses.add(value, facts.org[f]!, -1 - f, facts.source[f]!)
    }
    const { bidder, count } = this.bids
    let x = 0
    for (let k = 0; k < count; k++)
      for (const { source, pairs } of columns) {
        const lo = pairs[2 * k]!
        const hi = pairs[2 * k + 1]!
        if (lo === 0 && hi === 0) continue
        const value = table.rank(hi, lo)
        if (value >= 0) uses.add(value, bidder[k]!, k, source)
        for (; x < extras.bid.length && extras.bid[x] === k && extras.source[x] === source; x++) {
          const more = table.rank(extras.pairs[2 * x + 1]!, extras.pairs[2 * x]!)
          if (more >= 0) uses.add(more, bidder[k]!, k, source)
        }
      }
    return uses
  }

  private append(uses: Uses, order: Int32Array, offsets: Int32Array, facts: Facts): void {
    const start = this.bidder.length
    for (const list of [this.bidder, this.bid, this.source, this.from, this.to]) list.reserve(order.length)
    for (const u of order) {
      const bid = uses.bid.at(u)
      const fact = -1 - bid
      const day = bid < 0 ? 0 : this.lotDay[this.bids.lot[bid]!]!
      this.bidder.push(uses.org.at(u))
      this.bid.push(Math.max(bid, -1))
      this.source.push(uses.source.at(u))
      this.from.push(bid < 0 ? facts.from[fact]! : day)
      this.to.push(bid < 0 ? facts.to[fact]! : day)
    }
    for (let v = 0; v + 1 < offsets.length; v++) {
      this.offsets.push(start + offsets[v + 1]!)
      this.holders.push(this.countBidders(start + offsets[v]!, start + offsets[v + 1]!))
    }
  }

  /** Distinct bidders among uses [from, to), which are sorted by organisation. */
  private countBidders(from: number, to: number): number {
    let count = 0
    for (let u = from, last = -1; u < to; u++) {
      const org = this.bidder.at(u)
      if (org !== last && org < this.sizes.bidders) count++
      last = org
    }
    return count
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
    const key = (k: number, h: number, l: number): string => `${k}/${h}/${l}`
    const entries = new Map<string, number>()
    for (let i = allowlist.kind.length - 1; i >= 0; i--)
      entries.set(key(allowlist.kind[i]!, allowlist.hi[i]!, allowlist.lo[i]!), i)
    const allow = new Int32Array(hi.length).fill(-1)
    if (entries.size > 0)
      for (let v = 0; v < hi.length; v++) allow[v] = entries.get(key(kind[v]!, hi[v]!, lo[v]!)) ?? -1
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

const identity = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i)

/** Stable counting sort of the items listed in `before` by their key; offsets[k] .. offsets[k + 1) are those of key k. */
const countingSort = (
  keys: Int32Array,
  count: number,
  before: Int32Array,
): { order: Int32Array; offsets: Int32Array } => {
  const offsets = new Int32Array(count + 1)
  for (const key of keys) offsets[key + 1]!++
  for (let k = 0; k < count; k++) offsets[k + 1]! += offsets[k]!
  const next = offsets.slice()
  const order = new Int32Array(keys.length)
  for (const item of before) order[next[keys[item]!]!++] = item
  return { order, offsets }
}
