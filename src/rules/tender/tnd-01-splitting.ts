import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { lotId, thresholds, wordIndex, worthOf } from '../kernels/lot-words.js'
import { rule } from '../rule.js'

const SETTINGS = {
  nearShare: z.number().min(0).max(1).default(0.8),
  withinDays: z.number().int().min(0).default(180),
  minLikeness: z.number().min(0).max(1).default(0.8),
  minExcessFen: z.number().int().min(0).default(200_000_000),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Detail =
  | { form: 'cluster'; lots: string[]; by: 'investment-code' | 'title'; totalFen: number; limitFen: number }
  | { form: 'total-investment'; worthFen: number; totalFen: number; limitFen: number }
  | { form: 'project'; lots: string[]; worthFen: number; limitFen: number }

const TOLD = {
  cluster: t(
    '同一招标人的{n}个标段（{lots}）合计{total}，达到必须招标的{limit}，而各自均低于该规模且未招标',
    '{n} lots of one buyer ({lots}) add up to {total}, though each is below {limit}, from which a tender is due, and none was tendered',
  ),
  'total-investment': t(
    '本标段{worth}未经招标，而项目总投资{total}，必须招标的规模为{limit}',
    'this lot of {worth} was not tendered; the project’s total investment is {total}, and a tender is due from {limit}',
  ),
  project: t(
    '同一项目的其他标段（{lots}）依法招标，本标段{worth}未招标',
    'other lots of the project ({lots}) were tendered as the law demands, this one of {worth} was not',
  ),
}

/**
 * Splitting (TND-01), three forms: `cluster`: untendered lots of one buyer and category, each below the size
 * that must be tendered and at `nearShare` of it or more, within `withinDays`, under one investment code or,
 * where a code is missing, with titles alike by `minLikeness` (Dice coefficient of their pairs of
 * characters), that reach the size together. `total-investment`: an untendered lot below the size whose
 * project's total investment exceeds it by `minExcessFen`. `project`: an untendered lot below the size in a
 * project whose other lots must be tendered by law. A lot counts as untendered unless it was called openly or
 * by invitation, or the law demands its tender.
 */
export default rule({
  id: 'TND-01',
  family: 'tender',
  grade: '强',
  formula:
    'one buyer and category, each nearShare · T ≤ worth < T, Σ ≥ T, within withinDays, one investment code (强) or titles alike ≥ minLikeness (线); untendered worth < T with total investment > T and excess ≥ minExcessFen; untendered lot of a project that must be tendered. T by law on the day: works 4,000,000, goods 2,000,000, services 1,000,000 yuan',
  law: ['law-4', 'law-49'],
  needs: [['lots.category'], ['lots.estimate', 'lots.control_price'], ['lots.method', 'lots.statutory']],
  texts: {
    name: t('疑似拆分项目', 'project split'),
    question: t(
      '同一招标人是否把达到必须招标规模的项目拆成若干未招标的小标段?',
      'Did one buyer split what had to be tendered into lots that were not?',
    ),
    silentWhen: t(
      '标段类别、日期或估算价缺失;公开或邀请招标的标段不问',
      'category, day or worth is missing; lots tendered openly or by invitation are not asked',
    ),
    exemptions: [
      t('应急抢险、涉密、分期实施', 'emergency, secret, carried out in stages'),
      t('不同专业(须人工核对)', 'different trades (to be checked by a person)'),
    ],
  },
  why: t(
    '把必须招标的项目拆成若干小标段，是规避公开竞争、直接指定承包人的常见做法。',
    'Cutting a project into lots below the size that must be tendered is how open competition is evaded.',
  ),
  example: t(
    '甲单位三个月内发包三个同名标段，各380万元，合计1140万元，均未招标：出线索。',
    'A buyer awards three lots of one name within three months, 3.8 million each and none tendered: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) =>
        words.text(TOLD[detail.form], {
          ...('lots' in detail && { n: detail.lots.length, lots: words.list(detail.lots, 6) }),
          ...('totalFen' in detail && { total: words.money(detail.totalFen) }),
          ...('worthFen' in detail && { worth: words.money(detail.worthFen) }),
          limit: words.money(detail.limitFen),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const threshold = thresholds(market)
  const isExempt = exemptLots(market)
  const untendered = untenderedLots(market)
  const below: number[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const limit = threshold(lot)
    if (limit !== undefined && worthOf(market, lot) < limit && untendered(lot) && !isExempt(lot))
      below.push(lot)
  }
  return [
    ...clusterFacts(market, below, threshold, settings),
    ...investmentFacts(market, below, threshold, settings),
    ...projectFacts(market, below, threshold),
  ]
}

type Threshold = (lot: number) => number | undefined

const exemptLots = (market: Market): ((lot: number) => boolean) => {
  const exempt = new Set(['emergency', 'secret', 'phased'].map((word) => wordIndex(market, word)))
  return (lot) => exempt.has(market.lots.exception[lot]!)
}

const untenderedLots = (market: Market): ((lot: number) => boolean) => {
  const tendered = new Set(['open', 'invited'].map((word) => wordIndex(market, word)))
  const { lots } = market
  return (lot) => lots.statutory[lot] !== 1 && !tendered.has(lots.method[lot]!)
}

const clusterFacts = (
  market: Market,
  below: readonly number[],
  threshold: Threshold,
  settings: Settings,
): LotFact<Detail>[] => {
  const { lots } = market
  const near = below.filter(
    (lot) =>
      lots.buyer[lot]! >= 0 &&
      lots.day[lot] !== NO_DAY &&
      worthOf(market, lot) >= settings.nearShare * threshold(lot)!,
  )
  const groups = groupBy(near, (lot) => lots.buyer[lot]! * 4096 + lots.category[lot]!)
  return groups.flatMap((group) =>
    clustersOf(market, group, settings).flatMap(({ members, byCode }) => {
      const total = members.reduce((sum, lot) => sum + worthOf(market, lot), 0)
      const limit = threshold(members[0]!)!
      if (members.length < 2 || total < limit) return []
      const detail: Detail = {
        form: 'cluster',
        lots: members.map((lot) => lotId(market, lot)),
        by: byCode ? 'investment-code' : 'title',
        totalFen: total,
        limitFen: limit,
      }
      return members.map(
        (lot): LotFact<Detail> => ({ lot, grade: byCode ? '强' : '线', bidders: [], detail }),
      )
    }),
  )
}

interface Cluster {
  members: number[]
  byCode: boolean
}

/**
 * Lots joined by a chain of likenesses within the time allowed: a lot joins the first cluster that it is
 * like.
 */
const clustersOf = (market: Market, group: readonly number[], settings: Settings): Cluster[] => {
  const { lots } = market
  const ordered = group.toSorted((x, y) => lots.day[x]! - lots.day[y]! || x - y)
  const clusters: Cluster[] = []
  for (const lot of ordered) {
    let joined: Cluster | undefined
    for (const cluster of clusters) {
      if (lots.day[lot]! - lots.day[cluster.members[0]!]! > settings.withinDays) continue
      const like = cluster.members
        .map((other) => likeness(market, lot, other, settings.minLikeness))
        .find((how) => how !== undefined)
      if (!like) continue
      cluster.members.push(lot)
      cluster.byCode &&= like === 'code'
      joined = cluster
      break
    }
    if (!joined) clusters.push({ members: [lot], byCode: true })
  }
  return clusters
}

const likeness = (market: Market, x: number, y: number, least: number): 'code' | 'title' | undefined => {
  const { lots } = market
  const [a, b] = [lots.investCode[x]!, lots.investCode[y]!]
  if (a >= 0 && b >= 0) return a === b ? 'code' : undefined
  return titleLikeness(stringAt(lots.title, x), stringAt(lots.title, y)) >= least ? 'title' : undefined
}

const NUMBERS = /[\d０-９一二三四五六七八九十]+(?=标段?|期|号|段|批)/g

/**
 * Dice coefficient of the titles' pairs of characters, numbers of lots and stages left out; 0 of an empty
 * title.
 */
export const titleLikeness = (x: string, y: string): number => {
  const [a, b] = [pairsOf(x), pairsOf(y)]
  if (a.length === 0 || b.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of a) {
    const n = left.get(pair) ?? 0
    if (n === 0) continue
    left.set(pair, n - 1)
    common++
  }
  return (2 * common) / (a.length + b.length)
}

const pairsOf = (title: string): string[] => {
  const chars = [...title.replace(NUMBERS, '')]
  return chars.slice(1).map((char, i) => chars[i]! + char)
}

const investmentFacts = (
  market: Market,
  below: readonly number[],
  threshold: Threshold,
  { minExcessFen }: Settings,
): LotFact<Detail>[] => {
  const { lots } = market
  return below.flatMap((lot): LotFact<Detail>[] => {
    const [limit, total] = [threshold(lot)!, lots.totalInvestment[lot]!]
    if (lots.statutory[lot] !== 0 || !(total > limit) || !(total - worthOf(market, lot) >= minExcessFen))
      return []
    return [
      {
        lot,
        grade: '线',
        bidders: [],
        detail: {
          form: 'total-investment',
          worthFen: worthOf(market, lot),
          totalFen: total,
          limitFen: limit,
        },
      },
    ]
  })
}

const projectFacts = (market: Market, below: readonly number[], threshold: Threshold): LotFact<Detail>[] => {
  const { lots } = market
  const lawful = new Map<number, number[]>()
  for (let lot = 0; lot < lots.count; lot++)
    if (lots.statutory[lot] === 1 && lots.project[lot]! >= 0)
      lawful.set(lots.project[lot]!, [...(lawful.get(lots.project[lot]!) ?? []), lot])
  return below.flatMap((lot): LotFact<Detail>[] => {
    const others = lawful.get(lots.project[lot]!)
    if (!others || lots.statutory[lot] !== 0) return []
    const detail: Detail = {
      form: 'project',
      lots: others.map((other) => lotId(market, other)),
      worthFen: worthOf(market, lot),
      limitFen: threshold(lot)!,
    }
    return [{ lot, grade: '线', bidders: [], detail }]
  })
}

const groupBy = (items: readonly number[], keyOf: (item: number) => number): number[][] => {
  const groups = new Map<number, number[]>()
  for (const item of items) {
    const key = keyOf(item)
    const there = groups.get(key)
    if (there) there.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
