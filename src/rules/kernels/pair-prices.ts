import type { Market } from '../../market/market.js'
import { countMeetings, type MeetingsOf } from '../../market/meetings.js'
import { stepOf } from '../../market/screens/rounding.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import { usualCv } from './lot-prices.js'

export const KINDS = ['ratio', 'discount', 'identical', 'difference', 'digits'] as const
/** What comes back between two bidders' prices: PRC-02, 06, 07, 08 and 08. */
export type CoincidenceKind = (typeof KINDS)[number]

/** Widest difference of two discounts that counts as none: 0.01 percentage points. */
const DISCOUNT = 1e-4
/**
 * Widest difference of two ln ratios that counts as none; lots whose prices are rounded more coarsely have no
 * ratio.
 */
const RATIO = 2e-5
/** … nor those on whose grid of rounded prices a given ratio would come up oftener than this. */
const MOST_ON_GRID = 1e-3
/** Digits to compare, and how many a price must have before them. */
const DIGITS = 1000
const MIN_DIGITS = 1e5
const SQRT_PI = Math.sqrt(Math.PI)

/** The prices of two bidders on the lots where both have one. */
export class PairPrices {
  /** lots, and how many meetings they are */
  count = 0
  meetings = 0
  private readonly lot: number[] = []
  private readonly first: number[] = []
  private readonly second: number[] = []
  private sorted = new Float64Array(256)
  /** by bidder, then lot: prices that say something, those of bidder b at [offsets[b], offsets[b + 1]) */
  private readonly offsets: Int32Array
  private readonly lots: Int32Array
  private readonly amounts: Float64Array
  /** by lot: the deviation to expect there over the mean; NaN where prices say nothing */
  private readonly cv: Float64Array

  constructor(
    private readonly market: Market,
    screened: ScreenedMarket,
    private readonly all: MeetingsOf,
  ) {
    const { prices } = screened
    this.cv = usualCv(screened)
    const { bidder, lot } = market.bids
    const speaks = (i: number): boolean => !Number.isNaN(this.cv[lot[prices.bid[i]!]!]!)
    this.offsets = new Int32Array(market.bidders.count + 1)
    for (let i = 0; i < prices.bid.length; i++) if (speaks(i)) this.offsets[bidder[prices.bid[i]!]! + 1]!++
    for (let b = 0; b < market.bidders.count; b++) this.offsets[b + 1]! += this.offsets[b]!
    this.lots = new Int32Array(this.offsets[market.bidders.count]!)
    this.amounts = new Float64Array(this.lots.length)
    const next = this.offsets.slice()
    // prices stand by lot: a bidder's come in the order of lots
    for (let i = 0; i < prices.bid.length; i++) {
      if (!speaks(i)) continue
      const place = next[bidder[prices.bid[i]!]!]!++
      this.lots[place] = lot[prices.bid[i]!]!
      this.amounts[place] = prices.amount[i]!
    }
  }

  read(a: number, b: number): void {
    const { offsets, lots, amounts } = this
    const [endA, endB] = [offsets[a + 1]!, offsets[b + 1]!]
    this.count = 0
    let i = offsets[a]!
    let j = offsets[b]!
    while (i < endA && j < endB) {
      const [x, y] = [lots[i]!, lots[j]!]
      if (x === y) this.take(x, amounts[i]!, amounts[j]!)
      if (x <= y) i++
      if (y <= x) j++
    }
    this.meetings = countMeetings(this.all, this.lot, this.count)
  }

  /** Lots on which it is so, for the kinds that ask for one value; ascending. */
  lotsOf(kind: 'identical' | 'discount' | 'digits'): number[] {
    const lots: number[] = []
    for (let i = 0; i < this.count; i++) if (this.is(kind, i)) lots.push(this.lot[i]!)
    return lots
  }

  /** Meetings at which it is so. */
  eventsOf(kind: 'identical' | 'discount' | 'digits'): number {
    let events = 0
    for (let i = 0; i < this.count; i++) if (this.is(kind, i)) events++
    return events < 2 || this.meetings === this.count ? events : countMeetings(this.all, this.lotsOf(kind))
  }

  /** The lots on which it came back, and what; fewer than `least` are as good as none. */
  repeated(kind: CoincidenceKind, least: number): { lots: readonly number[]; value: number } {
    if (kind === 'difference')
      return this.mostFrequent((i) => Math.abs(this.first[i]! - this.second[i]!), 0, least)
    if (kind !== 'ratio')
      return { lots: this.eventsOf(kind) < least ? NO_LOTS : this.lotsOf(kind), value: Number.NaN }
    const found = this.mostFrequent((i) => this.logRatio(i), 2 * RATIO, least)
    return { ...found, value: Math.exp(found.value) }
  }

  /** Mean chance of it at the pair's meetings, on any lot of each. */
  chanceOf(kind: CoincidenceKind): number {
    let sum = 0
    for (let i = 0; i < this.count; i++) sum += Math.min(1, this.chanceOn(kind, i))
    return Math.min(1, sum / this.meetings)
  }

  private take(lot: number, first: number, second: number): void {
    this.lot[this.count] = lot
    this.first[this.count] = first
    this.second[this.count++] = second
  }

  private is(kind: 'identical' | 'discount' | 'digits', i: number): boolean {
    const [a, b] = [this.first[i]!, this.second[i]!]
    if (kind === 'identical') return a === b
    if (a === b) return false
    if (kind === 'discount') {
      const limit = this.market.lots.controlPrice[this.lot[i]!]!
      return Math.abs(a - b) <= DISCOUNT * limit && !(isWholePerCent(a / limit) && isWholePerCent(b / limit))
    }
    const step = this.step(i)
    const last = (a / step) % DIGITS
    return Math.min(a, b) / step >= MIN_DIGITS && last !== 0 && last === (b / step) % DIGITS
  }

  /** The step to which both prices are rounded. */
  private step(i: number): number {
    return Math.min(stepOf(this.first[i]!), stepOf(this.second[i]!))
  }

  /** |ln of their ratio|; 0 where they are rounded too coarsely to tell. */
  private logRatio(i: number): number {
    const [a, b] = [this.first[i]!, this.second[i]!]
    const tooCoarse =
      this.step(i) > (RATIO / 2) * Math.min(a, b) || this.chanceOn('difference', i) > MOST_ON_GRID
    return tooCoarse ? 0 : Math.abs(Math.log(a / b))
  }

  private chanceOn(kind: CoincidenceKind, i: number): number {
    const lot = this.lot[i]!
    const cv = this.cv[lot]!
    const deviation = (cv * (this.first[i]! + this.second[i]!)) / 2
    if (kind === 'digits') return 2 / DIGITS
    if (kind === 'ratio') return (8 * RATIO) / (SQRT_PI * cv)
    if (kind === 'discount') {
      const limit = this.market.lots.controlPrice[lot]!
      return Number.isNaN(limit) ? 0 : (2 * DISCOUNT * limit) / (SQRT_PI * deviation)
    }
    return ((kind === 'difference' ? 2 : 1) * this.step(i)) / (SQRT_PI * deviation)
  }

  /** The value above 0 that most lots share, to within `width`; the smallest of equally frequent ones. */
  private mostFrequent(
    measure: (i: number) => number,
    width: number,
    least: number,
  ): { lots: readonly number[]; value: number } {
    if (this.count > this.sorted.length) this.sorted = new Float64Array(2 * this.count)
    for (let i = 0; i < this.count; i++) this.sorted[i] = measure(i)
    const values = this.sorted.subarray(0, this.count).sort()
    let best = 0
    let low = Number.NaN
    for (let from = 0, to = 0; from < values.length; from++) {
      if (values[from] === 0) continue
      to = Math.max(to, from)
      while (to < values.length && values[to]! <= values[from]! + width) to++
      if (to - from <= best) continue
      best = to - from
      low = values[from]!
    }
    if (best < least) return { lots: NO_LOTS, value: Number.NaN }
    const lots: number[] = []
    for (let i = 0; i < this.count; i++) {
      const value = measure(i)
      if (value >= low && value <= low + width) lots.push(this.lot[i]!)
    }
    return { lots, value: low + width / 2 }
  }
}

const NO_LOTS: readonly number[] = []

const isWholePerCent = (share: number): boolean => Math.abs(share * 100 - Math.round(share * 100)) < 1e-6
