import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { type Text, t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { thresholds, wordIndex, worthOf } from '../kernels/lot-words.js'
import { rule } from '../rule.js'

interface Detail {
  method: string
  statutory: boolean
  worthFen: number | null
  limitFen: number | null
}

const METHODS: Record<string, Text> = {
  direct: t('直接发包', 'awarded directly'),
  'single-source': t('单一来源', 'awarded to a single source'),
  invited: t('邀请招标', 'tendered by invitation'),
}
const TOLD = t('{method}，未见批复{size}', '{method}, with no approval on record{size}')
const SIZE = t('；规模{worth}，{limit}以上必须招标', '; worth {worth}, and a tender is due from {limit}')

/**
 * Unlawful method (TND-02), in part: a lot that must be tendered (so marked, or of the size that must be) was
 * awarded directly, from one source or by invitation, and no document approves it. Government procurement has
 * limits of its own that the format does not carry: those lots are left out, as are emergencies and secrets.
 */
export default rule({
  id: 'TND-02',
  family: 'tender',
  grade: '强',
  formula:
    'must be tendered (marked, or worth ≥ T) ∧ direct, single-source or invited ∧ no approval on record; in part',
  law: ['law-3', 'law-49', 'regulation-8', 'regulation-9'],
  needs: [
    ['lots.method'],
    ['lots.method_approval'],
    ['lots.statutory', 'lots.estimate', 'lots.control_price'],
  ],
  texts: {
    name: t('应招未招或方式不当', 'tender evaded or unlawful method'),
    question: t(
      '达到必须招标规模的标段是否未经批复而直接发包、单一来源或邀请招标?',
      'Was what had to be tendered awarded directly, from one source or by invitation, without approval?',
    ),
    silentWhen: t(
      '政府采购项目(限额标准不在导入格式内)、规模不明、批复一列全部未填',
      'government procurement, whose limits the format lacks; worth unknown; no approval filled anywhere',
    ),
    exemptions: [
      t('应急抢险、涉密项目', 'emergencies and secrets'),
      t('招标方式批复', 'approval of the method'),
    ],
  },
  why: t(
    '依法必须招标而直接发包、单一来源或邀请，等于事先选定了中标人。',
    'What must be tendered and is awarded directly had its winner before anybody could bid.',
  ),
  example: t(
    '600万元的施工标段直接发包，无批复记录：出线索。',
    'Works of 6 million are awarded directly, no approval on record: a lead.',
  ),
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }) => find(market),
      tell: ({ method, worthFen, limitFen }, _, words) =>
        words.text(TOLD, {
          method: words.text(METHODS[method] ?? t(method, method)),
          size:
            worthFen === null || limitFen === null
              ? ''
              : words.text(SIZE, { worth: words.money(worthFen), limit: words.money(limitFen) }),
        }),
    }),
  ],
})

const find = (market: Market): LotFact<Detail>[] => {
  const { lots, words } = market
  const threshold = thresholds(market)
  const word = (text: string): number => wordIndex(market, text)
  const closed = new Set([word('direct'), word('single-source'), word('invited')])
  const exempt = new Set([word('emergency'), word('secret')])
  const procurement = word('procurement')
  const facts: LotFact<Detail>[] = []
  for (let lot = 0; lot < lots.count; lot++) {
    if (!closed.has(lots.method[lot]!) || lots.approved[lot] === 1 || exempt.has(lots.exception[lot]!))
      continue
    if (lots.domain[lot] === procurement || lots.industry[lot] === procurement || lots.statutory[lot] === 0)
      continue
    const [worth, limit] = [worthOf(market, lot), threshold(lot)]
    const isLarge = limit !== undefined && worth >= limit
    if (!isLarge && lots.statutory[lot] !== 1) continue
    const detail = {
      method: stringAt(words, lots.method[lot]!),
      statutory: lots.statutory[lot] === 1,
      worthFen: Number.isNaN(worth) ? null : worth,
      limitFen: limit ?? null,
    }
    facts.push({ lot, grade: '强', bidders: [], detail })
  }
  return facts
}
