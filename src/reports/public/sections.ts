import { reportTexts } from '../../texts/report.js'
import { publicTexts as texts } from '../../texts/report-public.js'
import { LEVEL_MEANINGS } from '../../texts/rings.js'
import type { Text } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, sentence } from '../blocks.js'
import { columnChart } from '../charts/bars.js'
import { trendChart } from '../charts/trend.js'
import { comparisons, isCovered } from '../compare.js'
import { type Composer, periodWords, refs } from '../composer.js'
import { monthsUpTo, periodsUpTo } from '../period.js'
import type { Measure } from '../query.js'
import { type Breakdown, COUNTY, groupsOf, INDUSTRY } from '../sections/breakdown.js'
import { LEAST } from './protect.js'

/**
 * The public edition: statistics of the period and what everybody may do. It names nobody, lists no case, no
 * rule and no gap, and tells neither how leads are found or missed nor who does what about them.
 */
export const publicBlocks = (c: Composer): Block[] => [
  ...points(c),
  heading(1, reportTexts.overall),
  overall(c),
  changesTable(c),
  monthsPicture(c),
  heading(1, texts.divided),
  ...(c.period.months === 12 ? [] : [paragraph(sentence(texts.dividedByYear))]),
  table(c, INDUSTRY),
  table(c, COUNTY),
  heading(1, texts.trend),
  ...trend(c),
  heading(1, texts.advice),
  ...ADVICE.map((text, i) => paragraph(sentence(text, { n: i + 1 }))),
  heading(1, texts.method),
  ...method(),
]

const points = (c: Composer): Block[] => {
  const isMuch = c.run.warnings.some(({ key }) => key === 'manyLots' || key === 'manyBidders')
  const partly = !isCovered(c, c.period)
  const lines = [
    ...(isMuch ? [[sentence(texts.underReview)]] : []),
    ...(partly ? [[sentence(texts.partial)]] : []),
  ]
  return lines.length === 0 ? [] : [{ type: 'points', title: texts.notice, lines }]
}

const overall = (c: Composer): Block =>
  paragraph(
    sentence(texts.market, {
      period: periodWords(c.period),
      ...refs({ lots: c.count('lots'), bidders: c.count('bidders') }),
      awarded: ref(c.fen('awardedFen'), 'money'),
    }),
    {
      text: texts.leads,
      params: {
        ringLots: ref(c.count('ringLots')),
        share: ref(c.book.share(c.count('ringLots'), c.count('lots'))),
      },
      unless: { hidden: c.count('ringLots'), say: texts.leadsHidden },
    },
    ...amounts(c),
  )

/** The amount of a year to two digits: exact sums, or sums of its parts, could be told apart into awards. */
const amounts = (c: Composer) => {
  if (c.period.months !== 12) return []
  const about = c.book.about(c.fen('ringAwardFen'))
  return [
    {
      text: texts.amount,
      params: { ringAward: ref(about, 'money') },
      unless: { hidden: about, say: texts.nothing },
    },
  ]
}

const INDICATORS: [Text, Measure][] = [
  [reportTexts.lots, 'lots'],
  [reportTexts.bidders, 'bidders'],
  [reportTexts.ringLots, 'ringLots'],
  [reportTexts.rings, 'rings'],
  [reportTexts.ringBidders, 'ringBidders'],
]

const changesTable = (c: Composer): Block => {
  const compared = comparisons(c)
  const width = 0.7 / (1 + 2 * compared.length)
  return {
    type: 'table',
    title: sentence(reportTexts.tableOverall),
    columns: [
      { head: reportTexts.indicator, width: 0.3, align: 'left' },
      { head: reportTexts.now, width, align: 'right' },
      ...compared.flatMap(({ head, change }) => [
        { head, width, align: 'right' as const },
        { head: change, width, align: 'right' as const },
      ]),
    ],
    rows: INDICATORS.map(([name, measure]) => [
      sentence(name),
      ref(c.count(measure)),
      ...compared.flatMap(({ base }) => {
        const then = c.count(measure, { period: base.id })
        return [ref(then), ref(c.book.change(c.count(measure), then))]
      }),
    ]),
    note: sentence(texts.suppressed, { least: LEAST }),
  }
}

const MONTHS = 12

const monthsPicture = (c: Composer): Block => {
  const months = monthsUpTo(c.period, MONTHS).filter((month) => isCovered(c, month))
  const ids = months.map(({ id }) => ({
    lots: c.count('lots', { period: id }),
    ringLots: c.count('ringLots', { period: id }),
  }))
  return {
    type: 'picture',
    title: sentence(reportTexts.chartMonths),
    draw: ({ lang, value }) =>
      columnChart({
        title: reportTexts.chartMonths[lang],
        axes: { x: reportTexts.axisTime[lang], y: reportTexts.axisLots[lang] },
        names: months.map(({ year, month }) => `${String(year).slice(2)}-${String(month).padStart(2, '0')}`),
        all: { name: reportTexts.allLots[lang], values: ids.map(({ lots }) => value(lots)) },
        part: { name: reportTexts.lotsWithLeads[lang], values: ids.map(({ ringLots }) => value(ringLots)) },
      }),
  }
}

/** Lots by industry or county in an order that tells nothing of leads; lots with leads by the year alone. */
const table = (c: Composer, of: Breakdown): Block => {
  const isYear = c.period.months === 12
  const words = groupsOf(c, of)
  const lots = (word: string): number => c.book.figures.get(c.count('lots', { [of.key]: word }))!.value ?? 0
  const ordered = words.sort((x, y) => lots(y) - lots(x) || (x < y ? -1 : 1))
  const width = isYear ? 0.2 : 0.5
  return {
    type: 'table',
    title: sentence(of.title),
    unit: reportTexts.unitCount,
    columns: [
      { head: of.column, width: isYear ? 0.4 : 0.5, align: 'left' },
      { head: reportTexts.lotsShort, width, align: 'right' },
      ...(isYear
        ? [
            { head: reportTexts.ringLotsShort, width, align: 'right' as const },
            { head: reportTexts.shareShort, width, align: 'right' as const },
          ]
        : []),
    ],
    rows: ordered.map((word): Part[] => {
      const where = { [of.key]: word }
      const [all, ringLots] = [c.count('lots', where), isYear ? c.count('ringLots', where) : '']
      return [
        sentence(word === '' ? reportTexts.notGiven : of.name(word)),
        ref(all),
        ...(isYear ? [ref(ringLots), ref(c.book.share(ringLots, all))] : []),
      ]
    }),
  }
}

const PERIODS = 8

const trend = (c: Composer): Block[] => {
  const periods = periodsUpTo(c.period, PERIODS).filter((period) => isCovered(c, period))
  const shares = periods.map(({ id }) => ({
    id,
    share: c.book.share(c.count('ringLots', { period: id }), c.count('lots', { period: id })),
  }))
  if (shares.length === 0) return [paragraph(sentence(texts.noTrend))]
  return [
    paragraph(sentence(reportTexts.trendText, { n: shares.length })),
    {
      type: 'picture',
      title: sentence(texts.chartTrend),
      draw: ({ lang, value }) =>
        trendChart(
          texts.chartTrend[lang],
          shares.map(({ id, share }) => ({ name: id, share: value(share), low: null, high: null })),
          reportTexts.shareShort[lang],
        ),
    },
  ]
}

const ADVICE = [texts.adviceBidders, texts.adviceBuyers, texts.adviceAgencies, texts.advicePublic]

const method = (): Block[] => [
  paragraph(sentence(reportTexts.defRings)),
  paragraph(sentence(reportTexts.defLots)),
  paragraph(sentence(texts.suppressed, { least: LEAST })),
  {
    type: 'table',
    title: sentence(reportTexts.tableGlossary),
    columns: [
      { head: reportTexts.term, width: 0.2, align: 'left' },
      { head: reportTexts.meaning, width: 0.8, align: 'left' },
    ],
    rows: [
      [sentence(reportTexts.glossRed), sentence(LEVEL_MEANINGS.red)],
      [sentence(reportTexts.glossYellow), sentence(LEVEL_MEANINGS.yellow)],
    ],
  },
]
