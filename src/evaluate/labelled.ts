import { mostOf } from '../arrays/extremes.js'
import { stringAt } from '../arrays/strings.js'
import { NO_DAY } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { Market } from '../market/market.js'
import { SCREENS } from '../market/screens/lot-screens.js'
import { strataOfLots } from '../market/strata.js'
import { CO_BIDDING_SETTINGS } from '../rules/kernels/co-bidding.js'
import { type ScoredMarket, scoreMarket } from '../rules/lot-ranking.js'
import { type RankedPairs, rankPairs } from '../rules/pair-ranking.js'
import { pairStatistics } from '../rules/pair-statistics.js'
import { jaccard } from './agreement.js'
import type { Labels } from './labels.js'
import { auc, averagePrecision, precisionAt } from './ranking.js'
import { shuffledParticipation } from './shuffle.js'

/** How well one score ranks lots. */
export interface LotRanking {
  score: string
  auc: number | null
  ap: number | null
}
export interface PairRanking {
  score: string
  ap: number | null
  p20: number | null
  p100: number | null
}
export interface LabelledEvaluation {
  lots: {
    /** lots with three effective bids or more, and how many of them are labelled */
    count: number
    labelled: number
    ranking: LotRanking
    /** what our score is made of */
    channels: LotRanking[]
    /** each screen by itself; AUC below ½: low values are the labelled ones */
    screens: LotRanking[]
    /** what id, date, number of bids and lowest bid alone would give, each in its better direction */
    context: LotRanking[]
    /**
     * our score among the first 70 % of the lots by date, and among the rest; none where dates are unknown
     */
    timeSplit: { part: 'first' | 'last'; lots: number; labelled: number; auc: number | null }[]
  }
  pairs: {
    count: number
    labelled: number
    /**
     * why they cannot be ranked: nobody met, nobody met twice, or all or none are labelled; null where they
     * can
     */
    unranked: 'none met' | 'none met twice' | 'one label' | null
    ranking: PairRanking
    /** the single scores of the literature, and activity alone (the product of the two numbers of lots) */
    rivals: PairRanking[]
  }
  rings: {
    ring: string
    members: number
    /** best Jaccard among the listed rings (red, yellow), and among all groups */
    listed: number
    all: number
    /** place of the best group among all, from 1; null without any overlap */
    place: number | null
    level: Ring['level'] | null
  }[]
  /** pairs at q ≤ 0.01 in the market, and on average where who meets whom was dealt anew */
  permutation: { shuffles: number; alarms: number; shuffledAlarms: number; share: number | null }
}

const SHUFFLES = 5
const MAX_Q = 0.01
const FIRST_PART = 0.7
const LEAST_BIDS = 3

/**
 * Everything that labels can tell of a market's scores and rings. Pure; seeded. `rings` come best first,
 * green ones too.
 */
export const evaluateLabelled = (
  market: Market,
  rings: readonly Ring[],
  labels: Labels,
  seed: number,
): LabelledEvaluation => {
  const months = CO_BIDDING_SETTINGS.windowMonths.parse(undefined)
  const ranked = rankPairs(market, months)
  return {
    lots: lotRanking(market, scoreMarket(market), labels),
    pairs: pairRanking(market, ranked, labels),
    rings: ringRecovery(rings, labels),
    permutation: permutationControl(market, ranked, months, seed),
  }
}

const lotRanking = (market: Market, screened: ScoredMarket, labels: Labels): LabelledEvaluation['lots'] => {
  const { n } = screened.screens
  const chosen = Array.from(n.keys()).filter(
    (lot) => n[lot]! >= LEAST_BIDS && labels.lots.has(stringAt(market.lots.id, lot)),
  )
  const labelOf = (lot: number): number => (labels.lots.get(stringAt(market.lots.id, lot)) ? 1 : 0)
  const rank = (name: string, of: (lot: number) => number, among = chosen): LotRanking => {
    const given = { score: among.map(of), label: among.map(labelOf) }
    return { score: name, auc: auc(given), ap: averagePrecision(given) }
  }
  const better = (name: string, of: (lot: number) => number): LotRanking => {
    const up = rank(name, of)
    return (up.auc ?? 0) >= 0.5 ? up : rank(`−${name}`, (lot) => -of(lot))
  }
  const byDay = chosen
    .filter((lot) => market.lots.day[lot] !== NO_DAY)
    .sort((x, y) => market.lots.day[x]! - market.lots.day[y]! || x - y)
  const cut = Math.round(FIRST_PART * byDay.length)
  const part = (name: 'first' | 'last', lots: number[]) => ({
    part: name,
    lots: lots.length,
    labelled: lots.filter((lot) => labelOf(lot) === 1).length,
    auc: rank(name, (lot) => screened.scores.score[lot]!, lots).auc,
  })
  return {
    count: chosen.length,
    labelled: chosen.filter((lot) => labelOf(lot) === 1).length,
    ranking: rank('score', (lot) => screened.scores.score[lot]!),
    channels: [
      rank('participation', (lot) => screened.scores.participation[lot]!),
      rank('price', (lot) => screened.scores.price[lot]!),
    ],
    screens: SCREENS.map((name) => rank(name, (lot) => screened.screens[name][lot]!)),
    context: [
      better('id', (lot) => lot),
      better('date', (lot) => market.lots.day[lot]!),
      better('bids', (lot) => n[lot]!),
      better('lowest bid', (lot) => screened.prices.amount[screened.prices.offsets[lot]!]!),
    ],
    timeSplit:
      byDay.length > 0 && market.lots.day[byDay[0]!] !== market.lots.day[byDay.at(-1)!]
        ? [part('first', byDay.slice(0, cut)), part('last', byDay.slice(cut))]
        : [],
  }
}

const pairRanking = (market: Market, pairs: RankedPairs, labels: Labels): LabelledEvaluation['pairs'] => {
  const ringOf = Array.from({ length: market.bidders.count }, (_, b) =>
    labels.rings.get(stringAt(market.bidders.id, b)),
  )
  const label = Uint8Array.from(pairs.a, (a, i) =>
    ringOf[a] !== undefined && ringOf[a] === ringOf[pairs.b[i]!] ? 1 : 0,
  )
  const rank = (name: string, score: ArrayLike<number>): PairRanking => ({
    score: name,
    ap: averagePrecision({ score, label }),
    p20: precisionAt({ score, label }, 20),
    p100: precisionAt({ score, label }, 100),
  })
  const of = (score: (i: number) => number): Float64Array => Float64Array.from(pairs.a, (_, i) => score(i))
  const lots = (i: number): [number, number] => [pairs.lotsOf[pairs.a[i]!]!, pairs.lotsOf[pairs.b[i]!]!]
  const labelled = label.reduce((sum, one) => sum + one, 0)
  return {
    count: pairs.count,
    labelled,
    unranked: unrankedBy(pairs, labelled),
    ranking: rank('score', pairs.score),
    rivals: [
      rank('joint lots', pairs.joint),
      rank(
        'Jaccard',
        of((i) => pairs.joint[i]! / (lots(i)[0] + lots(i)[1] - pairs.joint[i]!)),
      ),
      rank(
        'hypergeometric −log p',
        of((i) => -pairs.logP[i]!),
      ),
      rank(
        'configuration model −log p',
        of((i) => -pairs.logPConfiguration[i]!),
      ),
      rank(
        'activity alone',
        of((i) => lots(i)[0] * lots(i)[1]),
      ),
    ],
  }
}

const unrankedBy = (
  { count, joint }: RankedPairs,
  labelled: number,
): LabelledEvaluation['pairs']['unranked'] => {
  if (count === 0) return 'none met'
  if (joint.every((times) => times < 2)) return 'none met twice'
  return labelled === 0 || labelled === count ? 'one label' : null
}

const ringRecovery = (rings: readonly Ring[], labels: Labels): LabelledEvaluation['rings'] => {
  const truth = new Map<string, string[]>()
  for (const [bidder, ring] of labels.rings) truth.set(ring, [...(truth.get(ring) ?? []), bidder])
  const found = rings.map((ring) => ({
    level: ring.level,
    members: ring.members.map(({ bidderId }) => bidderId).sort(),
  }))
  return [...truth]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([ring, bidders]) => {
      const members = [...bidders].sort()
      const agreement = found.map((one) => jaccard(members, one.members))
      const best = Math.max(0, mostOf(agreement))
      const place = best > 0 ? agreement.indexOf(best) : -1
      return {
        ring,
        members: members.length,
        listed: Math.max(0, mostOf(agreement.filter((_, i) => found[i]!.level !== 'green'))),
        all: best,
        place: place < 0 ? null : place + 1,
        level: place < 0 ? null : found[place]!.level,
      }
    })
}

const permutationControl = (
  market: Market,
  pairs: RankedPairs,
  months: number,
  seed: number,
): LabelledEvaluation['permutation'] => {
  const strata = strataOfLots(market, months)
  const alarms = alarmsOf(pairs.logQ)
  let shuffled = 0
  for (let s = 0; s < SHUFFLES; s++)
    shuffled += alarmsOf(pairStatistics(shuffledParticipation(market, strata, seed + s), months).logQ)
  const mean = shuffled / SHUFFLES
  return { shuffles: SHUFFLES, alarms, shuffledAlarms: mean, share: alarms === 0 ? null : mean / alarms }
}

const alarmsOf = (logQ: Float64Array): number => logQ.reduce((n, q) => n + (q <= Math.log(MAX_Q) ? 1 : 0), 0)
