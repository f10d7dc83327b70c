import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { wordIndex, worthOf } from '../kernels/lot-words.js'
import { rule } from '../rule.js'

const SETTINGS = {
  maxFirms: z.number().int().min(0).default(3),
  specialGradeFen: z.number().int().min(0).default(10_000_000_000),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Detail =
  | { form: 'few-firms'; firms: number; most: number }
  | { form: 'special-grade'; worthFen: number; limitFen: number }

const FEW_FIRMS = t('满足资格条件的企业仅{firms}家', 'only {firms} firms meet the conditions')
const SPECIAL_GRADE = t('规模{worth}而要求特级资质', 'the special grade is asked for works worth {worth}')

/**
 * Tailored conditions (TND-04): no more than `maxFirms` registered firms meet them; or works worth less than
 * `specialGradeFen` ask for the special grade (特级). Points of the scoring scheme are not in the import
 * format.
 */
export default rule({
  id: 'TND-04',
  family: 'tender',
  grade: '线',
  formula: 'firms that meet the conditions ≤ maxFirms; special grade asked for worth < specialGradeFen',
  law: ['regulation-32'],
  needs: [['lots.qualified_firms', 'lots.qualification']],
  texts: {
    name: t('条件疑似量身定做', 'tailored conditions'),
    question: t(
      '满足资格条件的企业是否过少,或规模不大却要求特级资质?',
      'Do too few firms meet the conditions, or do modest works ask for the special grade?',
    ),
    silentWhen: t(
      '满足条件企业数、资质要求均未填',
      'neither the number of firms nor the qualification is filled',
    ),
    exemptions: [
      t('应急抢险、涉密项目', 'emergencies and secrets'),
      t('技术特殊工程(须人工核对)', 'works of a special kind (to be checked by a person)'),
    ],
  },
  why: t(
    '条件只有一两家能满足，竞争在公告时就已结束。',
    'Conditions that one or two firms meet end the competition with the notice.',
  ),
  example: t('全市仅2家企业满足资格条件：出线索。', 'Two firms in the city meet the conditions: a lead.'),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) =>
        detail.form === 'few-firms'
          ? words.text(FEW_FIRMS, { firms: detail.firms })
          : words.text(SPECIAL_GRADE, { worth: words.money(detail.worthFen) }),
    }),
  ],
})

const find = (market: Market, { maxFirms, specialGradeFen }: Settings): LotFact<Detail>[] => {
  const { lots, words } = market
  const exempt = new Set(['emergency', 'secret'].map((word) => wordIndex(market, word)))
  const facts: LotFact<Detail>[] = []
  for (let lot = 0; lot < lots.count; lot++) {
    if (exempt.has(lots.exception[lot]!)) continue
    const [firms, worth, asked] = [lots.qualifiedFirms[lot]!, worthOf(market, lot), lots.qualification[lot]!]
    const add = (detail: Detail): void => void facts.push({ lot, grade: '线', bidders: [], detail })
    if (firms >= 0 && firms <= maxFirms) add({ form: 'few-firms', firms, most: maxFirms })
    if (asked >= 0 && worth < specialGradeFen && stringAt(words, asked).includes('特级'))
      add({ form: 'special-grade', worthFen: worth, limitFen: specialGradeFen })
  }
  return facts
}
