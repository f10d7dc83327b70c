const PART = {
  YYYY: 'year',
  YY: 'year',
  MM: 'month',
  M: 'month',
  DD: 'day',
  D: 'day',
  HH: 'hour',
  H: 'hour',
  mm: 'minute',
  m: 'minute',
  ss: 'second',
  s: 'second',
} as const
const DIGITS: Record<string, string> = {
  YYYY: '\\d{4}',
  YY: '\\d{2}',
  M: '\\d{1,2}',
  D: '\\d{1,2}',
  H: '\\d{1,2}',
  m: '\\d{1,2}',
  s: '\\d{1,2}',
}

export interface DateFormat {
  pattern: RegExp
  parts: string[]
}

/** `M/D/YYYY` and the like as a pattern; undefined when it holds no year or a part twice. */
export const formatOf = (format: string): DateFormat | undefined => {
  const parts: string[] = []
  const pattern = format.replace(/YYYY|YY|MM|M|DD|D|HH|H|mm|m|ss|s|[\s\S]/g, (token) => {
    const part = PART[token as keyof typeof PART]
    if (!part) return token.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    parts.push(part)
    return `(${DIGITS[token] ?? '\\d{2}'})`
  })
  if (!parts.includes('year') || new Set(parts).size < parts.length) return undefined
  if (parts.includes('day') && !parts.includes('month')) return undefined
  return { pattern: new RegExp(`^${pattern}$`), parts }
}

/**
 * The date as `YYYY-MM-DD` with its time, or undefined where the text does not fit or is no day of the
 * calendar.
 */
export const readDate = (text: string, format: DateFormat, addYears = 0): string | undefined => {
  const found = format.pattern.exec(text)
  if (!found) return undefined
  return isoDate(Object.fromEntries(format.parts.map((part, i) => [part, Number(found[i + 1])])), addYears)
}

/** From numbers; month and day default to the first. A year below 100 is 1970–2069. */
export const isoDate = (parts: Record<string, number>, addYears = 0): string | undefined => {
  const { year = Number.NaN, month = 1, day = 1, hour, minute = 0, second = 0 } = parts
  const full = (year < 70 ? 2000 + year : year < 100 ? 1900 + year : year) + addYears
  if (![full, month, day, hour ?? 0, minute, second].every(Number.isInteger) || full < 1000 || full > 9999)
    return undefined
  const there = new Date(Date.UTC(full, month - 1, day))
  if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== day) return undefined
  if ((hour ?? 0) > 23 || minute > 59 || second > 59) return undefined
  const two = (n: number): string => String(n).padStart(2, '0')
  const date = `${full}-${two(month)}-${two(day)}`
  return hour === undefined ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`
}
