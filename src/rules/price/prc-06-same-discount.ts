import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { COINCIDENCE_SETTINGS, COINCIDENCES, type Returning, returning } from '../kernels/coincidences.js'
import { rule } from '../rule.js'
import { FIXED, PARTNERS_AS_ONE, RATE } from './exemptions.js'

const TOLD = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段两家的下浮率相差不到0.01个百分点',
  'on {k} of the {of} lots on which {a} and {b} both have a price, their discounts differ by less than 0.01 points',
)

/**
 * Same discount (PRC-06): two bidders' discounts from the limit agree on lot after lot, though no whole per
 * cent.
 */
export default rule({
  id: 'PRC-06',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  needsRun: true,
  formula:
    '|d_A − d_B| ≤ 0.01 percentage points, not whole per cents, on k ≥ minLots joint lots; d = 1 − b / limit; q ≤ maxQ',
  texts: {
    name: t('下浮率雷同', 'same discount'),
    question: t(
      '两家的下浮率是否在多个标段相差不到0.01个百分点?',
      'Do the discounts of two bidders differ by less than 0.01 percentage points on lot after lot?',
    ),
    silentWhen: t('无最高投标限价,或有效报价不足', 'no price limit, or too few effective bids'),
    exemptions: [RATE, t('抽取系数法', 'coefficients drawn by lot'), FIXED, PARTNERS_AS_ONE, GROUP],
  },
  why: t(
    '下浮率是各家对成本和竞争的独立判断；两家在多个标段下浮到同一个零头，往往事先通过气。',
    'A discount is what a firm makes of its costs and rivals. The same odd one on lot after lot suggests that they talked.',
  ),
  example: t(
    '甲、乙在四个标段的下浮率分别为8.137%与8.141%、9.462%与9.465%等，次次几乎相同：出线索。',
    'On four lots A and B discount by 8.137 and 8.141 %, 9.462 and 9.465 % and so on, as good as equal: a lead.',
  ),
  settings: COINCIDENCE_SETTINGS,
  needs: [['bids.amount'], ['lots.control_price']],
  asks: (ask) => [
    ask.pairs<Returning>({
      inFirstPart: true,
      kernel: COINCIDENCES,
      meets: ({ minLots }) => minLots,
      find: (context, settings) => returning(context, 'discount', '强', settings),
      tell: ({ k, of }, { a, b }, words) => words.text(TOLD, { a: words.name(a), b: words.name(b), k, of }),
    }),
  ],
})
