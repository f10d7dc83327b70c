import { stringAt } from '../../arrays/strings.js'
import { RULES } from '../../rules/index.js'
import { reportTexts as texts } from '../../texts/report.js'
import type { Text } from '../../texts/text.js'
import { INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { trendChart } from '../charts/trend.js'
import { type Composer, refs } from '../composer.js'
import { lotsIn } from '../facts.js'
import { periodsUpTo } from '../period.js'
import type { Where } from '../query.js'

/** 四、风险研判: where the share of lots with leads stands out, how it moves, what evades. */
export const outlookSection = (c: Composer): Block[] => [
  heading(1, texts.outlook),
  heading(2, texts.riskWhere),
  ...riskWhere(c),
  heading(2, texts.trend),
  ...trend(c),
  heading(2, texts.evasion),
  evasion(c),
]

interface Candidate {
  name: Text
  lots: string
  ringLots: string
  low: string
  high: string
}

const riskWhere = (c: Composer): Block[] => {
  const share = c.book.share(c.count('ringLots'), c.count('lots'))
  const tables: [Text, Candidate[]][] = [[texts.riskIndustry, industries(c)]]
  if (c.edition !== 'public') {
    tables.push([texts.riskBuyer, organisations(c, 'buyer', texts.buyerCode)])
    tables.push([texts.riskAgency, organisations(c, 'agency', texts.agencyCode)])
  }
  const high = tables.flatMap(([, candidates]) => candidates.filter((one) => standsOut(c, share, one)))
  return [
    paragraph(
      sentence(texts.riskText, { share: ref(share) }),
      c.edition === 'public'
        ? sentence(texts.buyersPublic)
        : high.length === 0
          ? sentence(texts.riskNone)
          : sentence(texts.riskHigh, { list: high.map(({ name }) => name[c.lang]).join('、') }),
      sentence(texts.experts),
    ),
    ...tables.map(([what, candidates]) =>
      candidates.length === 0
        ? paragraph(sentence(texts.fewBuyers, { what: sentence(what) }))
        : riskTable(c, what, candidates, share),
    ),
  ]
}

const standsOut = ({ book }: Composer, share: string, { low }: Candidate): boolean =>
  (book.figures.get(low)!.value ?? 0) > (book.figures.get(share)!.value ?? 1)

const candidate = (c: Composer, name: Text, where: Where): Candidate => {
  const lots = c.count('lots', where)
  const ringLots = c.count('ringLots', where)
  const [low, high] = c.book.shareInterval(ringLots, lots)
  c.book.within(lots, ringLots)
  return { name, lots, ringLots, low, high }
}

const industries = (c: Composer): Candidate[] => {
  const { lots, words } = c.facts.market
  const found = [...new Set(Array.from(lotsIn(c.facts, c.period), (lot) => lots.industry[lot]!))]
  const all = found
    .filter((word) => word >= 0)
    .map((word) => stringAt(words, word))
    .sort()
    .map((word) => candidate(c, wordIn(INDUSTRY_WORDS, word), { industry: word }))
  return c.edition === 'public' ? all : ranked(c, all)
}

/** Fewer lots with leads than this say nothing about a buyer or agency. */
const ENOUGH_LOTS = 2
const TOP = 8

const organisations = (c: Composer, key: 'buyer' | 'agency', code: Text): Candidate[] => {
  const { lots, bidders } = c.facts.market
  const counts = new Map<number, { lots: number; ringed: number }>()
  for (const lot of lotsIn(c.facts, c.period)) {
    const org = lots[key][lot]!
    if (org < 0) continue
    const count = counts.get(org) ?? { lots: 0, ringed: 0 }
    count.lots++
    count.ringed += c.facts.ringed[lot]!
    counts.set(org, count)
  }
  const most = [...counts]
    .filter(([, count]) => count.ringed >= ENOUGH_LOTS)
    .sort(([x, a], [y, b]) => b.ringed - a.ringed || a.lots - b.lots || x - y)
    .slice(0, 4 * TOP)
    .map(([org]) => {
      const id = stringAt(bidders.id, org)
      const name = stringAt(bidders.name, org) || id
      return candidate(c, { zh: name, en: name }, { [key]: id })
    })
  return ranked(c, most)
    .slice(0, TOP)
    .map((one, i) => (c.edition === 'internal' ? one : { ...one, name: coded(code, i + 1) }))
}

const coded = (code: Text, n: number): Text => ({
  zh: code.zh.replace('{n}', String(n)),
  en: code.en.replace('{n}', String(n)),
})

/** Highest lower end of the interval first. */
const ranked = ({ book }: Composer, candidates: Candidate[]): Candidate[] => {
  const low = (one: Candidate): number => book.figures.get(one.low)!.value ?? 0
  return [...candidates].sort((x, y) => low(y) - low(x))
}

const riskTable = (c: Composer, what: Text, candidates: Candidate[], share: string): Block => ({
  type: 'table',
  title: sentence(texts.tableRisk, { what: sentence(what) }),
  unit: texts.unitCount,
  columns: [
    { head: capital(what), width: 0.33, align: 'left' },
    { head: texts.lotsShort, width: 0.11, align: 'right' },
    { head: texts.ringLotsShort, width: 0.13, align: 'right' },
    { head: texts.shareShort, width: 0.12, align: 'right' },
    { head: texts.interval, width: 0.215, align: 'centre' },
    { head: texts.assessment, width: 0.095, align: 'centre' },
  ],
  rows: candidates.map((one) => [
    sentence(one.name),
    ref(one.lots),
    ref(one.ringLots),
    ref(c.book.share(one.ringLots, one.lots)),
    sentence(texts.intervalText, refs({ low: one.low, high: one.high })),
    {
      text: standsOut(c, share, one) ? texts.high : texts.notHigh,
      unless: { hidden: one.low, say: texts.notHigh },
    },
  ]),
})

const capital = ({ zh, en }: Text): Text => ({ zh, en: en[0]!.toUpperCase() + en.slice(1) })

/** Periods on the chart, and the fewest in a row that a forecast rests on. */
const PERIODS = 8
const FORECAST_FROM = 3

const trend = (c: Composer): Block[] => {
  const { book } = c
  const periods = periodsUpTo(c.period, PERIODS).map(({ id }) => {
    const lots = c.count('lots', { period: id })
    const ringLots = c.count('ringLots', { period: id })
    book.within(lots, ringLots)
    const [low, high] = book.shareInterval(ringLots, lots)
    return { id, lots, ringLots, share: book.share(ringLots, lots), low, high }
  })
  const since = periods.findIndex(({ lots }) => book.figures.get(lots)!.value! > 0)
  const known = since < 0 ? [] : periods.slice(since)
  const [low, high] = book.meanInterval(c.count('ringLots'))
  return [
    paragraph(
      sentence(texts.trendText, { n: known.length }),
      sentence(texts.mean, { count: ref(c.count('ringLots')), low: ref(low), high: ref(high) }),
      forecast(
        c,
        known.map(({ ringLots }) => ringLots),
      ),
    ),
    {
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
    },
  ]
}

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
      if (!RULES.some(({ id }) => id === rule) || missing.has(rule))
        return sentence(texts.evasionNot, { rule })
      const rings = c.count('rings', { rule })
      c.book.within(c.count('rings'), rings)
      return sentence(texts.evasionRan, { rule, rings: ref(rings) })
    }),
  )
}
