import { z } from 'zod'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { thresholds, wordIndex, worthOf } from '../kernels/lot-words.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minBidDays: z.number().int().min(0).default(20),
  minSaleDays: z.number().int().min(0).default(5),
  minPublicDays: z.number().int().min(0).default(3),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  period: 'bids' | 'sale' | 'publication'
  days: number
  least: number
}

const TOLD = {
  bids: t(
    '发出招标文件至截标{days}日，法定不少于{least}日',
    '{days} days from the documents to the deadline, where {least} are due',
  ),
  sale: t(
    '招标文件发售{days}日，法定不少于{least}日',
    'documents on sale for {days} days, where {least} are due',
  ),
  publication: t(
    '中标候选人公示{days}日，法定不少于{least}日',
    'candidates published for {days} days, where {least} are due',
  ),
}

/**
 * Short periods (TND-03): days from the first issue of the documents (sale, else publication) to the deadline
 * (else the opening), days of sale, days of publication of the candidates. Days are differences of dates:
 * from the 1st to the 21st are 20. Asked of tenders that the law demands: so marked, or, unmarked, of the
 * size that must be tendered.
 */
export default rule({
  id: 'TND-03',
  family: 'tender',
  grade: '强',
  formula:
    'first issue → deadline < minBidDays; sale < minSaleDays; publication < minPublicDays (differences of dates)',
  law: ['law-24', 'regulation-16', 'regulation-54'],
  ocp: 'R003',
  needs: [
    ['lots.method'],
    ['lots.published_at', 'lots.sale_from', 'lots.publicity_from'],
    ['lots.bid_deadline', 'lots.opened_at', 'lots.sale_to', 'lots.publicity_to'],
    ['lots.statutory', 'lots.estimate', 'lots.control_price'],
  ],
  texts: {
    name: t('期限过短', 'short periods'),
    question: t(
      '发出招标文件至截标、发售期、公示期是否短于法定期限?',
      'Were the time for bids, the sale of documents or the publication shorter than the law demands?',
    ),
    silentWhen: t(
      '非依法必须招标,或是否必须招标无从判断;日期缺失',
      'no tender demanded by law, or unknown whether it is; dates are missing',
    ),
    exemptions: [
      t('重新招标(第二次及以后)', 'second and later calls'),
      t('应急抢险、涉密项目', 'emergencies and secrets'),
    ],
  },
  why: t(
    '期限过短，只有事先知情者来得及投标。',
    'Where time is too short only those who knew beforehand can bid.',
  ),
  example: t(
    '3月1日发售文件、3月10日截标：9日，不足20日，出线索。',
    'Documents out on 1 March, deadline on the 10th: 9 days where 20 are due.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ period, days, least }, _, words) => words.text(TOLD[period], { days, least }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const { lots } = market
  const isBound = boundLots(market)
  const facts: LotFact<Detail>[] = []
  for (let lot = 0; lot < lots.count; lot++) {
    if (!isBound(lot)) continue
    const start = lots.saleFrom[lot] !== NO_DAY ? lots.saleFrom[lot]! : lots.published[lot]!
    const deadline = lots.deadline[lot] !== NO_DAY ? lots.deadline[lot]! : lots.opened[lot]!
    const add = (period: Detail['period'], from: number, to: number, least: number): void => {
      if (from === NO_DAY || to === NO_DAY || to < from || to - from >= least) return
      facts.push({ lot, grade: '强', bidders: [], detail: { period, days: to - from, least } })
    }
    add('bids', start, deadline, settings.minBidDays)
    add('sale', lots.saleFrom[lot]!, lots.saleTo[lot]!, settings.minSaleDays)
    add('publication', lots.publicFrom[lot]!, lots.publicTo[lot]!, settings.minPublicDays)
  }
  return facts
}

const boundLots = (market: Market): ((lot: number) => boolean) => {
  const { lots } = market
  const word = (text: string): number => wordIndex(market, text)
  const tendered = new Set([word('open'), word('invited')])
  const exempt = new Set([word('emergency'), word('secret'), word('rebid')])
  const procurement = word('procurement')
  const threshold = thresholds(market)
  return (lot) => {
    if (!tendered.has(lots.method[lot]!) || exempt.has(lots.exception[lot]!) || lots.attempt[lot]! > 1)
      return false
    if (lots.statutory[lot] !== 255) return lots.statutory[lot] === 1
    const limit = threshold(lot)
    const ownLimits = lots.domain[lot] === procurement || lots.industry[lot] === procurement
    return !ownLimits && limit !== undefined && worthOf(market, lot) >= limit
  }
}
