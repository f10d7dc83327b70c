import type { Market } from '../graph/market.js'
import { descendingOrder } from '../stats/descending-order.js'
import { configurationTails, type PairStatistics, pairStatistics } from './pair-statistics.js'

/** Every pair with a joint lot, best first: pair `order[r]` of the statistics has rank r. */
export interface RankedPairs extends PairStatistics {
  /** ln P[joint lots ≥ joint] under the bipartite configuration model */
  logPConfiguration: Float64Array
  /** bits; single precision, by which the pairs are ordered */
  score: Float32Array
  order: Int32Array
}

/**
 * Ranks pairs of bidders by how much their meetings say, in bits:
 *
 *   score = joint · log2(1 + CORE · joint / expected)
 *
 * At high lift this is the deviance of the joint lots from chance, which ranks as a significance test does; at a lift
 * of one it is the joint count. It is neither alone, because neither serves every market: a significance test ranks an
 * isolated ring first and hides a ring that is the market's active core (everybody's lift is one there, and small
 * honest niches have a larger one); the bare count does the reverse. Equal scores go by (a, b).
 */
export const rankPairs = (market: Market, windowMonths: number): RankedPairs => {
  const pairs = pairStatistics(market, windowMonths)
  const score = Float32Array.from(pairs.joint, (joint, i) => pairScore(joint, pairs.expected[i]!))
  return {
    ...pairs,
    logPConfiguration: configurationTails(market, pairs),
    score,
    order: descendingOrder(score),
  }
}

/** What so many joint lots say, in bits. */
export const pairScore = (joint: number, expected: number): number =>
  joint <= 0 ? 0 : joint * Math.log2(1 + (CORE * joint) / expected)

/** What a joint lot of a lift of one is worth: log2(1 + CORE) bits. */
const CORE = 10

/** One pair as it is shown: ids, figures, and the channels that its score and its rivals come from. */
export interface ShownPair {
  a: string
  b: string
  /** joint lots */
  joint: number
  p: number
  q: number
  score: number
  channels: {
    /** joint lots over those that chance gives within strata */
    lift: number
    /** joint lots over lots of either */
    jaccard: number
    /** −log10 p within strata (NET-01) */
    hypergeometric: number
    /** −log10 p under the bipartite configuration model */
    configuration: number
  }
}

/** Pair `i` of the statistics, with the id of each bidder from `idOf`. */
export const shownPair = (pairs: RankedPairs, i: number, idOf: (bidder: number) => string): ShownPair => {
  const a = pairs.a[i]!
  const b = pairs.b[i]!
  const joint = pairs.joint[i]!
  return {
    a: idOf(a),
    b: idOf(b),
    joint,
    p: significant(Math.exp(pairs.logP[i]!)),
    q: significant(Math.exp(pairs.logQ[i]!)),
    score: pairs.score[i]!,
    channels: {
      lift: significant(joint / pairs.expected[i]!),
      jaccard: significant(joint / (pairs.lotsOf[a]! + pairs.lotsOf[b]! - joint)),
      hypergeometric: significant(-pairs.logP[i]! / Math.LN10),
      configuration: significant(-pairs.logPConfiguration[i]! / Math.LN10),
    },
  }
}

/** Six digits; no negative zero. */
const significant = (x: number): number => Number(x.toPrecision(6)) + 0
