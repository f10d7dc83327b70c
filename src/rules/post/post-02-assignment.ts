import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { SUBCONTRACT_KINDS } from '../../domain/codes.js'
import { hasJointLot } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact, PairFact } from '../ask.js'
import { orgId, rounded } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { type PostAwardDetail, tellPostAward } from '../kernels/post-award.js'
import { bidsOn } from '../kernels/winners.js'
import { rule } from '../rule.js'

const SETTINGS = { maxShare: z.number().min(0).max(1).default(0.8) } satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Form = { form: 'share'; receiver: string; share: number } | { form: 'staff-and-materials' }
type Detail = { contract: string; contractor: string } & Form

const SHARE = t(
  '合同{contract}价款的{share}分包给{receiver}',
  '{share} of the price of contract {contract} went to {receiver}',
)
const STAFF = t(
  '合同{contract}的项目经理非本单位人员，主要材料或机械由他人采购、租赁',
  'the manager of contract {contract} is not on its staff, and materials or plant are another’s',
)

/**
 * Assignment (POST-02): one organisation got `maxShare` of the contract's price or more through the
 * contractor's subcontracts other than labour; or the manager is not on the contractor's staff and its main
 * materials or plant were bought or hired by another.
 */
export default rule({
  id: 'POST-02',
  family: 'post',
  grade: '强',
  formula:
    'one receiver of the contractor’s subcontracts (labour apart) ≥ maxShare of the price: also between the two where it did not bid on the lot; or manager not on staff ∧ materials or plant by others',
  law: ['law-48', 'law-58', 'construction-8'],
  needs: [['contracts.contract_id'], ['subcontracts.subcontractor_id']],
  texts: {
    name: t('疑似转包', 'assignment'),
    question: t(
      '合同价八成以上是否转给同一主体,或主要人员未派驻且主材、机械由他人采购租赁?',
      'Did one receiver get four fifths of the price, or are staff, materials and plant another’s?',
    ),
    silentWhen: t('合同价或分包金额缺失', 'price or amounts are missing'),
    exemptions: [t('劳务分包', 'labour subcontracts')],
  },
  why: t(
    '中标后整体转给他人，真正的承包人没有参加竞争。',
    'Where the whole contract is passed on, the real contractor never competed.',
  ),
  example: t('甲把合同价的90%分包给乙：出线索。', 'A passes 90 % of the price on to B: a lead.'),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) =>
        detail.form === 'share'
          ? words.text(SHARE, {
              contract: detail.contract,
              share: words.percent(detail.share),
              receiver: words.name(detail.receiver),
            })
          : words.text(STAFF, { contract: detail.contract }),
    }),
    ask.pairs<PostAwardDetail>({
      find: ({ market }, settings) => assignmentHits(market, settings),
      tell: tellPostAward,
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const { contracts } = market
  const given = givenOn(market)
  const bought = boughtByOthers(market)
  const facts: LotFact<Detail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
    const base = { contract: stringAt(contracts.id, c), contractor: orgId(market, contractor) }
    const add = (orgs: number[], detail: Form): void =>
      void facts.push({
        lot,
        grade: '强',
        bidders: biddersOf(market, orgs),
        detail: { ...base, ...detail },
      })
    for (const { org, share } of given[c]!)
      if (share >= settings.maxShare)
        add([contractor, org], { form: 'share', receiver: orgId(market, org), share: rounded(share, 4) })
    if (contracts.managerHere[c] === 0 && bought[c] === 1) add([contractor], { form: 'staff-and-materials' })
  }
  return facts
}

/**
 * Bidders that got the work of a contract without having bid on its lot (losers of the lot are NET-12's);
 * background where the two never did on any.
 */
const assignmentHits = (market: Market, { maxShare }: Settings): PairFact<PostAwardDetail>[] => {
  const { contracts, bidders } = market
  return givenOn(market).flatMap((list, c) => {
    const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
    return list
      .filter(({ org, share }) => share >= maxShare && org < bidders.count && contractor < bidders.count)
      .filter(({ org }) => !bidsOn(market, lot, org))
      .map(
        ({ org, share }): PairFact<PostAwardDetail> => ({
          a: contractor,
          b: org,
          grade: hasJointLot(market, contractor, org) ? '强' : '弱',
          holders: 2,
          lots: [],
          detail: {
            type: 'post-award',
            contract: stringAt(contracts.id, c),
            what: 'assignment',
            share: rounded(share, 4),
          },
        }),
      )
  })
}

const LABOUR = SUBCONTRACT_KINDS.indexOf('labour')
const BOUGHT: ReadonlySet<number> = new Set([
  SUBCONTRACT_KINDS.indexOf('materials'),
  SUBCONTRACT_KINDS.indexOf('equipment'),
])

/**
 * By contract: the receivers of the contractor's subcontracts other than labour, with their share of its
 * price.
 */
const givenOn = ({ contracts, subcontracts }: Market): { org: number; share: number }[][] => {
  const amounts = Array.from({ length: contracts.count }, () => new Map<number, number>())
  for (let s = 0; s < subcontracts.count; s++) {
    const c = subcontracts.contract[s]!
    const [giver, org] = [subcontracts.giver[s]!, subcontracts.subcontractor[s]!]
    if (subcontracts.kind[s] === LABOUR || (giver >= 0 && giver !== contracts.bidder[c])) continue
    if (org === contracts.bidder[c] || Number.isNaN(subcontracts.amount[s]!)) continue
    amounts[c]!.set(org, (amounts[c]!.get(org) ?? 0) + subcontracts.amount[s]!)
  }
  return amounts.map((own, c) =>
    [...own].map(([org, amount]) => ({
      org,
      share: contracts.price[c]! > 0 ? amount / contracts.price[c]! : 0,
    })),
  )
}

/** By contract: 1 where materials or plant were bought or hired by another than the contractor. */
const boughtByOthers = ({ contracts, subcontracts }: Market): Uint8Array => {
  const bought = new Uint8Array(contracts.count)
  for (let s = 0; s < subcontracts.count; s++) {
    const c = subcontracts.contract[s]!
    const giver = subcontracts.giver[s]!
    if (BOUGHT.has(subcontracts.kind[s]!) && giver >= 0 && giver !== contracts.bidder[c]) bought[c] = 1
  }
  return bought
}
