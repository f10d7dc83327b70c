import { stringAt } from '../../arrays/strings.js'
import { SUBCONTRACT_KINDS } from '../../domain/codes.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { orgId } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { rule } from '../rule.js'

interface Detail {
  contract: string
  contractor: string
  subcontractor: string
  kind: string
  breaches: Breach[]
  amountFen: number | null
}
type Breach = keyof typeof BREACHES

const TOLD = t(
  '合同{contract}分包给{subcontractor}：{breaches}',
  'contract {contract}, subcontract to {subcontractor}: {breaches}',
)
const BREACHES = {
  'main-structure': t('分包主体结构', 'the main structure'),
  unqualified: t('分包单位无资质', 'without the qualification'),
  again: t('分包后再分包', 'subcontracted again'),
  'without-consent': t('未经招标人同意', 'without the buyer’s consent'),
}

/**
 * Unlawful subcontract (POST-03): of the main structure; to somebody without the qualification; by a
 * subcontractor again (labour excepted); or, a lead only, without the buyer's consent. One fact a subcontract
 * with all that it breaches.
 */
export default rule({
  id: 'POST-03',
  family: 'post',
  grade: '强',
  formula: 'main structure ∨ unqualified ∨ subcontracted again (labour apart): 强; without consent: 线',
  law: ['regulation-59', 'regulation-76', 'law-48'],
  needs: [
    ['contracts.contract_id'],
    ['subcontracts.kind', 'subcontracts.qualified', 'subcontracts.giver_id', 'subcontracts.approved'],
  ],
  texts: {
    name: t('疑似违法分包', 'unlawful subcontract'),
    question: t(
      '是否分包主体结构、分包给无资质单位、分包后再分包,或未经招标人同意?',
      'Was the main structure subcontracted, or to the unqualified, or again, or without consent?',
    ),
    silentWhen: t(
      '分包类别、资质、发包人、同意均未填',
      'kind, qualification, giver and consent are not filled',
    ),
    exemptions: [
      t('劳务分包不计再分包', 'labour is no second subcontract'),
      t(
        '钢结构等允许分包的主体工程(须人工核对)',
        'steel structures and the like (to be checked by a person)',
      ),
    ],
  },
  why: t(
    '违法分包常是串标后分利、陪标者得工程的方式。',
    'Unlawful subcontracts are how those who stood aside are paid.',
  ),
  example: t(
    '主体结构分包给无资质的丙：出线索。',
    'The main structure goes to C, who has no qualification: a lead.',
  ),
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }) => find(market),
      tell: ({ contract, subcontractor, breaches }, _, words) =>
        words.text(TOLD, {
          contract,
          subcontractor: words.name(subcontractor),
          breaches: words.list(breaches.map((breach) => words.text(BREACHES[breach]))),
        }),
    }),
  ],
})

const find = (market: Market): LotFact<Detail>[] => {
  const { contracts, subcontracts } = market
  const facts: LotFact<Detail>[] = []
  for (let s = 0; s < subcontracts.count; s++) {
    const c = subcontracts.contract[s]!
    const [giver, org, contractor] = [
      subcontracts.giver[s]!,
      subcontracts.subcontractor[s]!,
      contracts.bidder[c]!,
    ]
    const isAgain = giver >= 0 && giver !== contractor && subcontracts.kind[s] !== LABOUR
    const breaches: Breach[] = [
      ...(subcontracts.kind[s] === MAIN ? (['main-structure'] as const) : []),
      ...(subcontracts.qualified[s] === 0 ? (['unqualified'] as const) : []),
      ...(isAgain ? (['again'] as const) : []),
      ...(subcontracts.approved[s] === 0 ? (['without-consent'] as const) : []),
    ]
    if (breaches.length === 0) continue
    facts.push({
      lot: contracts.lot[c]!,
      grade: breaches.every((breach) => breach === 'without-consent') ? '线' : '强',
      bidders: biddersOf(market, [contractor, org]),
      detail: {
        contract: stringAt(contracts.id, c),
        contractor: orgId(market, contractor),
        subcontractor: orgId(market, org),
        kind: SUBCONTRACT_KINDS[subcontracts.kind[s]!]!,
        breaches,
        amountFen: Number.isNaN(subcontracts.amount[s]!) ? null : subcontracts.amount[s]!,
      },
    })
  }
  return facts
}

const MAIN = SUBCONTRACT_KINDS.indexOf('main')
const LABOUR = SUBCONTRACT_KINDS.indexOf('labour')
