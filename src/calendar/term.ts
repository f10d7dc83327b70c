import { dayOfInstant, dayText, SHANGHAI } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { type Calendar, isAnnounced, isWorkingDay, workingDaysBetween } from './calendar.js'
import { dayFrom, plusMonths } from './day.js'

/** hours, calendar days, working days, months */
export const UNITS = ['h', 'cd', 'wd', 'months'] as const
export type Unit = (typeof UNITS)[number]

/** How long something may take. */
export interface Term {
  unit: Unit
  /** whole, 0 to 10,000 */
  amount: number
}

/** When something is due. */
export interface Due {
  /** the instant after which it is late, ISO UTC: of a day, its 24:00 in Asia/Shanghai */
  dueAt: string
  /** strict: the term's last day, whatever day it is */
  dueDay: string
  /** the next working day where the last day is none (Civil Code 203); hours are not rolled */
  lenientDay: string
  /** a year it reads is not announced, and was counted as having weekends off alone */
  provisional: boolean
}

/** A time that does not count; both ISO UTC. */
export interface Pause {
  from: string
  to: string
}

export const LONGEST_TERM = 10_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * When a term ends that starts at an instant. The starting day does not count and hours start at the instant;
 * months end on the same day or the month's last (Civil Code 201 to 203). Days of a pause after the first do
 * not count, in the unit of the term; of months, calendar days. Fails with `invalid_input`.
 * @param startedAt ISO instant, UTC
 */
export const dueOf = (
  startedAt: string,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Due => {
  const start = Date.parse(startedAt)
  if (Number.isNaN(start)) throw new AppError('invalid_input', `"${startedAt}" is no instant`)
  if (!Number.isInteger(term.amount) || term.amount < 0 || term.amount > LONGEST_TERM)
    throw new AppError(
      'invalid_input',
      `A term is a whole number from 0 to ${LONGEST_TERM}, not ${term.amount}`,
    )
  if (term.unit === 'h') return dueByHours(start + term.amount * HOUR_MS, pauses)
  const from = dayOfInstant(start / 1000)
  const days = pauses.map((pause) => [dayAt(pause.from), dayAt(pause.to)] as const)
  return dueByDays(calendar, from, lastDay(calendar, from, term, days))
}

const dueByHours = (plain: number, pauses: readonly Pause[]): Due => {
  const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Date.parse(to) - Date.parse(from)), 0)
  const at = plain + paused
  const day = dayText(dayOfInstant(at / 1000))
  return { dueAt: new Date(at).toISOString(), dueDay: day, lenientDay: day, provisional: false }
}

/** Of a term's last day; `last` may have been counted in working days. */
const dueByDays = (calendar: Calendar, from: number, last: LastDay): Due => {
  let lenient = last.day
  while (!isWorkingDay(calendar, lenient)) lenient++
  const read = last.counted ? from + 1 : last.day
  return {
    dueAt: endOfDay(last.day),
    dueDay: dayText(last.day),
    lenientDay: dayText(lenient),
    provisional: isUnannounced(calendar, read, lenient),
  }
}

interface LastDay {
  day: number
  /** counted in working days */
  counted: boolean
}

const lastDay = (
  calendar: Calendar,
  from: number,
  { unit, amount }: Term,
  pauses: readonly (readonly [number, number])[],
): LastDay => {
  if (unit === 'wd') {
    const paused = pauses.reduce((sum, [a, b]) => sum + workingDaysBetween(calendar, a, b), 0)
    return { day: plusWorkingDays(calendar, from, amount + paused), counted: true }
  }
  const paused = pauses.reduce((sum, [a, b]) => sum + Math.max(0, b - a), 0)
  return { day: (unit === 'cd' ? from + amount : plusMonths(from, amount)) + paused, counted: false }
}

/** The nth working day after a day; the day itself for none. */
const plusWorkingDays = (calendar: Calendar, from: number, amount: number): number => {
  let day = from
  for (let left = amount; left > 0; ) if (isWorkingDay(calendar, ++day)) left--
  return day
}

const isUnannounced = (calendar: Calendar, from: number, to: number): boolean => {
  for (let day = from; day <= to; day += 365) if (!isAnnounced(calendar, day)) return true
  return !isAnnounced(calendar, to)
}

const dayAt = (iso: string): number => dayOfInstant(Date.parse(iso) / 1000)

const endOfDay = (day: number): string => new Date((day + 1) * DAY_MS - SHANGHAI * 1000).toISOString()

/** 00:00 of a day in Asia/Shanghai, ISO UTC. */
export const startOfDay = (day: string): string => endOfDay(dayFrom(day) - 1)

export type Light = 'green' | 'amber' | 'red'

/**
 * Red after it was due; amber when a quarter of the time is left or less, and of terms in days or months also
 * with two working days left or fewer.
 */
export const lightOf = (
  { dueAt, dueDay }: Due,
  { startedAt, unit, now }: { startedAt: string; unit: Unit; now: Date },
  calendar: Calendar,
): Light => {
  const due = Date.parse(dueAt)
  const left = due - now.getTime()
  if (left < 0) return 'red'
  if (left * 4 <= due - Date.parse(startedAt)) return 'amber'
  if (unit === 'h') return 'green'
  const days = workingDaysBetween(calendar, dayOfInstant(now.getTime() / 1000), dayFrom(dueDay))
  return days <= 2 ? 'amber' : 'green'
}
