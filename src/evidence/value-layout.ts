import { kindIndex } from '../domain/value-kind.js'
import { MAX_DAY, type Market, NO_DAY } from '../graph/market.js'
import { grown } from './item-sink.js'
import { ITEM_FLAGS } from './items.js'
import type { KindPlan } from './row-plan.js'

/** Kinds that an issuer's own bill can carry (`issuer_locks`, `issuer_devices`). */
const ISSUED: ReadonlySet<number> = new Set(
  (['mac', 'cpu', 'disk', 'board', 'lock', 'file-guid', 'machine-code'] as const).map((k) => kindIndex[k]),
)

/** The fact holds on the day; an unknown day is taken as within. */
export const holdsOn = (day: number, from: number, to: number): boolean =>
  day === NO_DAY || (from <= day && day <= to)

/**
 * The uses of one value as entries (holder, lot), chained by lot from `top`; `met` are the lots with two holders or
 * more, ascending. A registry fact makes an entry on every lot on which its bidder bids while the fact holds.
 * Masks are of rows (row-plan.ts). One layout serves value after value.
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
  /** lots of the uses on bids, and their first and last day */
  readonly usedLots: Int32Array
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  /** newest entry by lot, counted from the first value's: what lies below `base` is an earlier value's */
  private readonly head: Int32Array
  private base = 0
  private mayBeExempt = false
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
    this.firstDay = column()
    this.lastDay = column()
  }

  lay(v: number, plan: KindPlan): void {
    const { useOffsets, useBidder, useBid, kind, allow } = this.market.values
    const end = useOffsets[v + 1]!
    this.startAfresh()
    this.mayBeExempt = allow[v]! >= 0 || (this.market.lots.issuerHi.length > 0 && ISSUED.has(kind[v]!))
    let last = -1
    for (let u = useOffsets[v]!; u < end; u++) {
      const bidder = useBidder[u]!
      if (bidder >= this.market.bidders.count) break
      if (bidder !== last) this.open((last = bidder), u)
      if (useBid[u]! < 0) this.fact(v, u, plan)
      else this.use(v, u, plan)
    }
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

  /** Why the value says nothing on this lot: ITEM_FLAGS.allowlisted, .issuers or 0. */
  exemptionOn(v: number, lot: number): number {
    const { lots, values } = this.market
    if (values.allow[v]! >= 0 && this.isAllowed(v, lots.day[lot]!, lots.day[lot]!))
      return ITEM_FLAGS.allowlisted
    if (lots.issuerHi.length === 0 || !ISSUED.has(values.kind[v]!)) return 0
    for (let k = lots.issuerOffsets[lot]!; k < lots.issuerOffsets[lot + 1]!; k++)
      if (lots.issuerHi[k] === values.hi[v] && lots.issuerLo[k] === values.lo[v]) return ITEM_FLAGS.issuers
    return 0
  }

  /** An allowlist entry of the value holds somewhere in [from, to]; an unknown day is taken as within. */
  isAllowed(v: number, from: number, to: number): boolean {
    const { allowlist, values } = this.market
    if (values.allow[v]! < 0) return false
    for (let k = values.allow[v]!; k < allowlist.count; k++) {
      if (allowlist.kind[k] !== values.kind[v]) return false
      if (allowlist.hi[k] !== values.hi[v] || allowlist.lo[k] !== values.lo[v]) return false
      if (from === NO_DAY || (allowlist.from[k]! <= to && allowlist.to[k]! >= from)) return true
    }
    return false
  }

  private open(bidder: number, use: number): void {
    const h = this.holders++
    this.bidder[h] = bidder
    this.firstUse[h] = this.factEnd[h] = use
    this.useLeft[h] = this.useRight[h] = this.exemptLeft[h] = this.exemptRight[h] = 0
    this.usedLots[h] = 0
    this.firstDay[h] = MAX_DAY
    this.lastDay[h] = NO_DAY
  }

  private fact(v: number, u: number, plan: KindPlan): void {
    const { bids, lots, values } = this.market
    const h = this.holders - 1
    const s = values.useSource[u]!
    this.factEnd[h] = u + 1
    if ((plan.left[s]! | plan.right[s]!) === 0) return
    if (this.isAllowed(v, values.useFrom[u]!, values.useTo[u]!)) {
      this.exemptLeft[h]! |= plan.left[s]!
      this.exemptRight[h]! |= plan.right[s]!
    }
    const b = this.bidder[h]!
    for (let k = bids.bidderOffsets[b]!; k < bids.bidderOffsets[b + 1]!; k++) {
      const bid = bids.byBidder[k]!
      if (holdsOn(lots.day[bids.lot[bid]!]!, values.useFrom[u]!, values.useTo[u]!))
        this.enter(bid, plan.left[s]!, plan.right[s]!)
    }
  }

  private use(v: number, u: number, plan: KindPlan): void {
    const { bids, values } = this.market
    const h = this.holders - 1
    const s = values.useSource[u]!
    const bid = values.useBid[u]!
    const left = plan.left[s]!
    const right = plan.unless[s]! >= 0 && this.isFilled(bid, plan.unless[s]!) ? 0 : plan.right[s]!
    if ((left | right) === 0) return
    const day = values.useFrom[u]!
    if (day < this.firstDay[h]!) this.firstDay[h] = day
    if (day > this.lastDay[h]!) this.lastDay[h] = day
    if (this.mayBeExempt && this.exemptionOn(v, bids.lot[bid]!) !== 0) {
      this.exemptLeft[h]! |= left
      this.exemptRight[h]! |= right
    } else {
      this.useLeft[h]! |= left
      this.useRight[h]! |= right
    }
    if (this.enter(bid, left, right)) this.usedLots[h]!++
  }

  private isFilled(bid: number, source: number): boolean {
    const { filledLo, filledHi } = this.market.bids
    return ((source < 32 ? filledLo[bid]! >>> source : filledHi[bid]! >>> (source - 32)) & 1) === 1
  }

  /** Chains the newest holder to the bid's lot; false when it stands there already. */
  private enter(bid: number, left: number, right: number): boolean {
    const lot = this.market.bids.lot[bid]!
    const h = this.holders - 1
    const top = this.top(lot)
    if (top >= 0 && this.holder[top] === h) {
      this.left[top]! |= left
      this.right[top]! |= right
      if (this.market.bids.consortium[this.bid[top]!]! < 0) this.bid[top] = bid
      return false
    }
    const e = this.entries++
    if (e === this.lot.length) this.growEntries()
    this.lot[e] = lot
    this.holder[e] = h
    this.left[e] = left
    this.right[e] = right
    this.bid[e] = bid
    this.next[e] = top
    this.head[lot] = this.base + e
    if (top >= 0 && this.next[top]! < 0) this.touch(lot)
    return true
  }

  private touch(lot: number): void {
    if (this.touchedCount === this.touched.length) this.touched = grown(this.touched)
    this.touched[this.touchedCount++] = lot
  }

  private growEntries(): void {
    this.lot = grown(this.lot)
    this.holder = grown(this.holder)
    this.left = grown(this.left)
    this.right = grown(this.right)
    this.bid = grown(this.bid)
    this.next = grown(this.next)
  }
}
