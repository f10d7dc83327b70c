import { dayText } from '../domain/day.js'
import type { RingMember } from '../domain/ring.js'
import type { RingRecord, RunRecord } from '../domain/run.js'
import type { QualityReport } from '../engines/engine.js'
import { reportTexts as texts } from '../texts/report.js'
import type { Lang, Text } from '../texts/text.js'
import type { Area } from './area.js'
import { type Part, ref, type Sentence, sentence } from './blocks.js'
import { type ActiveRing, type Facts, lotsWhere, ringsWhere } from './facts.js'
import type { FigureBook } from './figures.js'
import { earlier, type Period, yearBefore } from './period.js'
import type { Measure, Where } from './query.js'

export const EDITIONS = ['internal', 'circulation', 'public'] as const
/** internal: everything; circulation: de-identified; public: statistics, small cells suppressed */
export type Edition = (typeof EDITIONS)[number]

/** What a report is made from. */
export interface ReportInput {
  facts: Facts
  run: RunRecord
  /** digest of the store the market came from */
  digest: string
  /** records of the rings worth a picture, by id */
  record: (ring: string) => RingRecord | undefined
  quality: QualityReport
  period: Period
  edition: Edition
  lang: Lang
  /** what the report is confined to */
  area?: Area
}

/** What sections write with. */
export interface Composer extends ReportInput {
  book: FigureBook
  before: Period
  yearBefore: Period
  /** the report's period and area, and what is asked beside */
  where(more?: Where): Where
  /** lots of the period and area */
  lots(): Int32Array
  /** listed rings with a joint lot among those, best first */
  rings(): ActiveRing[]
  /** A count of the report's period unless `where` names another. */
  count(measure: Measure, where?: Where): string
  /** An amount; `base` counts those it is of. */
  fen(measure: 'awardedFen' | 'ringAwardFen', where?: Where): string
  /** what a measure counts, in its own unit */
  measured(measure: Measure, where?: Where): string
  /** ISO day as the report writes it */
  day(day: number): Part
}

export const composerOf = (input: ReportInput, book: FigureBook): Composer => {
  const { period } = input
  const at = (where: Where = {}): Where => ({ period: period.id, ...input.area?.where, ...where })
  let lots: Int32Array | undefined
  let rings: ActiveRing[] | undefined
  const fen: Composer['fen'] = (measure, where) => {
    const base = measure === 'awardedFen' ? 'lots' : 'ringWinners'
    return book.ask({ measure, where: at(where) }, 'fen', book.ask({ measure: base, where: at(where) }))
  }
  return {
    ...input,
    book,
    where: at,
    lots: () => (lots ??= lotsWhere(input.facts, at())),
    rings: () => (rings ??= ringsWhere(input.facts, at())),
    before: earlier(period),
    yearBefore: yearBefore(period),
    count: (measure, where) => book.ask({ measure, where: at(where) }),
    fen,
    measured: (measure, where) =>
      measure === 'awardedFen' || measure === 'ringAwardFen'
        ? fen(measure, where)
        : book.ask({ measure, where: at(where) }, MONEY.has(measure) ? 'fen' : 'count'),
    day: (day) => dayWords(day, input.lang),
  }
}

/** A day number as papers write it: 2026年2月1日. */
export const dayWords = (day: number, lang: Lang): string => {
  const [year, month, date] = dayText(day).split('-').map(Number)
  return lang === 'zh' ? `${year}年${month}月${date}日` : dayText(day)
}

const MONEY: ReadonlySet<Measure> = new Set(['hintedAwardFen', 'hintedProjectFen', 'hintedLargestFen'])

/** The period in words: 2026年第一季度. */
export const periodWords = ({ year, month, months }: Period): Sentence => {
  if (months === 12) return sentence(texts.periodYear, { year })
  if (months === 6) return sentence(month === 1 ? texts.periodHalf1 : texts.periodHalf2, { year })
  if (months === 3) {
    const n = (month + 2) / 3
    return sentence(texts.periodQuarter, { year, n: sentence(QUARTERS[n - 1]!) })
  }
  return sentence(texts.periodMonth, {
    year,
    month: sentence({ zh: `${month}`, en: String(month).padStart(2, '0') }),
  })
}

/** Short names of roles, for tables. */
export const ROLE_WORDS: Readonly<Record<RingMember['role'], Text>> = {
  core: texts.roleCore,
  winner: texts.roleWinner,
  cover: texts.roleCover,
  bridge: texts.roleBridge,
  edge: texts.roleEdge,
}

const QUARTERS: Text[] = ['一', '二', '三', '四'].map((zh, i) => ({ zh, en: String(i + 1) }))

export const refs = <K extends string>(ids: Record<K, string>): Record<K, Part> =>
  Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, ref(id as string)])) as Record<K, Part>
