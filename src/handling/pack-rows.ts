import type { ItemQuery } from '../casebook/work/items.js'
import { shanghaiDay } from '../domain/day.js'
import { indicatorFigure } from '../texts/indicators.js'
import { packTexts as texts } from '../texts/packs.js'
import { filled, type Text } from '../texts/text.js'
import type { Desk } from './desk.js'
import { type IndicatorKey, indicatorsOf, type ShownIndicator, type Span } from './indicators.js'
import { OPEN_ITEMS, type PackSection } from './pack-section.js'
import { type ItemRow, rowOf } from './shown.js'

/** A cell that is the same in both languages. */
export const plain = (text: string | number): Text => ({ zh: String(text), en: String(text) })

/** Items of a section; more are told by their number. */
const MOST_ROWS = 500

/** Rows of items, graver colours and what is due first in front, and how many there are. */
export const itemsOf = (
  desk: Desk,
  query: Omit<ItemQuery, 'visible'>,
  now: Date,
): { rows: ItemRow[]; total: number } => {
  const whole = { ...query, visible: OPEN_ITEMS }
  const found = desk.work.items(whole, { sort: 'colour', skip: 0, limit: MOST_ROWS })
  return { rows: found.map((item) => rowOf(desk, item, now)), total: desk.work.countItems(whole, '').count }
}

type Columns = PackSection['columns']

const column = (key: keyof typeof texts.columns, width: number): Columns[number] => ({
  head: texts.columns[key],
  width,
})

export const ITEM_COLUMNS: Columns = [
  column('id', 0.19),
  column('about', 0.32),
  column('host', 0.15),
  column('state', 0.13),
  column('due', 0.21),
]

/** An item in one line. */
export const itemCells = ({ id, summary, stateText, host, due, light }: ItemRow): Text[] => [
  plain(id),
  summary,
  plain(host?.name ?? '—'),
  stateText,
  due === null || light === null
    ? plain('—')
    : { zh: `${due} ${texts.lights[light].zh}`, en: `${due} ${texts.lights[light].en}` },
]

/** A list of items as a section. */
export const itemSection = (
  key: string,
  title: Text,
  { rows, total }: { rows: ItemRow[]; total: number },
  said: Text[] = [],
): PackSection => ({
  key,
  title,
  said: total > rows.length ? [...said, filled(texts.more, { n: total - rows.length })] : said,
  columns: ITEM_COLUMNS,
  rows: rows.map(itemCells),
  empty: texts.none,
})

/** Indicators of a window beside those of the window before. */
export const indicatorSection = (
  desk: Desk,
  { span, before, office, now }: { span: Span; before: Span; office: string | undefined; now: Date },
): PackSection => {
  const asked = { office, visible: () => OPEN_ITEMS, now }
  const earlier = new Map(indicatorsOf(desk, before, asked).map((one) => [one.key, one]))
  const rows = indicatorsOf(desk, span, asked).map((one) => [
    one.name,
    valueText(one),
    plain(one.of === null ? one.n : `${one.n}/${one.of}`),
    valueText(earlier.get(one.key)!),
  ])
  return {
    key: 'indicators',
    title: texts.sections.indicators,
    said: [filled(texts.cutOff, { day: shanghaiDay(now), from: span.firstDay, to: span.lastDay })],
    columns: [column('indicator', 0.4), column('value', 0.2), column('counts', 0.2), column('before', 0.2)],
    rows,
    empty: texts.none,
  }
}

const valueText = (one: ShownIndicator & { key: IndicatorKey }): Text => {
  const figure = indicatorFigure(one)
  return figure === undefined ? texts.small : plain(figure)
}
