import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { orgId, rounded } from '../kernels/lot-words.js'
import { biddersOf } from '../kernels/organisations.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minAttendance: z.number().min(0).max(1).default(0.6),
  changeDays: z.number().int().min(0).default(90),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Form =
  | { form: 'attendance'; attendance: number }
  | { form: 'manager-changed'; days: number }
  | { form: 'several-contracts'; contracts: string[] }
type Detail = { contract: string; contractor: string } & Form

const TOLD = {
  attendance: t(
    '合同{contract}关键岗位到岗率{share}',
    'contract {contract}: key staff were on site for {share} of the time',
  ),
  'manager-changed': t(
    '合同{contract}开工{days}日即更换项目经理，未见批复',
    'contract {contract}: the manager was replaced after {days} days, with no approval on record',
  ),
  'several-contracts': t(
    '合同{contract}的项目经理同时负责合同{others}',
    'contract {contract}: its manager is in charge of {others} at the same time',
  ),
}

/**
 * Key staff absent (POST-04): attendance below `minAttendance`; the manager replaced within `changeDays` of
 * the start (else the signature) without an approval; one manager in charge of two contracts at one time
 * (from start to end, both known).
 */
export default rule({
  id: 'POST-04',
  family: 'post',
  grade: '线',
  formula:
    'attendance < minAttendance ∨ manager replaced within changeDays of the start without approval ∨ one manager on two contracts at one time',
  law: ['construction-8'],
  needs: [['contracts.attendance', 'contracts.manager_changed_on', 'contracts.manager_id_no']],
  texts: {
    name: t('关键岗位到岗异常', 'key staff absent'),
    question: t(
      '到岗率是否低于60%、项目经理是否开工三个月内更换、是否一人同时负责多个项目?',
      'Is attendance below 60 percent, was the manager soon replaced, or is one manager on several contracts?',
    ),
    silentWhen: t('到岗率、变更日期、项目经理均未填', 'attendance, change and manager are not filled'),
    exemptions: [t('有变更批复', 'the change was approved')],
  },
  why: t(
    '投标时承诺的人不到岗，中标人可能只是出借资质。',
    'Where the promised people never come, the winner may only have lent its name.',
  ),
  example: t('项目经理到岗率30%：出线索。', 'The manager was on site on 30 % of the days: a lead.'),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) =>
        words.text(TOLD[detail.form], {
          contract: detail.contract,
          ...('attendance' in detail && { share: words.percent(detail.attendance) }),
          ...('days' in detail && { days: detail.days }),
          ...('contracts' in detail && { others: words.list(detail.contracts) }),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const { contracts } = market
  const overlaps = overlapping(market)
  const facts: LotFact<Detail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const base = { contract: stringAt(contracts.id, c), contractor: orgId(market, contracts.bidder[c]!) }
    const add = (detail: Form): void =>
      void facts.push({
        lot: contracts.lot[c]!,
        grade: '线',
        bidders: biddersOf(market, [contracts.bidder[c]!]),
        detail: { ...base, ...detail },
      })
    if (contracts.attendance[c]! < settings.minAttendance)
      add({ form: 'attendance', attendance: rounded(contracts.attendance[c]!, 4) })
    const start = contracts.starts[c] !== NO_DAY ? contracts.starts[c]! : contracts.signed[c]!
    const changed = contracts.managerChanged[c]!
    if (changed !== NO_DAY && start !== NO_DAY && contracts.changeApproval[c] === 0) {
      const days = changed - start
      if (days <= settings.changeDays) add({ form: 'manager-changed', days })
    }
    const others = overlaps.get(c)
    if (others) add({ form: 'several-contracts', contracts: others.map((o) => stringAt(contracts.id, o)) })
  }
  return facts
}

/** Contracts whose manager is in charge of others at the same time, with those others. */
const overlapping = ({ contracts }: Market): Map<number, number[]> => {
  const byManager = new Map<string, number[]>()
  for (let c = 0; c < contracts.count; c++) {
    const [hi, lo] = [contracts.managerHi[c]!, contracts.managerLo[c]!]
    if ((hi === 0 && lo === 0) || contracts.starts[c] === NO_DAY || contracts.ends[c] === NO_DAY) continue
    const key = `${hi}/${lo}`
    byManager.set(key, [...(byManager.get(key) ?? []), c])
  }
  const found = new Map<number, number[]>()
  for (const own of byManager.values())
    for (const c of own) {
      const others = own.filter(
        (o) =>
          o !== c &&
          contracts.lot[o] !== contracts.lot[c] &&
          contracts.starts[o]! <= lastDay(contracts, c) &&
          contracts.starts[c]! <= lastDay(contracts, o),
      )
      if (others.length > 0) found.set(c, others)
    }
  return found
}

/** The last day in charge: before the day of a replacement, else the end. */
const lastDay = ({ ends, managerChanged }: Market['contracts'], c: number): number =>
  managerChanged[c] === NO_DAY ? ends[c]! : Math.min(ends[c]!, managerChanged[c]! - 1)
