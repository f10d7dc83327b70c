/**
 * Days are numbered from 1970-01-01 as they are counted in Asia/Shanghai, taken as UTC+8 throughout; instants
 * are epoch seconds, in UTC.
 */

/** The day is not known. */
export const NO_DAY = -2147483648
/** Bounds of what has no first or no last day. */
export const MIN_DAY = -2147483647
export const MAX_DAY = 2147483647

/** Seconds by which Asia/Shanghai is east of UTC. */
export const SHANGHAI = 8 * 3600
const SECONDS_A_DAY = 86_400
const MS_A_DAY = 86_400_000

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Day number of a date of the Gregorian calendar, or nothing where there is no such date. Years 1 to 9999.
 */
export const dayOf = (year: number, month: number, date: number): number | undefined => {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > LENGTHS[month - 1]! + (leap ? 1 : 0))
    return undefined
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** `2026-03-01` for a day number. */
export const dayText = (dayNumber: number): string => {
  const days = dayNumber + 719468
  const era = Math.floor(days / 146097)
  const dayOfEra = days - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`
}

/** `07` for 7. */
export const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** ISO day of a day number; null when unknown or open. */
export const isoDay = (day: number): string | null =>
  day === NO_DAY || day === MIN_DAY || day === MAX_DAY ? null : dayText(day)

/** Day number of a date whose month and day may run over, as in the 13th month. */
export const dayNumber = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / MS_A_DAY

/** Year and month (1 to 12) of a day number. */
export const yearAndMonth = (day: number): { year: number; month: number } => {
  const date = new Date(day * MS_A_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 }
}

/** Windows of whole months from January 1970, so that no later day moves them; -1 for what lies before. */
export const monthsWindow = (day: number, months: number): number => {
  const { year, month } = yearAndMonth(day)
  return Math.max(-1, Math.floor(((year - 1970) * 12 + month - 1) / months))
}

/** Day number of an instant; NO_DAY for NaN. */
export const dayOfInstant = (seconds: number): number =>
  Number.isNaN(seconds) ? NO_DAY : Math.floor((seconds + SHANGHAI) / SECONDS_A_DAY)

/** The time as a clock in Shanghai shows it: `2026-03-01 09:00:00`. */
export const shanghai = (iso: string): string =>
  new Date(Date.parse(iso) + SHANGHAI * 1000).toISOString().slice(0, 19).replace('T', ' ')

/** The same without seconds: `2026-03-01 09:00`. */
export const shanghaiMinute = (iso: string): string => shanghai(iso).slice(0, 16)

/** ISO day of an instant in Asia/Shanghai. */
export const shanghaiDay = (now: Date): string => shanghai(now.toISOString()).slice(0, 10)

const DAY_MS = 86_400_000

/** Midnight in Beijing that begins an ISO day, or so many days later: ISO, UTC. */
export const midnightOf = (day: string, later = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + later * DAY_MS).toISOString()
