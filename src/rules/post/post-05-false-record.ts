import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { orgId } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { rule } from '../rule.js'

interface Detail {
  contract: string
  contractor: string
  forms: Form[]
}
type Form = keyof typeof FORMS

const TOLD = t('合同{contract}：{forms}', 'contract {contract}: {forms}')
const FORMS = {
  record: t('所报业绩经核验不实', 'the record of past work was found untrue'),
  'manager-registered-elsewhere': t('项目经理登记在他人名下', 'the manager is registered with another firm'),
}

/**
 * False record (POST-05): the record of past work that the contractor claimed was not found true; or the
 * manager stands on another organisation's staff and not on the contractor's, whose staff is on record.
 */
export default rule({
  id: 'POST-05',
  family: 'post',
  grade: '线',
  formula: 'record of past work found untrue ∨ manager on another’s staff and not on the contractor’s',
  law: ['regulation-42'],
  needs: [['contracts.record_verified', 'contracts.manager_id_no']],
  texts: {
    name: t('疑似虚假业绩或证书', 'false record'),
    question: t(
      '业绩核验是否不实,或项目经理是否登记在他人名下而不在中标人处?',
      'Was the record of past work found untrue, or is the manager registered with another firm?',
    ),
    silentWhen: t(
      '业绩核验、项目经理均未填;中标人人员名册缺失',
      'neither is filled; the contractor’s staff is not on record',
    ),
    exemptions: [t('数据滞后(须人工核对)', 'late data (to be checked by a person)')],
  },
  why: t(
    '虚假业绩、挂靠证书，是不具备条件者参与围标的入场券。',
    'A false record is the ticket of those who could not bid on their own.',
  ),
  example: t('业绩核验不实：出线索。', 'The record of past work was found untrue: a lead.'),
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }) => find(market),
      tell: ({ contract, forms }, _, words) =>
        words.text(TOLD, { contract, forms: words.list(forms.map((form) => words.text(FORMS[form]))) }),
    }),
  ],
})

const find = (market: Market): LotFact<Detail>[] => {
  const { contracts } = market
  const facts: LotFact<Detail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const forms: Form[] = [
      ...(contracts.recordVerified[c] === 0 ? (['record'] as const) : []),
      ...(contracts.managerHere[c] === 0 && contracts.managerElsewhere[c] === 1
        ? (['manager-registered-elsewhere'] as const)
        : []),
    ]
    if (forms.length === 0) continue
    const detail = {
      contract: stringAt(contracts.id, c),
      contractor: orgId(market, contracts.bidder[c]!),
      forms,
    }
    const bidders = biddersOf(market, [contracts.bidder[c]!])
    facts.push({ lot: contracts.lot[c]!, grade: '线', bidders, detail })
  }
  return facts
}
