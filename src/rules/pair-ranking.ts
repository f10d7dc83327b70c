import { lowerBound, upperBound } from '../arrays/search.js'
import { jointLots } from '../market/joint-lots.js'
import type { Market } from '../market/market.js'
import { screened } from '../market/screens/screen-market.js'
import { descendingOrder } from '../stats/descending-order.js'
import { logNormalTail } from '../stats/normal.js'
import { configurationTails, type PairStatistics, pairStatistics } from './pair-statistics.js'
import { type RankingWeights, rankingWeights } from './ranking-weights.js'

/** Every pair with a meeting, best first: pair `order[r]` of the statistics has rank r. */
export interface RankedPairs extends PairStatistics {
  /** ln P[meetings ≥ joint] under the bipartite configuration model */
  logPConfiguration: Float64Array
  /** bits; single precision, by which the pairs are ordered */
  score: Float32Array
  order: Int32Array
  weights: RankingWeights
}

/**
 * Ranks pairs of bidders by how far out their figures lie in this market, in bits, so that no figure drowns
 * another:
 *
 *   t(x) = −log2((rank of x from the top − ½) / pairs)
 *   score = t(F) + ¼ Ia (1 − Ip) (t(P) + t(Q)) + ½ Ip (t(X) + Ia t(M))
 *   t(X) no more than −log2 of its chance were it a standard normal
 *   F = −log2 P + joint · LOT_BITS · (1 + ½ (1 + Ip) (2 s − 1))²
 *
 * P is the chance of as many meetings within strata (kernels/co-bidding), Q the same under the configuration
 * model; s the mean place of their prices, 0–1, ½ = they say nothing; X = (s − ½) √(12 meetings); M the
 * lesser of the two's wins at their meetings, or the meetings where no winner is known. Q, X and M are asked
 * of pairs with three meetings.
 *
 * The first term of F finds a ring that keeps to itself at the edge of a market, and hides one that is the
 * market's active core: there everybody's lift is about one, and small honest niches have the smallest
 * chance. The second finds the core, by the count of meetings and their prices together. Ip and Ia say how
 * far prices and meetings speak in this market (ranking-weights.ts): where meetings do and prices do not,
 * both chances confirm each other; where prices do, they and the wins they brought count more; in a market
 * too small to tell, F alone counts. Equal scores go by (a, b). Tried: bench/pairs/cores, bench/evaluation.
 */
export const rankPairs = (market: Market, windowMonths: number): RankedPairs => {
  const screens = screened(market)
  const pairs = pairStatistics(market, windowMonths, screens.score)
  const weights = rankingWeights(market, screens)
  const logPConfiguration = configurationTails(market, pairs)
  const score = new Float32Array(pairs.count)
  for (const term of termsOf(market, pairs, logPConfiguration, weights))
    if (term.weight > 0) addTailBits(score, term)
  return { ...pairs, logPConfiguration, score, order: descendingOrder(score), weights }
}

/**
 * Bits of a meeting whose prices say nothing; up to four times as many where they say all, none where they
 * are clean.
 */
const LOT_BITS = 3
/** Meetings below which Q, X and M are not asked. */
const LEAST_MEETINGS = 3
const CHANCES = 0.25
const PRICES = 0.5

/** What the score adds up of the pairs. */
interface Term {
  /** in this market; a term of 0 is not worked out */
  weight: number
  /** of pair i; NaN = not asked of it */
  value: (i: number) => number
  /** its bits at most */
  most?: (value: number) => number
}

const termsOf = (
  market: Market,
  pairs: PairStatistics,
  logPConfiguration: Float64Array,
  weights: RankingWeights,
): Term[] => {
  const { joint, leastWins, logP, price } = pairs
  const ip = weights.price.bimodality === null ? 0 : weights.price.weight
  const ia = weights.participation.dispersion === null ? 0 : weights.participation.weight
  const often =
    (value: Term['value']): Term['value'] =>
    (i) =>
      joint[i]! < LEAST_MEETINGS ? Number.NaN : value(i)
  const knowsWinners = market.bids.won.includes(1)
  return [
    { weight: 1, value: (i) => surpriseOf(logP[i]!) + coreOf(pairs, i, weights) },
    { weight: CHANCES * ia * (1 - ip), value: (i) => -logP[i]! },
    { weight: CHANCES * ia * (1 - ip), value: often((i) => -logPConfiguration[i]!) },
    {
      weight: PRICES * ip,
      value: often((i) => (price[i]! - 0.5) * Math.sqrt(12 * joint[i]!)),
      most: (z) => surpriseOf(logNormalTail(z)),
    },
    { weight: PRICES * ip * ia, value: often((i) => (knowsWinners ? leastWins[i]! : joint[i]!)) },
  ]
}

/**
 * Adds `weight` times the bits of each value's place from the top of all pairs, in the middle of its equals.
 */
const addTailBits = (score: Float32Array, { weight, value: of, most }: Term): void => {
  const value = Float64Array.from(score, (_, i) => of(i))
  const sorted = value.filter((x) => !Number.isNaN(x)).sort()
  const missing = value.length - sorted.length
  for (let i = 0; i < value.length; i++) {
    const isMissing = Number.isNaN(value[i]!)
    const below = isMissing ? 0 : missing + lowerBound(sorted, value[i]!)
    const equal = isMissing ? missing : missing + upperBound(sorted, value[i]!) - below
    const bits = -Math.log2((value.length - below - equal / 2) / value.length)
    score[i]! += weight * (most && !isMissing ? Math.min(bits, most(value[i]!)) : bits)
  }
}

/** −log2 of a chance given as its logarithm. */
const surpriseOf = (logP: number): number => -logP / Math.LN2 + 0
/** A market in which prices do not speak still has some that do: half of them is believed. */
const coreOf = ({ joint, price }: PairStatistics, i: number, { price: { weight } }: RankingWeights): number =>
  joint[i]! * LOT_BITS * (1 + ((1 + weight) / 2) * (2 * price[i]! - 1)) ** 2

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
  /** meetings: joint lots, those of one project on a day counted once */
  joint: number
  p: number
  q: number
  score: number
  channels: {
    /** −log2 p, in bits */
    participation: number
    /** meetings, weighed by their prices, in bits */
    core: number
    /** mean place of the meetings' prices, 0–1; ½ = they say nothing */
    price: number
    /**
     * wins of a less those of b on joint lots, over wins of either: 1 = always a, −1 = always b; null without
     * a win
     */
    outcome: number | null
    /** the lesser of the two's wins at their meetings */
    leastWins: number
    /** meetings over those that chance gives within strata */
    lift: number
    /** meetings over those of either */
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
      participation: significant(surpriseOf(pairs.logP[i]!)),
      core: significant(coreOf(pairs, i, pairs.weights)),
      price: significant(pairs.price[i]!),
      outcome: outcomeOf(market, a, b),
      leastWins: pairs.leastWins[i]!,
      lift: significant(joint / pairs.expected[i]!),
      jaccard: significant(joint / (pairs.lotsOf[a]! + pairs.lotsOf[b]! - joint)),
      configuration: significant(surpriseOf(pairs.logPConfiguration[i]!)),
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
