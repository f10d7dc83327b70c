import { clopperPearson, type Interval, nextCount, poissonMean } from '../stats/intervals.js'
import type { Facts } from './facts.js'
import { type Query, queryText } from './query.js'

export type Unit = 'count' | 'fen' | 'share' | 'change' | 'number'

/** One number of a report: every number there is one of these. */
export interface Figure {
  id: string
  /** null = no data */
  value: number | null
  unit: Unit
  /** what it was asked of, or what it was computed from: figures by id */
  query: string
  /** suppressed in this edition: neither shown nor written */
  hidden?: true
  /** asked for, but not to be told: another figure stands in its place */
  implied?: true
}

/** The figures of a report as its sections ask for them. The same id asked twice is the same figure. */
export interface FigureBook {
  readonly facts: Facts
  readonly figures: ReadonlyMap<string, Figure>
  /** figures that a figure was computed from, or rests on */
  readonly from: ReadonlyMap<string, readonly string[]>
  /** ids of buyers and agencies that figures were asked of, longest first */
  readonly organisations: Iterable<string>
  /** a measurement; `base`: the count of those it is about, when it is not a count itself */
  ask(query: Query, unit?: Unit, base?: string): string
  /** a / b */
  share(a: string, b: string): string
  /** now / before − 1; null where before is null or 0 */
  change(now: string, before: string): string
  /** exact 95 % interval of a / b: ids of its two ends */
  shareInterval(a: string, b: string): [string, string]
  /** exact 95 % interval of a Poisson mean */
  meanInterval(count: string): [string, string]
  /** 95 % interval of the next period's count after those periods */
  next(counts: string[]): [string, string]
  /** Σ parts */
  sum(parts: string[]): string
  /** the amount to two digits, in place of the exact one, which is not told */
  about(amount: string): string
  /** the value, or null when there is none or it is hidden */
  value(id: string): number | null
}

export const figureBook = (facts: Facts): FigureBook => {
  const figures = new Map<string, Figure>()
  const from = new Map<string, string[]>()
  const organisations = new Set<string>()
  const put = (figure: Figure, of: string[]): string => {
    if (!figures.has(figure.id)) {
      figures.set(figure.id, figure)
      from.set(figure.id, of)
    }
    return figure.id
  }
  const raw = (id: string): number | null => figures.get(id)!.value
  const derive = (
    unit: Unit,
    name: string,
    of: string[],
    compute: (...values: number[]) => number | undefined,
  ): string => {
    const values = of.map(raw)
    const value = values.some((one) => one === null) ? null : (compute(...(values as number[])) ?? null)
    const id = `${name}(${of.join(', ')})`
    return put({ id, value, unit, query: id }, of)
  }
  const ends = (
    unit: Unit,
    name: string,
    of: string[],
    compute: (...values: number[]) => Interval | undefined,
  ): [string, string] => [
    derive(unit, `${name}.low`, of, (...values) => compute(...values)?.low),
    derive(unit, `${name}.high`, of, (...values) => compute(...values)?.high),
  ]
  return {
    facts,
    figures,
    from,
    get organisations() {
      return [...organisations].sort((x, y) => y.length - x.length || (x < y ? -1 : 1))
    },
    ask(query, unit = 'count', base) {
      const id = idOf(query)
      for (const org of [query.where.buyer, query.where.agency]) if (org !== undefined) organisations.add(org)
      if (!figures.has(id))
        put({ id, value: facts.measure(query), unit, query: queryText(query) }, base ? [base] : [])
      return id
    },
    share: (a, b) => derive('share', 'share', [a, b], (x, y) => (y > 0 ? x / y : undefined)),
    change: (now, before) =>
      derive('change', 'change', [now, before], (x, y) => (y > 0 ? x / y - 1 : undefined)),
    shareInterval: (a, b) => ends('share', 'clopperPearson', [a, b], clopperPearsonOf),
    meanInterval: (count) => ends('number', 'poissonMean', [count], (k) => poissonMean(k)),
    next: (counts) =>
      ends('number', 'nextCount', counts, (...ks) =>
        nextCount(
          ks.reduce((sum, k) => sum + k, 0),
          ks.length,
        ),
      ),
    sum: (parts) => {
      const unit = figures.get(parts[0]!)!.unit
      return derive(unit, 'sum', parts, (...values) => values.reduce((sum, value) => sum + value, 0))
    },
    about(amount) {
      figures.get(amount)!.implied = true
      return derive('fen', 'about', [amount], (fen) => Number(fen.toPrecision(2)))
    },
    value: (id) => {
      const figure = figures.get(id)!
      return figure.hidden ? null : figure.value
    },
  }
}

/** `ringLots@2026-Q1/industry=water` */
const idOf = ({ measure, where: { period, ...rest } }: Query): string => {
  const more = Object.entries(rest).map(([key, value]) => `/${key}=${value}`)
  return `${measure}@${period ?? 'all'}${more.join('')}`
}

const clopperPearsonOf = (k: number, n: number): Interval | undefined => clopperPearson(k, n)
