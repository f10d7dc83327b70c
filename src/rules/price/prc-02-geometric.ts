import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { COINCIDENCE_SETTINGS, COINCIDENCES, type Returning, returning } from '../kernels/coincidences.js'
import { onRegularLots, REGULAR_SETTINGS } from '../kernels/regular-lots.js'
import { onRegularLotsTogether, type RegularTogether } from '../kernels/regular-pairs.js'
import { rule } from '../rule.js'
import { FEW_BIDS, FIXED, PARTNERS_AS_ONE, ROUND } from './exemptions.js'

interface Factors {
  gapCv: number
  factor: number
}

const ON_LOT = t(
  '{who}的报价由低到高逐家递增约{share}，比例几乎相等',
  'the prices of {who} go up by about {share} from one to the next, almost evenly',
)
const TOGETHER = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段的全部报价逐家按同一比例递增',
  'on {k} of the {of} lots on which {a} and {b} both have a price, all prices go up by one factor',
)
const ONE_RATIO = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段两家报价相差同一比例（约{share}）',
  'on {k} of the {of} lots on which {a} and {b} both have a price, theirs differ by one ratio (about {share})',
)

/**
 * Geometric prices (PRC-02): the bids on a lot go up by equal factors; two bidders stand in such lots again
 * and again, or one ratio comes back between them. Of both findings about a pair the stronger one stands.
 */
export default rule({
  id: 'PRC-02',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  needsRun: true,
  formula:
    'sd / mean of ln(b[i+1] / b[i]) ≤ maxGapCv, n ≥ minBids; p, q as PRC-01. Pairs: one ratio ± 1e-5 on k of their joint lots, q ≤ maxQ',
  texts: {
    name: t('报价等比', 'geometric prices'),
    question: t(
      '同一标段的报价是否逐家按同一比例递增,或两家报价之比是否在多个标段重复?',
      'Do the prices on a lot go up by one factor, or does one ratio between two bidders come back on lot after lot?',
    ),
    silentWhen: FEW_BIDS,
    exemptions: [ROUND, FIXED, PARTNERS_AS_ONE, GROUP],
  },
  why: t(
    '两家各自测算，报价之比每个标段都会不同；同一比例反复出现，往往是一份报价由另一份乘以固定系数得出。',
    'Between two honest bidders the ratio changes from lot to lot. One that comes back suggests a price multiplied from the other.',
  ),
  example: t(
    '甲、乙同投四个标段，两家报价之比四次都是1.0271：出线索。',
    'A and B meet on four lots, and the ratio of their prices is 1.0271 on all four: a lead.',
  ),
  settings: { ...REGULAR_SETTINGS, ...COINCIDENCE_SETTINGS },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Factors>({
      inFirstPart: true,
      find: (context, settings) =>
        onRegularLots(context, 'geometric', settings, ({ gapCv, step }) => ({ gapCv, factor: step })),
      tell: ({ factor }, { members }, words) =>
        words.text(ON_LOT, { who: words.list(members.map(words.name)), share: words.percent(factor - 1) }),
    }),
    ask.pairs<Returning | RegularTogether>({
      inFirstPart: true,
      kernel: COINCIDENCES,
      meets: ({ minLots }) => minLots,
      find: (context, settings) => [
        ...returning(context, 'ratio', '强', settings),
        ...onRegularLotsTogether(context, 'geometric', settings),
      ],
      tell(detail, among, words) {
        const pair = { a: words.name(among.a), b: words.name(among.b), of: detail.of }
        return detail.pattern === 'regular'
          ? words.text(TOGETHER, { ...pair, k: detail.lots })
          : words.text(ONE_RATIO, { ...pair, k: detail.k, share: words.percent((detail.ratio ?? 1) - 1) })
      },
    }),
  ],
})
