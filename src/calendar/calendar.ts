import { createHash } from 'node:crypto'
import { dayText } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { CHINA } from './data/china.js'
import { dayFrom, isWeekend, yearOf } from './day.js'

/** A day on which it is otherwise than on other days of the week. */
export interface CalendarDay {
  /** `2026-10-01` */
  day: string
  /** off: a weekday that is no working day; on: a weekend day that is one */
  kind: 'off' | 'on'
  name: string
  source: string
}

/** Which days are working days. */
export interface Calendar {
  /** in order of days */
  readonly days: readonly CalendarDay[]
  /** the same by day number: whether it is worked */
  readonly worked: ReadonlyMap<number, boolean>
  /** years whose days off are all known */
  readonly complete: ReadonlySet<number>
  /** SHA-256 of its days and kinds */
  readonly digest: string
}

const HEAD = 'day,kind,name,source'

/**
 * A calendar of these days. A year is complete when it has days off about the Spring Festival (January and
 * February) and in the first week of October: both are in every year's notice, and it comes whole.
 * Fails with `invalid_input` where a weekend is off, a weekday on, or a day stands twice.
 */
export const calendarOf = (given: readonly CalendarDay[]): Calendar => {
  const days = given.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
  const worked = new Map<number, boolean>()
  for (const { day, kind } of days) {
    const number = dayFrom(day)
    if (worked.has(number)) throw new AppError('invalid_input', `The day ${day} stands twice in the calendar`)
    if (isWeekend(number) === (kind === 'off'))
      throw new AppError('invalid_input', `The day ${day} is "${kind}": off is for weekdays, on for weekends`)
    worked.set(number, kind === 'on')
  }
  const digest = createHash('sha256')
    .update(days.map(({ day, kind }) => `${day} ${kind}\n`).join(''))
    .digest('hex')
  return { days, worked, complete: completeYears(days), digest }
}

const completeYears = (days: readonly CalendarDay[]): Set<number> => {
  const offs = days.filter(({ kind }) => kind === 'off').map(({ day }) => day)
  const yearsWith = (season: RegExp): Set<string> =>
    new Set(offs.filter((day) => season.test(day.slice(4))).map((day) => day.slice(0, 4)))
  const autumn = yearsWith(/^-10-0[1-7]$/)
  const spring = yearsWith(/^-(?:01-(?!01|02|03)|02-)/)
  return new Set([...autumn].filter((year) => spring.has(year)).map(Number))
}

/**
 * Days of a table `day,kind,name,source`, UTF-8 or GB18030, without quoted cells. Fails with `invalid_input`
 * and the line.
 */
export const calendarDays = (text: string): CalendarDay[] => {
  const [head, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (head?.trim() !== HEAD) throw new AppError('invalid_input', `A calendar begins with the line ${HEAD}`)
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [dayOfLine(line, i + 2)]))
}

const dayOfLine = (line: string, number: number): CalendarDay => {
  const [day, kind, name, source, more] = line.split(',').map((cell) => cell.trim())
  if (source === undefined || more !== undefined || line.includes('"'))
    throw new AppError('invalid_input', `Line ${number} of the calendar has not four cells without quotes`)
  if (kind !== 'off' && kind !== 'on')
    throw new AppError('invalid_input', `Line ${number} of the calendar: kind is off or on, not "${kind}"`)
  return { day: dayText(dayFrom(day!)), kind, name: name!, source }
}

/** The calendar of the announced years. */
export const CHINA_CALENDAR: Calendar = calendarOf(calendarDays(CHINA))

/** A calendar in which a table's years are as the table has them, the others as they were. */
export const withYears = (calendar: Calendar, days: readonly CalendarDay[]): Calendar => {
  const years = new Set(days.map(({ day }) => day.slice(0, 4)))
  return calendarOf([...calendar.days.filter(({ day }) => !years.has(day.slice(0, 4))), ...days])
}

export const isWorkingDay = ({ worked }: Calendar, day: number): boolean => worked.get(day) ?? !isWeekend(day)

/** Whether the days off of the day's year are known. */
export const isAnnounced = ({ complete }: Calendar, day: number): boolean => complete.has(yearOf(day))

/** Working days after `from` up to and including `to`; none where `to` is not later. */
export const workingDaysBetween = (calendar: Calendar, from: number, to: number): number => {
  let count = 0
  for (let day = from + 1; day <= to; day++) if (isWorkingDay(calendar, day)) count++
  return count
}
