import type { Market } from '../market/market.js'
import { type ScreenedMarket, screenMarket } from '../market/screens/screen-market.js'
import { CO_BIDDING_SETTINGS } from './kernels/co-bidding.js'
import { pairScore } from './pair-ranking.js'
import { type PairStatistics, pairStatistics } from './pair-statistics.js'
import { type RankingWeights, rankingWeights } from './ranking-weights.js'

/** How suspect each lot is, by column: 0–1, higher = more suspect. */
export interface LotScores {
  score: Float64Array
  /** who met on the lot: how much its bidders meet elsewhere; ½ where nobody met anybody again */
  participation: Float64Array
  /** what its prices show (market/screens/price-evidence.ts) */
  price: Float64Array
  /** what each of the two is believed in this market */
  weights: RankingWeights
}

/** The screens of a market's lots with each lot's score. */
export interface ScoredMarket extends ScreenedMarket {
  scores: LotScores
}

/** Reads the market only. A second or two per million bids, of which the pairs take most. */
export const scoreMarket = (market: Market): ScoredMarket => {
  const screened = screenMarket(market)
  const pairs = pairStatistics(market, CO_BIDDING_SETTINGS.windowMonths.parse(undefined))
  return { ...screened, scores: lotScores(market, screened, pairs) }
}

/**
 * What prices weigh beside participation where both are believed alike, and what either weighs where it is
 * silent.
 */
const PRICE = 1.5
const LEAST = 0.1
/** Lots of a class by number of bids, at least; fewer are put together with the next. */
const CLASS_LOTS = 30
/** Bidders of a lot looked at; of more, so many evenly spaced ones. */
const MOST_BIDDERS = 200

/**
 * The mean of two ranks, each weighed by how far the market shows that it speaks (ranking-weights.ts):
 *
 *   score = (1.5 (0.1 + Ip) price + (0.1 + Ia) participation) / sum of the weights
 *
 * Prices betray a ring where it controls the lot; who meets betrays it where prices cannot, for a market's
 * prices may be narrow or wide for reasons of its own. Participation is the mean, over pairs of the lot's
 * bidders, of what the pair's *other* meetings say (`pairScore`), ranked among lots of as many bids: neither
 * the number of bids nor id, date or size enters. Tried (bench/evaluation): Ohio AUC 0.47 by prices, 0.81 by
 * participation; Ticino 0.87 and 0.50.
 */
export const lotScores = (market: Market, screened: ScreenedMarket, pairs: PairStatistics): LotScores => {
  const participation = ranksByClass(meetings(market, pairs), screened.screens.n)
  const price = screened.score
  const weights = rankingWeights(market, screened)
  const byPrice = PRICE * (LEAST + weights.price.weight)
  const byParticipation = LEAST + weights.participation.weight
  const score = participation.map(
    (rank, lot) => (byParticipation * rank + byPrice * price[lot]!) / (byParticipation + byPrice),
  )
  return { score, participation, price, weights }
}

/** By lot: mean over its pairs of the score of their meetings on other lots; NaN below two bidders. */
const meetings = ({ lots, bids, bidders }: Market, pairs: PairStatistics): Float64Array => {
  const first = pairsByBidder(pairs, bidders.count)
  const mean = new Float64Array(lots.count).fill(Number.NaN)
  for (let lot = 0; lot < lots.count; lot++) {
    const own = distinct(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))
    if (own.length < 2) continue
    let sum = 0
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++) {
        const p = find(pairs.b, own[j]!, first[own[i]!]!, first[own[i]! + 1]!)
        if (p >= 0) sum += pairScore(pairs.joint[p]! - 1, pairs.expected[p]!)
      }
    mean[lot] = sum / ((own.length * (own.length - 1)) / 2)
  }
  return mean
}

/** Each bidder once; ascending, as the bids of a lot are. */
const distinct = (bidder: Int32Array): Int32Array => {
  const own = bidder.filter((b, i) => i === 0 || b !== bidder[i - 1])
  if (own.length <= MOST_BIDDERS) return own
  return Int32Array.from(
    { length: MOST_BIDDERS },
    (_, i) => own[Math.floor((i * own.length) / MOST_BIDDERS)]!,
  )
}

const pairsByBidder = ({ a, count }: PairStatistics, bidders: number): Int32Array => {
  const first = new Int32Array(bidders + 1)
  for (let p = 0; p < count; p++) first[a[p]! + 1]!++
  for (let b = 0; b < bidders; b++) first[b + 1]! += first[b]!
  return first
}

const find = (column: Int32Array, wanted: number, from: number, to: number): number => {
  let lo = from
  let hi = to - 1
  while (lo <= hi) {
    const mid = (lo + hi) >> 1
    if (column[mid] === wanted) return mid
    if (column[mid]! < wanted) lo = mid + 1
    else hi = mid - 1
  }
  return -1
}

/** Mid-rank in 0–1 among the lots of as many bids; ½ where the value is NaN. */
const ranksByClass = (value: Float64Array, bids: Int32Array): Float64Array => {
  const known = Int32Array.from(value.keys()).filter((lot) => !Number.isNaN(value[lot]!))
  known.sort((x, y) => bids[x]! - bids[y]! || x - y)
  const rank = new Float64Array(value.length).fill(0.5)
  for (let from = 0; from < known.length; ) {
    let to = from
    while (to < known.length && (to - from < CLASS_LOTS || bids[known[to]!] === bids[known[to - 1]!])) to++
    if (known.length - to < CLASS_LOTS) to = known.length
    rankInto(rank, known.slice(from, to), value)
    from = to
  }
  return rank
}

const rankInto = (rank: Float64Array, lots: Int32Array, value: Float64Array): void => {
  lots.sort((x, y) => value[x]! - value[y]! || x - y)
  for (let from = 0; from < lots.length; ) {
    let to = from
    while (to < lots.length && value[lots[to]!] === value[lots[from]!]) to++
    for (let k = from; k < to; k++) rank[lots[k]!] = (from + to) / (2 * lots.length)
    from = to
  }
}
