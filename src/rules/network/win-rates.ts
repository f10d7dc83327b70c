import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { quantile } from '../../stats/quantile.js'
import { forEachTrial, type Outcomes, shrunkRate, winHistory } from './outcomes.js'
import { type RuleDetail, ruleDetail } from './rule-detail.js'

/** Settings of NET-03. */
export const NEVER_WINS_SETTINGS = {
  /** lots that it could have won, at least */
  minLots: z.number().int().min(2).default(20),
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type NeverWinsSettings = z.infer<z.ZodObject<typeof NEVER_WINS_SETTINGS>>

/** Settings of NET-04. */
export const SUPER_WINNER_SETTINGS = {
  minLots: z.number().int().min(2).default(10),
  maxQ: z.number().gt(0).max(1).default(0.01),
  /** quantile of the bidders' shares of the money won */
  amountQuantile: z.number().gt(0).max(1).default(0.95),
  /** fence above the third quartile of win rates, in interquartile ranges */
  fence: z.number().min(0).default(1.5),
} satisfies z.ZodRawShape
export type SuperWinnerSettings = z.infer<z.ZodObject<typeof SUPER_WINNER_SETTINGS>>

/** A fact about one bidder. */
export interface BidderHit {
  bidder: number
  lots: number[]
  detail: RuleDetail
}

/**
 * NET-03, never wins: does a bidder bid again and again without winning, where equal chances would have given it wins?
 *
 *   p = P[wins ≤ w],  each lot won with chance 1/parties        q over all bidders with `minLots` lots
 *
 * Flagged at no win at all, or a shrunk rate at or below Q1 − 1.5 IQR. Silent below `minLots`.
 */
export const neverWins = (market: Market, settings: NeverWinsSettings): BidderHit[] => {
  const { outcomes, records } = winHistory(market)
  const asked = [...records.keys()].filter((b) => records[b]!.trials >= settings.minLots)
  const rates = asked.map((b) => shrunkRate(records[b]!))
  const lower = fenceBelow(rates)
  const logP = Float64Array.from(asked, (b) => lowerTail(market, outcomes, b, records[b]!.wins))
  const logQ = logFalseDiscovery(logP, asked.length)
  return asked.flatMap((bidder, i) => {
    const { trials, wins, expected } = records[bidder]!
    if (logQ[i]! > Math.log(settings.maxQ) || (wins > 0 && !(rates[i]! <= lower))) return []
    const detail = ruleDetail(logQ[i]!, 'equal-chances', { bids: trials, wins, expected: round(expected) })
    return [{ bidder, lots: lotsOf(market, outcomes, bidder, () => true), detail }]
  })
}

/**
 * NET-04, super-winner: does a bidder win far oftener than equal chances give, and take most of the money?
 *
 *   p = P[wins ≥ w], as above; rate ≥ Q3 + fence · IQR and share of the money won ≥ its quantile, over bidders with
 *   `minLots` lots. Leading firms do both: background for what else is found.
 */
export const superWinners = (market: Market, settings: SuperWinnerSettings): BidderHit[] => {
  const { outcomes, records } = winHistory(market)
  const asked = [...records.keys()].filter((b) => records[b]!.trials >= settings.minLots)
  const rates = asked.map((b) => shrunkRate(records[b]!))
  const upper = fenceAbove(rates, settings.fence)
  const money = asked.map((b) => moneyWon(market, outcomes, b))
  const least = quantile(money, settings.amountQuantile) ?? Number.POSITIVE_INFINITY
  const logP = Float64Array.from(asked, (b) => upperTail(market, outcomes, b, records[b]!.wins))
  const logQ = logFalseDiscovery(logP, asked.length)
  return asked.flatMap((bidder, i) => {
    const { trials, wins, expected } = records[bidder]!
    const stands = rates[i]! >= upper && money[i]! >= least && money[i]! > 0
    if (!stands || logQ[i]! > Math.log(settings.maxQ)) return []
    const detail = ruleDetail(logQ[i]!, 'equal-chances', { bids: trials, wins, expected: round(expected) })
    return [{ bidder, lots: lotsOf(market, outcomes, bidder, (won) => won), detail }]
  })
}

const upperTail = (market: Market, outcomes: Outcomes, bidder: number, wins: number): number => {
  const { trials, chance } = chances(market, outcomes, bidder)
  return logUpperTailOfTrials(wins, { trials, chance })
}

/** P[wins ≤ w] is that of losing on all others or more. */
const lowerTail = (market: Market, outcomes: Outcomes, bidder: number, wins: number): number => {
  const { trials, chance } = chances(market, outcomes, bidder)
  const all = trials.reduce((sum, n) => sum + n, 0)
  return logUpperTailOfTrials(all - wins, { trials, chance: chance.map((p) => 1 - p) })
}

/** The bidder's lots by parties: lots of as many have one chance. */
const chances = (market: Market, { rivals }: Outcomes, bidder: number) => {
  const count = new Map<number, number>()
  forEachTrial(market, { rivals }, bidder, (lot) =>
    count.set(rivals[lot]!, (count.get(rivals[lot]!) ?? 0) + 1),
  )
  const parties = [...count.keys()].sort((x, y) => x - y)
  return { trials: parties.map((n) => count.get(n)!), chance: parties.map((n) => 1 / n) }
}

const lotsOf = (
  market: Market,
  outcomes: Outcomes,
  bidder: number,
  wanted: (won: boolean) => boolean,
): number[] => {
  const lots: number[] = []
  forEachTrial(market, outcomes, bidder, (lot, won) => {
    if (wanted(won)) lots.push(lot)
  })
  return lots
}

const moneyWon = (market: Market, outcomes: Outcomes, bidder: number): number => {
  let sum = 0
  forEachTrial(market, outcomes, bidder, (_lot, won, bid) => {
    if (won) sum += market.bids.amount[bid]! || 0
  })
  return sum
}

const fenceBelow = (values: number[]): number => {
  const [q1, q3] = [quantile(values, 0.25) ?? 0, quantile(values, 0.75) ?? 0]
  return q1 - 1.5 * (q3 - q1)
}
const fenceAbove = (values: number[], fence: number): number => {
  const [q1, q3] = [quantile(values, 0.25) ?? 0, quantile(values, 0.75) ?? 0]
  return q3 + fence * (q3 - q1)
}
const round = (x: number): number => Math.round(x * 100) / 100
