import { doubled } from '../arrays/grow.js'
import { MAX_DAY, NO_DAY } from '../domain/day.js'
import type { Market } from '../market/market.js'
import { exemptionOn, ISSUED, isAllowed } from './exemption-on.js'
import type { KindPlan } from './row-plan.js'

/** The fact holds on the day; an unknown day is taken as within. */
export const holdsOn = (day: number, from: number, to: number): boolean =>
  day === NO_DAY || (from <= day && day <= to)

/**
 * The uses of one value as entries (holder, lot), chained by lot from `top`; `met` are the lots with two
 * holders or more, ascending. A registry fact makes an entry on every lot on which its bidder bids while the
 * fact holds. Masks are of rows (row-plan.ts). One layout serves value after value.
 */
export class ValueLayout {
  entries = 0
  lot = new Int32Array(1024)
  holder = new Int32Array(1024)
  left = new Int32Array(1024)
  right = new Int32Array(1024)
  /** a bid of the holder on the lot, one in a consortium if there is one */
  bid = new Int32Array(1024)
  next = new Int32Array(1024)
  met = new Int32Array(0)

  holders = 0
  readonly bidder: Int32Array
  /** first use of holder h; its registry facts come first, and factEnd[h] is past them */
  readonly firstUse: Int32Array
  readonly factEnd: Int32Array
  /** rows in which a use on a bid counts, exempt uses aside */
  readonly useLeft: Int32Array
  readonly useRight: Int32Array
  /** rows of uses and facts that an exemption took away */
  readonly exemptLeft: Int32Array
  readonly exemptRight: Int32Array
  /** entries of holder h: firstEntry[h] .. firstEntry[h + 1) */
  readonly firstEntry: Int32Array
  /** lots of the uses on bids, and their first and last day */
  readonly usedLots: Int32Array
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  /** newest entry by lot, counted from the first value's: what lies below `base` is an earlier value's */
  private readonly head: Int32Array
  private base = 0
  private mayBeExempt = false
  private lastUsed = -1
  private pendingLot = new Int32Array(256)
  private pendingBid = new Int32Array(256)
  private touched = new Int32Array(256)
  private touchedCount = 0

  constructor(
    private readonly market: Market,
    mostHolders: number,
  ) {
    const column = (): Int32Array => new Int32Array(mostHolders + 1)
    this.head = new Int32Array(market.lots.count).fill(-1)
    this.bidder = column()
    this.firstUse = column()
    this.factEnd = column()
    this.useLeft = column()
    this.useRight = column()
    this.exemptLeft = column()
    this.exemptRight = column()
    this.usedLots = column()
    this.firstEntry = column()
    this.firstDay = column()
    this.lastDay = column()
  }

  lay(v: number, plan: KindPlan): void {
    const { useOffsets, useBidder, kind, allow } = this.market.values
    const bidders = this.market.bidders.count
    const end = useOffsets[v + 1]!
    this.startAfresh()
    this.mayBeExempt = allow[v]! >= 0 || (this.market.lots.issuerHi.length > 0 && ISSUED.has(kind[v]!))
    for (let u = useOffsets[v]!; u < end && useBidder[u]! < bidders; ) {
      const bidder = useBidder[u]!
      let next = u + 1
      while (next < end && useBidder[next] === bidder) next++
      this.open(bidder, u)
      u = this.facts(v, u, next, plan)
      this.uses(v, u, next, plan)
      u = next
    }
    this.firstEntry[this.holders] = this.entries
    this.met = this.touched.subarray(0, this.touchedCount).sort()
  }

  /** Newest entry on the lot, or -1. */
  top(lot: number): number {
    return this.head[lot]! < this.base ? -1 : this.head[lot]! - this.base
  }

  private startAfresh(): void {
    this.base += this.entries
    if (this.base > 0x3fffffff) {
      this.head.fill(-1)
      this.base = 0
    }
    this.entries = this.holders = this.touchedCount = 0
  }

  private open(bidder: number, use: number): void {
    const h = this.holders++
    this.bidder[h] = bidder
    this.firstUse[h] = this.factEnd[h] = use
    this.useLeft[h] = this.useRight[h] = this.exemptLeft[h] = this.exemptRight[h] = 0
    this.usedLots[h] = 0
    this.firstEntry[h] = this.entries
    this.lastUsed = -1
    this.firstDay[h] = MAX_DAY
    this.lastDay[h] = NO_DAY
  }

  /** Registry facts, first of the holder's uses [u, end); returns where they end. */
  private facts(v: number, u: number, end: number, plan: KindPlan): number {
    const { useBid, useSource, useFrom, useTo } = this.market.values
    const h = this.holders - 1
    for (; u < end && useBid[u]! < 0; u++) {
      const left = plan.left[useSource[u]!]!
      const right = plan.right[useSource[u]!]!
      if ((left | right) === 0) continue
      if (this.mayBeExempt && isAllowed(this.market, v, useFrom[u]!, useTo[u]!)) {
        this.exemptLeft[h]! |= left
        this.exemptRight[h]! |= right
      }
      this.chain(this.lotsWhile(this.bidder[h]!, useFrom[u]!, useTo[u]!), left, right)
    }
    this.factEnd[h] = u
    return u
  }

  /** Leaves in `pending` the bidder's bids while a fact holds, and their lots; returns how many. */
  private lotsWhile(bidder: number, from: number, to: number): number {
    const { bids, lots } = this.market
    const end = bids.bidderOffsets[bidder + 1]!
    let n = 0
    this.reserve(end - bids.bidderOffsets[bidder]!)
    for (let k = bids.bidderOffsets[bidder]!; k < end; k++) {
      const bid = bids.byBidder[k]!
      const lot = bids.lot[bid]!
      if (!holdsOn(lots.day[lot]!, from, to)) continue
      this.pendingBid[n] = bid
      this.pendingLot[n++] = lot
    }
    return n
  }

  /** Uses on bids [u, end) of the holder; those of one source are chained together. */
  private uses(v: number, start: number, end: number, plan: KindPlan): void {
    const { useSource } = this.market.values
    this.reserve(end - start)
    for (let u = start; u < end; ) {
      const s = useSource[u]!
      let n = 0
      let next = u
      for (; next < end && useSource[next] === s; next++) n++
      if ((plan.left[s]! | plan.right[s]!) !== 0) this.usesOf(v, u, n, s, plan)
      u = next
    }
  }

  private usesOf(v: number, start: number, n: number, source: number, plan: KindPlan): void {
    const { useBid, useFrom } = this.market.values
    const { lot } = this.market.bids
    const { pendingBid, pendingLot } = this
    const h = this.holders - 1
    let first = this.firstDay[h]!
    let last = this.lastDay[h]!
    let used = 0
    for (let k = 0; k < n; k++) {
      const bid = useBid[start + k]!
      const day = useFrom[start + k]!
      pendingBid[k] = bid
      const at = lot[bid]!
      pendingLot[k] = at
      if (at !== this.lastUsed) used++
      this.lastUsed = at
      if (day < first) first = day
      if (day > last) last = day
    }
    this.firstDay[h] = first
    this.lastDay[h] = last
    this.usedLots[h]! += used
    this.weigh(v, n, source, plan)
  }

  /** Chains the pending uses; one by one where an exemption or an identity number may take a side away. */
  private weigh(v: number, n: number, source: number, plan: KindPlan): void {
    const h = this.holders - 1
    const left = plan.left[source]!
    const right = plan.right[source]!
    const unless = plan.unless[source]!
    if (!this.mayBeExempt && unless < 0) {
      this.useLeft[h]! |= left
      this.useRight[h]! |= right
      this.chain(n, left, right)
      return
    }
    for (let k = 0; k < n; k++) {
      const known = unless >= 0 && this.isFilled(this.pendingBid[k]!, unless)
      const isExempt = this.mayBeExempt && exemptionOn(this.market, v, this.pendingLot[k]!) !== 0
      if (isExempt) this.exemptLeft[h]! |= left
      else this.useLeft[h]! |= left
      if (isExempt && !known) this.exemptRight[h]! |= right
      else if (!known) this.useRight[h]! |= right
      this.pendingBid[0] = this.pendingBid[k]!
      this.pendingLot[0] = this.pendingLot[k]!
      this.chain(1, left, known ? 0 : right)
    }
  }

  private isFilled(bid: number, source: number): boolean {
    const { filledLo, filledHi } = this.market.bids
    return ((source < 32 ? filledLo[bid]! >>> source : filledHi[bid]! >>> (source - 32)) & 1) === 1
  }

  /** Chains the newest holder to the lots of the first `n` pending bids. */
  private chain(n: number, left: number, right: number): void {
    while (this.entries + n > this.lot.length) this.growEntries()
    const {
      pendingLot,
      pendingBid,
      head,
      base,
      holder,
      next,
      lot: lots,
      bid: bids,
      left: lefts,
      right: rights,
    } = this
    const h = this.holders - 1
    let e = this.entries
    for (let k = 0; k < n; k++) {
      const lot = pendingLot[k]!
      const newest = head[lot]!
      const top = newest < base ? -1 : newest - base
      if (top >= 0 && holder[top] === h) {
        this.join(top, pendingBid[k]!, left, right)
        continue
      }
      lots[e] = lot
      holder[e] = h
      lefts[e] = left
      rights[e] = right
      bids[e] = pendingBid[k]!
      next[e] = top
      head[lot] = base + e++
      if (top >= 0 && next[top]! < 0) this.touch(lot)
    }
    this.entries = e
  }

  /** Another use of the holder on a lot where it stands already. */
  private join(e: number, bid: number, left: number, right: number): void {
    this.left[e]! |= left
    this.right[e]! |= right
    if (this.market.bids.consortium[this.bid[e]!]! < 0) this.bid[e] = bid
  }

  private reserve(uses: number): void {
    if (uses <= this.pendingLot.length) return
    this.pendingLot = new Int32Array(2 * uses)
    this.pendingBid = new Int32Array(2 * uses)
  }

  private touch(lot: number): void {
    if (this.touchedCount === this.touched.length) this.touched = doubled(this.touched)
    this.touched[this.touchedCount++] = lot
  }

  private growEntries(): void {
    this.lot = doubled(this.lot)
    this.holder = doubled(this.holder)
    this.left = doubled(this.left)
    this.right = doubled(this.right)
    this.bid = doubled(this.bid)
    this.next = doubled(this.next)
  }
}
