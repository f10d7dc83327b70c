import { readFileSync } from 'node:fs'
import { type Calendar, CHINA_CALENDAR, calendarDays, withYears } from '../calendar/calendar.js'
import { AppError } from '../domain/errors.js'

/** The known calendar, with the years of a file in place of its own. Fails with `invalid_input`. */
export const calendarWith = (file: string | undefined): Calendar =>
  file === undefined ? CHINA_CALENDAR : withYears(CHINA_CALENDAR, calendarDays(textOf(file)))

const textOf = (file: string): string => {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read ${file}: ${(cause as Error).message}`, { cause })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
