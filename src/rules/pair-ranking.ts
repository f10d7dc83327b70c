import { jointLots } from '../market/joint-lots.js'
import type { Market } from '../market/market.js'
import { screened } from '../market/screens/screen-market.js'
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
 *   score = −log2 p + joint · LOT_BITS · (2 · s)²
 *
 * p is the chance of as many joint lots (kernels/co-bidding); s the mean score of the joint lots' prices,
 * 0–1, ½ = they say nothing. The first term finds a ring that keeps to itself at the edge of a market, and
 * hides one that is the market's active core: there everybody's lift is about one, and small honest niches
 * have the smallest p. The second term finds the core, by the count of joint lots and by their prices
 * together. Neither term alone serves every market (bench/pairs/cores). Equal scores go by (a, b).
 */
export const rankPairs = (market: Market, windowMonths: number): RankedPairs => {
  const pairs = pairStatistics(market, windowMonths, screened(market).score)
  const score = Float32Array.from(pairs.joint, (_, i) => surpriseOf(pairs, i) + coreOf(pairs, i))
  return {
    ...pairs,
    logPConfiguration: configurationTails(market, pairs),
    score,
    order: descendingOrder(score),
  }
}

/**
 * Bits of a joint lot whose prices say nothing; four times as many where they say all, none where they are
 * clean.
 */
const LOT_BITS = 3

const surpriseOf = ({ logP }: PairStatistics, i: number): number => -logP[i]! / Math.LN2 + 0
const coreOf = ({ joint, price }: PairStatistics, i: number): number =>
  joint[i]! * LOT_BITS * (2 * price[i]!) ** 2

/**
 * What so many joint lots say by count and lift alone, in bits: joint · log2(1 + 10 · lift), which a price
 * has no part in. For what weighs prices beside it (lot-ranking.ts).
 */
export const pairScore = (joint: number, expected: number): number =>
  joint <= 0 ? 0 : joint * Math.log2(1 + (10 * joint) / expected)

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
    /** −log2 p, in bits; `core` and this are the score */
    participation: number
    /** joint lots, weighed by their prices, in bits */
    core: number
    /** mean price score of the joint lots, 0–1; ½ = they say nothing */
    price: number
    /**
     * wins of a less those of b on joint lots, over wins of either: 1 = always a, −1 = always b; null without
     * a win
     */
    outcome: number | null
    /** joint lots over those that chance gives within strata */
    lift: number
    /** joint lots over lots of either */
    jaccard: number
    /** −log2 p under the bipartite configuration model */
    configuration: number
  }
}

/** Pair `i` of the statistics, with the id of each bidder from `idOf`. */
export const shownPair = (
  market: Market,
  pairs: RankedPairs,
  i: number,
  idOf: (bidder: number) => string,
): ShownPair => {
  const a = pairs.a[i]!
  const b = pairs.b[i]!
  const joint = pairs.joint[i]!
  return {
    a: idOf(a),
    b: idOf(b),
    joint,
    p: significant(Math.exp(pairs.logP[i]!)),
    q: significant(Math.exp(pairs.logQ[i]!)),
    score: significant(pairs.score[i]!),
    channels: {
      participation: significant(surpriseOf(pairs, i)),
      core: significant(coreOf(pairs, i)),
      price: significant(pairs.price[i]!),
      outcome: outcomeOf(market, a, b),
      lift: significant(joint / pairs.expected[i]!),
      jaccard: significant(joint / (pairs.lotsOf[a]! + pairs.lotsOf[b]! - joint)),
      configuration: significant(-pairs.logPConfiguration[i]! / Math.LN2),
    },
  }
}

const outcomeOf = (market: Market, a: number, b: number): number | null => {
  const { bids } = market
  let ofA = 0
  let ofB = 0
  for (const lot of jointLots(market, a, b))
    for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++) {
      if (bids.won[i] !== 1) continue
      if (bids.bidder[i] === a) ofA++
      if (bids.bidder[i] === b) ofB++
    }
  return ofA + ofB === 0 ? null : significant((ofA - ofB) / (ofA + ofB))
}

/** Six digits; no negative zero. */
const significant = (x: number): number => Number(x.toPrecision(6)) + 0
