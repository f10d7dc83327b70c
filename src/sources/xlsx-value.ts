import type { RowReason } from './source.js'
import type { NumberFormat } from './xlsx-format.js'
import type { SharedStrings } from './xlsx-strings.js'

/** A cell as the sheet's XML has it. */
export interface RawCell {
  /** s shared string, str text of a formula, inlineStr, b, e error, d ISO date, n number */
  type: string
  style: number
  formula: boolean
  text: string
}

interface Values {
  strings: SharedStrings
  formats: readonly NumberFormat[]
  from1904: boolean
}

/** A spreadsheet keeps 15 digits of a number: of a longer one the last are gone. */
const KEPT = 1e15

/**
 * A cell as text: dates as ISO, numbers in the 15 digits that a spreadsheet shows (so 0.1 + 0.2 is 0.3) with
 * the unit or the leading zeros that their format shows, a formula as the value last computed. With a reason
 * where the value is not to be trusted: an error, a formula never computed, an id whose digits were lost in a
 * float.
 */
export const cellValue = (cell: RawCell, values: Values): { text: string; reason?: RowReason } => {
  const { type, text, formula } = cell
  if (type === 'e') return { text, reason: 'formula_error' }
  if (formula && text === '' && type !== 'str') return { text, reason: 'formula_error' }
  if (type === 's') return sharedString(text, values.strings)
  if (type !== 'n' || text === '') return plainText(text)
  const number = Number(text)
  if (!Number.isFinite(number)) return { text, reason: 'unreadable' }
  const { isDate, unit, digits: shown } = values.formats[cell.style] ?? PLAIN
  if (isDate && number >= 0 && number < 2_958_466) return { text: serialDate(number, values.from1904) }
  if (Math.abs(number) >= KEPT) return { text, reason: 'lost_digits' }
  if (unit !== undefined) return { text: decimal(digits(unit === '%' ? number * 100 : number)) + unit }
  if (shown && Number.isInteger(number) && number >= 0)
    return { text: shown.behind + String(number).padStart(shown.least, '0') }
  return { text: decimal(digits(number)) }
}

const sharedString = (text: string, strings: SharedStrings): { text: string; reason?: RowReason } => {
  if (text === '') return { text }
  const found = strings.at(Number(text))
  return found === undefined ? { text, reason: 'unreadable' } : plainText(found)
}

const plainText = (text: string): { text: string; reason?: RowReason } => {
  const unescaped = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, fromHex) : text
  if (unescaped.includes('\0')) return { text: unescaped, reason: 'control_character' }
  return isLostNumber(unescaped) ? { text: unescaped, reason: 'lost_digits' } : { text: unescaped }
}

const fromHex = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

/** `9.13302E+17`: how a spreadsheet shows a long number, and then saves it as text. */
export const isLostNumber = (text: string): boolean => /^\s*\d(?:\.\d+)?E\+(?:1\d|2\d)\s*$/.test(text)

const PLAIN: NumberFormat = { isDate: false }

/** In as many digits as a spreadsheet shows. */
const digits = (number: number): number => Number(number.toPrecision(15))

/** Shortest form without an exponent. */
const decimal = (number: number): string => {
  const short = String(number)
  return short.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : short
}

const DAY = 86_400

/**
 * Days since the workbook's epoch as `2026-03-01`, with the time where there is one; a bare time as
 * `09:30:00`.
 */
const serialDate = (serial: number, from1904: boolean): string => {
  const seconds = Math.round(serial * DAY)
  const days = Math.floor(seconds / DAY)
  const rest = seconds - days * DAY
  const time = new Date(rest * 1000).toISOString().slice(11, 19)
  if (days === 0 && !from1904) return time
  const since1970 = from1904 ? days - 24_107 : days - 25_569 + (days < 60 ? 1 : 0)
  const date = new Date(since1970 * DAY * 1000).toISOString().slice(0, 10)
  return rest === 0 ? date : `${date} ${time}`
}
