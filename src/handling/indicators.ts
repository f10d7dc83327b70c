import { workingDaysBetween } from '../calendar/calendar.js'
import { dayFrom } from '../calendar/day.js'
import type { ItemQuery, SqlClause } from '../casebook/work/items.js'
import { dayOfInstant, midnightOf, shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { indicatorTexts as texts } from '../texts/indicators.js'
import type { Text } from '../texts/text.js'
import type { Desk } from './desk.js'
import {
  type Counted,
  closedWithin,
  excludedThenSubstantiated,
  hadAct,
  hasChild,
  type ItemSet,
  inAll,
  not,
  ofOffice,
  SUBSTANTIATED,
  wasDue,
  wasExtended,
  wasLate,
  wasRouted,
  where,
} from './indicator-sets.js'
import type { Visible } from './visible.js'

export type IndicatorKey = keyof typeof texts.names

interface Indicator {
  key: IndicatorKey
  kind: string
  /** a share of `of`; a count of `n`; working days of the clocks of `n`, summed or in the mean */
  unit: 'share' | 'count' | 'days' | 'mean-days'
  of: ItemSet
  n: ItemSet
  /** terms whose working days are counted */
  terms?: readonly string[]
}

const LETTERS = ['LETTER-JUD', 'LETTER-PROC', 'LETTER-POLICE', 'LETTER-DISC', 'LETTER-OTHER']
const OWN_TERMS = ['SIGN', 'CHECK', 'REDO']
const NOTHING = where('0')

const host = ofOffice('host')

/** In time: due in the period and at no time late. */
const inTime = (key: IndicatorKey, kind: string, whose: ItemSet, ...terms: readonly string[]): Indicator => {
  const of = inAll(whose, wasDue(...terms))
  return { key, kind, unit: 'share', of, n: inAll(of, not(wasLate(...terms))) }
}

const share = (key: IndicatorKey, kind: string, of: ItemSet, part: ItemSet): Indicator => ({
  ...{ key, kind, of },
  unit: 'share',
  n: inAll(of, part),
})

const late = inAll(host, wasLate(...OWN_TERMS))
const closed = inAll(host, closedWithin, where("i.state IN ('closed', 'look-back')"))

/** What offices are measured by; each is a set of items, and a part of it. */
export const INDICATORS: readonly Indicator[] = [
  inTime('sign-rate', 'LD', host, 'SIGN'),
  inTime('feedback-rate', 'LD', host, 'CHECK'),
  {
    ...{ key: 'check-days', kind: 'LD', unit: 'mean-days', terms: ['CHECK'], of: NOTHING },
    n: inAll(
      host,
      wasDue('CHECK'),
      where("i.id IN (SELECT item FROM clock WHERE term = 'CHECK' AND stopped_at > '')"),
    ),
  },
  { key: 'overdue', kind: 'LD', unit: 'count', of: NOTHING, n: late },
  { key: 'overdue-days', kind: 'LD', unit: 'days', terms: OWN_TERMS, of: NOTHING, n: late },
  share('extension-rate', 'LD', inAll(host, wasDue('CHECK')), wasExtended),
  share('return-rate', 'LD', wasRouted, hadAct(['return'])),
  { key: 'returned-twice', kind: 'LD', unit: 'count', of: NOTHING, n: hadAct(['return'], 2) },
  share('substantiated-rate', 'LD', closed, SUBSTANTIATED),
  {
    ...{ key: 'excluded-then-substantiated', kind: 'LD', unit: 'count', of: NOTHING },
    n: inAll(host, excludedThenSubstantiated),
  },
  inTime('transfer-24h', 'TP', ofOffice('issuer'), 'XFER-SEND'),
  inTime('letter-rate', 'LT', host, ...LETTERS),
  share('problem-rate', 'PB', inAll(host, wasDue('RECTIFY')), where("i.state = 'closed'")),
  {
    ...{ key: 'missing-reports', kind: 'RI', unit: 'count', of: NOTHING },
    n: inAll(host, wasLate('REPORT')),
  },
  share(
    'loop-rate',
    'LD',
    inAll(closed, SUBSTANTIATED),
    inAll(
      where("json_array_length(i.progress, '$.results') > 0"),
      hasChild('PB', 'closed'),
      hasChild('LT', 'replied', 'closed'),
      where("EXISTS (SELECT 1 FROM work_event e WHERE e.item = i.id AND e.act = 'pass')"),
    ),
  ),
]

export const INDICATOR_KEYS = INDICATORS.map(({ key }) => key)

/** Fewer than this tell nothing: 样本不足. */
export const FEWEST = 5

/** An indicator of an office, or of all, in a period. */
export interface ShownIndicator {
  key: IndicatorKey
  name: Text
  about: Text
  kind: string
  unit: Indicator['unit']
  /** items it is a share of; null of counts and days */
  of: number | null
  n: number
  /** share in thousandths, count, or working days in tenths; null where the sample is too small */
  value: number | null
  small: boolean
}

export interface Span {
  /** days, both included */
  firstDay: string
  lastDay: string
}

/** Indicators in a period: numbers of the items that `visible` lets through. */
export const indicatorsOf = (
  desk: Desk,
  { firstDay, lastDay }: Span,
  { office, visible, now }: { office: string | undefined; visible: Visible; now: Date },
): ShownIndicator[] => {
  const counted = countedIn({ firstDay, lastDay }, office, now)
  return INDICATORS.map((indicator) => shownOf(desk, indicator, counted, visible))
}

const shownOf = (desk: Desk, indicator: Indicator, counted: Counted, visible: Visible): ShownIndicator => {
  const { key, kind, unit } = indicator
  const count = (set: ItemSet): number =>
    desk.work.countItems({ kind, also: set(counted), visible: visible(kind) }, '').count
  const n = count(indicator.n)
  const head = { key, name: texts.names[key], about: texts.about[key], kind, unit, n }
  if (unit === 'share') {
    const of = count(indicator.of)
    const small = of < FEWEST
    return { ...head, of, value: small ? null : Math.round((1000 * n) / of), small }
  }
  if (unit === 'count') return { ...head, of: null, value: n, small: false }
  const days = daysOf(desk, indicator, counted, visible)
  const small = unit === 'mean-days' && n < FEWEST
  const value = unit === 'days' ? 10 * days : Math.round((10 * days) / Math.max(1, n))
  return { ...head, of: null, value: small ? null : value, small }
}

/** Most items whose days are counted. */
const MOST = 1_000_000

/** Working days of the clocks: how long they ran, or how far they ran over. */
const daysOf = (
  desk: Desk,
  { kind, unit, n, terms = [] }: Indicator,
  counted: Counted,
  visible: Visible,
): number => {
  const query: ItemQuery = { kind, also: n(counted), visible: visible(kind) }
  const items = desk.work.itemIds(query, MOST)
  let sum = 0
  for (const id of items)
    for (const clock of desk.work.clocksOf(id)) {
      if (!terms.includes(clock.term) || clock.dueAt < counted.from || clock.dueAt >= counted.to) continue
      if (clock.result === 'void' || (clock.result === 'running' && clock.pausedAt !== null)) continue
      const ended = clock.stoppedAt ?? counted.until
      const from = unit === 'days' ? dayFrom(clock.dueDay) : dayAt(clock.startedAt)
      if (unit === 'mean-days' && clock.stoppedAt === null) continue
      const to = dayAt(ended)
      if (to > from) sum += workingDaysBetween(desk.calendar, from, to)
    }
  return sum
}

const dayAt = (iso: string): number => dayOfInstant(Date.parse(iso) / 1000)

/** The items that a number of an indicator is of: `of`, or the part `n`. Fails with `invalid_input`. */
export const indicatorItems = (
  key: string,
  part: 'n' | 'of',
  span: Span,
  { office, now }: { office: string | undefined; now: Date },
): { kind: string; also: SqlClause } => {
  const indicator = INDICATORS.find((one) => one.key === key)
  if (!indicator)
    throw new AppError('invalid_input', `There is no indicator "${key}": ${INDICATOR_KEYS.join(', ')}`)
  const set = part === 'of' && indicator.unit === 'share' ? indicator.of : indicator.n
  return { kind: indicator.kind, also: set(countedIn(span, office, now)) }
}

const countedIn = ({ firstDay, lastDay }: Span, office: string | undefined, now: Date): Counted => {
  const [from, to] = [midnightOf(firstDay), midnightOf(lastDay, 1)]
  return { from, to, until: [to, now.toISOString()].sort()[0]!, office }
}

export const spanOfYear = (now: Date): Span => {
  const year = shanghaiDay(now).slice(0, 4)
  return { firstDay: `${year}-01-01`, lastDay: `${year}-12-31` }
}
