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
  /** printed nowhere, but told by two numbers that are */
  implied?: true
}

/** Figures whose parts add up to a whole, where hiding one alone would hide nothing. */
export interface Sum {
  whole: string
  parts: string[]
}

/**
 * The figures of a report as its sections ask for them. The same id asked twice is the same figure. `sums`
 * and `from` say which figures can be told from which others: what `suppress` needs to know.
 */
export interface FigureBook {
  readonly facts: Facts
  readonly figures: ReadonlyMap<string, Figure>
  /** figures that a figure was computed from, or rests on */
  readonly from: ReadonlyMap<string, readonly string[]>
  readonly sums: readonly Sum[]
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
  /** whole = Σ parts */
  adds(whole: string, parts: string[]): void
  /** parts that lie within the whole: what is left of it can be told from the two */
  within(whole: string, part: string): void
  /** the value, or null when there is none or it is hidden */
  value(id: string): number | null
}

export const figureBook = (facts: Facts): FigureBook => {
  const figures = new Map<string, Figure>()
  const from = new Map<string, string[]>()
  const sums: Sum[] = []
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
    sums,
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
      const whole = derive(unit, 'sum', parts, (...values) => values.reduce((sum, value) => sum + value, 0))
      from.set(whole, [])
      sums.push({ whole, parts })
      return whole
    },
    adds: (whole, parts) => void sums.push({ whole, parts }),
    within(whole, part) {
      const id = `difference(${whole}, ${part})`
      const [of, in_] = [raw(whole), raw(part)]
      const value = of === null || in_ === null ? null : of - in_
      put({ id, value, unit: figures.get(part)!.unit, query: id, implied: true }, [])
      sums.push({ whole, parts: [part, id] })
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
