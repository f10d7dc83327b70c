import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { median } from '../../stats/quantile.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { expertId, orgId, rounded } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { RanksByStratum } from '../kernels/ranks.js'
import { type Grid, gridOf, JUDGED, scoreCells, sheetStratum } from '../kernels/score-cells.js'
import { rule } from '../rule.js'

const SETTINGS = {
  maxP: z.number().gt(0).max(1).default(0.01),
  minExcess: z.number().min(0).max(1).default(0.15),
  minSheets: z.number().int().min(1).default(100),
  minExperts: z.number().int().min(3).default(3),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  expert: string
  spread: number
  othersMedian: number
  highest: string
  lowest: string
  sheets: number
}

const TOLD = t(
  '专家{expert}所打最高分与最低分相差满分的{spread}，同组评委的中位数为{others}；最高{highest}，最低{lowest}',
  'expert {expert}’s highest and lowest marks lie {spread} of the points apart, the others’ by {others} (median); highest {highest}, lowest {lowest}',
)

/**
 * Extreme spread (EXP-02, 天地分): one expert's highest and lowest marks on a lot lie far further apart than
 * the other experts' do. Excess = the expert's spread − the median of the others' spreads, in shares of the
 * points to be had: where the bids really differ the whole committee spreads and nobody exceeds. Flagged
 * above the stratum's upper fence (Q3 + 1.5 · IQR) and `minExcess`, with p ≤ maxP by rank among its sheets.
 */
export default rule({
  id: 'EXP-02',
  family: 'expert',
  grade: '线',
  formula:
    'excess = spread of the expert − median spread of the others, share of points; > Q3 + 1.5 IQR of category × evaluation, ≥ minExcess, p ≤ maxP by rank',
  law: ['regulation-71-8'],
  needs: [['scores.score']],
  texts: {
    name: t('天地分', 'extreme spread of marks'),
    question: t(
      '某专家最高分与最低分之差是否远超同组评委与同类标段?',
      'Do one expert’s highest and lowest marks lie far further apart than the others’?',
    ),
    silentWhen: t(
      '同类打分表不足100份,或专家不足三人',
      'fewer than 100 sheets in the stratum, or three experts',
    ),
    exemptions: [t('全组分差同样大(投标文件确有差距)', 'the whole committee spreads: the bids do differ')],
  },
  why: t(
    '一人的极端分足以改变名次，是操纵评标的常见手法。',
    'One sheet of extreme marks is enough to change a ranking.',
  ),
  example: t(
    '同组评委分差约5分，专家戊给出95分和20分：出线索。',
    'The committee’s marks lie 5 points apart, expert E’s 95 and 20: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ expert, spread, othersMedian, highest, lowest }, _, words) =>
        words.text(TOLD, {
          expert: words.name(expert),
          spread: words.percent(spread),
          others: words.percent(othersMedian),
          highest: words.name(highest),
          lowest: words.name(lowest),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const sheets = sheetsOf(market, settings.minExperts)
  const ranks = new RanksByStratum()
  for (const { stratum, excess } of sheets) ranks.of(stratum).add(excess)
  return sheets.flatMap((sheet): LotFact<Detail>[] => {
    const own = ranks.of(sheet.stratum)
    const p = own.upper(sheet.excess)
    if (
      own.count < settings.minSheets ||
      p > settings.maxP ||
      sheet.excess < settings.minExcess ||
      !(sheet.excess > own.fence())
    )
      return []
    const detail = {
      expert: expertId(market, sheet.expert),
      spread: rounded(sheet.spread, 4),
      othersMedian: rounded(sheet.spread - sheet.excess, 4),
      highest: orgId(market, sheet.highest),
      lowest: orgId(market, sheet.lowest),
      sheets: own.count,
    }
    const bidders = biddersOf(market, [sheet.highest, sheet.lowest])
    return [{ lot: sheet.lot, grade: '线', bidders, p, null: 'rank-in-stratum', detail }]
  })
}

interface Sheet {
  lot: number
  stratum: number
  expert: number
  spread: number
  excess: number
  highest: number
  lowest: number
}

const sheetsOf = (market: Market, minExperts: number): Sheet[] => {
  const cells = scoreCells(market, JUDGED, { orTotal: true })
  const sheets: Sheet[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = gridOf(cells, lot)
    if (!grid?.isComplete || grid.experts.length < minExperts || grid.bidders.length < 2) continue
    const rows = grid.experts.map((_, e) => extremes(grid, e))
    rows.forEach((row, e) => {
      const others = rows.filter((_, other) => other !== e).map(({ spread }) => spread)
      sheets.push({
        lot,
        stratum: sheetStratum(market, lot),
        expert: grid.experts[e]!,
        excess: row.spread - median(others)!,
        ...row,
      })
    })
  }
  return sheets
}

const extremes = ({ bidders, share }: Grid, e: number): Pick<Sheet, 'spread' | 'highest' | 'lowest'> => {
  const row = share.subarray(e * bidders.length, (e + 1) * bidders.length)
  let [top, bottom] = [0, 0]
  row.forEach((x, b) => {
    if (x > row[top]!) top = b
    if (x < row[bottom]!) bottom = b
  })
  return { spread: row[top]! - row[bottom]!, highest: bidders[top]!, lowest: bidders[bottom]! }
}
