import { dayNumber, dayText, twoDigits, yearAndMonth } from '../domain/day.js'

export { dayNumber as dayOf, dayText }

/** `2025-03-01 09:30:00` of minutes (fractions are seconds) since 1970-01-01 00:00 local time. */
export const timeText = (minutes: number): string => {
  const seconds = Math.round(minutes * 60)
  const d = new Date(seconds * 1000)
  return `${dayText(Math.floor(seconds / 86_400))} ${twoDigits(d.getUTCHours())}:${twoDigits(d.getUTCMinutes())}:${twoDigits(d.getUTCSeconds())}`
}

export const yearOf = (day: number): number => yearAndMonth(day).year
