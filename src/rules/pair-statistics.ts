import { CommonStrata } from '../market/common-strata.js'
import type { Market } from '../market/market.js'
import { forEachMeetingPair } from '../market/meeting-pairs.js'
import { strataOfLots } from '../market/strata.js'
import {
  type BipartiteConfiguration,
  bipartiteConfiguration,
  chanceOfTie,
} from '../stats/bipartite-configuration.js'
import { logFalseDiscovery } from '../stats/false-discovery.js'
import { logUpperTailOfSum } from '../stats/hypergeometric.js'
import { logUpperTailOfTrials } from '../stats/poisson-binomial.js'

/** Every pair of bidders with a joint lot, in order of (a, b), a < b; by column. */
export interface PairStatistics {
  count: number
  a: Int32Array
  b: Int32Array
  /** joint lots, as separate bidders */
  joint: Int32Array
  /** joint lots that chance gives, over the strata in which both bid */
  expected: Float64Array
  /** ln P[joint lots ≥ joint] within strata: NET-01's */
  logP: Float64Array
  /** ln q, Benjamini–Hochberg over all pairs of the market's bidders */
  logQ: Float64Array
  /** mean of `lotScore` over the joint lots, drawn towards ½ where they are few */
  price: Float32Array
  /** distinct lots by bidder */
  lotsOf: Int32Array
  /** columns of the strata that the market lacks */
  unknown: string[]
}

/**
 * How often every two bidders met, and how surprising that is. Lots on which the two are partners of one
 * consortium are left out for that pair, as in NET-01. `lotScore`: how suspect each lot's prices are, 0–1, ½
 * = they say nothing.
 */
export const pairStatistics = (
  market: Market,
  windowMonths: number,
  lotScore?: Float64Array,
): PairStatistics => {
  const strata = strataOfLots(market, windowMonths)
  const common = new CommonStrata(market, strata, 0)
  let found = columns(4096)
  let count = 0
  const whole = { index: 0, of: 1 }
  const visit = (
    a: number,
    b: number,
    joint: number,
    partnerLots: readonly number[],
    scores: number,
  ): void => {
    if (count === found.a.length) found = resized(found, 2 * count)
    common.read(a, b, partnerLots)
    found.a[count] = a
    found.b[count] = b
    found.joint[count] = joint
    found.expected[count] = common.expected
    found.price[count] = (scores + PRIOR_LOTS / 2) / (joint + PRIOR_LOTS)
    found.logP[count++] = logUpperTailOfSum(joint, common)
  }
  forEachMeetingPair(market, 1, whole, visit, { weight: lotScore })
  found = resized(found, count)
  const bidders = market.bidders.count
  return {
    count,
    ...found,
    logQ: logFalseDiscovery(found.logP, (bidders * (bidders - 1)) / 2),
    lotsOf: lotsByBidder(market),
    unknown: strata.unknown,
  }
}

/** lots' worth of prices that say nothing, that the mean of a few is drawn towards */
const PRIOR_LOTS = 2

/**
 * ln P[joint lots ≥ joint] of every pair under the bipartite configuration model, which keeps each bidder's
 * lots and each lot's bidders: the second opinion beside the strata. Equal degrees have equal tails, which
 * are kept.
 */
export const configurationTails = (market: Market, pairs: PairStatistics): Float64Array => {
  const model = bipartiteConfiguration(pairs.lotsOf, biddersByLot(market))
  const { classOf } = model.left
  const classes = model.left.degree.length
  const known = new Map<number, Float64Array>()
  const of = Float64Array.from(pairs.joint)
  for (let i = 0; i < pairs.count; i++) {
    const x = classOf[pairs.lotsOf[pairs.a[i]!]!]!
    const y = classOf[pairs.lotsOf[pairs.b[i]!]!]!
    const key = Math.min(x, y) * classes + Math.max(x, y)
    const joint = pairs.joint[i]!
    let tails = known.get(key)
    if (!tails || tails.length <= joint) {
      const longer = new Float64Array(2 * joint + 4).fill(Number.NaN)
      if (tails) longer.set(tails)
      tails = longer
      known.set(key, tails)
    }
    if (Number.isNaN(tails[joint]!)) tails[joint] = tailOf(joint, model, x, y)
    of[i] = tails[joint]!
  }
  return of
}

/** Lots that both are on: a lot of degree d has both with the product of their chances. */
const tailOf = (joint: number, { left, right }: BipartiteConfiguration, x: number, y: number): number =>
  logUpperTailOfTrials(joint, {
    trials: right.nodes,
    chance: right.odds.map((v) => chanceOfTie(left.odds[x]!, v) * chanceOfTie(left.odds[y]!, v)),
  })

const lotsByBidder = ({ bidders, bids }: Market): Int32Array => {
  const lots = new Int32Array(bidders.count)
  for (let i = 0; i < bids.count; i++) if (isFirst(bids, i)) lots[bids.bidder[i]!]!++
  return lots
}

const biddersByLot = ({ lots, bids }: Market): Int32Array => {
  const bidders = new Int32Array(lots.count)
  for (let i = 0; i < bids.count; i++) if (isFirst(bids, i)) bidders[bids.lot[i]!]!++
  return bidders
}

/** The bidder's first bid on the lot. */
const isFirst = ({ lot, bidder }: Market['bids'], i: number): boolean =>
  i === 0 || lot[i] !== lot[i - 1] || bidder[i] !== bidder[i - 1]

type Columns = Pick<PairStatistics, 'a' | 'b' | 'joint' | 'expected' | 'logP' | 'price'>
const COLUMNS = ['a', 'b', 'joint', 'expected', 'logP', 'price'] as const

const columns = (size: number): Columns => ({
  a: new Int32Array(size),
  b: new Int32Array(size),
  joint: new Int32Array(size),
  expected: new Float64Array(size),
  logP: new Float64Array(size),
  price: new Float32Array(size),
})

const resized = (old: Columns, size: number): Columns => {
  const next = columns(size)
  for (const name of COLUMNS) next[name].set(old[name].subarray(0, size))
  return next
}
