import type { ValueLayout } from './value-layout.js'

/** What the holders' habits are weighed by; see `EvidenceSettings.serviceProvider`. */
export interface HabitSettings {
  slack: number
  loyalty: number
  togetherRate: number
  mostUse: number
  priorLots: number
}

/** Holders of the value by lot on which they bid: entries `first(lot)`, then `next`, until -1. */
export interface LotChains {
  holder: Int32Array
  next: Int32Array
  first(lot: number): number
}

/**
 * How each holder of a value uses it: on which of its lots, and whether another holder bids there too. A
 * shop's customer brings this work and not that one, whoever else bids; a ring's machine is used when its
 * members bid together. A plain model, not an error rate.
 */
export class Habits {
  /**
   * by holder: lots, and of these lots on which another holder bids; lots with the value, and of these
   * likewise
   */
  private readonly lots: Int32Array
  private readonly accompanied: Int32Array
  private readonly uses: Int32Array
  private readonly usesAccompanied: Int32Array
  /** by i·d + j: lots on which i used the value and j bid; for i < j those on which both used it */
  private readonly usesWith: Int32Array
  private readonly together: Int32Array
  private holders = 0

  constructor(
    most: number,
    private readonly settings: HabitSettings,
  ) {
    this.lots = new Int32Array(most)
    this.accompanied = new Int32Array(most)
    this.uses = new Int32Array(most)
    this.usesAccompanied = new Int32Array(most)
    this.usesWith = new Int32Array(most * most)
    this.together = new Int32Array(most * most)
  }

  /**
   * The next value. `lotsOf` gives a holder's lots, ascending, repeated as it may; `on` the holders that bid
   * on a lot.
   */
  read(layout: ValueLayout, lotsOf: (holder: number) => Int32Array, on: LotChains): void {
    const { holders: d, firstEntry, holder, lot, next } = layout
    this.holders = d
    this.usesWith.fill(0, 0, d * d)
    this.together.fill(0, 0, d * d)
    for (let h = 0; h < d; h++) {
      this.lots[h] = this.accompanied[h] = this.uses[h] = this.usesAccompanied[h] = 0
      let last = -1
      for (const at of lotsOf(h)) {
        if (at === last) continue
        last = at
        this.lots[h]!++
        if (on.next[on.first(at)]! >= 0) this.accompanied[h]!++
      }
      for (let e = firstEntry[h]!; e < firstEntry[h + 1]!; e++) {
        const first = on.first(lot[e]!)
        this.uses[h]!++
        if (on.next[first]! >= 0) this.usesAccompanied[h]!++
        for (let k = first; k >= 0; k = on.next[k]!) this.usesWith[h * d + on.holder[k]!]!++
      }
    }
    for (const at of layout.met)
      for (let y = layout.top(at); y >= 0; y = next[y]!)
        for (let x = next[y]!; x >= 0; x = next[x]!) this.together[holder[x]! * d + holder[y]!]!++
  }

  /**
   * Bits in favour of a shop over a ring in when the value is used. Of a shop's customer the uses fall on
   * lots with other holders as its lots do; of a ring's the share `loyalty`. Silent on a holder that is
   * hardly ever without others.
   */
  companyBits(): number {
    const { loyalty } = this.settings
    let bits = 0
    for (let h = 0; h < this.holders; h++) {
      const share = this.accompanied[h]! / this.lots[h]!
      if (share === 0 || share >= loyalty) continue
      bits += this.usesAccompanied[h]! * Math.log2(share / loyalty)
      bits += this.alone(h) * Math.log2((1 - share) / (1 - loyalty))
    }
    return bits
  }

  /**
   * Bits in favour of a shop over a ring in how often holders i < j used the value together on the `met` lots
   * on which both bid: as often as each one's own habit gives, with the slack, or on the share `togetherRate`
   * of those on which the one that uses it less there does.
   */
  togetherBits(i: number, j: number, met: number): number {
    const { slack, togetherRate } = this.settings
    const d = this.holders
    const chance = slack * met * this.rate(i) * this.rate(j)
    const ring = togetherRate * Math.min(this.usesWith[i * d + j]!, this.usesWith[j * d + i]!)
    if (ring <= chance) return 0
    const hits = this.togetherOn(i, j)
    const surprise = hits === 0 ? 0 : hits * Math.log(Math.max(chance, LEAST_CHANCE) / ring)
    return (ring - chance + surprise) / Math.LN2
  }

  /** Lots on which holders i < j both used the value. */
  togetherOn(i: number, j: number): number {
    return this.together[i * this.holders + j]!
  }

  /** Both used the value on lots on which no other holder bid: theirs is a habit of their own. */
  areOwn(i: number, j: number): boolean {
    return this.alone(i) > 0 && this.alone(j) > 0
  }

  /** Both use the value now and then. Who brings all its work to one machine is no customer among others. */
  areOccasional(i: number, j: number): boolean {
    const { mostUse } = this.settings
    return this.share(i) < mostUse && this.share(j) < mostUse
  }

  private alone(h: number): number {
    return this.uses[h]! - this.usesAccompanied[h]!
  }

  private share(h: number): number {
    return this.uses[h]! / this.lots[h]!
  }

  /**
   * Share of its lots without other holders on which the holder used the value; its share of all weighs as
   * `priorLots` more.
   */
  private rate(h: number): number {
    const { priorLots } = this.settings
    return (this.alone(h) + priorLots * this.share(h)) / (this.lots[h]! - this.accompanied[h]! + priorLots)
  }
}

/** Uses expected together where a habit gives next to none: keeps one hit's surprise finite. */
const LEAST_CHANCE = 1e-3
