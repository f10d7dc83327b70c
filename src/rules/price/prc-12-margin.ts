import { z } from 'zod'
import { screened } from '../../market/screens/screen-market.js'
import { quantileInStratum } from '../../market/screens/strata.js'
import { t } from '../../texts/text.js'
import { OUTLYING_SETTINGS, type Outlying, outlyingLots } from '../kernels/outlying-lots.js'
import { rule } from '../rule.js'
import { AVERAGE, CAPACITY } from './exemptions.js'

const TOLD = {
  low: t(
    '{who}的两份最低报价只相差{share}，差额小于绝大多数同类标段（共{lots}个）',
    'the lowest two prices, of {who}, are only {share} apart, closer than on almost all of the {lots} comparable lots',
  ),
  high: t(
    '{who}的两份最低报价相差{share}，差额大于绝大多数同类标段（共{lots}个）',
    'the lowest two prices, of {who}, are {share} apart, further than on almost all of the {lots} comparable lots',
  ),
}

/**
 * Margin outlier (PRC-12): the lowest two prices stand uncommonly close together or far apart for the
 * stratum.
 */
export default rule({
  id: 'PRC-12',
  family: 'price',
  grade: '线',
  law: ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17'],
  ocp: 'R024, R058',
  needsRun: true,
  formula:
    '(b2 − b1) / b1 outside Q1 − fence · IQR or Q3 + fence · IQR of the stratum and among its outermost maxP',
  texts: {
    name: t('中标差额异常', 'margin outlier'),
    question: t(
      '最低两份报价的差额是否异常小或异常大?',
      'Is the margin between the lowest two prices outside the fences of comparable lots?',
    ),
    silentWhen: t(
      '可比层不足二十个标段,或四分位距为零',
      'fewer than twenty comparable lots, or quartiles that coincide',
    ),
    exemptions: [CAPACITY, AVERAGE],
  },
  why: t(
    '事先知道对手的报价，才能只低一点点；其余各家无意中标，才会远远高出。差额过小、过大都值得核查。',
    'Who knows the rival’s price can stay just below it; rivals who do not mean to win stay far above. Both ends are worth a look.',
  ),
  example: t(
    '同类标段最低两价一般相差2%左右，本标段乙比甲高40%：出线索。',
    'On comparable lots the lowest two prices are some 2 % apart; here B is 40 % above A: a lead.',
  ),
  settings: {
    ...OUTLYING_SETTINGS,
    minBids: z.number().int().min(2).default(3),
    /** quartile ranges beyond the quartile */
    fence: z.number().positive().default(1.5),
  },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Outlying>({
      inFirstPart: true,
      find(context, settings) {
        const { screens, strata, prices } = screened(context.market)
        const q1 = quantileInStratum(screens.diffp, strata, 0.25)
        const q3 = quantileInStratum(screens.diffp, strata, 0.75)
        const lowestTwo = (lot: number): number[] => [prices.offsets[lot]!, prices.offsets[lot]! + 1]
        return (['low', 'high'] as const)
          .flatMap((side) => outlyingLots(context, screens.diffp, side, settings, lowestTwo))
          .filter(({ lot, detail: { value, side } }) => {
            const reach = settings.fence * (q3[lot]! - q1[lot]!)
            return reach > 0 && (side === 'low' ? value < q1[lot]! - reach : value > q3[lot]! + reach)
          })
      },
      tell: ({ value, side, lots }, { members }, words) =>
        words.text(TOLD[side], {
          who: words.list(members.map(words.name)),
          share: words.percent(value),
          lots,
        }),
    }),
  ],
})
