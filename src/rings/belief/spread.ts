import type { Market } from '../../market/market.js'
import { Participation } from '../../market/participation.js'
import { type LotStrata, strataOfLots } from '../../market/strata.js'
import type { Attendance } from './attendance.js'

/**
 * How much oftener than chance pairs of bidders meet, on the market's own scale: z of a pair's joint lots over those expected
 * within strata, less the median and divided by the spread of a sample of the market's pairs with as many expected. In
 * every market seen that spread is 2 to 4 instead of 1: firms choose buyers and places, collusion apart.
 */
export class MeetingSpread {
  private readonly strata: LotStrata
  private readonly participation: Participation
  private readonly middle = new Float64Array(BINS.length)
  private readonly spread = new Float64Array(BINS.length).fill(1)

  constructor(
    market: Market,
    private readonly attendance: Attendance,
    windowMonths: number,
  ) {
    this.strata = strataOfLots(market, windowMonths)
    this.participation = new Participation(market, this.strata, 0)
    this.measure(market.bidders.count, market.lots.count)
  }

  /** Excess of `met` joint lots of bidders a and b, in spreads. */
  of(a: number, b: number, met: number): number {
    const { expected, z } = this.raw(a, b, met)
    const bin = binOf(expected)
    return (z - this.middle[bin]!) / this.spread[bin]!
  }

  private raw(a: number, b: number, met: number): { expected: number; z: number } {
    const { participation: p, strata } = this
    p.read(a)
    p.read(b)
    let expected = 0
    let variance = 0.25
    const endA = p.span[2 * a + 1]!
    const endB = p.span[2 * b + 1]!
    for (let i = p.span[2 * a]!, j = p.span[2 * b]!; i < endA && j < endB; ) {
      const order = p.cells[i]! - p.cells[j]!
      if (order < 0) i += 2
      else if (order > 0) j += 2
      else {
        const lots = strata.lots[p.cells[i]!]!
        const [x, y] = [p.cells[i + 1]!, p.cells[j + 1]!]
        expected += (x * y) / lots
        if (lots > 1) variance += (((x * y) / lots) * (lots - x) * (lots - y)) / (lots * (lots - 1))
        i += 2
        j += 2
      }
    }
    return { expected, z: (met - expected) / Math.sqrt(variance) }
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
        const { expected, z } = this.raw(a, b, met)
        if (expected >= BINS[0]!) found[binOf(expected)]!.push(z)
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
const ACTIVE = 4
const SAMPLE = 300
const ENOUGH = 30

const binOf = (expected: number): number => {
  let bin = 0
  while (bin + 1 < BINS.length && expected >= BINS[bin + 1]!) bin++
  return bin
}
