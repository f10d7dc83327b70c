import { doubled } from '../../arrays/grow.js'
import { lowerBound } from '../../arrays/search.js'
import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { logFactorial } from '../../stats/log-factorial.js'
import type { PairFact } from '../ask.js'

interface Settings {
  nearSeconds: number
  minLots: number
  tail: number
}

/** What is said of a pair: on how many lots they were close, and how far apart there. */
export interface Timing {
  type: 'timing'
  lots: number
  medianSeconds: number
}

/**
 * Submission timing (HW-10): do two bidders keep submitting within minutes of each other?
 *
 * Close on a lot: |t(A) − t(B)| ≤ nearSeconds, first submissions of separate bidders. The baseline of a lot
 * is the share of its *other* pairs that are close, so that a crowd before the deadline explains itself; with
 * p_l that share (one close pair of two added, so that it is never 0), the pair's k close lots are held
 * against P[Σ Bernoulli(p_l) ≥ k] over all its joint lots. Flagged at k ≥ minLots and a tail ≤ `tail`. Silent
 * without submission times.
 */
export const timingHits = (market: Market, settings: Settings): PairFact<Timing>[] => {
  const lots = lotTimes(market, settings.nearSeconds)
  const candidates = closePairs(market, settings)
  const hits: PairFact<Timing>[] = []
  for (const { a, b } of candidates) {
    const chances: number[] = []
    const close: { lot: number; apart: number }[] = []
    for (const lot of jointLots(market, a, b)) {
      const apart = Math.abs(firstSubmission(market, lot, a) - firstSubmission(market, lot, b))
      if (Number.isNaN(apart)) continue
      const near = apart <= settings.nearSeconds ? 1 : 0
      chances.push((lots.close[lot]! - near + 0.5) / (lots.pairs[lot]! - 1 + 1))
      if (near) close.push({ lot, apart })
    }
    if (close.length < settings.minLots || bernoulliTail(close.length, chances) > settings.tail) continue
    const apart = close.map((c) => c.apart).sort((x, y) => x - y)
    const medianSeconds = apart[apart.length >> 1]!
    const detail: Timing = { type: 'timing', lots: close.length, medianSeconds }
    hits.push({ a, b, grade: '线', holders: 2, lots: close.map((c) => c.lot), detail })
  }
  return withPatternSize(hits, market.bidders.count)
}

/** First submission of the bidder on the lot, epoch seconds; NaN when unknown. */
const firstSubmission = ({ bids }: Market, lot: number, bidder: number): number => {
  const end = bids.lotOffsets[lot + 1]!
  let first = Number.NaN
  for (
    let k = lowerBound(bids.bidder, bidder, bids.lotOffsets[lot]!, end);
    k < end && bids.bidder[k] === bidder;
    k++
  )
    if (!(bids.submitted[k]! >= first)) first = bids.submitted[k]!
  return first
}

/** Per lot: pairs of bidders with known times, and how many of them are close. */
const lotTimes = (market: Market, near: number): { pairs: Float64Array; close: Float64Array } => {
  const pairs = new Float64Array(market.lots.count)
  const close = new Float64Array(market.lots.count)
  for (let lot = 0; lot < market.lots.count; lot++) {
    const times = timesOn(market, lot)
    pairs[lot] = (times.length * (times.length - 1)) / 2
    for (let i = 0, j = 0; j < times.length; j++) {
      while (times[j]!.at - times[i]!.at > near) i++
      close[lot]! += j - i
    }
  }
  return { pairs, close }
}

/** First submissions on the lot by time. */
const timesOn = ({ bids }: Market, lot: number): { bidder: number; at: number }[] => {
  const times: { bidder: number; at: number }[] = []
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
    const at = bids.submitted[bid]!
    const bidder = bids.bidder[bid]!
    const last = times.at(-1)
    if (Number.isNaN(at)) continue
    if (last?.bidder === bidder) last.at = Math.min(last.at, at)
    else times.push({ bidder, at })
  }
  return times.sort((x, y) => x.at - y.at || x.bidder - y.bidder)
}

/** Pairs that are close on at least minLots lots, in order. Keys a · N + b are exact in a float. */
const closePairs = (market: Market, settings: Settings): { a: number; b: number }[] => {
  const n = market.bidders.count
  let keys = new Float64Array(1024)
  let count = 0
  for (let lot = 0; lot < market.lots.count; lot++) {
    const times = timesOn(market, lot)
    for (let j = 1; j < times.length; j++)
      for (let i = j - 1; i >= 0 && times[j]!.at - times[i]!.at <= settings.nearSeconds; i--) {
        if (count === keys.length) keys = doubled(keys)
        const [x, y] = [times[i]!.bidder, times[j]!.bidder]
        keys[count++] = Math.min(x, y) * n + Math.max(x, y)
      }
  }
  const sorted = keys.subarray(0, count).sort()
  const found: { a: number; b: number }[] = []
  for (let i = 0; i < count; ) {
    let end = i
    while (end < count && sorted[end] === sorted[i]) end++
    if (end - i >= settings.minLots) found.push({ a: Math.floor(sorted[i]! / n), b: sorted[i]! % n })
    i = end
  }
  return found
}

/** P[Σ Bernoulli(p_l) ≥ k], exactly for up to 200 lots, by Poisson beyond. */
const bernoulliTail = (k: number, chances: number[]): number => {
  if (chances.length > 200) {
    const mean = chances.reduce((sum, p) => sum + p, 0)
    let below = 0
    for (let x = 0; x < k; x++) below += Math.exp(x * Math.log(mean) - mean - logFactorial(x))
    return Math.max(0, 1 - below)
  }
  const mass = new Float64Array(k + 1)
  mass[0] = 1
  for (const p of chances)
    for (let x = k; x >= 0; x--)
      mass[x] = x === k ? mass[k]! + p * mass[k - 1]! : mass[x]! * (1 - p) + (x > 0 ? p * mass[x - 1]! : 0)
  return mass[k]!
}

/** Bidders in the pattern: the flagged pairs' connected component. */
const withPatternSize = <D>(hits: PairFact<D>[], bidders: number): PairFact<D>[] => {
  const parent = Int32Array.from({ length: bidders }, (_, i) => i)
  const find = (x: number): number => {
    while (parent[x] !== x) x = parent[x] = parent[parent[x]!]!
    return x
  }
  for (const { a, b } of hits) parent[find(b)] = find(a)
  const size = new Int32Array(bidders)
  const members = new Set(hits.flatMap((hit) => [hit.a, hit.b]))
  for (const member of members) size[find(member)]!++
  return hits.map((hit) => ({ ...hit, holders: size[find(hit.a)]! }))
}
