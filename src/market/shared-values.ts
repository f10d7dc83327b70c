import { sortedByKey } from '../arrays/counting-sort.js'
import { toOffsets } from '../arrays/offsets.js'
import { sharedBytes, sharedInts, sharedUints } from '../arrays/shared-arrays.js'
import { HolderTable } from './holder-table.js'
import type { Market, SharedValues } from './market.js'

/** Everything known of one kind of value. Hashes are pairs of words, low half first; 0/0 is none. */
export interface KindInput {
  kind: number
  /** by source, ascending: a hash for every bid, by place (its position in `byBidder`) */
  columns: { source: number; pairs: Uint32Array }[]
  /** further values of multi-valued cells, by place, then source */
  extras: { source: Uint8Array; place: Int32Array; pairs: Uint32Array }
  /** facts about organisations, in any order */
  facts: Facts
  /** hashes that never link */
  blocked: Uint32Array
}

/** Facts about organisations: a hash, read from a source, that holds from one day to another. */
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

/** Shared values of one kind with their uses, as in SharedValues. */
type KindValues = Pick<
  SharedValues,
  'hi' | 'lo' | 'holders' | 'useOffsets' | 'useBidder' | 'useBid' | 'useSource' | 'useFrom' | 'useTo'
> & { kind: number }

type KindUses = Omit<KindValues, 'kind' | 'hi' | 'lo' | 'useOffsets'>

/** Words of a place. */
const PLACE = 4

/** What a cell comes to in the second pass: the place of its value among the kind's shared ones, or -1. */
interface Ranks {
  /** by place, then column */
  cells: Int32Array
  extras: Int32Array
  facts: Int32Array
}

/**
 * Collects shared values kind by kind. First pass over the cells: who holds each hash. Second: which shared
 * value each cell is, and how many uses each has. Third: every use goes straight to its place among its
 * value's. Cells come by bidder and bid, so uses do too and nothing is sorted but the shared values and the
 * facts.
 */
export class SharedValueBuilder {
  private readonly kinds: KindValues[] = []
  /** of each place: organisation, bid, day of its lot; one look at memory for all three */
  private readonly places: Int32Array
  /** bids in which a source is filled */
  readonly filled = new Map<number, number>()
  private readonly filledLo: Uint32Array
  private readonly filledHi: Uint32Array

  constructor(
    private readonly bids: Market['bids'],
    private readonly sizes: { bidders: number; orgs: number },
    lotDay: Int32Array,
  ) {
    const { byBidder, bidder, lot, count } = bids
    this.filledLo = new Uint32Array(count)
    this.filledHi = new Uint32Array(count)
    this.places = new Int32Array(PLACE * count)
    for (let q = 0; q < count; q++) {
      const bid = byBidder[q]!
      this.places[PLACE * q] = bidder[bid]!
      this.places[PLACE * q + 1] = bid
      this.places[PLACE * q + 2] = lotDay[lot[bid]!]!
    }
  }

  add(input: KindInput): void {
    this.markFilled(input)
    const table = this.meetAll(input)
    const { hi, lo } = table.rankShared()
    if (hi.length === 0) return
    const ranks = this.rankAll(input, table)
    const useOffsets = offsetsOf(ranks, hi.length)
    this.kinds.push({ kind: input.kind, hi, lo, useOffsets, ...this.write(input, ranks, useOffsets) })
  }

  private meetAll({ columns, extras, facts, blocked }: KindInput): HolderTable {
    const table = new HolderTable(this.sizes.bidders)
    const { places } = this
    const { count } = this.bids
    for (let i = 0; i < blocked.length; i += 2) table.block(blocked[i + 1]!, blocked[i]!)
    for (const { pairs } of columns)
      for (let q = 0; q < count; q++) {
        const lo = pairs[2 * q]!
        const hi = pairs[2 * q + 1]!
        if (lo !== 0 || hi !== 0) table.meet(hi, lo, places[PLACE * q]!)
      }
    for (let x = 0; x < extras.place.length; x++)
      table.meet(extras.pairs[2 * x + 1]!, extras.pairs[2 * x]!, places[PLACE * extras.place[x]!]!)
    for (let f = 0; f < facts.org.length; f++)
      table.meet(facts.pairs[2 * f + 1]!, facts.pairs[2 * f]!, facts.org[f]!)
    return table
  }

  private rankAll({ columns, extras, facts }: KindInput, table: HolderTable): Ranks {
    const { count } = this.bids
    const width = columns.length
    const cells = new Int32Array(count * width)
    columns.forEach(({ pairs }, c) => {
      for (let q = 0, at = c; q < count; q++, at += width) {
        const lo = pairs[2 * q]!
        const hi = pairs[2 * q + 1]!
        cells[at] = lo === 0 && hi === 0 ? -1 : table.rank(hi, lo)
      }
    })
    return { cells, extras: ranksOf(extras.pairs, table), facts: ranksOf(facts.pairs, table) }
  }

  /**
   * Codes of uses in order, then what they stand for. A code is a fact's number, or a place and the source's
   * number.
   */
  private write({ columns, extras, facts }: KindInput, ranks: Ranks, useOffsets: Int32Array): KindUses {
    const uses = new UseOrder(useOffsets)
    const order = sortedByKey(
      facts.org,
      this.sizes.orgs,
      (x, y) =>
        facts.source[x]! - facts.source[y]! || facts.from[x]! - facts.from[y]! || facts.to[x]! - facts.to[y]!,
    )
    const width = columns.length
    const { bidderOffsets } = this.bids
    let f = 0
    let x = 0
    for (let org = 0; org < this.sizes.orgs; org++) {
      for (; f < order.length && facts.org[order[f]!] === org; f++)
        uses.add(ranks.facts[order[f]!]!, -1 - order[f]!)
      if (org >= this.sizes.bidders || width === 0) continue
      for (let q = bidderOffsets[org]!; q < bidderOffsets[org + 1]!; q++)
        for (let c = 0; c < width; c++) {
          const value = ranks.cells[q * width + c]!
          if (value >= 0) uses.add(value, q * width + c)
          for (; extras.place[x] === q && extras.source[x] === columns[c]!.source; x++)
            if (ranks.extras[x]! >= 0) uses.add(ranks.extras[x]!, q * width + c)
        }
    }
    return this.decode(uses.codes, useOffsets, columns, facts)
  }

  private decode(
    codes: Int32Array,
    offsets: Int32Array,
    columns: KindInput['columns'],
    facts: Facts,
  ): KindUses {
    const n = codes.length
    const width = columns.length
    const [bidder, bid, from, to] = [
      new Int32Array(n),
      new Int32Array(n),
      new Int32Array(n),
      new Int32Array(n),
    ]
    const source = new Uint8Array(n)
    const holders = new Int32Array(offsets.length - 1)
    for (let v = 0; v < holders.length; v++)
      for (let u = offsets[v]!, last = -1; u < offsets[v + 1]!; u++) {
        const code = codes[u]!
        if (code < 0) {
          bidder[u] = facts.org[-1 - code]!
          bid[u] = -1
          source[u] = facts.source[-1 - code]!
          from[u] = facts.from[-1 - code]!
          to[u] = facts.to[-1 - code]!
        } else {
          const q = Math.floor(code / width)
          bidder[u] = this.places[PLACE * q]!
          bid[u] = this.places[PLACE * q + 1]!
          source[u] = columns[code - q * width]!.source
          from[u] = to[u] = this.places[PLACE * q + 2]!
        }
        if (bidder[u] !== last && bidder[u]! < this.sizes.bidders) holders[v]!++
        last = bidder[u]!
      }
    return { holders, useBidder: bidder, useBid: bid, useSource: source, useFrom: from, useTo: to }
  }

  private markFilled({ columns }: KindInput): void {
    for (const { source, pairs } of columns) {
      const filled = source < 32 ? this.filledLo : this.filledHi
      const bit = 1 << (source & 31)
      let count = 0
      for (let q = 0; q < filled.length; q++)
        if (pairs[2 * q] !== 0 || pairs[2 * q + 1] !== 0) {
          filled[q]! |= bit
          count++
        }
      this.filled.set(source, count)
    }
  }

  /** The shared values of all kinds; sets the bids' filled bits. */
  finish(allowlist: AllowKeys): SharedValues {
    const { byBidder, filledLo, filledHi } = this.bids
    for (let q = 0; q < byBidder.length; q++) {
      filledLo[byBidder[q]!] = this.filledLo[q]!
      filledHi[byBidder[q]!] = this.filledHi[q]!
    }
    const count = this.kinds.reduce((n, { hi }) => n + hi.length, 0)
    const kind = sharedBytes(count)
    let v = 0
    for (const one of this.kinds) kind.fill(one.kind, v, (v += one.hi.length))
    const hi = this.joined('hi', sharedUints)
    const lo = this.joined('lo', sharedUints)
    return {
      count,
      kind,
      hi,
      lo,
      holders: this.joined('holders', sharedInts),
      allow: allowOf({ kind, hi, lo }, allowlist),
      useOffsets: this.joinedOffsets(count),
      useBidder: this.joined('useBidder', sharedInts),
      useBid: this.joined('useBid', sharedInts),
      useSource: this.joined('useSource', sharedBytes),
      useFrom: this.joined('useFrom', sharedInts),
      useTo: this.joined('useTo', sharedInts),
    }
  }

  /** One column of all kinds, which the kinds give up. */
  private joined<
    K extends 'hi' | 'lo' | 'holders' | 'useBidder' | 'useBid' | 'useSource' | 'useFrom' | 'useTo',
  >(name: K, make: (n: number) => KindValues[K]): KindValues[K] {
    const out = make(this.kinds.reduce((n, one) => n + one[name].length, 0))
    let at = 0
    for (const one of this.kinds) {
      out.set(one[name], at)
      at += one[name].length
      one[name] = make(0)
    }
    return out
  }

  private joinedOffsets(count: number): Int32Array {
    const offsets = sharedInts(count + 1)
    let v = 0
    for (const { useOffsets } of this.kinds) {
      const start = offsets[v]!
      for (let i = 1; i < useOffsets.length; i++) offsets[++v] = start + useOffsets[i]!
    }
    return offsets
  }
}

/** Puts the codes of uses, which come in order, behind one another by value. */
class UseOrder {
  readonly codes: Int32Array
  private readonly next: Int32Array

  constructor(offsets: Int32Array) {
    this.next = offsets.slice()
    this.codes = new Int32Array(offsets.at(-1)!)
  }

  add(value: number, code: number): void {
    if (value >= 0) this.codes[this.next[value]!++] = code
  }
}

const ranksOf = (pairs: Uint32Array, table: HolderTable): Int32Array => {
  const ranks = new Int32Array(pairs.length / 2)
  for (let i = 0; i < ranks.length; i++) ranks[i] = table.rank(pairs[2 * i + 1]!, pairs[2 * i]!)
  return ranks
}

/** Uses of value v: offsets[v] .. offsets[v + 1). */
const offsetsOf = ({ cells, extras, facts }: Ranks, values: number): Int32Array => {
  const offsets = new Int32Array(values + 1)
  for (const list of [cells, extras, facts])
    for (let i = 0; i < list.length; i++) if (list[i]! >= 0) offsets[list[i]! + 1]!++
  return toOffsets(offsets)
}

const allowOf = ({ kind, hi, lo }: AllowKeys, allowlist: AllowKeys): Int32Array => {
  const allow = sharedInts(kind.length).fill(-1)
  const key = (keys: AllowKeys, i: number): string => `${keys.kind[i]}/${keys.hi[i]}/${keys.lo[i]}`
  const entries = new Map<string, number>()
  for (let i = allowlist.kind.length - 1; i >= 0; i--) entries.set(key(allowlist, i), i)
  if (entries.size > 0)
    for (let v = 0; v < allow.length; v++) allow[v] = entries.get(key({ kind, hi, lo }, v)) ?? -1
  return allow
}
