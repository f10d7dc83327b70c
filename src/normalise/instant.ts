import { dayOf, dayText, SHANGHAI, twoDigits } from '../domain/day.js'
import { dateProblem, inFigures, saysNoDate } from './date-forms.js'
import { remarkedDate } from './date-remark.js'
import { fold } from './fold.js'
import {
  counted,
  kept,
  NOT_GIVEN,
  type Normalised,
  type Normaliser,
  PLACEHOLDER,
  QUALITY_MARKS,
  UNREADABLE,
} from './normalised.js'

const PLAIN = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$/
const DATE = '(\\d{4})(?:-(\\d{1,2})-|/(\\d{1,2})/|\\.(\\d{1,2})\\.|年 ?(\\d{1,2}) ?月 ?)(\\d{1,2})日?'
const CLOCK = '(上午|下午|am|pm)? ?(\\d{1,2})[:时点](\\d{1,2})(?:[:分](?:(\\d{1,2})(?:[.,]\\d{1,9})?秒?)?)?'
const ZONE = '(z|utc|gmt|[+-]\\d\\d(?::?\\d\\d)?)?'
const WRITTEN = new RegExp(`^${DATE}(?:(?: |t|,)? ?${CLOCK} ?${ZONE})?$`, 'i')
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[t ]?(\d\d):?(\d\d)(?::?(\d\d))?(z|[+-]\d\d:?\d\d)?)?$/i
const EMPTY_DATE = /^0000[-/.年]?0?0[-/.月]?0?0|^长期|^永久|^至今|^无固定期限|^长期有效/

interface Moment {
  /** days since 1970-01-01 in China */
  day: number
  /** seconds of that day in China, or -1 where no time of day was written */
  second: number
}

/**
 * Moment in epoch seconds. Without a zone it is Asia/Shanghai; fractions of a second are dropped; a date
 * alone is the start of its day and marked. The date must exist in the calendar. Numbers of a spreadsheet's
 * own are not dates.
 */
export const instant = (text: string): Normalised => {
  if (text.charCodeAt(10) === 0x20 && PLAIN.test(text))
    return plainInstant(text.length === 16 ? `${text}:00` : text)
  const moment = readMoment(text)
  if (!moment) return emptyOrUnreadable(text, instant)
  const alone = moment.second < 0
  return counted(
    alone ? dayText(moment.day) : `${dayText(moment.day)} ${clockText(moment.second)}`,
    moment.day * 86400 + (alone ? 0 : moment.second) - SHANGHAI,
    alone ? QUALITY_MARKS.dateOnly : 0,
  )
}

/** `2026-03-01 09:30:00`, the form that the canonical text has. */
const plainInstant = (text: string): Normalised => {
  const date = plainDay(text)
  const hour = two(text, 11)
  const minute = two(text, 14)
  const second = two(text, 17)
  if (date === undefined || minute > 59 || second > 59) return emptyOrUnreadable(text, instant)
  if (hour < 24) return counted(text, date * 86400 + hour * 3600 + minute * 60 + second - SHANGHAI)
  if (hour > 24 || minute + second > 0) return emptyOrUnreadable(text, instant)
  return counted(`${dayText(date + 1)} 00:00:00`, (date + 1) * 86400 - SHANGHAI)
}

/** Day as a day number (days since 1970-01-01) in Asia/Shanghai; a time of day is dropped. */
export const day = (text: string): Normalised => {
  if (text.length === 10 && PLAIN.test(text)) {
    const date = plainDay(text)
    return date === undefined ? emptyOrUnreadable(text, day) : counted(text, date)
  }
  const moment = readMoment(text)
  return moment ? counted(dayText(moment.day), moment.day) : emptyOrUnreadable(text, day)
}

/** @param read of the date beside a remark */
const emptyOrUnreadable = (text: string, read: Normaliser): Normalised => {
  const folded = fold(text.slice(0, 64))
  if (folded === '') return NOT_GIVEN
  if (EMPTY_DATE.test(folded)) return PLACEHOLDER
  if (saysNoDate(folded)) return { ...kept('', QUALITY_MARKS.unknownWord), kept: folded }
  const remarked = text.length > 64 ? undefined : remarkedDate(folded)
  const date = remarked && readMoment(remarked.date) ? read(remarked.date) : NOT_GIVEN
  if (remarked && date.canonical !== '') {
    const { marks, ...value } = remarked.isOpen ? NOT_GIVEN : date
    return { ...value, marks: marks | QUALITY_MARKS.unknownWord, kept: folded }
  }
  const problem = dateProblem(folded)
  return problem ? { ...UNREADABLE, problem } : UNREADABLE
}

const readMoment = (text: string): Moment | undefined => {
  if (PLAIN.test(text)) return plain(text)
  if (text.length > 64) return undefined
  const folded = fold(text)
  return PLAIN.test(folded) ? plain(folded) : (figures(folded) ?? figures(inFigures(folded)))
}

const figures = (text: string): Moment | undefined => written(text) ?? compact(text)

const two = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const plainDay = (text: string): number | undefined =>
  dayOf(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))

const plain = (text: string): Moment | undefined => {
  const date = plainDay(text)
  if (date === undefined) return undefined
  if (text.length === 10) return { day: date, second: -1 }
  return at(date, two(text, 11), two(text, 14), text.length > 16 ? two(text, 17) : 0, '')
}

/**
 * What looks like a zone may be the end of an hour, `9:30-10:30`, unless the moment is in the form of ISO
 * 8601.
 */
const written = (text: string): Moment | undefined => {
  const f = WRITTEN.exec(text)
  if (!f) return undefined
  const date = dayOf(Number(f[1]), Number(f[2] ?? f[3] ?? f[4] ?? f[5]), Number(f[6]))
  if (date === undefined) return undefined
  if (f[8] === undefined) return { day: date, second: -1 }
  const hour = hourOf(Number(f[8]), (f[7] ?? '').toLowerCase())
  const zone = f[11] ?? ''
  if (hour < 0 || (zone[0] === '-' && f[10] === undefined && !/\dt/i.test(text))) return undefined
  return at(date, hour, Number(f[9]), Number(f[10] ?? 0), zone)
}

const hourOf = (hour: number, half: string): number => {
  if (half === '') return hour
  if (hour > 12) return half === '下午' ? hour : -1
  return half === '上午' || half === 'am' ? hour % 12 : (hour % 12) + 12
}

const compact = (text: string): Moment | undefined => {
  const f = COMPACT.exec(text)
  if (!f) return undefined
  const date = dayOf(Number(f[1]), Number(f[2]), Number(f[3]))
  if (date === undefined) return undefined
  if (f[4] === undefined) return { day: date, second: -1 }
  if (f[7]?.[0] === '-' && f[6] === undefined && !/t/i.test(text)) return undefined
  return at(date, Number(f[4]), Number(f[5]), Number(f[6] ?? 0), f[7] ?? '')
}

const at = (date: number, hour: number, minute: number, second: number, zone: string): Moment | undefined => {
  const midnight = hour === 24 && minute === 0 && second === 0
  if ((hour > 23 && !midnight) || minute > 59 || second > 59) return undefined
  const offset = zone === '' ? SHANGHAI : offsetOf(zone)
  if (offset === undefined) return undefined
  const seconds = date * 86400 + hour * 3600 + minute * 60 + second - offset + SHANGHAI
  const whole = Math.floor(seconds / 86400)
  return { day: whole, second: seconds - whole * 86400 }
}

const offsetOf = (zone: string): number | undefined => {
  if (/^[zug]/i.test(zone)) return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  if (hours > 14 || minutes > 59) return undefined
  return (zone[0] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60)
}

const clockText = (second: number): string =>
  `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor((second % 3600) / 60))}:${twoDigits(second % 60)}`
