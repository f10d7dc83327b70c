import { dayText } from '../domain/day.js'
import { fold } from '../normalise/fold.js'

/** What forms the cells of a column of dates have, as far as one of them does not tell. */
export interface DateTally {
  filled: number
  /**
   * dates whose year stands last: with a day above 12 in front, or behind it, and those that may be either
   */
  dayFirst: number
  monthFirst: number
  open: number
  /** numbers that a spreadsheet counts days with */
  bare: number
}

export const dateTally = (): DateTally => ({ filled: 0, dayFirst: 0, monthFirst: 0, open: 0, bare: 0 })

const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/
const BARE = /^\d{5}(?:\.\d+)?$/
/** Days of a spreadsheet from 1954 to 2064. */
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 60_000
/** Days between 1899-12-30, or 1904-01-01, and 1970-01-01. */
const SERIAL_EPOCH = 25_569
const EPOCH_1904 = 24_107

export const tallyDate = (tally: DateTally, cell: string): void => {
  const text = fold(cell)
  const found = YEAR_LAST.exec(text)
  if (found) {
    const [first, second] = [Number(found[1]), Number(found[3])]
    if (first > 12 && second <= 12) tally.dayFirst++
    else if (second > 12 && first <= 12) tally.monthFirst++
    else if (first !== second && first <= 12) tally.open++
  } else if (BARE.test(text) && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL) tally.bare++
}

/** How the cells of a column are to be read that one cell does not decide. */
export type DateForm = 'day first' | 'month first' | 'serial'

/**
 * Day or month first, where some cell decides it and none contradicts; days of a spreadsheet, where every
 * cell that is filled is such a number.
 */
export const dateForm = ({ filled, dayFirst, monthFirst, open, bare }: DateTally): DateForm | undefined => {
  if (open > 0 && dayFirst > 0 && monthFirst === 0) return 'day first'
  if (open > 0 && monthFirst > 0 && dayFirst === 0) return 'month first'
  return bare > 0 && bare === filled ? 'serial' : undefined
}

/** A cell of such a column, its year first; any other cell as it is. */
export const inForm = (form: DateForm, cell: string, from1904 = false): string => {
  const text = fold(cell)
  if (form === 'serial') return BARE.test(text) ? serialDate(text, from1904) : cell
  return text.replace(YEAR_LAST, (_, a: string, _mark, b: string, year: string) =>
    form === 'day first' ? `${year}-${b}-${a}` : `${year}-${a}-${b}`,
  )
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `46082.3958` → `2026-03-01 09:30:00`, counted from 1900 unless the workbook counts from 1904. */
const serialDate = (text: string, from1904: boolean): string => {
  const seconds = Math.round(Number(text) * 86_400)
  const day = Math.floor(seconds / 86_400)
  const rest = seconds - day * 86_400
  const date = dayText(day - (from1904 ? EPOCH_1904 : SERIAL_EPOCH))
  if (rest === 0) return date
  return `${date} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
}

/** A year that a header says to be of the Republic: `115/3/1`, `115年3月1日`, `1150301`. */
export const inEra = (cell: string): string =>
  fold(cell)
    .replace(/^(\d{2,3})(\d\d)(\d\d)$/, '$1年$2月$3日')
    .replace(/^(?=\d{2,3} ?[年/.-] ?\d)/, '民国')
