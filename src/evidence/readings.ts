import { doubled } from '../arrays/grow.js'
import type { Market } from '../market/market.js'
import { Participation } from '../market/participation.js'
import { type LotStrata, strataOfLots } from '../market/strata.js'
import { Habits } from './habits.js'
import { kindMarks } from './kind-marks.js'
import type { EvidenceSettings } from './settings.js'
import type { ValueLayout } from './value-layout.js'

/**
 * Is the value a service provider's: a print shop's machine, a bookkeeper's phone, an incubator's address, a
 * carrier's gateway? What tells a provider's clients from a ring is whether they meet, and when they use the
 * value: a ring's members bid together, and on one machine when they do; clients come from everywhere, each
 * out of its own habit.
 *
 * For holders i and j, K_ij is the number of lots on which both bid and E_ij = Σ_s n_is n_js / N_s the number
 * expected of firms that choose lots of their strata (industry × category × region × period) at random.
 * Honest firms meet up to `slack` times oftener; members of a ring on a share `ringRate` of the less active
 * one's lots. A pair *meets beyond chance* when P[Poisson(slack · E_ij) ≥ K_ij] ≤ `pairTail` on `pairLots`
 * lots or more. The reading is taken when at most `maxMeetingShare` of all pairs meet so, and the others
 * together favour chance over a ring by `minBits`:
 *
 *   Σ log2 [ Poisson(K_ij; slack · E_ij) / Poisson(K_ij; R_ij) ] ≥ minBits
 *   R_ij = max(slack · E_ij, ringRate · min(n_i, n_j))
 *
 * It then explains the pairs that do not meet beyond chance, never those that do: three members of a ring
 * among a print shop's thirty clients stay tied. Silent with fewer than `minHolders` holders, and wherever
 * activity is too small to tell. It is a likelihood of a plain model, not an error rate.
 *
 * Of a value that comes with a bid's machine or file (`sameLotKinds`) the uses speak too (habits.ts): their
 * bits are added, and a pair that used it on `sameLotLots` common lots or more, and not merely now and then
 * each and no oftener together than their habits give, counts as one that meets beyond chance.
 *
 * A contact that two alone share is an office's as likely as a ring's: with those two there is no crowd, but
 * whether they meet beyond chance can still be asked. A ring of theirs would meet on the share `ringRate` of
 * the lots on which chance does not bring them together anyway.
 */
export class Readings {
  private readonly kinds: Uint8Array
  private readonly met: Int32Array
  private readonly expected: Float64Array
  private readonly machineKinds: Uint8Array
  private readonly contactKinds: Uint8Array
  /** by i·d + j, i < j: nothing says that the pair is more than two clients */
  private readonly clientele: Uint8Array
  private readonly habits: Habits
  private readonly lots: Chains
  /** made when first needed: most markets of one lot never ask */
  private activity: Activity | undefined
  /** -1: not yet asked for the value at hand; 0: no; 1: yes */
  private verdict = -1

  constructor(
    private readonly market: Market,
    private readonly settings: EvidenceSettings['serviceProvider'],
    most: number,
    private readonly windowMonths: number,
  ) {
    this.kinds = kindMarks(settings.kinds)
    this.machineKinds = kindMarks(settings.sameLotKinds)
    this.contactKinds = kindMarks(settings.contactKinds)
    this.met = new Int32Array(most * most)
    this.expected = new Float64Array(most * most)
    this.clientele = new Uint8Array(most * most)
    this.habits = new Habits(most, settings)
    this.lots = new Chains(market.lots.count)
  }

  /** The next question is about another value. */
  forget(): void {
    this.verdict = -1
  }

  /** Holders i < j of the value laid out are a provider's clients, and no more to each other. */
  isClientele(v: number, layout: ValueLayout, i: number, j: number): boolean {
    const kind = this.market.values.kind[v]!
    const fewest = this.contactKinds[kind] === 1 ? 2 : this.settings.minHolders
    if (layout.holders < fewest || this.kinds[kind] === 0) return false
    const isMachine = this.machineKinds[kind] === 1
    if (this.verdict < 0) this.verdict = this.judge(layout, isMachine) ? 1 : 0
    return this.verdict === 1 && this.clientele[i * layout.holders + j] === 1
  }

  private judge(layout: ValueLayout, isMachine: boolean): boolean {
    const d = layout.holders
    this.met.fill(0, 0, d * d)
    this.expected.fill(0, 0, d * d)
    this.countMeetings(layout)
    this.countExpected(layout)
    let bits = isMachine ? this.readHabits(layout) : 0
    this.lots.clear()
    let beyond = 0
    for (let i = 0; i < d; i++)
      for (let j = i + 1; j < d; j++) {
        const cell = i * d + j
        const chance = this.settings.slack * this.expected[cell]!
        const isClient = !this.meets(cell, chance) && (!isMachine || this.isHabit(i, j, cell))
        this.clientele[cell] = isClient ? 1 : 0
        if (!isClient) beyond++
        else {
          bits += this.chanceBits(layout, i, j, chance)
          if (isMachine) bits += this.habitBits(i, j, cell)
        }
      }
    if (beyond > (this.settings.maxMeetingShare * d * (d - 1)) / 2) return false
    return d === 2 ? bits > this.settings.contactBits : bits >= this.settings.minBits
  }

  /** The pair meets beyond chance. */
  private meets(cell: number, chance: number): boolean {
    const { pairLots, pairTail } = this.settings
    return this.met[cell]! >= pairLots && poissonTail(this.met[cell]!, chance) <= pairTail
  }

  /** Bits in favour of chance over a ring in a pair's joint lots. */
  private chanceBits(layout: ValueLayout, i: number, j: number, chance: number): number {
    const met = this.met[i * layout.holders + j]!
    const most = Math.min(this.lotsOf(layout.bidder[i]!), this.lotsOf(layout.bidder[j]!))
    const { ringRate } = this.settings
    const ring = layout.holders === 2 ? chance + ringRate * (most - chance) : ringRate * most
    if (ring <= chance) return 0
    const surprise = met === 0 ? 0 : met * Math.log(Math.max(chance, 1e-3) / ring)
    return (ring - chance + surprise) / Math.LN2
  }

  /**
   * Reads when the holders use the value; bits in favour of a shop over a ring in the company in which they
   * do.
   */
  private readHabits(layout: ValueLayout): number {
    const { bidderOffsets } = this.market.bids
    const { lotOf } = this.known()
    const lotsOf = (h: number): Int32Array => {
      const b = layout.bidder[h]!
      return lotOf.subarray(bidderOffsets[b]!, bidderOffsets[b + 1]!)
    }
    this.habits.read(layout, lotsOf, this.lots)
    return this.habits.companyBits()
  }

  /**
   * A pair that used the value on several common lots did so now and then, no oftener than its habits give.
   */
  private isHabit(i: number, j: number, cell: number): boolean {
    const { habits, settings } = this
    if (habits.togetherOn(i, j) < settings.sameLotLots) return true
    return habits.areOccasional(i, j) && habits.togetherBits(i, j, this.met[cell]!) > -settings.minBits
  }

  /**
   * That two never use it together speaks for a shop only where each has its own use of it: a careful ring
   * takes turns.
   */
  private habitBits(i: number, j: number, cell: number): number {
    const bits = this.habits.togetherBits(i, j, this.met[cell]!)
    return this.habits.areOwn(i, j) ? bits : Math.min(0, bits)
  }

  /** Leaves the holders chained by lot in `lots`. */
  private countMeetings(layout: ValueLayout): void {
    const { bidderOffsets } = this.market.bids
    const { lotOf } = this.known()
    const { met, lots } = this
    const d = layout.holders
    for (let h = 0; h < d; h++) {
      const b = layout.bidder[h]!
      const end = bidderOffsets[b + 1]!
      lots.reserve(end - bidderOffsets[b]!)
      const { head, holder, next, base } = lots
      let last = -1
      for (let k = bidderOffsets[b]!; k < end; k++) {
        const lot = lotOf[k]!
        if (lot === last) continue
        last = lot
        for (let e = head[lot]! - base; e >= 0; e = next[e]!) met[holder[e]! * d + h]!++
        lots.add(lot, h, 1)
      }
    }
  }

  private countExpected(layout: ValueLayout): void {
    const { participation, strata, chains } = this.known()
    for (let h = 0; h < layout.holders; h++) {
      const b = layout.bidder[h]!
      participation.read(b)
      const { span, cells } = participation
      chains.reserve((span[2 * b + 1]! - span[2 * b]!) / 2)
      for (let k = span[2 * b]!; k < span[2 * b + 1]!; k += 2) {
        const s = cells[k]!
        const lots = cells[k + 1]!
        for (let e = chains.head[s]! - chains.base; e >= 0; e = chains.next[e]!)
          this.expected[chains.holder[e]! * layout.holders + h]! +=
            (chains.count[e]! * lots) / strata.lots[s]!
        chains.add(s, h, lots)
      }
    }
    chains.clear()
  }

  private lotsOf(bidder: number): number {
    const { span, cells } = this.known().participation
    let sum = 0
    for (let k = span[2 * bidder]!; k < span[2 * bidder + 1]!; k += 2) sum += cells[k + 1]!
    return sum
  }

  private known(): Activity {
    if (!this.activity) {
      const strata = strataOfLots(this.market, this.windowMonths)
      const participation = new Participation(this.market, strata, 0)
      const { byBidder, lot } = this.market.bids
      const lotOf = new Int32Array(byBidder.length)
      for (let k = 0; k < byBidder.length; k++) lotOf[k] = lot[byBidder[k]!]!
      this.activity = { strata, participation, chains: new Chains(strata.count), lotOf }
    }
    return this.activity
  }
}

/** Lots of each bidder, one by one (beside bids.byBidder) and by stratum, and a place to count in. */
interface Activity {
  strata: LotStrata
  participation: Participation
  chains: Chains
  lotOf: Int32Array
}

/** Chains of (holder, count) by key; emptied at once, for entries below `base` are of an earlier filling. */
class Chains {
  readonly head: Int32Array
  base = 0
  holder = new Int32Array(256)
  count = new Int32Array(256)
  next = new Int32Array(256)
  private size = 0

  constructor(keys: number) {
    this.head = new Int32Array(keys).fill(-1)
  }

  /** Room for `more` entries, so that the columns stay the same while they are added. */
  reserve(more: number): void {
    while (this.size + more > this.next.length) {
      this.holder = doubled(this.holder)
      this.count = doubled(this.count)
      this.next = doubled(this.next)
    }
  }

  /** Newest entry of the key, or below 0. */
  first(key: number): number {
    return this.head[key]! - this.base
  }

  add(key: number, holder: number, count: number): void {
    const e = this.size++
    const newest = this.head[key]! - this.base
    this.holder[e] = holder
    this.count[e] = count
    this.next[e] = newest < 0 ? -1 : newest
    this.head[key] = this.base + e
  }

  clear(): void {
    this.base += this.size
    this.size = 0
    if (this.base < 0x3fffffff) return
    this.head.fill(-1)
    this.base = 0
  }
}

/** P[Poisson(mean) ≥ k]; above a mean of 500 merely whether k is three deviations up. */
const poissonTail = (k: number, mean: number): number => {
  if (mean > 500) return k > mean + 3 * Math.sqrt(mean) ? 0 : 1
  let term = Math.exp(-mean)
  let below = 0
  for (let x = 0; x < k; x++) {
    below += term
    term *= mean / (x + 1)
  }
  return Math.max(0, 1 - below)
}
