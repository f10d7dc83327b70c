import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logBinomial } from '../../stats/log-factorial.js'
import { median, quantile } from '../../stats/quantile.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { expertId, orgId, rounded } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { Ranks } from '../kernels/ranks.js'
import {
  type Grid,
  gridOf,
  JUDGED,
  type ScoreCells,
  scoreCells,
  sheetStratum,
} from '../kernels/score-cells.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minZ: z.number().min(0).default(2.5),
  minTimes: z.number().int().min(1).default(3),
  minExperts: z.number().int().min(3).default(3),
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  expert: string
  bidder: string
  direction: 'above' | 'below'
  times: number
  met: number
  q: number
  z: number
}

const TOLD = t(
  '专家{expert}与{bidder}相遇{met}次，其中{times}次打分明显{direction}同组评委',
  'expert {expert} marked {bidder} well {direction} the committee on {times} of the {met} lots where they met',
)
const DIRECTIONS = { above: t('高于', 'above'), below: t('低于', 'below') }

/**
 * Rounds of median polish, and the share of residuals that sets their unit: 0.9 of normal ones lie within
 * 1.645 deviations.
 */
const ROUNDS = 3
const UNIT = { share: 0.9, deviations: 1.645 }

/**
 * Score bias (EXP-01): an expert scores one bidder above (or below) the committee, time and again. What an
 * expert gave a bidder, less the expert's and the bidder's medians on the lot (Tukey's median polish: an
 * outlier does not spill over into its neighbours), in units of the stratum's residuals (their 0.9 quantile /
 * 1.645): z. A hit is |z| ≥ minZ. Of the n lots on which the two met, k that are as large as its k-th have
 * the chance P[Binomial(n, r) ≥ k], r the market's own rate of z as large; Benjamini–Hochberg over all pairs
 * that met often enough, both ways.
 */
export default rule({
  id: 'EXP-01',
  family: 'expert',
  grade: '线',
  formula:
    'z = residual of a median polish over experts and bidders / (0.9 quantile of |residual| of category × evaluation / 1.645); |z| ≥ minZ one way on ≥ minTimes lots; P[Binomial(n, rate of z as large as the k-th) ≥ k], least over k ≥ minTimes with Bonferroni, q ≤ maxQ',
  law: ['regulation-71-8', 'regulation-71-3'],
  needs: [['scores.score']],
  texts: {
    name: t('打分偏离', 'score bias'),
    question: t(
      '某专家是否反复给某投标人明显高于(低于)同组评委的分?',
      'Does an expert score one bidder above (or below) the committee time and again?',
    ),
    silentWhen: t(
      '专家不足三人、投标人不足三家、打分不全,或同类标段分值无差异',
      'fewer than three experts or bidders, incomplete sheets, or no spread in the stratum',
    ),
    exemptions: [
      t('专家宽严(已扣除该专家均值)', 'a lenient or strict expert (own mean taken off)'),
      t('投标文件优劣(已扣除该投标人均值)', 'a good or bad bid (its mean taken off)'),
    ],
  },
  why: t(
    '评委对某一家反复打高分或压分，可能被打过招呼。',
    'An expert who marks one bidder up or down time and again may have been spoken to.',
  ),
  example: t(
    '专家丁5次评审中4次给甲明显高于同组评委：出线索。',
    'Expert D marks A far above the committee on 4 of 5 lots: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ expert, bidder, direction, times, met }, _, words) =>
        words.text(TOLD, {
          expert: words.name(expert),
          bidder: words.name(bidder),
          direction: words.text(DIRECTIONS[direction]),
          times,
          met,
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const cells = scoreCells(market, JUDGED, { orTotal: true })
  const residuals = residualsOf(market, cells, settings.minExperts)
  const z = standardised(market, cells, residuals)
  return biased(market, cells, z, settings)
}

/**
 * Residual by cell of complete sheets of `minExperts` experts and three bidders or more; NaN of the others.
 */
const residualsOf = (market: Market, cells: ScoreCells, minExperts: number): Float64Array => {
  const residuals = new Float64Array(cells.points.length).fill(Number.NaN)
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = gridOf(cells, lot)
    if (!grid?.isComplete || grid.experts.length < minExperts || grid.bidders.length < 3) continue
    residuals.set(interaction(grid), cells.lotOffsets[lot]!)
  }
  return residuals
}

/**
 * What neither a lenient expert nor a good bid explains: the residuals of a median polish. By expert, then
 * bidder. Tukey, J. W. (1977). Exploratory Data Analysis, chapter 11.
 */
export const interaction = ({ experts, bidders, share }: Grid): Float64Array => {
  const [rows, columns] = [experts.length, bidders.length]
  const left = share.slice()
  const sweep = (places: (line: number, k: number) => number, lines: number, length: number): void => {
    for (let line = 0; line < lines; line++) {
      const middle = median(Array.from({ length }, (_, k) => left[places(line, k)]!))!
      for (let k = 0; k < length; k++) left[places(line, k)]! -= middle
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    sweep((e, b) => e * columns + b, rows, columns)
    sweep((b, e) => e * columns + b, columns, rows)
  }
  return left
}

const standardised = (market: Market, cells: ScoreCells, residuals: Float64Array): Float64Array => {
  const sizes = new Map<number, number[]>()
  eachCell(market, cells, (cell, lot) => {
    if (Number.isNaN(residuals[cell]!)) return
    const stratum = sheetStratum(market, lot)
    const list = sizes.get(stratum)
    if (list) list.push(Math.abs(residuals[cell]!))
    else sizes.set(stratum, [Math.abs(residuals[cell]!)])
  })
  const spread = new Map(
    [...sizes].map(([stratum, list]) => [stratum, quantile(list, UNIT.share)! / UNIT.deviations]),
  )
  const z = new Float64Array(residuals.length).fill(Number.NaN)
  eachCell(market, cells, (cell, lot) => {
    const unit = spread.get(sheetStratum(market, lot))
    if (unit !== undefined && unit > 0) z[cell] = residuals[cell]! / unit
  })
  return z
}

const eachCell = (market: Market, cells: ScoreCells, visit: (cell: number, lot: number) => void): void => {
  for (let lot = 0; lot < market.lots.count; lot++)
    for (let cell = cells.lotOffsets[lot]!; cell < cells.lotOffsets[lot + 1]!; cell++) visit(cell, lot)
}

interface Meeting {
  expert: number
  bidder: number
  /** cells with a z, and their lots */
  cells: number[]
  lots: number[]
}

const biased = (
  market: Market,
  cells: ScoreCells,
  z: Float64Array,
  { minZ, minTimes, maxQ }: Settings,
): LotFact<Detail>[] => {
  const ranks = { above: new Ranks(), below: new Ranks() }
  for (const one of z) {
    if (Number.isNaN(one)) continue
    ranks.above.add(one)
    ranks.below.add(-one)
  }
  const meetings = meetingsOf(market, cells, z).filter((one) => one.cells.length >= minTimes)
  const found: { meeting: Meeting; direction: 'above' | 'below'; hits: number[] }[] = []
  const logP: number[] = []
  for (const meeting of meetings)
    for (const direction of ['above', 'below'] as const) {
      const size = (i: number): number => (direction === 'above' ? 1 : -1) * z[meeting.cells[i]!]!
      const hits = [...meeting.cells.keys()].filter((i) => size(i) >= minZ)
      if (hits.length < minTimes) continue
      found.push({ meeting, direction, hits })
      logP.push(chanceOf(hits.map(size), meeting.cells.length, minTimes, ranks[direction]))
    }
  const logQ = logFalseDiscovery(Float64Array.from(logP), 2 * meetings.length)
  return found.flatMap(({ meeting, direction, hits }, i) => {
    if (!(Math.exp(logQ[i]!) <= maxQ)) return []
    const detail = {
      expert: expertId(market, meeting.expert),
      bidder: orgId(market, meeting.bidder),
      direction,
      times: hits.length,
      met: meeting.cells.length,
      q: Number(Math.exp(logQ[i]!).toPrecision(3)),
    }
    return hits.map(
      (h): LotFact<Detail> => ({
        lot: meeting.lots[h]!,
        grade: '线',
        bidders: biddersOf(market, [meeting.bidder]),
        p: Math.exp(logP[i]!),
        null: 'scores-exchangeable',
        detail: { ...detail, z: rounded(z[meeting.cells[h]!]!) },
      }),
    )
  })
}

/**
 * ln of the chance of hits as large: for every k from `least` to their number, P[Binomial(n, r) ≥ k] with r
 * the market's rate of z as large as the k-th largest; the smallest of these times how many they are
 * (Bonferroni).
 */
const chanceOf = (sizes: readonly number[], n: number, least: number, ranks: Ranks): number => {
  const falling = sizes.toSorted((x, y) => y - x)
  let log = 0
  for (let k = least; k <= falling.length; k++)
    log = Math.min(log, logBinomialTail(k, n, ranks.upper(falling[k - 1]!)))
  return Math.min(0, log + Math.log(falling.length - least + 1))
}

const meetingsOf = (market: Market, cells: ScoreCells, z: Float64Array): Meeting[] => {
  const byPair = new Map<number, Meeting>()
  eachCell(market, cells, (cell, lot) => {
    if (Number.isNaN(z[cell]!)) return
    const [expert, bidder] = [cells.expert[cell]!, cells.bidder[cell]!]
    const key = expert * market.bidders.orgCount + bidder
    let meeting = byPair.get(key)
    if (!meeting) byPair.set(key, (meeting = { expert, bidder, cells: [], lots: [] }))
    meeting.cells.push(cell)
    meeting.lots.push(lot)
  })
  return [...byPair.values()]
}

/** ln P[Binomial(n, r) ≥ k]. */
export const logBinomialTail = (k: number, n: number, r: number): number => {
  if (k <= 0) return 0
  if (r <= 0) return Number.NEGATIVE_INFINITY
  if (r >= 1) return 0
  let sum = 0
  for (let x = n; x >= k; x--) sum += Math.exp(logBinomial(x, n, r, 1 - r))
  return Math.min(0, Math.log(sum))
}
