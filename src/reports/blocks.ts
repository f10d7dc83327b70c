import { sumText } from '../telling/figures.js'
import { tidy } from '../texts/house-style.js'
import { chineseNumeral } from '../texts/numerals.js'
import { type Lang, say, type Text } from '../texts/text.js'
import type { Figure, FigureBook } from './figures.js'

/** A number of the report, by id; shown when the report is resolved, hidden where the edition hides it. */
export interface Ref {
  figure: string
  /** `words`: a change in words (上升3.1%); `money`: a sum with its unit (1840.20万元, 1.99亿元) */
  as?: 'words' | 'money'
}
export type Part = string | number | Ref | Sentence

/** A text with its parameters: figures, other sentences, plain words. */
export interface Sentence {
  text: Text
  params?: Record<string, Part>
  /** said instead where this figure is hidden */
  unless?: { hidden: string; say: Text }
}

export interface Column {
  head: Text
  /** share of the table's width; all sum to about 1 */
  width: number
  align: 'left' | 'right' | 'centre'
}

/** What a report consists of, before its numbers are filled in. */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; text: Sentence }
  | { type: 'text'; sentences: Sentence[] }
  /** what a reader in a hurry must know, a line each, before everything else */
  | { type: 'points'; title: Text; lines: Sentence[][] }
  /** an annex begins: all that follows belongs to it */
  | { type: 'annex'; title: Text }
  | {
      type: 'table'
      title: Sentence
      unit?: Text
      columns: Column[]
      rows: Part[][]
      note?: Sentence
      /** may part between pages though it is short */
      parts?: true
    }
  | { type: 'picture'; title: Sentence; draw: (values: Values) => Drawing }

/** What a picture may draw: values that are not hidden. */
export interface Values {
  lang: Lang
  value(id: string): number | null
}

export interface Drawing {
  svg: string
  /** px */
  width: number
  height: number
}

export interface Cell {
  text: string
  /** in the unit shown; absent for words and hidden numbers */
  value?: number
  unit?: Figure['unit']
}

/** A block as every format renders it. */
export type ShownBlock =
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'text'; text: string }
  | { type: 'points'; title: string; lines: string[] }
  /** `label`: 附件1; `title`: what it holds */
  | { type: 'annex'; label: string; title: string }
  | {
      type: 'table'
      title: string
      unit: string
      columns: { head: string; width: number; align: Column['align'] }[]
      rows: Cell[][]
      note: string
      parts?: true
    }
  | ({ type: 'picture'; title: string } & Drawing)

export const ref = (figure: string, as?: Ref['as']): Ref => ({ figure, ...(as && { as }) })
export const sentence = (text: Text, params?: Record<string, Part>): Sentence => ({
  text,
  ...(params && { params }),
})
export const heading = (level: 1 | 2 | 3, text: Text, params?: Record<string, Part>): Block => ({
  type: 'heading',
  level,
  text: sentence(text, params),
})
export const paragraph = (...sentences: Sentence[]): Block => ({ type: 'text', sentences })

/** Fills in numbers and numbers headings, tables and pictures: 一、（一）1. · 表1 · 图1. */
export const resolve = (blocks: readonly Block[], book: FigureBook, lang: Lang): ShownBlock[] => {
  const numbered = numbering(lang)
  const cell = (part: Part): Cell => cellOf(part, book, lang)
  const words = (of: Sentence): string => tidy(wordsOf(of, book, lang), lang)
  const joined = (sentences: readonly Sentence[]): string =>
    sentences.map(words).join(lang === 'zh' ? '' : ' ')
  const shown = (block: Block): ShownBlock => {
    switch (block.type) {
      case 'heading':
        return { ...block, text: numbered.heading(block.level) + words(block.text) }
      case 'text':
        return { type: 'text', text: joined(block.sentences) }
      case 'points':
        return { type: 'points', title: block.title[lang], lines: block.lines.map(joined) }
      case 'annex':
        return { type: 'annex', label: numbered.annex(), title: block.title[lang] }
      case 'table':
        return {
          type: 'table',
          title: numbered.table() + words(block.title),
          unit: block.unit ? block.unit[lang] : '',
          columns: block.columns.map(({ head, width, align }) => ({ head: head[lang], width, align })),
          rows: block.rows.map((row) => row.map(cell)),
          note: block.note ? words(block.note) : '',
          ...(block.parts && { parts: true }),
        }
      case 'picture': {
        const drawing = block.draw({ lang, value: book.value })
        return { type: 'picture', title: numbered.picture() + words(block.title), ...drawing }
      }
    }
  }
  return blocks.map((block) => shown(block))
}

const numbering = (lang: Lang) => {
  const places = [0, 0, 0]
  let tables = 0
  let pictures = 0
  let annexes = 0
  return {
    heading(level: 1 | 2 | 3): string {
      places[level - 1]!++
      places.fill(0, level)
      return headingMark(level, places[level - 1]!, lang)
    },
    annex(): string {
      places.fill(0)
      return lang === 'zh' ? `附件${++annexes}` : `Annex ${++annexes}`
    },
    table: () => (lang === 'zh' ? `表${++tables}　` : `Table ${++tables}. `),
    picture: () => (lang === 'zh' ? `图${++pictures}　` : `Figure ${++pictures}. `),
  }
}

const headingMark = (level: 1 | 2 | 3, n: number, lang: Lang): string => {
  if (lang === 'en') return level === 1 ? `${n}. ` : level === 2 ? `(${n}) ` : ''
  return level === 1 ? `${chineseNumeral(n)}、` : level === 2 ? `（${chineseNumeral(n)}）` : `${n}.`
}

const wordsOf = ({ text, params = {}, unless }: Sentence, book: FigureBook, lang: Lang): string => {
  if (unless && book.figures.get(unless.hidden)!.hidden) return unless.say[lang]
  return say(
    text,
    lang,
    Object.fromEntries(
      Object.entries(params).map(([key, part]) => [
        key,
        typeof part === 'object' && 'text' in part
          ? wordsOf(part, book, lang)
          : cellOf(part, book, lang).text,
      ]),
    ),
  )
}

const cellOf = (part: Part, book: FigureBook, lang: Lang): Cell => {
  if (typeof part === 'string') return { text: part }
  if (typeof part === 'number') return { text: String(part), value: part }
  if ('text' in part) return { text: wordsOf(part, book, lang) }
  const figure = book.figures.get(part.figure)!
  const text =
    part.as === 'words'
      ? changeInWords(figure, lang)
      : part.as === 'money'
        ? moneyInWords(figure, book.facts.currency, lang)
        : figureText(figure, lang)
  const value = book.value(part.figure)
  return value === null ? { text, unit: figure.unit } : { text, value, unit: figure.unit }
}

/** What stands where a number is hidden. */
export const HIDDEN = '*'

/** Amounts in 万元 with two decimals, shares with one. */
export const figureText = ({ value, unit, hidden }: Figure, lang: Lang): string => {
  if (hidden) return HIDDEN
  if (value === null) return unit === 'change' ? '—' : lang === 'zh' ? '无数据' : 'no data'
  switch (unit) {
    case 'count':
      return String(value)
    case 'fen':
      return (value / 1_000_000).toFixed(2)
    case 'share':
      return `${(100 * value).toFixed(1)}%`
    case 'change':
      return changeText(value, lang)
    case 'number':
      return Number.isInteger(value) ? String(value) : value.toFixed(1)
  }
}

const changeText = (value: number, lang: Lang): string => {
  const size = (100 * value).toFixed(1)
  if (size === '0.0' || size === '-0.0') return lang === 'zh' ? '持平' : '0.0%'
  return `${value > 0 ? '+' : ''}${size}%`
}

const moneyInWords = (figure: Figure, currency: string, lang: Lang): string => {
  if (figure.hidden || figure.value === null) return figureText(figure, lang)
  if (currency === 'CNY') return sumText(figure.value, lang)
  return lang === 'zh'
    ? `${figureText(figure, lang)}万（${currency}）`
    : `${figureText(figure, lang)} × 10,000 ${currency}`
}

/** From a growth of this many times on a percentage says nothing to a reader. */
const MANIFOLD = 5

const changeInWords = (figure: Figure, lang: Lang): string => {
  const { value, hidden } = figure
  if (hidden || value === null)
    return lang === 'zh' ? '不作比较（基期无数据或不公布）' : 'not compared (no base)'
  const size = `${(100 * Math.abs(value)).toFixed(1)}%`
  if (size === '0.0%') return lang === 'zh' ? '持平' : 'unchanged'
  if (value >= MANIFOLD) {
    const times = value.toFixed(1)
    return lang === 'zh' ? `增加${times}倍` : `up ${times}-fold`
  }
  if (lang === 'en') return `${value > 0 ? 'up' : 'down'} ${size}`
  return `${value > 0 ? '上升' : '下降'}${size}`
}
