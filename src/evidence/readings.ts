import { VALUE_KINDS } from '../domain/value-kind.js'
import type { Market } from '../graph/market.js'
import { Participation } from '../rules/participation.js'
import { type LotStrata, strataOfLots } from '../rules/strata.js'
import { grown } from './item-sink.js'
import type { EvidenceSettings } from './settings.js'
import type { ValueLayout } from './value-layout.js'

/**
 * Is the value a service provider's: a print shop's machine, a bookkeeper's phone, an incubator's address, a carrier's
 * gateway? What tells a provider's clients from a ring is whether they meet: a ring's members bid together, clients
 * come from everywhere.
 *
 * For holders i and j, K_ij is the number of lots on which both bid and E_ij = Σ_s n_is n_js / N_s the number expected
 * of firms that choose lots of their strata (industry × category × region × period) at random. Honest firms meet up to `slack`
 * times oftener; members of a ring on a share `ringRate` of the less active one's lots. A pair *meets beyond chance*
 * when P[Poisson(slack · E_ij) ≥ K_ij] ≤ `pairTail` on `pairLots` lots or more. The reading is taken when at most
 * `maxMeetingShare` of all pairs meet so, and the others together favour chance over a ring by `minBits`:
 *
 *   Σ log2 [ Poisson(K_ij; slack · E_ij) / Poisson(K_ij; max(slack · E_ij, ringRate · min(n_i, n_j))) ] ≥ minBits
 *
 * It then explains the pairs that do not meet beyond chance, never those that do: three members of a ring among a
 * print shop's thirty clients stay tied. Silent with fewer than `minHolders` holders, and wherever activity is too
 * small to tell. It is a likelihood of a plain model, not an error rate.
 */
export class Readings {
  private readonly kinds: Uint8Array
  private readonly met: Int32Array
  private readonly expected: Float64Array
  private readonly clientele: Uint8Array
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
    this.kinds = Uint8Array.from(VALUE_KINDS, (kind) => (settings.kinds.includes(kind) ? 1 : 0))
    this.met = new Int32Array(most * most)
    this.expected = new Float64Array(most * most)
    this.clientele = new Uint8Array(most * most)
    this.lots = new Chains(market.lots.count)
  }

  /** The next question is about another value. */
  forget(): void {
    this.verdict = -1
  }

  /** Holders i < j of the value laid out are a provider's clients, and no more to each other. */
  isClientele(v: number, layout: ValueLayout, i: number, j: number): boolean {
    if (layout.holders < this.settings.minHolders || this.kinds[this.market.values.kind[v]!] === 0)
      return false
    if (this.verdict < 0) this.verdict = this.judge(layout) ? 1 : 0
    return this.verdict === 1 && this.clientele[i * layout.holders + j] === 1
  }

  private judge(layout: ValueLayout): boolean {
    const d = layout.holders
    this.met.fill(0, 0, d * d)
    this.expected.fill(0, 0, d * d)
    this.countMeetings(layout)
    this.countExpected(layout)
    let beyond = 0
    let bits = 0
    for (let i = 0; i < d; i++)
      for (let j = i + 1; j < d; j++) {
        const cell = i * d + j
        const chance = this.settings.slack * this.expected[cell]!
        const meets =
          this.met[cell]! >= this.settings.pairLots &&
          poissonTail(this.met[cell]!, chance) <= this.settings.pairTail
        this.clientele[cell] = meets ? 0 : 1
        if (meets) beyond++
        else bits += this.chanceBits(layout.bidder[i]!, layout.bidder[j]!, this.met[cell]!, chance)
      }
    return beyond <= (this.settings.maxMeetingShare * d * (d - 1)) / 2 && bits >= this.settings.minBits
  }

  /** Bits in favour of chance over a ring in a pair's joint lots. */
  private chanceBits(a: number, b: number, met: number, chance: number): number {
    const ring = Math.max(chance, this.settings.ringRate * Math.min(this.lotsOf(a), this.lotsOf(b)))
    if (ring === chance) return 0
    const surprise = met === 0 ? 0 : met * Math.log(Math.max(chance, 1e-3) / ring)
    return (ring - chance + surprise) / Math.LN2
  }

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
    lots.clear()
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
      this.holder = grown(this.holder)
      this.count = grown(this.count)
      this.next = grown(this.next)
    }
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
