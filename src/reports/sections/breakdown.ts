import { mostOf } from '../../arrays/extremes.js'
import { stringAt } from '../../arrays/strings.js'
import { reportTexts as texts } from '../../texts/report.js'
import { listText, type Text } from '../../texts/text.js'
import { INDUSTRY_WORDS, REGION_WORDS, wordIn } from '../../texts/words.js'
import { type Block, heading, type Part, ref, type Sentence, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'

/** By which word of a lot a table divides the period's lots. */
export interface Breakdown {
  head: Text
  title: Text
  column: Text
  key: 'industry' | 'region' | 'township'
  /** rows shown one by one */
  most: number
  name(word: string): Text
}

export const INDUSTRY: Breakdown = {
  head: texts.byIndustry,
  title: texts.tableIndustry,
  column: texts.industry,
  key: 'industry',
  most: 12,
  name: (word) => wordIn(INDUSTRY_WORDS, word),
}

export const COUNTY: Breakdown = {
  head: texts.byCounty,
  title: texts.tableCounty,
  column: texts.county,
  key: 'region',
  most: 20,
  name: (word) => wordIn(REGION_WORDS, word),
}

export const TOWNSHIP: Breakdown = {
  head: texts.byTownship,
  title: texts.tableTownship,
  column: texts.township,
  key: 'township',
  most: 10,
  name: (word) => ({ zh: word, en: word }),
}

interface Row {
  name: Text
  lots: string
  ringLots: string
}

/** A heading, what leads, and the table. */
export const breakdown = (c: Composer, of: Breakdown): Block[] => {
  const groups = groupsOf(c, of)
  const rows = groups.slice(0, of.most).map((word) => {
    const where = { [of.key]: word }
    return {
      name: word === '' ? texts.notGiven : of.name(word),
      lots: c.count('lots', where),
      ringLots: c.count('ringLots', where),
      cells: [c.count('rings', where), c.count('ringBidders', where), c.fen('ringAwardFen', where)],
    }
  })
  return [
    heading(2, of.head),
    { type: 'text', sentences: [leading(c, rows)] },
    {
      type: 'table',
      title: sentence(of.title),
      unit: texts.unitWan,
      columns: [
        { head: of.column, width: 0.2, align: 'left' },
        { head: texts.lotsShort, width: 0.13, align: 'right' },
        { head: texts.ringLotsShort, width: 0.15, align: 'right' },
        { head: texts.shareShort, width: 0.11, align: 'right' },
        { head: texts.ringsShort, width: 0.13, align: 'right' },
        { head: texts.ringBiddersShort, width: 0.14, align: 'right' },
        { head: texts.ringAwardShort, width: 0.14, align: 'right' },
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
        totalRow(c),
      ],
      note: sentence(texts.ringsNotAdded),
    },
  ]
}

const totalRow = (c: Composer): Part[] => [
  sentence(texts.total),
  ref(c.count('lots')),
  ref(c.count('ringLots')),
  ref(c.book.share(c.count('ringLots'), c.count('lots'))),
  ref(c.count('rings')),
  ref(c.count('ringBidders')),
  ref(c.fen('ringAwardFen')),
]

/** Words of the period's lots: most lots with leads first, then most lots; '' = not given. */
export const groupsOf = (c: Composer, { key }: Pick<Breakdown, 'key'>): string[] => {
  const { ringed, market } = c.facts
  const counts = new Map<number, { lots: number; ringed: number }>()
  for (const lot of c.lots()) {
    const word = market.lots[key][lot]!
    const count = counts.get(word) ?? { lots: 0, ringed: 0 }
    count.lots++
    count.ringed += ringed[lot]!
    counts.set(word, count)
  }
  return [...counts]
    .sort(([x, a], [y, b]) => b.ringed - a.ringed || b.lots - a.lots || x - y)
    .map(([word]) => (word < 0 ? '' : stringAt(market.words, word)))
}

/** Groups beyond the table's length, together: only what adds up. */
const restRow = (c: Composer, { key }: Breakdown, rest: string[]): Part[][] => {
  if (rest.length === 0) return []
  const sum = (measure: 'lots' | 'ringLots'): string =>
    c.book.sum(rest.map((word) => c.count(measure, { [key]: word })))
  const [lots, ringLots] = [sum('lots'), sum('ringLots')]
  return [[sentence(texts.rest), ref(lots), ref(ringLots), ref(c.book.share(ringLots, lots)), '', '', '']]
}

/** The group with most lots with leads, or all of those that tie. */
const leading = (c: Composer, rows: readonly Row[]): Sentence => {
  const ringed = ({ ringLots }: Row): number => c.book.value(ringLots) ?? 0
  const most = Math.max(0, mostOf(rows.map(ringed)))
  const first = rows.filter((row) => ringed(row) === most)
  if (most === 0) return sentence(texts.noneHere)
  const name = listText(
    first.map((row) => row.name[c.lang]),
    c.lang,
  )
  const [{ ringLots, lots }] = first as [Row]
  return first.length > 1
    ? sentence(texts.mostTied, { name, ringLots: ref(ringLots) })
    : sentence(texts.mostLots, {
        name,
        ringLots: ref(ringLots),
        share: ref(c.book.share(ringLots, lots)),
      })
}
