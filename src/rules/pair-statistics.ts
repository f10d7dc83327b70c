import { CommonStrata } from '../market/common-strata.js'
import type { Market } from '../market/market.js'
import { forEachMeetingPair } from '../market/meeting-pairs.js'
import { type Meetings, type MeetingsOf, meetingsOf } from '../market/meetings.js'
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
  /** meetings as separate bidders: joint lots, those of one project on a day counted once */
  joint: Int32Array
  /** meetings that chance gives, over the strata in which both bid */
  expected: Float64Array
  /** ln P[meetings ≥ joint] within strata: NET-01's */
  logP: Float64Array
  /** ln q, Benjamini–Hochberg over all pairs of the market's bidders */
  logQ: Float64Array
  /** mean of `lotScore` over the meetings, drawn towards ½ where they are few */
  price: Float32Array
  /** the lesser of the two bidders' wins at their meetings; 0 where no score is given */
  leastWins: Int32Array
  /** meetings by bidder */
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
  const all = meetingsOf(market)
  const { meetings } = all
  const strata = strataOfLots(meetings, windowMonths)
  const common = new CommonStrata(meetings, strata, 0)
  let found = columns(4096)
  let count = 0
  const whole = { index: 0, of: 1 }
  const visit = (
    a: number,
    b: number,
    joint: number,
    partnerLots: readonly number[],
    scores: number,
    leastWins: number,
  ): void => {
    if (count === found.a.length) found = resized(found, 2 * count)
    common.read(a, b, partnerLots)
    found.a[count] = a
    found.b[count] = b
    found.joint[count] = joint
    found.expected[count] = common.expected
    found.price[count] = (scores + PRIOR_LOTS / 2) / (joint + PRIOR_LOTS)
    found.leastWins[count] = leastWins
    found.logP[count++] = logUpperTailOfSum(joint, common)
  }
  const tally = lotScore && { weight: meetingMeans(all, lotScore), won: winsOf(meetings) }
  forEachMeetingPair(meetings, 1, whole, visit, { tally })
  found = resized(found, count)
  const bidders = market.bidders.count
  return {
    count,
    ...found,
    logQ: logFalseDiscovery(found.logP, (bidders * (bidders - 1)) / 2),
    lotsOf: lotsByBidder(meetings),
    unknown: strata.unknown,
  }
}

/** meetings' worth of prices that say nothing, that the mean of a few is drawn towards */
const PRIOR_LOTS = 2

/** By each bidder's first bid at a meeting: 1 = one of its bids there won. */
const winsOf = ({ bids }: Meetings): Uint8Array => {
  const wins = new Uint8Array(bids.count)
  let first = 0
  for (let i = 0; i < bids.count; i++) {
    if (isFirst(bids, i)) first = i
    if (bids.won[i] === 1) wins[first] = 1
  }
  return wins
}

/** By meeting: the mean over its lots. */
export const meetingMeans = ({ offsets, lots }: MeetingsOf, value: Float64Array): Float64Array =>
  Float64Array.from({ length: offsets.length - 1 }, (_, m) => {
    let sum = 0
    for (let i = offsets[m]!; i < offsets[m + 1]!; i++) sum += value[lots[i]!]!
    return sum / (offsets[m + 1]! - offsets[m]!)
  })

/**
 * ln P[meetings ≥ joint] of every pair under the bipartite configuration model, which keeps each bidder's
 * lots and each lot's bidders: the second opinion beside the strata. Equal degrees have equal tails, which
 * are kept.
 */
export const configurationTails = (market: Market, pairs: PairStatistics): Float64Array => {
  const model = bipartiteConfiguration(pairs.lotsOf, biddersByLot(meetingsOf(market).meetings))
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

const lotsByBidder = ({ bidders, bids }: Meetings): Int32Array => {
  const lots = new Int32Array(bidders.count)
  for (let i = 0; i < bids.count; i++) if (isFirst(bids, i)) lots[bids.bidder[i]!]!++
  return lots
}

const biddersByLot = ({ lots, bids }: Meetings): Int32Array => {
  const bidders = new Int32Array(lots.count)
  for (let i = 0; i < bids.count; i++) if (isFirst(bids, i)) bidders[bids.lot[i]!]!++
  return bidders
}

/** The bidder's first bid on the lot. */
const isFirst = ({ lot, bidder }: Meetings['bids'], i: number): boolean =>
  i === 0 || lot[i] !== lot[i - 1] || bidder[i] !== bidder[i - 1]

type Columns = Pick<PairStatistics, 'a' | 'b' | 'joint' | 'expected' | 'logP' | 'price' | 'leastWins'>
const COLUMNS = ['a', 'b', 'joint', 'expected', 'logP', 'price', 'leastWins'] as const

const columns = (size: number): Columns => ({
  a: new Int32Array(size),
  b: new Int32Array(size),
  joint: new Int32Array(size),
  expected: new Float64Array(size),
  logP: new Float64Array(size),
  price: new Float32Array(size),
  leastWins: new Int32Array(size),
})

const resized = (old: Columns, size: number): Columns => {
  const next = columns(size)
  for (const name of COLUMNS) next[name].set(old[name].subarray(0, size))
  return next
}
