import type { Strata } from '../stats/hypergeometric.js'
import type { Meetings } from './meetings.js'
import { Participation } from './participation.js'
import type { LotStrata } from './strata.js'

/**
 * The strata in which two bidders both bid, with the lots of the stratum and of each of the two: what the
 * hypergeometric null of their joint lots needs. One object, read anew for every pair.
 */
export class CommonStrata implements Strata {
  count = 0
  lots = new Int32Array(64)
  first = new Int32Array(64)
  second = new Int32Array(64)
  /** joint lots that chance gives */
  expected = 0
  /** lots of all these strata over those of the more active of the two */
  reach = 0
  /** all of them have fewer than `fewBidders` bidders */
  small = true
  private stratum = new Int32Array(64)
  private readonly participation: Participation
  private marked = -1
  private readonly lotsOfMarked: Int32Array

  constructor(
    market: Meetings,
    private readonly strata: LotStrata,
    private readonly fewBidders: number,
  ) {
    this.participation = new Participation(market, strata, fewBidders)
    this.lotsOfMarked = new Int32Array(strata.count)
  }

  /** `partnerLots`: lots on which the two are partners of one consortium, left out. */
  read(a: number, b: number, partnerLots: readonly number[]): void {
    this.merge(a, b)
    for (const lot of partnerLots) this.leaveOut(this.strata.of[lot]!)
    this.summarise()
  }

  private merge(a: number, b: number): void {
    if (a !== this.marked) this.mark(a)
    this.participation.read(b)
    const { span, cells } = this.participation
    this.count = 0
    for (let j = span[2 * b]!; j < span[2 * b + 1]!; j += 2) {
      const first = this.lotsOfMarked[cells[j]!]!
      if (first > 0) this.add(cells[j]!, first, cells[j + 1]!)
    }
  }

  /** Spreads the lots of `a` over the strata: pairs come in runs of one `a`. */
  private mark(a: number): void {
    this.participation.read(a)
    const { span, cells } = this.participation
    if (this.marked >= 0)
      for (let i = span[2 * this.marked]!; i < span[2 * this.marked + 1]!; i += 2)
        this.lotsOfMarked[cells[i]!] = 0
    for (let i = span[2 * a]!; i < span[2 * a + 1]!; i += 2) this.lotsOfMarked[cells[i]!] = cells[i + 1]!
    this.marked = a
  }

  private add(stratum: number, first: number, second: number): void {
    if (this.count === this.lots.length) this.widen()
    this.stratum[this.count] = stratum
    this.lots[this.count] = this.strata.lots[stratum]!
    this.first[this.count] = first
    this.second[this.count++] = second
  }

  private leaveOut(stratum: number): void {
    const s = this.stratum.subarray(0, this.count).indexOf(stratum)
    this.lots[s]!--
    this.first[s]!--
    this.second[s]!--
    if (this.first[s] === 0 || this.second[s] === 0) this.drop(s)
  }

  private drop(s: number): void {
    this.count--
    for (const name of COLUMNS) this[name].copyWithin(s, s + 1)
  }

  private summarise(): void {
    let lots = 0
    let first = 0
    let second = 0
    this.expected = 0
    this.small = this.fewBidders > 0
    for (let s = 0; s < this.count; s++) {
      lots += this.lots[s]!
      first += this.first[s]!
      second += this.second[s]!
      this.expected += (this.first[s]! * this.second[s]!) / this.lots[s]!
      if (this.small && !this.participation.isSmall(this.stratum[s]!)) this.small = false
    }
    this.reach = lots / Math.max(first, second)
  }

  private widen(): void {
    for (const name of COLUMNS) {
      const wider = new Int32Array(2 * this.count)
      wider.set(this[name])
      this[name] = wider
    }
  }
}

const COLUMNS = ['lots', 'first', 'second', 'stratum'] as const
