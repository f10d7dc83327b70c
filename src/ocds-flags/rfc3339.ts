/**
 * Whole seconds since 1970 in UTC; a 60th second is counted as the 59th, with a `nano` of one second and
 * more.
 */
export interface Instant {
  second: number
  nano: number
}

const DAY = 86_400
const BILLION = 1_000_000_000
const MOST_OFFSET = (23 * 60 + 59) * 60

const DASH = 0x2d
const COLON = 0x3a
const DOT = 0x2e
/** U+2212, the minus sign, in UTF-8 */
const MINUS = [0xe2, 0x88, 0x92] as const

/**
 * Reads an instant as Cardinal does (RFC 3339 by chrono 0.4): a four-digit year, `T`, `t` or a blank before
 * the time, any number of fractional digits of which nine count, `Z`, `z` or an offset up to 23:59 whose sign
 * may be U+2212, and second 60 at any minute. Writes to `into`; false, with nothing of use there, where
 * Cardinal would read none.
 */
export const readRfc3339 = (bytes: Uint8Array, start: number, end: number, into: Instant): boolean => {
  if (end - start < 20) return false
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  const hour = twoDigits(bytes, start + 11)
  const minute = twoDigits(bytes, start + 14)
  const second = twoDigits(bytes, start + 17)
  if (bytes[start + 4] !== DASH || bytes[start + 7] !== DASH || !isT(bytes[start + 10]!)) return false
  if (bytes[start + 13] !== COLON || bytes[start + 16] !== COLON) return false
  // A number of two digits that has another character in it is NaN, which fails every comparison.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return false
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return false
  let at = start + 19
  let nano = 0
  if (bytes[at] === DOT) {
    const from = ++at
    for (let unit = BILLION / 10; at < end && isDigit(bytes[at]!); at++, unit /= 10)
      if (unit >= 1) nano += unit * (bytes[at]! - 0x30)
    if (at === from) return false
  }
  const offset = offsetAt(bytes, at, end)
  if (!(Math.abs(offset) <= MOST_OFFSET)) return false
  const ofDay = hour * 3600 + minute * 60 + Math.min(second, 59)
  into.second = daysFrom1970(year, month, day) * DAY + ofDay - offset
  into.nano = second === 60 ? nano + BILLION : nano
  return true
}

/** Seconds of a zone that ends the text; NaN when there is none. */
const offsetAt = (bytes: Uint8Array, at: number, end: number): number => {
  const sign = bytes[at]!
  if ((sign === 0x5a || sign === 0x7a) && at + 1 === end) return 0
  const minus =
    sign === DASH || (sign === MINUS[0] && bytes[at + 1] === MINUS[1] && bytes[at + 2] === MINUS[2])
  if (!minus && sign !== 0x2b) return Number.NaN
  const from = at + (sign === MINUS[0] ? MINUS.length : 1)
  const minute = twoDigits(bytes, from + 3)
  if (from + 5 !== end || bytes[from + 2] !== COLON || minute > 59) return Number.NaN
  const offset = (twoDigits(bytes, from) * 60 + minute) * 60
  return minus ? -offset : offset
}

const twoDigits = (bytes: Uint8Array, at: number): number => {
  const tens = bytes[at]! - 0x30
  const ones = bytes[at + 1]! - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isT = (byte: number): boolean => byte === 0x54 || byte === 0x74 || byte === 0x20

/**
 * Whole days from one instant to a later one, cut towards zero. A 60th second counts when it lies between
 * them.
 */
export const wholeDays = (from: Instant, to: Instant): number => {
  let seconds = to.second - from.second
  const fromTime = mod(from.second, DAY)
  const toTime = mod(to.second, DAY)
  if (toTime > fromTime && from.nano >= BILLION) seconds++
  else if (toTime < fromTime && to.nano >= BILLION) seconds--
  const nanos = to.nano - from.nano
  seconds += Math.floor(nanos / BILLION)
  if (seconds < 0 && mod(nanos, BILLION) > 0) seconds++
  return Math.trunc(seconds / DAY)
}

const mod = (n: number, by: number): number => ((n % by) + by) % by

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Hinnant, H. (2013). chrono-Compatible Low-Level Date Algorithms: days_from_civil. */
const daysFrom1970 = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}
