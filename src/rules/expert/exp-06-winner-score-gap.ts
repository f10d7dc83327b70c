import { z } from 'zod'
import { mostOf } from '../../arrays/extremes.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { rounded } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { RanksByStratum } from '../kernels/ranks.js'
import { type Grid, gridOf, scoreCells, sheetStratum } from '../kernels/score-cells.js'
import { winningBids } from '../kernels/winners.js'
import { rule } from '../rule.js'

const SETTINGS = {
  maxP: z.number().gt(0).max(1).default(0.05),
  minLots: z.number().int().min(1).default(20),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  gap: number
  winnerMean: number
  lots: number
}

const TOLD = t(
  '中标人技术、商务、资信均分为满分的{mean}，高出次名满分的{gap}，在{lots}个同类标段中罕见',
  'the winner’s judged marks are {mean} of the points, {gap} above the next bidder’s: rare among {lots} lots of its class',
)

/**
 * Winner's score gap (EXP-06): the winner's mean for technical, commercial and credit items lies far above
 * the next bidder's. Gap in shares of the points to be had; flagged above the stratum's upper fence (Q3 + 1.5
 * · IQR) with p ≤ maxP by rank among its lots.
 */
export default rule({
  id: 'EXP-06',
  family: 'expert',
  grade: '线',
  formula:
    'winner’s mean for technical, commercial, credit − next bidder’s, share of points; > Q3 + 1.5 IQR of category × evaluation, p ≤ maxP by rank',
  law: ['regulation-71-8'],
  needs: [['scores.part'], ['bids.won']],
  texts: {
    name: t('中标人得分明显偏高', 'winner’s score gap'),
    question: t(
      '中标人技术、商务、资信分与次高者之差是否离群?',
      'Does the winner’s technical score lie far above the next bidder’s?',
    ),
    silentWhen: t('同类标段不足20个', 'fewer than 20 lots in the stratum'),
    exemptions: [t('优势明显(须人工核对)', 'a bid that is really better (to be checked by a person)')],
  },
  why: t(
    '主观分一枝独秀，可能与评委事先沟通有关。',
    'Judged marks far above everybody’s may have been agreed.',
  ),
  example: t(
    '中标人技术分高出次名满分的30%，同类标段罕见：出线索。',
    'The winner’s judged marks are 30 % of the points above the next: rare in its class, a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ gap, winnerMean, lots }, _, words) =>
        words.text(TOLD, { mean: words.percent(winnerMean), gap: words.percent(gap), lots }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const gaps = gapsOf(market)
  const ranks = new RanksByStratum()
  for (const { stratum, gap } of gaps) ranks.of(stratum).add(gap)
  return gaps.flatMap(({ lot, stratum, gap, mean, winner }): LotFact<Detail>[] => {
    const own = ranks.of(stratum)
    const p = own.upper(gap)
    if (own.count < settings.minLots || p > settings.maxP || !(gap > own.fence())) return []
    const detail = { gap: rounded(gap, 4), winnerMean: rounded(mean, 4), lots: own.count }
    return [{ lot, grade: '线', bidders: biddersOf(market, [winner]), p, null: 'rank-in-stratum', detail }]
  })
}

const gapsOf = (market: Market) => {
  const cells = scoreCells(market, ['technical', 'commercial', 'credit', 'other'], { orTotal: false })
  const winning = winningBids(market)
  const gaps: { lot: number; stratum: number; gap: number; mean: number; winner: number }[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = winning[lot]! < 0 ? undefined : gridOf(cells, lot)
    if (!grid || grid.bidders.length < 3) continue
    const winner = market.bids.bidder[winning[lot]!]!
    const means = meansOf(grid)
    const mean = means[grid.bidders.indexOf(winner)]
    if (mean === undefined) continue
    const next = mostOf(means.filter((_, b) => grid.bidders[b] !== winner))
    gaps.push({ lot, stratum: sheetStratum(market, lot), gap: mean - next, mean, winner })
  }
  return gaps
}

/** Mean share by bidder, over the experts that scored it. */
const meansOf = ({ experts, bidders, share }: Grid): number[] =>
  bidders.map((_, b) => {
    const given = experts.map((_, e) => share[e * bidders.length + b]!).filter((x) => !Number.isNaN(x))
    return given.reduce((sum, x) => sum + x, 0) / given.length
  })
