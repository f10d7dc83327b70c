import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import { kindIndex, sourceIndex } from '../../domain/value-kind.js'
import { hasJointLot } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact, PairFact } from '../ask.js'
import { depositFlags } from '../kernels/deposit-payer.js'
import { orgId } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { inOneGroup, payees } from '../kernels/payees.js'
import { type PostAwardDetail, tellPostAward } from '../kernels/post-award.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minSigns: z.number().int().min(1).max(6).default(3),
  feeFrom: z.number().min(0).max(1).default(0.01),
  feeTo: z.number().min(0).max(1).default(0.05),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  contract: string
  contractor: string
  signs: Sign[]
}
type Sign = keyof typeof SIGNS

const TOLD = t(
  '合同{contract}有{n}项迹象不属于中标人：{signs}',
  'contract {contract} shows {n} signs of another hand: {signs}',
)
const SIGNS = {
  deposit: t('保证金非由其基本户缴纳', 'the deposit was not from its own basic account'),
  manager: t('项目经理为他人员工', 'the manager is on another’s staff'),
  agent: t('委托代理人为他人员工', 'the bid’s agent is on another’s staff'),
  'site-lead': t('现场负责人非其员工', 'the person in charge on site is not on its staff'),
  payee: t('工程款付给他人', 'payments went to somebody else'),
  'management-fee': t('收取管理费', 'a management fee was taken'),
}

/**
 * Borrowed licence (POST-01): of six signs on one contract at least `minSigns`: a deposit not from the
 * bidder's own basic account (ACC-04), the manager on another's staff and not on the contractor's, the bid's
 * agent on another's staff and not on its own, the person in charge on site not on its staff, payments to
 * somebody else (of the same declared group excepted), a management fee between `feeFrom` and `feeTo`.
 */
export default rule({
  id: 'POST-01',
  family: 'post',
  grade: '强',
  formula:
    '≥ minSigns of: deposit (ACC-04), manager on another’s staff, agent on another’s staff, site lead not on staff, paid to another, management fee feeFrom … feeTo; payee = another bidder: between the two',
  law: ['regulation-42', 'law-33', 'construction-8'],
  needs: [
    ['contracts.contract_id'],
    [
      'contracts.payee',
      'contracts.management_fee',
      'contracts.manager_id_no',
      'contracts.site_lead_id_no',
      'bids.deposit_account_type',
    ],
  ],
  texts: {
    name: t('疑似资质挂靠', 'borrowed licence'),
    question: t(
      '保证金、项目经理、代理人、现场负责人、收款人、管理费中是否有三项以上不属于中标人?',
      'Are three or more of deposit, manager, agent, site lead, payee and fee not the winner’s own?',
    ),
    silentWhen: t('可判断的项目不足三项', 'fewer than three of the signs can be judged'),
    exemptions: [t('已备案集团内调配', 'within one declared group')],
  },
  why: t(
    '借用他人资质投标，往往一人同时操纵几家。',
    'Who bids under borrowed licences mostly holds several of them.',
  ),
  example: t(
    '保证金由他人缴纳、项目经理和现场负责人均非中标人员工：出线索。',
    'Deposit by another, manager and site lead on nobody’s staff: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ contract, signs }, _, words) =>
        words.text(TOLD, {
          contract,
          n: signs.length,
          signs: words.list(signs.map((sign) => words.text(SIGNS[sign]))),
        }),
    }),
    ask.pairs<PostAwardDetail>({ find: ({ market }) => payeeHits(market), tell: tellPostAward }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const { contracts } = market
  const deposits = depositsByLot(market)
  const payeeOf = payees(market)
  const isAgentOfOthers = agentsOfOthers(market)
  const facts: LotFact<Detail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const [lot, contractor, fee] = [contracts.lot[c]!, contracts.bidder[c]!, contracts.managementFee[c]!]
    const payee = payeeOf(c)
    const signs: Sign[] = [
      ...(deposits.get(contractor)?.has(lot) ? (['deposit'] as const) : []),
      ...(contracts.managerHere[c] === 0 && contracts.managerElsewhere[c] === 1
        ? (['manager'] as const)
        : []),
      ...(isAgentOfOthers(lot, contractor) ? (['agent'] as const) : []),
      ...(contracts.siteLeadHere[c] === 0 ? (['site-lead'] as const) : []),
      ...(payee && isForeign(market, contractor, payee) ? (['payee'] as const) : []),
      ...(fee >= settings.feeFrom && fee <= settings.feeTo ? (['management-fee'] as const) : []),
    ]
    if (signs.length < settings.minSigns) continue
    const detail = { contract: stringAt(contracts.id, c), contractor: orgId(market, contractor), signs }
    facts.push({ lot, grade: '强', bidders: biddersOf(market, [contractor]), detail })
  }
  return facts
}

const isForeign = (
  market: Market,
  contractor: number,
  payee: NonNullable<ReturnType<ReturnType<typeof payees>>>,
): boolean =>
  payee.is === 'stranger' || (payee.is === 'organisation' && !inOneGroup(market, contractor, payee.org))

const STAFF: ReadonlySet<number> = new Set(
  (['roles.staff', 'roles.insured', 'roles.manager', 'roles.finance', 'roles.legal-rep'] as const).map(
    (id) => sourceIndex[id],
  ),
)
const AGENT = sourceIndex['bids.agent_id_no']

/** Whether a bidder's agent on a lot stood on another's staff that day, and not on the bidder's own. */
const agentsOfOthers = ({ values, bids, lots }: Market): ((lot: number, bidder: number) => boolean) => {
  const found = new Set<string>()
  for (let v = 0; v < values.count; v++) {
    if (values.kind[v] !== kindIndex.person) continue
    const [from, to] = [values.useOffsets[v]!, values.useOffsets[v + 1]!]
    for (let u = from; u < to; u++) {
      if (values.useSource[u] !== AGENT) continue
      const [lot, bidder] = [bids.lot[values.useBid[u]!]!, values.useBidder[u]!]
      let [own, other] = [false, false]
      for (let s = from; s < to; s++) {
        if (!STAFF.has(values.useSource[s]!)) continue
        const day = lots.day[lot]!
        if (day !== NO_DAY && (day < values.useFrom[s]! || day > values.useTo[s]!)) continue
        if (values.useBidder[s] === bidder) own = true
        else other = true
      }
      if (other && !own) found.add(`${lot}/${bidder}`)
    }
  }
  return (lot, bidder) => found.has(`${lot}/${bidder}`)
}

const depositsByLot = (market: Market): Map<number, Set<number>> =>
  new Map(depositFlags(market).map(({ bidder, lots }) => [bidder, new Set(lots)]))

/** Contracts paid to another bidder under its own name; background where the two never bid on one lot. */
const payeeHits = (market: Market): PairFact<PostAwardDetail>[] => {
  const { contracts, bidders } = market
  const payeeOf = payees(market)
  const hits: PairFact<PostAwardDetail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const [payee, contractor] = [payeeOf(c), contracts.bidder[c]!]
    if (payee?.is !== 'organisation' || payee.org >= bidders.count || contractor >= bidders.count) continue
    const detail = {
      type: 'post-award',
      contract: stringAt(contracts.id, c),
      what: 'payee',
      share: null,
    } as const
    const grade = hasJointLot(market, contractor, payee.org) ? '强' : '弱'
    hits.push({ a: contractor, b: payee.org, grade, holders: 2, lots: [contracts.lot[c]!], detail })
  }
  return hits
}
