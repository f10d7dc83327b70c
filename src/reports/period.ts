import { dayNumber, dayText, shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'

/** A stretch of whole months; days are inclusive day numbers (days since 1970-01-01). */
export interface Period {
  /** `2026`, `2026-H1`, `2026-Q3` or `2026-03` */
  id: string
  year: number
  /** first month, 1 to 12 */
  month: number
  months: 1 | 3 | 6 | 12
  firstDay: number
  lastDay: number
}

/** A year, half, quarter or month: `2026`, `2026-H1`, `2026-Q3`, `2026-03`. */
export const PERIOD_SHAPE = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/

/** Fails with `invalid_input`. */
export const parsePeriod = (text: string): Period => {
  const found = PERIOD_SHAPE.exec(text)
  if (!found)
    throw new AppError(
      'invalid_input',
      `Cannot read the period "${text}": it is a year, half, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-03`,
    )
  const [, year, quarter, half, month] = found
  if (quarter) return periodOf(Number(year), 3 * Number(quarter) - 2, 3)
  if (half) return periodOf(Number(year), 6 * Number(half) - 5, 6)
  if (month) return periodOf(Number(year), Number(month), 1)
  return periodOf(Number(year), 1, 12)
}

/** First and last day of a period, YYYY-MM-DD. Fails with `invalid_input`. */
export const daysOfPeriod = (text: string): { firstDay: string; lastDay: string } => {
  const { firstDay, lastDay } = parsePeriod(text)
  return { firstDay: dayText(firstDay), lastDay: dayText(lastDay) }
}

/** The period of the same length `steps` earlier (negative: later). */
export const earlier = ({ year, month, months }: Period, steps = 1): Period => {
  const at = year * 12 + month - 1 - steps * months
  return periodOf(Math.floor(at / 12), (((at % 12) + 12) % 12) + 1, months)
}

export const yearBefore = ({ year, month, months }: Period): Period => periodOf(year - 1, month, months)

/** The last `count` months up to the end of the period, first month first. */
export const monthsUpTo = ({ year, month, months }: Period, count: number): Period[] => {
  const last = periodOf(year, month + months - 1, 1)
  return Array.from({ length: count }, (_, i) => earlier(last, count - 1 - i))
}

/** The last `count` periods of the same length up to this one, first one first. */
export const periodsUpTo = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, i) => earlier(period, count - 1 - i))

/** The last whole period of a length before a day of Asia/Shanghai. */
export const lastWhole = (months: Period['months'], now: Date): Period => {
  const [year, month] = shanghaiDay(now).split('-').map(Number) as [number, number]
  return earlier(periodOf(year, month - ((month - 1) % months), months))
}

const periodOf = (year: number, month: number, months: Period['months']): Period => {
  return {
    id: idOf(year, month, months),
    year,
    month,
    months,
    firstDay: dayNumber(year, month, 1),
    lastDay: dayNumber(year, month + months, 1) - 1,
  }
}

const idOf = (year: number, month: number, months: Period['months']): string => {
  if (months === 12) return `${year}`
  if (months === 6) return `${year}-H${(month + 5) / 6}`
  if (months === 3) return `${year}-Q${(month + 2) / 3}`
  return `${year}-${String(month).padStart(2, '0')}`
}
