/**
 * An instant as Cardinal reads one (RFC 3339 by chrono 0.4): a four-digit year, `T`, `t` or a blank before the time, any
 * number of fractional digits of which nine count, `Z`, `z` or an offset up to 23:59 whose sign may be U+2212, and second
 * 60 at any minute.
 */
const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+\-\u2212])(\d\d):([0-5]\d))$/

export interface Instant {
  /** whole seconds since 1970 in UTC; a 60th second is counted as the 59th with a `nano` of one second and more */
  second: number
  nano: number
}

const DAY = 86_400

/** The instant, or undefined where Cardinal would read none. */
export const rfc3339 = (text: string): Instant | undefined => {
  const parts = FORM.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts.map(Number) as number[]
  if (month! < 1 || month! > 12 || day! < 1 || day! > daysIn(year!, month!)) return undefined
  if (hour! > 23 || minute! > 59 || second! > 60) return undefined
  const offset = parts[8] ? (Number(parts[9]) * 60 + Number(parts[10])) * 60 : 0
  if (offset > MOST_OFFSET) return undefined
  const local = daysFrom1970(year!, month!, day!) * DAY + hour! * 3600 + minute! * 60 + Math.min(second!, 59)
  const nano = Number((parts[7] ?? '').slice(0, 9).padEnd(9, '0'))
  return {
    second: parts[8] === '+' ? local - offset : local + offset,
    nano: second === 60 ? nano + BILLION : nano,
  }
}

const MOST_OFFSET = (23 * 60 + 59) * 60
const BILLION = 1_000_000_000

/** Whole days from one instant to a later one, cut towards zero. A 60th second counts when it lies between them. */
export const wholeDays = (from: Instant, to: Instant): number => {
  let seconds = to.second - from.second
  let nanos = to.nano - from.nano
  const [fromTime, toTime] = [mod(from.second, DAY), mod(to.second, DAY)]
  if (toTime > fromTime && from.nano >= BILLION) seconds++
  else if (toTime < fromTime && to.nano >= BILLION) seconds--
  seconds += Math.floor(nanos / BILLION)
  nanos = mod(nanos, BILLION)
  if (seconds < 0 && nanos > 0) seconds++
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
