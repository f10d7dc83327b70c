import type { Market, SharedValues } from '../market.js'
import { sortedByKey } from './counting-sort.js'
import { HolderTable } from './holder-table.js'
import { sharedBytes, sharedInts, sharedUints } from './shared-arrays.js'

/** Everything known of one kind of value. Hashes are pairs of words, low half first; 0/0 is none. */
export interface KindInput {
  kind: number
  /** by source, ascending: a hash for every bid, in canonical order */
  columns: { source: number; pairs: Uint32Array }[]
  /** further values of multi-valued cells, by bid, then source */
  extras: { source: Uint8Array; bid: Int32Array; pairs: Uint32Array }
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

/** What a cell comes to in the second pass: the place of its value among the kind's shared ones, or -1. */
interface Ranks {
  /** by bid, then column */
  cells: Int32Array
  extras: Int32Array
  facts: Int32Array
}

/**
 * Collects shared values kind by kind. First pass over the cells in order: who holds each hash. Second pass: which shared
 * value each cell is, and how many uses each has. Third pass, by organisation and its bids: every use goes straight to
 * its place. Nothing is sorted but the shared values and the facts.
 */
export class SharedValueBuilder {
  private readonly kinds: KindValues[] = []

  constructor(
    private readonly bids: Market['bids'],
    private readonly sizes: { bidders: number; orgs: number },
    private readonly lotDay: Int32Array,
  ) {}

  add(input: KindInput): void {
    this.markFilled(input)
    const table = this.meetAll(input)
    const { hi, lo } = table.rankShared()
    if (hi.length === 0) return
    const ranks = this.rankAll(input, table)
    const useOffsets = offsetsOf(ranks, hi.length)
    this.kinds.push({ kind: input.kind, hi, lo, useOffsets, ...this.place(input, ranks, useOffsets) })
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

  private rankAll({ columns, extras, facts }: KindInput, table: HolderTable): Ranks {
    const { count } = this.bids
    const width = columns.length
    const cells = new Int32Array(count * width)
    columns.forEach(({ pairs }, c) => {
      for (let k = 0, at = c; k < count; k++, at += width) {
        const lo = pairs[2 * k]!
        const hi = pairs[2 * k + 1]!
        cells[at] = lo === 0 && hi === 0 ? -1 : table.rank(hi, lo)
      }
    })
    return { cells, extras: ranksOf(extras.pairs, table), facts: ranksOf(facts.pairs, table) }
  }

  private place(
    { columns, extras, facts }: KindInput,
    ranks: Ranks,
    useOffsets: Int32Array,
  ): Omit<KindValues, 'kind' | 'hi' | 'lo' | 'useOffsets'> {
    const uses = new UseWriter(useOffsets, this.sizes.bidders)
    const factOrder = sortedByKey(
      facts.org,
      this.sizes.orgs,
      (x, y) =>
        facts.source[x]! - facts.source[y]! || facts.from[x]! - facts.from[y]! || facts.to[x]! - facts.to[y]!,
    )
    const further = firstExtras(extras.bid, this.bids.count)
    const { byBidder, bidderOffsets, lot } = this.bids
    const width = columns.length
    let f = 0
    for (let org = 0; org < this.sizes.orgs; org++) {
      for (let x = factOrder[f]; x !== undefined && facts.org[x] === org; x = factOrder[++f])
        uses.add(ranks.facts[x]!, org, -1, facts.source[x]!, facts.from[x]!, facts.to[x]!)
      if (org >= this.sizes.bidders || width === 0) continue
      for (let i = bidderOffsets[org]!; i < bidderOffsets[org + 1]!; i++) {
        const bid = byBidder[i]!
        const day = this.lotDay[lot[bid]!]!
        for (let c = 0; c < width; c++) {
          const { source } = columns[c]!
          const value = ranks.cells[bid * width + c]!
          if (value >= 0) uses.add(value, org, bid, source, day, day)
          if (further)
            for (let x = further[bid]!; x < further[bid + 1]!; x++)
              if (extras.source[x] === source) uses.add(ranks.extras[x]!, org, bid, source, day, day)
        }
      }
    }
    return uses.arrays()
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

/** Writes uses to their places; they come by organisation, so that a value's holders can be counted on the way. */
class UseWriter {
  /** of each value: where its next use goes, its last holder, its bidders so far */
  private readonly state: Int32Array
  private readonly bidder: Int32Array
  private readonly bid: Int32Array
  private readonly source: Uint8Array
  private readonly from: Int32Array
  private readonly to: Int32Array

  constructor(
    offsets: Int32Array,
    private readonly bidders: number,
  ) {
    const values = offsets.length - 1
    const uses = offsets[values]!
    this.state = new Int32Array(4 * values)
    for (let v = 0; v < values; v++) {
      this.state[4 * v] = offsets[v]!
      this.state[4 * v + 1] = -1
    }
    this.bidder = new Int32Array(uses)
    this.bid = new Int32Array(uses)
    this.source = new Uint8Array(uses)
    this.from = new Int32Array(uses)
    this.to = new Int32Array(uses)
  }

  /** @param value below 0: not a shared one */
  add(value: number, org: number, bid: number, source: number, from: number, to: number): void {
    if (value < 0) return
    const { state } = this
    const at = state[4 * value]!++
    if (state[4 * value + 1] !== org) {
      state[4 * value + 1] = org
      if (org < this.bidders) state[4 * value + 2]!++
    }
    this.bidder[at] = org
    this.bid[at] = bid
    this.source[at] = source
    this.from[at] = from
    this.to[at] = to
  }

  arrays(): Omit<KindValues, 'kind' | 'hi' | 'lo' | 'useOffsets'> {
    const holders = new Int32Array(this.state.length / 4)
    for (let v = 0; v < holders.length; v++) holders[v] = this.state[4 * v + 2]!
    return {
      holders,
      useBidder: this.bidder,
      useBid: this.bid,
      useSource: this.source,
      useFrom: this.from,
      useTo: this.to,
    }
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
  for (let v = 0; v < values; v++) offsets[v + 1]! += offsets[v]!
  return offsets
}

/** Extras of bid b: first[b] .. first[b + 1); they come by bid. */
const firstExtras = (bid: Int32Array, bids: number): Int32Array | undefined => {
  if (bid.length === 0) return undefined
  const first = new Int32Array(bids + 1)
  for (let x = 0; x < bid.length; x++) first[bid[x]! + 1]!++
  for (let b = 0; b < bids; b++) first[b + 1]! += first[b]!
  return first
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
