import { reportTexts as texts } from '../../texts/report.js'
import type { Text } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { columnChart } from '../charts/bars.js'
import { type Comparison, comparisons, isCovered } from '../compare.js'
import { type Composer, periodWords, refs } from '../composer.js'
import { monthsUpTo } from '../period.js'
import type { Measure, Where } from '../query.js'
import { breakdown, COUNTY, INDUSTRY, TOWNSHIP } from './breakdown.js'

/** 一、总体情况: figures with changes, by industry, by county and township. */
export const overallSection = (c: Composer): Block[] => [
  heading(1, texts.overall),
  heading(2, texts.overallNumbers),
  numbersText(c),
  changesTable(c),
  monthsPicture(c),
  ...breakdown(c, INDUSTRY),
  ...(c.area ? [] : breakdown(c, COUNTY)),
  ...(c.area?.where.township === undefined ? breakdown(c, TOWNSHIP) : []),
]

const numbersText = (c: Composer): Block => {
  const { book, period } = c
  const lots = c.count('lots')
  const ringLots = c.count('ringLots')
  const awarded = c.fen('awardedFen')
  const ringAward = c.fen('ringAwardFen')
  return paragraph(
    sentence(texts.overallMarket, {
      period: periodWords(period),
      from: c.day(period.firstDay),
      to: c.day(period.lastDay),
      scope: scopeOf(c),
      awarded: ref(awarded, 'money'),
      ...refs({ lots, bidders: c.count('bidders'), bids: c.count('bids') }),
    }),
    sentence(texts.overallRings, {
      ...refs({ ringLots, rings: c.count('rings'), ringBidders: c.count('ringBidders') }),
      ...refs({ red: c.count('rings', { level: 'red' }), yellow: c.count('rings', { level: 'yellow' }) }),
      ringAward: ref(ringAward, 'money'),
      share: ref(book.share(ringLots, lots)),
      awardShare: ref(book.share(ringAward, awarded)),
    }),
    changes(c),
    ...partly(c),
    sentence(texts.casesOpen),
  )
}

/** 数据范围内, or the area the report is confined to. */
export const scopeOf = ({ area }: Composer): Sentence =>
  area ? sentence(texts.inArea, { area: area.name }) : sentence(texts.wholeData)

const changes = (c: Composer): Sentence => {
  const [first, second] = comparisons(c)
  if (!first) return sentence(texts.notCompared)
  const words = (measure: 'ringLots' | 'ringAwardFen', { base }: Comparison): Part =>
    ref(changed(c, measure, base.id), 'words')
  const said = {
    before: sentence(first.than),
    change: words('ringLots', first),
    awardChange: words('ringAwardFen', first),
    ringAward: ref(c.fen('ringAwardFen'), 'money'),
  }
  if (!second) return sentence(texts.overallChangeOne, said)
  return sentence(texts.overallChange, {
    ...said,
    yearBefore: sentence(second.than),
    yearChange: words('ringLots', second),
    awardYearChange: words('ringAwardFen', second),
  })
}

/** Says so when the data do not reach over the whole period. */
const partly = (c: Composer): Sentence[] => {
  const { range } = c.facts
  return !range || isCovered(c, c.period)
    ? []
    : [sentence(texts.partial, { first: c.day(range.firstDay), last: c.day(range.lastDay) })]
}

export const changed = (c: Composer, measure: Measure, base: string, where: Where = {}): string =>
  c.book.change(c.measured(measure, where), c.measured(measure, { ...where, period: base }))

const INDICATORS: [Text, Measure, Where][] = [
  [texts.lots, 'lots', {}],
  [texts.bidders, 'bidders', {}],
  [texts.awarded, 'awardedFen', {}],
  [texts.rings, 'rings', {}],
  [texts.redRings, 'rings', { level: 'red' }],
  [texts.yellowRings, 'rings', { level: 'yellow' }],
  [texts.ringLots, 'ringLots', {}],
  [texts.ringBidders, 'ringBidders', {}],
  [texts.ringAward, 'ringAwardFen', {}],
]

const changesTable = (c: Composer): Block => {
  const compared = comparisons(c)
  const wide = compared.length === 2
  return {
    type: 'table',
    title: sentence(texts.tableOverall),
    columns: [
      { head: texts.indicator, width: wide ? 0.28 : 0.4, align: 'left' },
      { head: texts.now, width: wide ? 0.16 : 0.2, align: 'right' },
      ...compared.flatMap(({ head, change }) => [
        { head, width: wide ? 0.16 : 0.2, align: 'right' as const },
        { head: change, width: wide ? 0.12 : 0.2, align: 'right' as const },
      ]),
    ],
    rows: INDICATORS.map(([name, measure, where]) => [
      sentence(name),
      ref(c.measured(measure, where)),
      ...compared.flatMap(({ base }) => [
        ref(c.measured(measure, { ...where, period: base.id })),
        ref(changed(c, measure, base.id, where)),
      ]),
    ]),
    note: sentence(texts.sameRun),
  }
}

const MONTHS = 12

const monthsPicture = (c: Composer): Block => {
  const months = monthsUpTo(c.period, MONTHS)
  const ids = months.map(({ id }) => ({
    lots: c.count('lots', { period: id }),
    ringLots: c.count('ringLots', { period: id }),
  }))
  return {
    type: 'picture',
    title: sentence(texts.chartMonths),
    draw: ({ lang, value }) =>
      columnChart({
        title: texts.chartMonths[lang],
        axes: { x: texts.axisTime[lang], y: texts.axisLots[lang] },
        names: months.map(({ year, month }) => `${String(year).slice(2)}-${String(month).padStart(2, '0')}`),
        all: { name: texts.allLots[lang], values: ids.map(({ lots }) => value(lots)) },
        part: { name: texts.lotsWithLeads[lang], values: ids.map(({ ringLots }) => value(ringLots)) },
      }),
  }
}
