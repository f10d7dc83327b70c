import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  CHINA_CALENDAR,
  calendarDays,
  calendarOf,
  isWorkingDay,
  withYears,
  workingDaysBetween,
} from '../../src/calendar/calendar.js'
import { dayFrom, plusMonths, weekdayOf } from '../../src/calendar/day.js'
import { dayText } from '../../src/domain/day.js'

const HEAD = 'day,kind,name,source\n'
const yearOf = (year: number): number =>
  workingDaysBetween(CHINA_CALENDAR, dayFrom(`${year - 1}-12-31`), dayFrom(`${year}-12-31`))

describe('the calendar of China', () => {
  it('has 248 working days in 2025 and in 2026, and knows no other year', () => {
    expect([yearOf(2025), yearOf(2026)]).toEqual([248, 248])
    expect([...CHINA_CALENDAR.complete]).toEqual([2025, 2026])
  })

  it('agrees with chinese-days 1.5.7 on each of the 730 days of 2025 and 2026', () => {
    const lines = readFileSync(new URL('../fixtures/working-days.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
    const own = lines.map((line) => {
      const year = line.slice(0, 4)
      const from = dayFrom(`${year}-01-01`)
      const days = Array.from({ length: 365 }, (_, i) => Number(isWorkingDay(CHINA_CALENDAR, from + i)))
      return `${year},${days.join('')}`
    })
    expect(own).toEqual(lines)
  })

  it('is what the table of the working days says, wherever its lines stand', () => {
    expect(calendarOf(CHINA_CALENDAR.days.toReversed()).digest).toBe(CHINA_CALENDAR.digest)
  })

  it('takes the years of a table in place of its own, and no others', () => {
    const table = `${HEAD}2026-02-17,off,春节,x\n2026-10-01,off,国庆节,x\n`
    const other = withYears(CHINA_CALENDAR, calendarDays(table))
    expect(other.days.filter(({ day }) => day.startsWith('2026'))).toHaveLength(2)
    expect(other.days.filter(({ day }) => day.startsWith('2025'))).toHaveLength(23)
    expect(other.digest).not.toBe(CHINA_CALENDAR.digest)
  })
})

describe('a table of days', () => {
  it('makes a year known only with days off in spring and in autumn', () => {
    const of = (...days: string[]) =>
      calendarOf(days.map((day) => ({ day, kind: 'off' as const, name: '', source: '' }))).complete
    expect(of('2027-01-01', '2027-10-01').size).toBe(0)
    expect(of('2027-02-08').size).toBe(0)
    expect([...of('2027-02-08', '2027-10-01')]).toEqual([2027])
  })

  it.each([
    ['day;kind\n', 'A calendar begins with the line'],
    [`${HEAD}2026-02-30,off,a,b\n`, '"2026-02-30" is no day'],
    [`${HEAD}2026-10-01,free,a,b\n`, 'Line 2 of the calendar: kind is off or on, not "free"'],
    [`${HEAD}2026-10-01,off,a\n`, 'Line 2 of the calendar has not four cells'],
    [`${HEAD}2026-10-01,off,"a,b",c\n`, 'Line 2 of the calendar has not four cells'],
    [`${HEAD}2026-10-03,off,a,b\n`, 'off is for weekdays, on for weekends'],
    [`${HEAD}2026-10-01,off,a,b\n2026-10-01,off,a,b\n`, 'stands twice'],
  ])('%j is refused', (text, why) => {
    expect(() => calendarOf(calendarDays(text))).toThrow(why)
  })

  it('is read with the mark and the line ends of spreadsheets', () => {
    expect(calendarDays(`\ufeff${HEAD.replace('\n', '\r\n')}2026-10-01,off,国庆节,x\r\n`)).toEqual([
      { day: '2026-10-01', kind: 'off', name: '国庆节', source: 'x' },
    ])
  })
})

it('days of the week and ends of months are those of the calendar', () => {
  expect([weekdayOf(dayFrom('2026-11-29')), weekdayOf(dayFrom('1969-12-29'))]).toEqual([6, 0])
  expect(dayText(plusMonths(dayFrom('2025-08-31'), 6))).toBe('2026-02-28')
  expect(dayText(plusMonths(dayFrom('2025-12-15'), 12))).toBe('2026-12-15')
})

it('the documented form of the table is the one that is read', () => {
  expect(readFileSync('docs/leads.md', 'utf8')).toContain(HEAD.trim())
})
