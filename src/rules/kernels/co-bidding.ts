import { z } from 'zod'
import { BIT } from '../../domain/grade.js'
import { CommonStrata } from '../../market/common-strata.js'
import type { Market } from '../../market/market.js'
import { type MeetingPairs, meetingPairs, type Share, shareOf, WHOLE } from '../../market/meeting-pairs.js'
import { type Meetings, meetingsOf } from '../../market/meetings.js'
import { type LotStrata, strataCutBy, strataOfLots } from '../../market/strata.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfSum } from '../../stats/hypergeometric.js'

/** Settings of co-bidding beyond chance (evidence.md §4); the ranking of pairs reads the same periods. */
export const CO_BIDDING_SETTINGS = {
  /** joint lots at least */
  minLots: z.number().int().min(1).default(5),
  /** largest q */
  maxQ: z.number().gt(0).max(1).default(0.01),
  /** … where all strata of the pair have fewer bidders than `smallMarketBidders` */
  smallMarketMaxQ: z.number().gt(0).max(1).default(0.001),
  smallMarketBidders: z.number().int().min(0).default(15),
  /** joint lots over expected ones, or `reachShare` of what a pair so active could reach, if that is less */
  minLift: z.number().min(1).default(3),
  reachShare: z.number().gt(0).max(1).default(0.8),
  /** length of a stratum's period */
  windowMonths: z.number().int().min(1).default(24),
  /**
   * A pair whose meetings common buyers or townships explain is not flagged: tail probability at most, with
   * strata cut by either where one has `cutMinLots` lots or more; 1 = off. Tried (bench/pairs) on honest
   * firms that keep to their buyers: 96 flags without it, 17 with it; to their townships: 811 and 66; to
   * regions that no column names: 1,587 and
   * 242. Of planted rings that are found without it, 5 of 157 are lost.
   */
  cutMaxP: z.number().gt(0).max(1).default(0.001),
  cutMinLots: z.number().int().min(1).default(10),
} satisfies z.ZodRawShape
export type CoBiddingSettings = z.infer<z.ZodObject<typeof CO_BIDDING_SETTINGS>>

/** Pairs of bidders with at least `minLots` joint lots, in order of (a, b), a < b; by column. */
export interface CoBidding {
  count: number
  a: Int32Array
  b: Int32Array
  /** joint lots, as separate bidders */
  k: Int32Array
  /** joint lots that chance gives, over the strata in which both bid */
  expected: Float64Array
  /** k / expected */
  lift: Float64Array
  /**
   * the lift a pair of that size could reach at most: lots of the common strata over those of the more active
   * one
   */
  reach: Float64Array
  /** ln P[joint lots ≥ k] */
  logP: Float64Array
  /**
   * the largest of the same with strata cut by buyer or by township; worked out for pairs that may be
   * flagged, else `logP`
   */
  logPCut: Float64Array
  /** strata in which both bid */
  strata: Int32Array
  /** 1 = all of them have few bidders */
  smallMarket: Uint8Array
  /** columns that the market lacks, each one stratum word `unknown` */
  unknown: string[]
}

/** Flagged pairs: index into the `CoBidding` they were drawn from, ln q and q, −log2 q as bits × BIT. */
export interface CoBiddingFlags {
  count: number
  pair: Int32Array
  logQ: Float64Array
  q: Float64Array
  bits: Int32Array
}

/**
 * Co-bidding beyond chance: do two bidders meet on more lots than firms as active as they would by chance?
 *
 *   p = P[Σ_s X_s ≥ k],  X_s ~ Hypergeometric(lots_s, lots_s(a), lots_s(b))
 *   s = industry × category × region × period
 *
 * Lots are meetings: those of one project on a day count once. Several bids of a bidder on a lot count once;
 * withdrawn and disqualified bids count; a lot on which the two are partners of one consortium is left out
 * for that pair. Silent below `minLots`. `share` takes one of `of` equal shares of the pairs that meet:
 * shares in order, put together by `joinCoBidding`, are the whole.
 *
 * Tumminello, M. et al. (2011). Statistically validated networks in bipartite complex systems. PLoS ONE
 * 6:e17994.
 */
export const coBidding = (
  market: Market,
  settings: CoBiddingSettings,
  share: Share = WHOLE,
  met: MeetingPairs = meetingPairs(market, settings.minLots),
): CoBidding => {
  const { meetings } = meetingsOf(market)
  const strata = strataOfLots(meetings, settings.windowMonths)
  const common = new CommonStrata(meetings, strata, settings.smallMarketBidders)
  let cuts: CommonStrata[] | undefined
  let found = columns(1024)
  let count = 0
  const { from, to } = shareOf(met, share)
  for (let i = from; i < to; i++) {
    const k = met.joint[i]!
    if (k < settings.minLots) continue
    const [a, b] = [met.a[i]!, met.b[i]!]
    const partnerLots = met.partnerLots.get(i) ?? NONE
    if (count === found.a.length) found = resized(found, 2 * count)
    common.read(a, b, partnerLots)
    found.a[count] = a
    found.b[count] = b
    found.k[count] = k
    found.expected[count] = common.expected
    found.lift[count] = k / common.expected
    found.reach[count] = common.reach
    found.logP[count] = logUpperTailOfSum(k, common)
    found.logPCut[count] = found.logP[count]!
    found.strata[count] = common.count
    found.smallMarket[count] = common.small ? 1 : 0
    if (settings.cutMaxP < 1 && isFlagged(found, count, found.logP[count]!, settings)) {
      cuts ??= cutStrata(meetings, strata, settings.cutMinLots)
      for (const cut of cuts) {
        cut.read(a, b, partnerLots)
        found.logPCut[count] = Math.max(found.logPCut[count]!, logUpperTailOfSum(k, cut))
      }
    }
    count++
  }
  return { count, ...resized(found, count), unknown: strata.unknown }
}

const NONE: readonly number[] = []

/** Puts shares together again, in their order. */
export const joinCoBidding = (parts: readonly CoBidding[]): CoBidding => {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const whole = columns(count)
  let at = 0
  for (const part of parts) {
    for (const name of COLUMNS) whole[name].set(part[name], at)
    at += part.count
  }
  return { count, ...whole, unknown: parts[0]?.unknown ?? [] }
}

/**
 * The pairs to flag. q is Benjamini–Hochberg's over all pairs of the market's bidders; pairs below `minLots`
 * count as p = 1, which can only raise it. q ranks pairs: firms of a stratum differ, so it is no error rate.
 */
export const coBiddingFlags = (
  pairs: CoBidding,
  market: Market,
  settings: CoBiddingSettings,
): CoBiddingFlags => {
  const bidders = market.bidders.count
  const logQ = logFalseDiscovery(pairs.logP, (bidders * (bidders - 1)) / 2)
  const flagged = Int32Array.from(pairs.a.keys()).filter((i) => isFlagged(pairs, i, logQ[i]!, settings))
  const logs = Float64Array.from(flagged, (i) => logQ[i]!)
  return {
    count: flagged.length,
    pair: flagged,
    logQ: logs,
    q: logs.map(Math.exp),
    bits: Int32Array.from(logs, (log) => Math.min(2147483647, Math.round((-log / Math.LN2) * BIT))),
  }
}

const isFlagged = (pairs: Columns, i: number, logQ: number, settings: CoBiddingSettings): boolean => {
  const maxQ = pairs.smallMarket[i] === 1 ? settings.smallMarketMaxQ : settings.maxQ
  const minLift = Math.min(settings.minLift, settings.reachShare * pairs.reach[i]!)
  return (
    pairs.k[i]! >= settings.minLots &&
    logQ <= Math.log(maxQ) &&
    pairs.lift[i]! >= minLift &&
    (pairs.logPCut[i]! <= Math.log(settings.cutMaxP) || pairs.logPCut[i] === pairs.logP[i])
  )
}

const cutStrata = (meetings: Meetings, strata: LotStrata, minLots: number): CommonStrata[] =>
  [meetings.lots.buyer, meetings.lots.township].flatMap((column) => {
    const cut = strataCutBy(column, strata, minLots)
    return cut ? [new CommonStrata(meetings, cut, 0)] : []
  })

type Columns = Omit<CoBidding, 'count' | 'unknown'>
const COLUMNS = [
  'a',
  'b',
  'k',
  'expected',
  'lift',
  'reach',
  'logP',
  'logPCut',
  'strata',
  'smallMarket',
] as const

const columns = (size: number): Columns => ({
  a: new Int32Array(size),
  b: new Int32Array(size),
  k: new Int32Array(size),
  expected: new Float64Array(size),
  lift: new Float64Array(size),
  reach: new Float64Array(size),
  logP: new Float64Array(size),
  logPCut: new Float64Array(size),
  strata: new Int32Array(size),
  smallMarket: new Uint8Array(size),
})

const resized = (old: Columns, size: number): Columns => {
  const next = columns(size)
  for (const name of COLUMNS) next[name].set(old[name].subarray(0, size))
  return next
}
