import { stringAt } from '../../arrays/strings.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { holm } from '../../stats/holm.js'
import { logUpperTail } from '../../stats/hypergeometric.js'
import { STAGES } from '../../telling/stage-facts.js'
import { reportTexts as texts } from '../../texts/report.js'
import { listText, type Text } from '../../texts/text.js'
import { INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { trendChart } from '../charts/trend.js'
import { isCovered } from '../compare.js'
import type { Composer } from '../composer.js'
import { periodsUpTo } from '../period.js'
import type { Where } from '../query.js'
import { groupsOf, INDUSTRY } from './breakdown.js'

/** 四、风险研判: where the share of lots with leads stands out, how it moves, what evades. */
export const outlookSection = (c: Composer): Block[] => [
  heading(1, texts.outlook),
  heading(2, texts.riskWhere),
  ...riskWhere(c),
  heading(2, texts.trend),
  ...trend(c),
  heading(2, texts.evasionHead),
  evasion(c),
]

/** An industry, buyer or agency whose share of lots with leads is compared with that of the other lots. */
export interface Candidate {
  kind: 'industry' | 'buyer' | 'agency'
  name: Text
  lots: string
  ringLots: string
  /** chance of as many or more lots with leads if they were dealt by lot, corrected for all comparisons */
  p: number
}

/** Level below which a corrected chance is called out of the ordinary. */
const SIGNIFICANT = 0.05

export const standsOut = ({ p }: Pick<Candidate, 'p'>): boolean => p < SIGNIFICANT

/** Everybody compared in the period, with p corrected over them all. */
export const candidatesOf = (c: Composer): Candidate[] => {
  const all = [
    ...industries(c),
    ...organisations(c, 'buyer', texts.buyerCode),
    ...organisations(c, 'agency', texts.agencyCode),
  ]
  const corrected = holm(all.map((one) => chanceOf(c, one)))
  return all.map((one, i) => ({ ...one, p: corrected[i]! }))
}

/** P[as many lots with leads or more among so many lots], lots with leads dealt over the period's lots. */
export const chanceOf = (c: Composer, { lots, ringLots }: Pick<Candidate, 'lots' | 'ringLots'>): number => {
  const value = (id: string): number => c.book.value(id) ?? 0
  if (value(ringLots) === 0) return 1
  return Math.exp(
    logUpperTail(value(ringLots), value(c.count('lots')), value(c.count('ringLots')), value(lots)),
  )
}

const KINDS: [Candidate['kind'], Text][] = [
  ['industry', texts.riskIndustry],
  ['buyer', texts.riskBuyer],
  ['agency', texts.riskAgency],
]

const riskWhere = (c: Composer): Block[] => {
  const share = c.book.share(c.count('ringLots'), c.count('lots'))
  const all = candidatesOf(c)
  const high = all.filter(standsOut)
  return [
    paragraph(
      sentence(texts.riskText, { share: ref(share) }),
      high.length === 0
        ? sentence(texts.riskNone)
        : sentence(texts.riskHigh, {
            list: listText(
              high.map(({ name }) => name[c.lang]),
              c.lang,
            ),
          }),
      experts(c),
    ),
    ...KINDS.map(([kind, what]) => {
      const rows = shownOf(c, all, kind)
      return rows.length === 0
        ? paragraph(sentence(texts.fewBuyers, { what: sentence(what) }))
        : riskTable(c, what, rows)
    }),
  ]
}

const TOP = 8

/** Rows of a kind: least likely first, then most lots with leads. */
export const shownOf = (c: Composer, all: readonly Candidate[], kind: Candidate['kind']): Candidate[] => {
  const leads = ({ ringLots }: Candidate): number => c.book.value(ringLots) ?? 0
  const of = all.filter((one) => one.kind === kind).sort((x, y) => x.p - y.p || leads(y) - leads(x))
  return kind === 'industry' ? of : of.slice(0, TOP)
}

const experts = (c: Composer): Sentence => {
  const rows = c.facts.market.coverage['experts.expert_id']?.rows ?? 0
  if (rows === 0) return sentence(texts.expertsMissing)
  const lots = c.count('factLots', { family: 'expert' })
  return c.book.value(lots) === 0
    ? sentence(texts.expertsNone)
    : sentence(texts.expertsRan, { lots: ref(lots) })
}

const candidate = (c: Composer, kind: Candidate['kind'], name: Text, where: Where): Candidate => ({
  kind,
  name,
  lots: c.count('lots', where),
  ringLots: c.count('ringLots', where),
  p: 1,
})

const industries = (c: Composer): Candidate[] =>
  groupsOf(c, INDUSTRY)
    .filter((word) => word !== '')
    .map((word) => candidate(c, 'industry', wordIn(INDUSTRY_WORDS, word), { industry: word }))

/** Fewer lots than this say nothing about a buyer or agency. */
const ENOUGH_LOTS = 3

/** Everybody with enough lots is compared, leads or not: choosing by leads would bias the test. */
const organisations = (c: Composer, kind: 'buyer' | 'agency', code: Text): Candidate[] => {
  const { lots, bidders } = c.facts.market
  const counts = new Map<number, number>()
  for (const lot of c.lots()) {
    const org = lots[kind][lot]!
    if (org >= 0) counts.set(org, (counts.get(org) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, n]) => n >= ENOUGH_LOTS)
    .sort(([x, n], [y, m]) => m - n || x - y)
    .map(([org], i) => {
      const id = stringAt(bidders.id, org)
      const name = stringAt(bidders.name, org) || id
      const shown = c.edition === 'internal' ? { zh: name, en: name } : coded(code, i + 1)
      return candidate(c, kind, shown, { [kind]: id })
    })
}

const coded = (code: Text, n: number): Text => ({
  zh: code.zh.replace('{n}', String(n)),
  en: code.en.replace('{n}', String(n)),
})

const riskTable = (c: Composer, what: Text, candidates: Candidate[]): Block => ({
  type: 'table',
  title: sentence(texts.tableRisk, { what: sentence(what) }),
  unit: texts.unitCount,
  columns: [
    { head: capital(what), width: 0.44, align: 'left' },
    { head: texts.lotsShort, width: 0.15, align: 'right' },
    { head: texts.ringLotsShort, width: 0.16, align: 'right' },
    { head: texts.shareShort, width: 0.13, align: 'right' },
    { head: texts.assessment, width: 0.12, align: 'centre' },
  ],
  rows: candidates.map((one) => [
    sentence(one.name),
    ref(one.lots),
    ref(one.ringLots),
    ref(c.book.share(one.ringLots, one.lots)),
    sentence(standsOut(one) ? texts.high : texts.notHigh),
  ]),
})

const capital = ({ zh, en }: Text): Text => ({ zh, en: en[0]!.toUpperCase() + en.slice(1) })

/** Periods on the chart, and the fewest in a row that a forecast rests on. */
const PERIODS = 8
const FORECAST_FROM = 3

export interface TrendPeriod {
  id: string
  lots: string
  ringLots: string
  share: string
  low: string
  high: string
}

/** The last periods of the report's length since the data begin, each covered whole. */
export const trendPeriods = (c: Composer): TrendPeriod[] => {
  const { book } = c
  const all = periodsUpTo(c.period, PERIODS)
  const since = all.findIndex((period) => isCovered(c, period))
  return (since < 0 ? [] : all.slice(since)).map(({ id }) => {
    const lots = c.count('lots', { period: id })
    const ringLots = c.count('ringLots', { period: id })
    const [low, high] = book.shareInterval(ringLots, lots)
    return { id, lots, ringLots, share: book.share(ringLots, lots), low, high }
  })
}

const trend = (c: Composer): Block[] => {
  const known = trendPeriods(c)
  const ends = isCovered(c, c.period)
  return [
    paragraph(
      sentence(texts.trendText, { n: known.length }),
      forecast(c, ends ? known.map(({ ringLots }) => ringLots) : []),
    ),
    ...(known.length === 0 ? [] : [trendPicture(known)]),
  ]
}

const trendPicture = (known: readonly TrendPeriod[]): Block => ({
  type: 'picture',
  title: sentence(texts.chartTrend),
  draw: ({ lang, value }) =>
    trendChart(
      texts.chartTrend[lang],
      known.map((one) => ({
        name: one.id,
        share: value(one.share),
        low: value(one.low),
        high: value(one.high),
      })),
      texts.shareShort[lang],
      texts.interval[lang],
    ),
})

const forecast = ({ book }: Composer, counts: string[]): Sentence => {
  if (counts.length < FORECAST_FROM) return sentence(texts.noForecast)
  const recent = counts.slice(-4)
  const [low, high] = book.next(recent)
  return sentence(texts.forecast, { n: recent.length, low: ref(low), high: ref(high) })
}

const EVADING = RULES.filter(({ answersEvasion }) => answersEvasion).map(({ id }) => id)

const evasion = (c: Composer): Block => {
  const missing = new Set(c.run.notEvaluated.map(({ rule }) => rule))
  return paragraph(
    sentence(texts.evasionText),
    ...EVADING.map((rule) => {
      const name = sentence(RULES[ruleIndex[rule]!]!.name)
      if (missing.has(rule)) return sentence(texts.evasionNot, { name })
      const isOnLots = (STAGES as readonly string[]).includes(RULES[ruleIndex[rule]!]!.family)
      const lots = isOnLots ? c.count('factLots', { rule }) : c.count('ringLots', { rule })
      return isOnLots
        ? sentence(texts.evasionLots, { name, lots: ref(lots) })
        : sentence(texts.evasionRan, { name, rings: ref(c.count('rings', { rule })), lots: ref(lots) })
    }),
  )
}
