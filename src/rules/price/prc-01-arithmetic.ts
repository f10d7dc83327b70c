import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { COINCIDENCE_SETTINGS } from '../kernels/coincidences.js'
import { onRegularLots, REGULAR_SETTINGS } from '../kernels/regular-lots.js'
import { onRegularLotsTogether, type RegularTogether } from '../kernels/regular-pairs.js'
import { rule } from '../rule.js'
import { FIXED, PARTNERS_AS_ONE, ROUND } from './exemptions.js'

interface Steps {
  gapCv: number
  stepFen: number
}

const ON_LOT = t(
  '{who}的报价由低到高逐家相差约{step}，间距几乎相等',
  'the prices of {who} go up by about {step} from one to the next, almost evenly',
)
const TOGETHER = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段的全部报价逐家等额递增',
  'on {k} of the {of} lots on which {a} and {b} both have a price, all prices go up by equal steps',
)

/**
 * Arithmetic prices (PRC-01): the bids on a lot go up by equal steps; two bidders stand in such lots again
 * and again.
 */
export default rule({
  id: 'PRC-01',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  needsRun: true,
  formula:
    'sd(gaps) / mean(gap) ≤ maxGapCv, n ≥ minBids; p of n uniform prices, q ≤ maxQ. Pairs: P[Binomial(joint lots, mean p) ≥ k]',
  texts: {
    name: t('报价等差', 'arithmetic prices'),
    question: t(
      '同一标段的报价排序后是否逐家相差同一金额,且非偶合?',
      'Do the prices on a lot, in order, go up by equal steps beyond chance?',
    ),
    silentWhen: t('有效报价不足四份;三份时不单独成线索', 'fewer than four effective bids'),
    exemptions: [ROUND, FIXED, PARTNERS_AS_ONE, GROUP],
  },
  why: t(
    '各家独立测算的报价间距有大有小；逐家相差同一金额，往往是一人先定一个价、再依次加减得出其余各价。',
    'Prices worked out apart lie at uneven distances. Equal steps suggest that one hand set a price and derived the others.',
  ),
  example: t(
    '甲、乙、丙、丁、戊的报价由低到高逐家相差83333.34元，分毫不差：出线索。',
    'The prices of A, B, C, D and E go up by 83,333.34 each time, to the last digit: a lead.',
  ),
  settings: { ...REGULAR_SETTINGS, ...COINCIDENCE_SETTINGS },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Steps>({
      inFirstPart: true,
      find: (context, settings) =>
        onRegularLots(context, 'arithmetic', settings, ({ gapCv, step }) => ({ gapCv, stepFen: step })),
      tell: ({ stepFen }, { members }, words) =>
        words.text(ON_LOT, { who: words.list(members.map(words.name)), step: words.money(stepFen) }),
    }),
    ask.pairs<RegularTogether>({
      inFirstPart: true,
      find: (context, settings) => onRegularLotsTogether(context, 'arithmetic', settings),
      tell: ({ lots, of }, { a, b }, words) =>
        words.text(TOGETHER, { a: words.name(a), b: words.name(b), k: lots, of }),
    }),
  ],
})
