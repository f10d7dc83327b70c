import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { type MeetingPairs, meetingPairs } from '../../market/meeting-pairs.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { type Outcomes, shrunkRate, type TrackRecord, type Trials, winHistory } from './outcomes.js'
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
  const { outcomes, trials, records } = winHistory(market)
  const joint: JointTrials = { lots: [], first: [], second: [] }
  const found: { winner: number; follower: number; wins: number; lots: number[]; logP: number }[] = []
  let tests = 0
  for (let i = 0; i < met.count; i++) {
    if (met.joint[i]! < settings.minLots) continue
    const [a, b] = [met.a[i]!, met.b[i]!]
    jointTrials(trials, a, b, joint)
    if (joint.lots.length < settings.minLots) continue
    tests += 2
    for (const [winner, follower, won, lost] of [
      [a, b, joint.first, joint.second],
      [b, a, joint.second, joint.first],
    ] as const) {
      const wins = won.reduce(add, 0)
      if (wins < settings.minShare * won.length || lost.includes(1)) continue
      const lots = [...joint.lots]
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

const add = (x: number, y: number): number => x + y

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

/** Lots that two could have won against each other, into `joint`. */
const jointTrials = ({ offsets, lot, won }: Trials, a: number, b: number, joint: JointTrials): void => {
  joint.lots.length = joint.first.length = joint.second.length = 0
  let i = offsets[a]!
  let j = offsets[b]!
  while (i < offsets[a + 1]! && j < offsets[b + 1]!) {
    if (lot[i]! < lot[j]!) i++
    else if (lot[i]! > lot[j]!) j++
    else {
      // two winners of one lot are partners of one consortium
      if (won[i] === 0 || won[j] === 0) {
        joint.lots.push(lot[i]!)
        joint.first.push(won[i]!)
        joint.second.push(won[j]!)
      }
      i++
      j++
    }
  }
}

/** Of a pair: the lots, and which of them the first and the second won. */
interface JointTrials {
  lots: number[]
  first: number[]
  second: number[]
}
