import type { Market } from '../market/market.js'
import { type Meetings, meetingsOf } from '../market/meetings.js'
import {
  type BipartiteConfiguration,
  bipartiteConfiguration,
  chanceOfTie,
} from '../stats/bipartite-configuration.js'
import { clip01 } from '../stats/clip.js'
import { curveball } from '../stats/curveball.js'

/** How far who meets whom can be believed to tell suspect lots and pairs from others, read without labels. */
export interface ParticipationWeight {
  /** Ia, 0–1 */
  weight: number
  /**
   * over-dispersion of meetings in the market, and once who meets whom is dealt anew; null below
   * `LEAST_PAIRS` pairs
   */
  dispersion: number | null
  dealt: number | null
  /** pairs of bidders that chance brings together half a time or more, of which both are read */
  pairs: number
}

/** Meetings of fewer bidders are left out. */
const LEAST_BIDDERS = 3
/** Pairs whose meetings can be told from none. */
const LEAST_EXPECTED = 0.5
/** Fewer such pairs say nothing of the market: Ia = ½. */
const LEAST_PAIRS = 30
const SEED = 20_411

const KNOWN = new WeakMap<Market, ParticipationWeight>()

/** Ia, once for all rankings of a market. */
export const participationWeight = (market: Market): ParticipationWeight => {
  const known = KNOWN.get(market) ?? weightOf(meetingsOf(market).meetings)
  KNOWN.set(market, known)
  return known
}

/**
 * Ia: are meetings more unequal than chance makes them?
 *
 *   e_ab = meetings expected under the bipartite configuration model of meetings with three bidders or more
 *   φ = mean of (c − e)² / e over pairs with e ≥ ½, those that never met included
 *   φ₀ = the same after one curveball deal
 *   Ia = log2(φ / φ₀) / 2.5, clipped to 0–1
 *
 * 0 where nobody bids twice (the data name no bidders); ½ below `LEAST_PAIRS` pairs. Cut fitted on labelled
 * markets.
 */
const weightOf = (meetings: Meetings): ParticipationWeight => {
  if (!anybodyReturns(meetings)) return { weight: 0, dispersion: null, dealt: null, pairs: 0 }
  const { offsets, items } = rowsOf(meetings)
  const times = new Int32Array(meetings.bidders.count)
  for (const bidder of items) times[bidder]!++
  const expected = new ExpectedMeetings(times, offsets)
  const { pairs, sum } = expected.likely()
  if (pairs < LEAST_PAIRS) return { weight: 0.5, dispersion: null, dealt: null, pairs }
  const phi = (): number => (sum + excessOf(offsets, items, times, expected)) / pairs
  const dispersion = phi()
  curveball(offsets, items, times.length, SEED)
  const dealt = phi()
  return { weight: clip01(Math.log2(dispersion / dealt) / 2.5), dispersion, dealt, pairs }
}

/** Somebody is at two meetings or more. */
const anybodyReturns = ({ bids, bidders }: Meetings): boolean => {
  const meetingOf = (i: number): number => bids.lot[bids.byBidder[i]!]!
  for (let b = 0; b < bidders.count; b++) {
    const [from, to] = [bids.bidderOffsets[b]!, bids.bidderOffsets[b + 1]!]
    if (to > from && meetingOf(from) !== meetingOf(to - 1)) return true
  }
  return false
}

/**
 * Bidders of each meeting of `LEAST_BIDDERS` or more, each once: items[offsets[r]] .. items[offsets[r + 1]).
 */
const rowsOf = ({ bids, lots }: Meetings): { offsets: Int32Array; items: Int32Array } => {
  const offsets = new Int32Array(lots.count + 1)
  const items = new Int32Array(bids.count)
  let rows = 0
  let filled = 0
  for (let m = 0; m < lots.count; m++) {
    const from = filled
    for (let i = bids.lotOffsets[m]!; i < bids.lotOffsets[m + 1]!; i++)
      if (filled === from || bids.bidder[i] !== items[filled - 1]) items[filled++] = bids.bidder[i]!
    if (filled - from < LEAST_BIDDERS) filled = from
    else offsets[++rows] = filled
  }
  return { offsets: offsets.slice(0, rows + 1), items: items.slice(0, filled) }
}

/** Meetings that the configuration model gives two bidders: those that bid equally often are alike. */
class ExpectedMeetings {
  private readonly model: BipartiteConfiguration
  /** by two classes of bidders */
  private readonly of: Float64Array

  constructor(times: Int32Array, offsets: Int32Array) {
    const bidders = Int32Array.from({ length: offsets.length - 1 }, (_, m) => offsets[m + 1]! - offsets[m]!)
    this.model = bipartiteConfiguration(times, bidders)
    const { left, right } = this.model
    const classes = left.odds.length
    const chance = Array.from(left.odds, (u) => right.odds.map((v) => chanceOfTie(u, v)))
    this.of = new Float64Array(classes * classes)
    for (let x = 0; x < classes; x++)
      for (let y = x; y < classes; y++) {
        let sum = 0
        for (let c = 0; c < right.odds.length; c++) sum += right.nodes[c]! * chance[x]![c]! * chance[y]![c]!
        this.of[x * classes + y] = sum
        this.of[y * classes + x] = sum
      }
  }

  /** Of two that bid so often. */
  between(n: number, m: number): number {
    const { classOf, odds } = this.model.left
    return this.of[classOf[n]! * odds.length + classOf[m]!]!
  }

  /** The most that one that bids so often is expected to meet anybody. */
  mostOf(n: number): number {
    const { classOf, odds } = this.model.left
    return this.of[classOf[n]! * odds.length + odds.length - 1]!
  }

  /** Pairs that chance brings together `LEAST_EXPECTED` times or more, and how often all of them. */
  likely(): { pairs: number; sum: number } {
    const { nodes } = this.model.left
    let [pairs, sum] = [0, 0]
    for (let x = 0; x < nodes.length; x++)
      for (let y = x; y < nodes.length; y++) {
        const e = this.of[x * nodes.length + y]!
        if (e < LEAST_EXPECTED) continue
        const count = x === y ? (nodes[x]! * (nodes[x]! - 1)) / 2 : nodes[x]! * nodes[y]!
        pairs += count
        sum += count * e
      }
    return { pairs, sum }
  }
}

/** Σ (c² / e − 2 c) over the likely pairs that met: what φ's sum has beyond Σ e. */
const excessOf = (
  offsets: Int32Array,
  items: Int32Array,
  times: Int32Array,
  expected: ExpectedMeetings,
): number => {
  const { starts, rows } = meetingsByBidder(offsets, items, times)
  const active = Uint8Array.from(times, (n) => (n > 0 && expected.mostOf(n) >= LEAST_EXPECTED ? 1 : 0))
  const met = new Int32Array(times.length)
  const seen: number[] = []
  let sum = 0
  for (let a = 0; a < times.length; a++) {
    if (active[a] === 0) continue
    seen.length = 0
    for (let k = starts[a]!; k < starts[a + 1]!; k++)
      for (let i = offsets[rows[k]!]!; i < offsets[rows[k]! + 1]!; i++) {
        const b = items[i]!
        if (b > a && active[b] === 1 && met[b]!++ === 0) seen.push(b)
      }
    for (const b of seen) {
      const e = expected.between(times[a]!, times[b]!)
      if (e >= LEAST_EXPECTED) sum += met[b]! ** 2 / e - 2 * met[b]!
      met[b] = 0
    }
  }
  return sum
}

const meetingsByBidder = (
  offsets: Int32Array,
  items: Int32Array,
  times: Int32Array,
): { starts: Int32Array; rows: Int32Array } => {
  const starts = new Int32Array(times.length + 1)
  for (let b = 0; b < times.length; b++) starts[b + 1] = starts[b]! + times[b]!
  const next = starts.slice()
  const rows = new Int32Array(items.length)
  for (let m = 0; m + 1 < offsets.length; m++)
    for (let i = offsets[m]!; i < offsets[m + 1]!; i++) rows[next[items[i]!]!++] = m
  return { starts, rows }
}
