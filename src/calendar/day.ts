import { dayOf, dayText, yearAndMonth } from '../domain/day.js'
import { AppError } from '../domain/errors.js'

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/

/** Day number of `2026-03-01`. Fails with `invalid_input` where it is no day of the years 1 to 9999. */
export const dayFrom = (text: string): number => {
  const [, year, month, date] = DAY.exec(text) ?? []
  const day = dayOf(Number(year), Number(month), Number(date))
  if (day === undefined) throw new AppError('invalid_input', `"${text}" is no day: write 2026-03-01`)
  return day
}

/** Monday = 0 … Sunday = 6; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

export const isWeekend = (day: number): boolean => weekdayOf(day) >= 5

export const yearOf = (day: number): number => yearAndMonth(day).year

/** The same day of a later month, or that month's last day where it has no such day. */
export const plusMonths = (day: number, months: number): number => {
  const { year, month } = yearAndMonth(day)
  const date = Number(dayText(day).slice(8))
  const count = year * 12 + month - 1 + months
  const target = (last: number): number | undefined => dayOf(Math.floor(count / 12), (count % 12) + 1, last)
  const found = [date, 30, 29, 28].filter((one) => one <= date).map(target)
  const first = found.find((one) => one !== undefined)
  if (first === undefined) throw new AppError('invalid_input', 'A term ends after the year 9999')
  return first
}
