import type { Market } from '../../market/market.js'
import { Participation } from '../../market/participation.js'
import { type LotStrata, strataOfLots } from '../../market/strata.js'
import type { Attendance } from './attendance.js'

/**
 * How much oftener than chance pairs of bidders meet, on the market's own scale: z of a pair's joint lots
 * over those expected within strata, less the median and divided by the spread of a sample of the market's
 * pairs with as many expected. In every market seen that spread is 2 to 4 instead of 1: firms choose buyers
 * and places, collusion apart.
 */
export class MeetingSpread {
  private readonly strata: LotStrata
  private readonly participation: Participation
  private readonly middle = new Float64Array(BINS.length)
  private readonly spread = new Float64Array(BINS.length).fill(1)
  /** by stratum: lots of the bidder loaded */
  private readonly ofFirst: Int32Array
  private loaded = -1
  /** by joint lots: the greatest excess that a pair can have */
  private readonly mostOf = new Float64Array(32)
  /** of the pair measured last */
  private expected = 0
  private z = 0

  constructor(
    market: Market,
    private readonly attendance: Attendance,
    windowMonths: number,
  ) {
    this.strata = strataOfLots(market, windowMonths)
    this.participation = new Participation(market, this.strata, 0)
    this.ofFirst = new Int32Array(this.strata.count)
    this.measure(market.bidders.count, market.lots.count)
    for (let met = 0; met < this.mostOf.length; met++)
      this.mostOf[met] = BINS.reduce((most, from, bin) => Math.max(most, this.mostIn(bin, from, met)), -1e9)
  }

  /** Excess of `met` joint lots of bidders a and b, in spreads. */
  of(a: number, b: number, met: number): number {
    this.load(a)
    return this.ofLoaded(b, met)
  }

  /** Bidder a is the first of the pairs asked by `ofLoaded`. */
  load(a: number): void {
    if (a === this.loaded) return
    const { participation: p, ofFirst } = this
    if (this.loaded >= 0)
      for (let i = p.span[2 * this.loaded]!; i < p.span[2 * this.loaded + 1]!; i += 2)
        ofFirst[p.cells[i]!] = 0
    p.read(a)
    for (let i = p.span[2 * a]!; i < p.span[2 * a + 1]!; i += 2) ofFirst[p.cells[i]!] = p.cells[i + 1]!
    this.loaded = a
  }

  /** Excess of `met` joint lots of the bidder loaded and b, in spreads. */
  ofLoaded(b: number, met: number): number {
    this.measurePair(b, met)
    const bin = binOf(this.expected)
    return (this.z - this.middle[bin]!) / this.spread[bin]!
  }

  /** No pair that meets on so many lots has a greater excess. */
  most(met: number): number {
    if (met >= this.mostOf.length) return Number.POSITIVE_INFINITY
    return this.mostOf[met]!
  }

  /** Joint lots expected of the bidder loaded and b within strata, and z of those met. */
  private measurePair(b: number, met: number): void {
    const { participation: p, strata, ofFirst } = this
    p.read(b)
    let expected = 0
    let variance = LEAST_VARIANCE
    for (let j = p.span[2 * b]!; j < p.span[2 * b + 1]!; j += 2) {
      const x = ofFirst[p.cells[j]!]!
      if (x === 0) continue
      const lots = strata.lots[p.cells[j]!]!
      const y = p.cells[j + 1]!
      expected += (x * y) / lots
      if (lots > 1) variance += (((x * y) / lots) * (lots - x) * (lots - y)) / (lots * (lots - 1))
    }
    this.expected = expected
    this.z = (met - expected) / Math.sqrt(variance)
  }

  private mostIn(bin: number, from: number, met: number): number {
    const z = Math.max(0, met - (bin === 0 ? 0 : from)) / Math.sqrt(LEAST_VARIANCE)
    return (z - this.middle[bin]!) / this.spread[bin]!
  }

  /** Samples pairs of active bidders evenly over the market. */
  private measure(bidders: number, lots: number): void {
    const { offsets } = this.attendance
    const active: number[] = []
    for (let b = 0; b < bidders; b++) if (offsets[b + 1]! - offsets[b]! >= ACTIVE) active.push(b)
    const step = Math.max(1, active.length / SAMPLE)
    const sample: number[] = []
    for (let k = 0; k < SAMPLE && Math.floor(k * step) < active.length; k++)
      sample.push(active[Math.floor(k * step)]!)
    const found: number[][] = BINS.map(() => [])
    const mark = new Int32Array(lots).fill(-1)
    for (let i = 0; i < sample.length; i++) {
      const a = sample[i]!
      for (let k = offsets[a]!; k < offsets[a + 1]!; k++) mark[this.attendance.lots[k]!] = i
      for (let j = i + 1; j < sample.length; j++) {
        let met = 0
        const b = sample[j]!
        for (let k = offsets[b]!; k < offsets[b + 1]!; k++) if (mark[this.attendance.lots[k]!] === i) met++
        this.load(a)
        this.measurePair(b, met)
        if (this.expected >= BINS[0]!) found[binOf(this.expected)]!.push(this.z)
      }
    }
    found.forEach((z, bin) => {
      if (z.length < ENOUGH) return
      z.sort((x, y) => x - y)
      const middle = z[z.length >> 1]!
      const off = z.map((x) => Math.abs(x - middle)).sort((x, y) => x - y)
      this.middle[bin] = middle
      this.spread[bin] = Math.max(1, 1.4826 * off[off.length >> 1]!)
    })
  }
}

/** joint lots expected, from which a bin begins */
const BINS = [0.2, 0.5, 1, 2, 4, 8]
/** of any pair, for continuity */
const LEAST_VARIANCE = 0.25
const ACTIVE = 4
const SAMPLE = 300
const ENOUGH = 30

const binOf = (expected: number): number => {
  let bin = 0
  while (bin + 1 < BINS.length && expected >= BINS[bin + 1]!) bin++
  return bin
}
