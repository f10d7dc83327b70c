import { z } from 'zod'
import { type Market, stringAt } from '../../graph/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { type MeetingPairs, meetingPairs } from '../meeting-pairs.js'
import {
  forEachTrial,
  type Outcomes,
  outcomesOf,
  shrunkRate,
  type TrackRecord,
  trackRecords,
} from './outcomes.js'
import { bitsOfLog, type RuleDetail, ruleDetail } from './rule-detail.js'

/** Settings of NET-05. */
export const FOLLOWER_SETTINGS = {
  /** joint lots of known outcome, at least */
  minLots: z.number().int().min(2).default(5),
  /** share of these that the winner wins, at least */
  minShare: z.number().gt(0).max(1).default(0.6),
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type FollowerSettings = z.infer<z.ZodObject<typeof FOLLOWER_SETTINGS>>

/** What a rule about behaviour found between two bidders; bits × 2^16. */
export interface BehaviourHit {
  a: number
  b: number
  bits: number
  lots: number[]
  detail: RuleDetail
}

/**
 * NET-05, winner and follower: where two meet, does one nearly always win and the other never?
 *
 *   p = P[wins of A ≥ w] · P[B wins none],   A's chance on a lot = max(1/parties, A's rate on its other lots),
 *                                            B's = min(1/parties, B's rate on its other lots)
 *
 * Both keep the strength that they show elsewhere, so that a strong firm beside a weak one says nothing. q over all
 * pairs with `minLots` joint lots of known outcome, in both directions.
 */
export const followers = (
  market: Market,
  settings: FollowerSettings,
  met: MeetingPairs = meetingPairs(market, settings.minLots),
): BehaviourHit[] => {
  const outcomes = outcomesOf(market)
  const records = trackRecords(market, outcomes)
  const trials = new Trials(market, outcomes)
  const found: { winner: number; follower: number; wins: number; lots: number[]; logP: number }[] = []
  let tests = 0
  for (let i = 0; i < met.count; i++) {
    if (met.joint[i]! < settings.minLots) continue
    const [a, b] = [met.a[i]!, met.b[i]!]
    const lots = trials.joint(a, b)
    if (lots.length < settings.minLots) continue
    tests += 2
    for (const [winner, follower] of [
      [a, b],
      [b, a],
    ] as const) {
      const wins = lots.filter((lot) => trials.won(winner, lot)).length
      if (wins < settings.minShare * lots.length || lots.some((lot) => trials.won(follower, lot))) continue
      const strong = elsewhere(records[winner]!, lots, wins, outcomes)
      const weak = elsewhere(records[follower]!, lots, 0, outcomes)
      const chance = lots.map((lot) => Math.max(1 / outcomes.rivals[lot]!, strong))
      const none = lots.reduce((sum, lot) => sum + Math.log1p(-Math.min(1 / outcomes.rivals[lot]!, weak)), 0)
      const logP = none + logUpperTailOfTrials(wins, { trials: lots.map(() => 1), chance })
      found.push({ winner, follower, wins, lots, logP })
    }
  }
  const logQ = logFalseDiscovery(
    Float64Array.from(found, ({ logP }) => logP),
    tests,
  )
  return found.flatMap(({ winner, follower, wins, lots }, i) =>
    logQ[i]! > Math.log(settings.maxQ)
      ? []
      : [
          {
            a: winner,
            b: follower,
            bits: bitsOfLog(logQ[i]!),
            lots,
            detail: ruleDetail(logQ[i]!, 'own-strength', {
              winner: stringAt(market.bidders.id, winner),
              follower: stringAt(market.bidders.id, follower),
              lots: lots.length,
              wins,
            }),
          },
        ],
  )
}

/** The bidder's rate on lots other than these. */
const elsewhere = (record: TrackRecord, lots: number[], wins: number, { rivals }: Outcomes): number => {
  const expected = lots.reduce((sum, lot) => sum + 1 / rivals[lot]!, 0)
  const rest = {
    trials: record.trials - lots.length,
    wins: record.wins - wins,
    expected: record.expected - expected,
  }
  return rest.trials > 0 ? shrunkRate(rest) : expected / lots.length
}

/** Lots that two could have won against each other; what each bidder did is looked up once. */
class Trials {
  private readonly known = new Map<number, Map<number, boolean>>()
  constructor(
    private readonly market: Market,
    private readonly outcomes: Outcomes,
  ) {}

  joint(a: number, b: number): number[] {
    const [first, second] = [this.of(a), this.of(b)]
    const lots: number[] = []
    for (const [lot, won] of first) {
      const other = second.get(lot)
      // two winners of one lot are partners of one consortium
      if (other !== undefined && !(won && other)) lots.push(lot)
    }
    return lots
  }

  won(bidder: number, lot: number): boolean {
    return this.of(bidder).get(lot) === true
  }

  private of(bidder: number): Map<number, boolean> {
    const there = this.known.get(bidder)
    if (there) return there
    const lots = new Map<number, boolean>()
    forEachTrial(this.market, this.outcomes, bidder, (lot, won) => lots.set(lot, won))
    this.known.set(bidder, lots)
    return lots
  }
}
