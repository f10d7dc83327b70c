import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { rounded } from '../kernels/lot-words.js'
import { bidOf } from '../kernels/winners.js'
import { rule } from '../rule.js'

interface Overrun {
  contract: string
  what: 'contract' | 'settlement'
  amountFen: number
  baseFen: number
  base: 'winning-bid' | 'contract'
  /** share by which the amount is over the base */
  over: number
  reasonGiven: boolean
}

const WHAT = { contract: t('合同价', 'the contract price'), settlement: t('结算价', 'the settlement') }
const BASE = { 'winning-bid': t('中标价', 'the winning bid'), contract: t('合同价', 'the contract price') }
const TOLD = t(
  '{what}{amount}，超过{base}{from}的{over}',
  '{what}, {amount}, is {over} over {base} of {from}',
)
const WITH_REASON = t('（已载明变更理由）', ' (a reason for the changes is on record)')

/**
 * Cost overrun (TND-08): settlement or contract price over the winning bid by more than `maxOver`; where a
 * reason for the changes is on record, by more than `maxOverWithReason`. Without the contractor's bid the
 * settlement is measured against the contract price.
 */
export default rule({
  id: 'TND-08',
  family: 'tender',
  grade: '线',
  law: ['law-46', 'law-59'],
  formula:
    'settlement or contract price > winning bid · (1 + maxOver); with a reason on record · (1 + maxOverWithReason)',
  texts: {
    name: t('结算或合同超中标价', 'cost overrun'),
    question: t(
      '结算价或合同价是否超过中标价10%以上?',
      'Is the settlement or contract price over the winning bid by more than a tenth?',
    ),
    silentWhen: t('中标价、合同价缺失', 'winning bid and contract price are missing'),
    exemptions: [t('有变更理由的,按30%计', 'with a reason for the changes: 30 percent')],
  },
  why: t(
    '以低价中标、再以变更抬高结算，是围标后分利的常见途径，也使未中标者失去公平竞争的机会。',
    'Winning low and settling high is how the profit of a rigged tender is made afterwards; honest bidders lose.',
  ),
  example: t(
    '甲以100万元中标，结算130万元而无变更理由：超出30%，出线索。',
    'A wins at 1,000,000 and settles at 1,300,000 without a reason on record: 30 % over, a lead.',
  ),
  settings: { maxOver: z.number().min(0).default(0.1), maxOverWithReason: z.number().min(0).default(0.3) },
  needs: [
    ['contracts.price', 'contracts.settlement_price'],
    ['bids.amount', 'contracts.price'],
  ],
  asks: (ask) => [
    ask.lots<Overrun>({
      find({ market }, { maxOver, maxOverWithReason }) {
        const { contracts, bids } = market
        const facts: LotFact<Overrun>[] = []
        for (let c = 0; c < contracts.count; c++) {
          const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
          const bid = bidOf(market, lot, contractor)
          const award = bid < 0 ? Number.NaN : bids.amount[bid]!
          const base = award > 0 ? award : contracts.price[c]!
          const reasonGiven = contracts.changeReason[c] === 1
          const most = base * (1 + (reasonGiven ? maxOverWithReason : maxOver))
          const add = (what: Overrun['what'], amount: number): void => {
            if (!(base > 0) || !(amount > most)) return
            facts.push({
              lot,
              grade: '线',
              bidders: contractor < market.bidders.count ? [contractor] : [],
              detail: {
                contract: stringAt(contracts.id, c),
                what,
                amountFen: amount,
                baseFen: base,
                base: award > 0 ? 'winning-bid' : 'contract',
                over: rounded(amount / base - 1, 4),
                reasonGiven,
              },
            })
          }
          if (award > 0) add('contract', contracts.price[c]!)
          add('settlement', contracts.settlement[c]!)
        }
        return facts
      },
      tell: ({ what, amountFen, baseFen, base, over, reasonGiven }, _, words) =>
        words.text(TOLD, {
          what: words.text(WHAT[what]),
          amount: words.money(amountFen),
          base: words.text(BASE[base]),
          from: words.money(baseFen),
          over: words.percent(over),
        }) + (reasonGiven ? words.text(WITH_REASON) : ''),
    }),
  ],
})
