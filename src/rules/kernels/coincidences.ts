import { z } from 'zod'
import type { Grade } from '../../domain/grade.js'
import type { Market } from '../../market/market.js'
import type { MeetingPairs } from '../../market/meeting-pairs.js'
import { countMeetings, meetingsOf } from '../../market/meetings.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import type { Context, Kernel, PairFact } from '../ask.js'
import { constantAmongOthers } from './constant-ratios.js'
import { bitsOfLog } from './log-bits.js'
import { type CoincidenceKind, KINDS, PairPrices } from './pair-prices.js'

/** Settings of the rules about what comes back between two bidders. */
export const COINCIDENCE_SETTINGS = {
  /** meetings at which it must come back: items of one tender and lots of one project on a day are one */
  minLots: z.number().int().min(2).default(3),
  /** largest false discovery rate over the pairs that meet so often */
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type CoincidenceSettings = z.infer<z.ZodObject<typeof COINCIDENCE_SETTINGS>>

interface Coincidence {
  kind: CoincidenceKind
  a: number
  b: number
  /** joint lots on which both have a price, and those of them on which it is so, ascending */
  of: number
  lots: readonly number[]
  /** how many meetings those are */
  meetings: number
  /** ratio, difference in hundredths, or NaN */
  value: number
  /** ln of the chance of as many, before any correction for the number of pairs */
  logP: number
}

interface Coincidences {
  found: Coincidence[]
  /** pairs that have a price on enough joint lots to be asked */
  pairs: number
}

/** What a coincidence that comes back between two bidders holds. */
export interface Returning {
  type: 'behaviour'
  p: number
  null: 'independent-prices'
  pattern: CoincidenceKind
  /** joint lots on which it is so, of those on which both have a price */
  k: number
  of: number
  /** … of the higher price to the lower, where that is what comes back */
  ratio?: number
  differenceFen?: number
}

/**
 * Every coincidence between two bidders, from as few joint lots on as any rule asks that names this kernel.
 */
export const COINCIDENCES: Kernel<Coincidences> = {
  name: 'coincidences',
  run(context) {
    const least = context.least(COINCIDENCES)
    return Number.isFinite(least)
      ? coincidences(context.market, screened(context.market), least, context.met)
      : { found: [], pairs: 0 }
  },
}

/**
 * The pairs of bidders between whose prices one kind comes back, beyond chance over all pairs that meet so
 * often.
 */
export const returning = (
  context: Context,
  kind: CoincidenceKind,
  grade: Grade,
  { minLots, maxQ }: CoincidenceSettings,
): PairFact<Returning>[] => {
  const { found, pairs } = context.once(COINCIDENCES)
  const hits = found.filter((one) => one.kind === kind && one.meetings >= minLots)
  const logQ = logFalseDiscovery(
    Float64Array.from(hits, ({ logP }) => logP),
    pairs,
  )
  return hits.flatMap((hit, i) =>
    logQ[i]! > Math.log(maxQ)
      ? []
      : [{ a: hit.a, b: hit.b, grade, lots: hit.lots, bits: bitsOfLog(logQ[i]!), detail: detailOf(hit) }],
  )
}

const detailOf = ({ kind, lots, of, value, logP }: Coincidence): Returning => ({
  type: 'behaviour',
  p: Math.exp(logP),
  null: 'independent-prices',
  pattern: kind,
  k: lots.length,
  of,
  ...(!Number.isNaN(value) && (kind === 'ratio' ? { ratio: value } : { differenceFen: value })),
})

/**
 * What comes back between the prices of two bidders on one lot after another: the same price (PRC-07), the
 * same discount from the limit though no whole per cent (PRC-06), the same difference to the last digit or
 * the same last three digits (PRC-08), the same ratio (PRC-02).
 *
 * Null: on each lot the two are independent prices of that lot, rounded as they are. The difference of two
 * normal prices with deviation s has density 1/(2√π s) at most; prices are more peaked than that, so twice as
 * much is taken:
 *
 *   π(identical) = r / (√π s)      π(discount) = 2 · 0.01 % · limit / (√π s)     π(digits) = 2 / 1000
 *   π(difference) = 2 r / (√π s)   π(ratio) = 8 τ / (√π cv),  τ = 2e-5
 *
 * with r the step both are rounded to and s the lesser of the lot's own deviation and its stratum's usual
 * one; and of the first three never less than their rate among all other pairs, so that a market of round
 * prices, of rates or of fixed prices stays silent. p = P[Binomial(lots, mean π) ≥ k]; for `difference` and
 * `ratio`, whose value is not known beforehand, P[Binomial(lots − 1, mean π) ≥ k − 1] times the lots. Lots
 * with fewer than three prices, or on which all are equal (fixed beforehand), do not count. Lots are meetings
 * here: π is that of any lot of the meeting, k the meetings at which it is so. A ratio that others too keep
 * to on these lots is the market's habit (constant-ratios.ts), and left out.
 */
const coincidences = (
  market: Market,
  screens: ScreenedMarket,
  minLots: number,
  met: MeetingPairs,
): Coincidences => {
  const meetings = meetingsOf(market)
  const prices = new PairPrices(market, screens, meetings)
  const forEachPair = (visit: (a: number, b: number) => void): void => {
    for (let i = 0; i < met.count; i++) {
      if (met.joint[i]! < minLots) continue
      prices.read(met.a[i]!, met.b[i]!)
      if (prices.count >= minLots) visit(met.a[i]!, met.b[i]!)
    }
  }
  const everywhere = { lots: 0, events: [0, 0, 0, 0, 0] }
  let pairs = 0
  forEachPair(() => {
    pairs++
    everywhere.lots += prices.meetings
    KINDS.forEach((kind, k) => {
      if (kind !== 'ratio' && kind !== 'difference') everywhere.events[k]! += prices.eventsOf(kind)
    })
  })
  const found: Coincidence[] = []
  forEachPair((a, b) => {
    KINDS.forEach((kind, k) => {
      const { lots, value } = prices.repeated(kind, minLots)
      const times = countMeetings(meetings, lots)
      if (times < minLots) return
      if (kind === 'ratio' && constantAmongOthers(screens.prices, market, [a, b], lots)) return
      const others = Math.max(1, everywhere.lots - prices.meetings)
      const rate = Math.max(prices.chanceOf(kind), (everywhere.events[k]! - times) / others)
      const logP = logChance(times, prices.meetings, rate, kind === 'ratio' || kind === 'difference')
      found.push({ kind, a, b, of: prices.count, lots, meetings: times, value, logP })
    })
  })
  return { found, pairs }
}

const logChance = (k: number, of: number, rate: number, unknownValue: boolean): number => {
  if (rate >= 1) return 0
  const logP = unknownValue
    ? Math.log(of) + logUpperTailOfTrials(k - 1, { trials: [of - 1], chance: [rate] })
    : logUpperTailOfTrials(k, { trials: [of], chance: [rate] })
  return Math.min(0, logP)
}
