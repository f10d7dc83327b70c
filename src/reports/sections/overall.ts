import { stringAt } from '../../arrays/strings.js'
import { reportTexts as texts } from '../../texts/report.js'
import type { Text } from '../../texts/text.js'
import { INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import { columnChart } from '../charts/bars.js'
import { type Composer, periodWords, refs } from '../composer.js'
import { lotsIn } from '../facts.js'
import { monthsUpTo } from '../period.js'
import type { Measure, Where } from '../query.js'
import { LEAST } from '../suppress.js'

/** 一、总体情况: figures with changes, by industry, by township. */
export const overallSection = (c: Composer): Block[] => [
  heading(1, texts.overall),
  heading(2, texts.overallNumbers),
  numbersText(c),
  changesTable(c),
  monthsPicture(c),
  ...breakdown(c, {
    head: texts.byIndustry,
    title: texts.tableIndustry,
    column: texts.industry,
    key: 'industry',
    words: c.facts.market.lots.industry,
    most: 12,
    name: (word) => wordIn(INDUSTRY_WORDS, word),
  }),
  ...breakdown(c, {
    head: texts.byTownship,
    title: texts.tableTownship,
    column: texts.township,
    key: 'township',
    words: c.facts.market.lots.township,
    most: 10,
    name: (word) => ({ zh: word, en: word }),
  }),
]

const numbersText = (c: Composer): Block => {
  const { book, period, facts } = c
  const lots = c.count('lots')
  const ringLots = c.count('ringLots')
  const rings = c.count('rings')
  const red = c.count('rings', { level: 'red' })
  const yellow = c.count('rings', { level: 'yellow' })
  const awarded = c.fen('awardedFen')
  const ringAward = c.fen('ringAwardFen')
  const [low, high] = book.shareInterval(ringLots, lots)
  book.adds(rings, [red, yellow])
  book.within(lots, ringLots)
  book.within(c.count('bidders'), c.count('ringBidders'))
  const sentences: Sentence[] = [
    sentence(texts.overallMarket, {
      period: periodWords(period),
      from: c.day(period.firstDay),
      to: c.day(period.lastDay),
      currency: facts.currency,
      ...refs({ lots, bidders: c.count('bidders'), bids: c.count('bids'), awarded }),
    }),
    sentence(texts.overallRings, {
      ...refs({ ringLots, rings, red, yellow, ringBidders: c.count('ringBidders'), ringAward, low, high }),
      share: ref(book.share(ringLots, lots)),
      awardShare: ref(book.share(ringAward, awarded)),
    }),
    sentence(texts.overallChange, {
      change: words(c, 'ringLots', c.before.id),
      yearChange: words(c, 'ringLots', c.yearBefore.id),
      awardChange: words(c, 'ringAwardFen', c.before.id),
      awardYearChange: words(c, 'ringAwardFen', c.yearBefore.id),
    }),
    ...coverage(c),
    sentence(texts.notConnected),
  ]
  return paragraph(...sentences)
}

/** Says so when the data do not reach over the whole period. */
const coverage = ({ facts: { range }, period, facts, day }: Composer): Sentence[] => {
  if (lotsIn(facts, period).length === 0) return [sentence(texts.noLots)]
  if (!range || (range.firstDay - period.firstDay < EDGE && period.lastDay - range.lastDay < EDGE)) return []
  return [sentence(texts.partial, { first: day(range.firstDay), last: day(range.lastDay) })]
}

/** days at either end of a period without a lot that are nothing unusual */
const EDGE = 10

const measured = (c: Composer, measure: Measure, where: Where): string =>
  measure === 'awardedFen' || measure === 'ringAwardFen' ? c.fen(measure, where) : c.count(measure, where)

const changed = (c: Composer, measure: Measure, base: string, where: Where = {}): string =>
  c.book.change(measured(c, measure, where), measured(c, measure, { ...where, period: base }))

const words = (c: Composer, measure: Measure, base: string): Part => ref(changed(c, measure, base), 'words')

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
  for (const period of [c.before.id, c.yearBefore.id]) {
    c.book.adds(
      c.count('rings', { period }),
      (['red', 'yellow'] as const).map((level) => c.count('rings', { period, level })),
    )
    c.book.within(c.count('lots', { period }), c.count('ringLots', { period }))
    c.book.within(c.count('bidders', { period }), c.count('ringBidders', { period }))
  }
  return {
    type: 'table',
    title: sentence(texts.tableOverall),
    columns: [
      { head: texts.indicator, width: 0.28, align: 'left' },
      { head: texts.now, width: 0.15, align: 'right' },
      { head: texts.before, width: 0.15, align: 'right' },
      { head: texts.change, width: 0.135, align: 'right' },
      { head: texts.yearBefore, width: 0.15, align: 'right' },
      { head: texts.yearChange, width: 0.135, align: 'right' },
    ],
    rows: INDICATORS.map(([name, measure, where]) => [
      sentence(name),
      ref(measured(c, measure, where)),
      ref(measured(c, measure, { ...where, period: c.before.id })),
      ref(changed(c, measure, c.before.id, where)),
      ref(measured(c, measure, { ...where, period: c.yearBefore.id })),
      ref(changed(c, measure, c.yearBefore.id, where)),
    ]),
    note:
      c.edition === 'public'
        ? sentence(TWO_NOTES, {
            a: sentence(texts.sameRun),
            b: sentence(texts.defSuppressed, { least: LEAST }),
          })
        : sentence(texts.sameRun),
  }
}

const TWO_NOTES = { zh: '{a}{b}', en: '{a} {b}' }

const MONTHS = 12

const monthsPicture = (c: Composer): Block => {
  const months = monthsUpTo(c.period, MONTHS)
  const ids = months.map(({ id }) => ({
    lots: c.count('lots', { period: id }),
    ringLots: c.count('ringLots', { period: id }),
  }))
  for (const { lots, ringLots } of ids) c.book.within(lots, ringLots)
  const own = ids.slice(-c.period.months)
  if (c.period.months > 1)
    for (const key of ['lots', 'ringLots'] as const)
      c.book.adds(
        c.count(key),
        own.map((month) => month[key]),
      )
  return {
    type: 'picture',
    title: sentence(texts.chartMonths),
    draw: ({ lang, value }) =>
      columnChart({
        title: texts.chartMonths[lang],
        names: months.map(({ year, month }) => `${String(year).slice(2)}-${String(month).padStart(2, '0')}`),
        all: { name: texts.allLots[lang], values: ids.map(({ lots }) => value(lots)) },
        part: { name: texts.lotsWithLeads[lang], values: ids.map(({ ringLots }) => value(ringLots)) },
      }),
  }
}

interface Breakdown {
  head: Text
  title: Text
  column: Text
  key: 'industry' | 'township'
  /** word of each lot */
  words: Int32Array
  most: number
  name(word: string): Text
}

const breakdown = (c: Composer, of: Breakdown): Block[] => {
  const groups = groupsOf(c, of)
  const shown = groups.slice(0, of.most)
  const rows = shown.map((word) => {
    const where = { [of.key]: word }
    return {
      name: word === '' ? texts.notGiven : of.name(word),
      lots: c.count('lots', where),
      ringLots: c.count('ringLots', where),
      cells: [c.count('rings', where), c.count('ringBidders', where), c.fen('ringAwardFen', where)],
    }
  })
  register(c, of, groups, rows)
  return [
    heading(2, of.head),
    { type: 'text', sentences: [leading(c, rows)] },
    {
      type: 'table',
      title: sentence(of.title),
      unit: texts.unitWan,
      columns: [
        { head: of.column, width: 0.21, align: 'left' },
        { head: texts.lotsShort, width: 0.12, align: 'right' },
        { head: texts.ringLotsShort, width: 0.13, align: 'right' },
        { head: texts.shareShort, width: 0.125, align: 'right' },
        { head: texts.ringsShort, width: 0.12, align: 'right' },
        { head: texts.ringBiddersShort, width: 0.125, align: 'right' },
        { head: texts.ringAwardShort, width: 0.17, align: 'right' },
      ],
      rows: [
        ...rows.map(({ name, lots, ringLots, cells }) => [
          sentence(name),
          ref(lots),
          ref(ringLots),
          ref(c.book.share(ringLots, lots)),
          ...cells.map((id) => ref(id)),
        ]),
        ...restRow(c, of, groups.slice(of.most)),
        [
          sentence(texts.total),
          ref(c.count('lots')),
          ref(c.count('ringLots')),
          ref(c.book.share(c.count('ringLots'), c.count('lots'))),
          ref(c.count('rings')),
          ref(c.count('ringBidders')),
          ref(c.fen('ringAwardFen')),
        ],
      ],
      note: sentence(texts.ringsNotAdded),
    },
  ]
}

/**
 * Words of the period's lots: most lots with leads first, then most lots; '' = not given. In the public
 * edition the order tells nothing: most lots first.
 */
const groupsOf = ({ facts, period, edition }: Composer, { words }: Breakdown): string[] => {
  const counts = new Map<number, { lots: number; ringed: number }>()
  for (const lot of lotsIn(facts, period)) {
    const count = counts.get(words[lot]!) ?? { lots: 0, ringed: 0 }
    count.lots++
    count.ringed += facts.ringed[lot]!
    counts.set(words[lot]!, count)
  }
  const leads = edition === 'public' ? 0 : 1
  return [...counts]
    .sort(([x, a], [y, b]) => leads * (b.ringed - a.ringed) || b.lots - a.lots || x - y)
    .map(([word]) => (word < 0 ? '' : stringAt(facts.market.words, word)))
}

const register = (
  c: Composer,
  { key, most }: Breakdown,
  groups: string[],
  rows: { lots: string; ringLots: string }[],
): void => {
  const rest = groups.slice(most)
  for (const { lots, ringLots } of rows) c.book.within(lots, ringLots)
  for (const measure of ['lots', 'ringLots'] as const)
    c.book.adds(c.count(measure), [
      ...rows.map((row) => row[measure]),
      ...(rest.length > 0 ? [restOf(c, key, measure, rest)] : []),
    ])
  c.book.adds(
    c.fen('ringAwardFen'),
    groups.map((word) => c.fen('ringAwardFen', { [key]: word })),
  )
}

/** Groups beyond the table's length, together: only what adds up. */
const restRow = (c: Composer, { key }: Breakdown, rest: string[]): Part[][] => {
  if (rest.length === 0) return []
  const [lots, ringLots] = [restOf(c, key, 'lots', rest), restOf(c, key, 'ringLots', rest)]
  c.book.within(lots, ringLots)
  return [[sentence(texts.rest), ref(lots), ref(ringLots), ref(c.book.share(ringLots, lots)), '', '', '']]
}

const restOf = (c: Composer, key: Breakdown['key'], measure: 'lots' | 'ringLots', rest: string[]): string =>
  c.book.sum(rest.map((word) => c.count(measure, { [key]: word })))

const leading = (c: Composer, rows: { name: Text; lots: string; ringLots: string }[]): Sentence => {
  const ringed = ({ ringLots }: { ringLots: string }): number => c.book.figures.get(ringLots)!.value!
  const first = rows.reduce((best, row) => (ringed(row) > ringed(best) ? row : best), rows[0]!)
  if (!first || ringed(first) === 0)
    return { text: texts.noneHere, unless: { hidden: c.count('ringLots'), say: texts.hiddenHere } }
  return {
    text: texts.mostLots,
    params: {
      name: sentence(first.name),
      ringLots: ref(first.ringLots),
      share: ref(c.book.share(first.ringLots, first.lots)),
    },
    unless: { hidden: first.ringLots, say: texts.hiddenHere },
  }
}
