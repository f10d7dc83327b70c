import { dayOf, twoDigits } from '../../domain/day.js'

const SEPARATED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/
const TOGETHER = /^(\d{4})(\d{2})(\d{2})/
const TIME = /^(?:[T\s]*(\d{1,2})[:：](\d{2}))?$/

/**
 * A day as people write it (2026-3-1, 2026/03/01, 2026年3月1日, 20260301) as `2026-03-01`; with `timed` a
 * moment, `2026-03-01 08:30`, at midnight where no time stands. Nothing for what is no day or moment.
 */
export const dayFrom = (written: string, timed = false): string | undefined => {
  const text = written.trim()
  const found = SEPARATED.exec(text) ?? TOGETHER.exec(text)
  const time = found && TIME.exec(text.slice(found[0].length))
  if (!found || !time || (time[0] !== '' && !timed)) return undefined
  const [year, month, date] = found.slice(1, 4).map(Number) as [number, number, number]
  const [hour, minute] = [Number(time[1] ?? 0), Number(time[2] ?? 0)]
  if (dayOf(year, month, date) === undefined || hour > 23 || minute > 59) return undefined
  const day = `${found[1]}-${twoDigits(month)}-${twoDigits(date)}`
  return timed ? `${day} ${twoDigits(hour)}:${twoDigits(minute)}` : day
}
