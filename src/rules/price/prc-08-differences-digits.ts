import { leastOf } from '../../arrays/extremes.js'
import { stepOf } from '../../market/screens/rounding.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { COINCIDENCE_SETTINGS, COINCIDENCES, type Returning, returning } from '../kernels/coincidences.js'
import { LOT_COINCIDENCE_SETTINGS, type LotCoincidence, onOneLot } from '../kernels/lot-coincidences.js'
import { range } from '../kernels/lot-prices.js'
import { rule } from '../rule.js'
import { FEW_BIDS, FIXED, PARTNERS_AS_ONE, ROUND } from './exemptions.js'

const ON_LOT = t(
  '{who}的报价逐家相差同一金额（约{step}），分毫不差',
  'the prices of {who} go up by one step, about {step}, equal to the last digit',
)
const ONE_DIFFERENCE = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段两家报价相差同一金额（约{difference}），分毫不差',
  'on {k} of the {of} lots on which {a} and {b} both have a price, theirs differ by one amount, about {difference}',
)
const ONE_ENDING = t(
  '{a}与{b}共同报价的{of}个标段中，有{k}个标段两家报价的末三位数字（凑整的零除外）相同',
  'on {k} of the {of} lots on which {a} and {b} both have a price, theirs end in the same three digits (before zeros)',
)

/**
 * Fixed differences, digit patterns (PRC-08): neighbours on a lot stand one step apart to the last digit; one
 * difference, or the last three digits, come back between two bidders. Of several findings about a pair the
 * strongest one stands.
 */
export default rule({
  id: 'PRC-08',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  needsRun: true,
  formula:
    'one step between three or more neighbours on a lot, q ≤ lotMaxQ; one difference, or one last three digits, on k ≥ minLots joint lots, q ≤ maxQ',
  texts: {
    name: t('固定差额或尾数规律', 'fixed differences, digit patterns'),
    question: t(
      '报价之间是否有固定差额(如逐家相差8888元)或相同尾数,且非偶合?',
      'Does one difference, or do the same last digits, come back between prices beyond chance?',
    ),
    silentWhen: FEW_BIDS,
    exemptions: [ROUND, FIXED, PARTNERS_AS_ONE, GROUP],
  },
  why: t(
    '由一份报价加减固定金额得出其余报价，是陪标常用的省事办法；差额或尾数一再相同，难以用偶合解释。',
    'Adding a fixed amount to one price is an easy way to write cover bids. Chance hardly repeats a difference or an ending.',
  ),
  example: t(
    '甲、乙同投四个标段，每次都相差8888.01元：出线索。',
    'A and B meet on four lots and are 8,888.01 apart each time: a lead.',
  ),
  settings: { ...COINCIDENCE_SETTINGS, ...LOT_COINCIDENCE_SETTINGS },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<{ stepFen: number }>({
      inFirstPart: true,
      find(context, { lotMaxQ }) {
        const steps = equalStepsOnLots(screened(context.market))
        return onOneLot(context, steps, { grade: '强', lotMaxQ }, (value) => ({ stepFen: value }))
      },
      tell: ({ stepFen }, { members }, words) =>
        words.text(ON_LOT, { who: words.list(members.map(words.name)), step: words.money(stepFen) }),
    }),
    ask.pairs<Returning>({
      inFirstPart: true,
      kernel: COINCIDENCES,
      meets: ({ minLots }) => minLots,
      find: (context, settings) => [
        ...returning(context, 'difference', '强', settings),
        ...returning(context, 'digits', '强', settings),
      ],
      tell({ differenceFen, k, of }, among, words) {
        const pair = { a: words.name(among.a), b: words.name(among.b), k, of }
        return differenceFen === undefined
          ? words.text(ONE_ENDING, pair)
          : words.text(ONE_DIFFERENCE, { ...pair, difference: words.money(differenceFen) })
      },
    }),
  ],
})

/**
 * Which neighbouring bids of a lot go up by one and the same step, to the last digit?
 *
 *   p = (n − 2) · 2 r / mean gap for three bids, and a factor 2 r / mean gap for each more; r = rounding
 *
 * Silent below four bids (three with one step are PRC-01's) and for equal bids.
 */
const equalStepsOnLots = ({ prices, screens }: ScreenedMarket): LotCoincidence[] => {
  const { offsets, amount } = prices
  const coincidences: LotCoincidence[] = []
  for (let lot = 0; lot < screens.n.length; lot++) {
    const n = screens.n[lot]!
    if (n < 4) continue
    const gap = (amount[offsets[lot]! + n - 1]! - amount[offsets[lot]!]!) / (n - 1)
    for (let from = offsets[lot]!; from < offsets[lot + 1]! - 2; ) {
      const step = amount[from + 1]! - amount[from]!
      let to = from + 2
      while (to < offsets[lot + 1]! && amount[to]! - amount[to - 1]! === step) to++
      if (step > 0 && to - from > 2) {
        const positions = range(from, to)
        const rounding = leastOf(positions.map((i) => stepOf(amount[i]!)))
        const logP = Math.log(n - 2) + (to - from - 2) * Math.log(Math.min(1, (2 * rounding) / gap))
        coincidences.push({ lot, positions, value: step, logP: Math.min(0, logP) })
      }
      from = Math.max(from + 1, to - 1)
    }
  }
  return coincidences
}
