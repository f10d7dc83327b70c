import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHINA_CALENDAR, calendarOf, isWorkingDay, workingDaysBetween } from '../../src/calendar/calendar.js'
import { dayFrom } from '../../src/calendar/day.js'
import { dueOf, lightOf, startOfDay, UNITS, type Unit } from '../../src/calendar/term.js'
import { dayText } from '../../src/domain/day.js'

const due = (day: string, amount: number, unit: Unit) =>
  dueOf(startOfDay(day), { unit, amount }, CHINA_CALENDAR)

describe('a term', () => {
  it.each([
    ['2025-09-30', 1, 'wd', '2025-10-09'],
    ['2025-09-28', 10, 'wd', '2025-10-17'],
    ['2026-02-13', 1, 'wd', '2026-02-14'],
    ['2026-02-13', 10, 'wd', '2026-03-05'],
    ['2026-02-15', 20, 'wd', '2026-03-20'],
    ['2026-04-30', 30, 'wd', '2026-06-15'],
    ['2025-09-30', 3, 'cd', '2025-10-03'],
    ['2025-12-31', 2, 'months', '2026-02-28'],
    ['2024-01-31', 1, 'months', '2024-02-29'],
  ] as const)('from %s of %i %s ends on %s', (day, amount, unit, last) => {
    expect(due(day, amount, unit).dueDay).toBe(last)
  })

  it('keeps its last day on a holiday, and shows the working day after beside it', () => {
    expect(due('2025-09-30', 3, 'cd')).toEqual({
      dueAt: '2025-10-03T16:00:00.000Z',
      dueDay: '2025-10-03',
      lenientDay: '2025-10-09',
      provisional: false,
    })
  })

  it('in hours runs from the instant through nights and holidays, over the day of Beijing', () => {
    const hours = dueOf('2025-09-30T10:30:00.000Z', { unit: 'h', amount: 24 }, CHINA_CALENDAR)
    expect(hours).toMatchObject({ dueAt: '2025-10-01T10:30:00.000Z', dueDay: '2025-10-01' })
    const late = dueOf('2025-09-30T17:00:00.000Z', { unit: 'cd', amount: 1 }, CHINA_CALENDAR)
    expect(late.dueDay).toBe('2025-10-02')
  })

  it('is provisional where it reads a year that is not announced, and only there', () => {
    expect(due('2026-12-30', 1, 'wd').provisional).toBe(false)
    expect(due('2026-12-30', 2, 'wd').provisional).toBe(true)
    expect(due('2026-12-31', 1, 'cd').provisional).toBe(true)
    expect(due('2024-12-30', 24, 'h').provisional).toBe(false)
  })

  it('does not count the days of a pause', () => {
    const pause = { from: '2026-03-03T02:00:00Z', to: '2026-03-10T02:00:00Z' }
    const at = (unit: Unit) =>
      dueOf(startOfDay('2026-03-02'), { unit, amount: 5 }, CHINA_CALENDAR, [pause]).dueDay
    expect(at('wd')).toBe('2026-03-16')
    expect(at('cd')).toBe('2026-03-14')
    expect(at('months')).toBe('2026-08-09')
  })

  it.each([-1, 1.5, Number.NaN, 10_001])('of %d is refused', (amount) => {
    expect(() => due('2026-03-02', amount, 'wd')).toThrow('A term is a whole number')
  })
})

const days = fc.integer({ min: dayFrom('2025-01-01'), max: dayFrom('2026-10-01') }).map(dayText)

describe('every term', () => {
  it('of working days ends on the nth of them, and on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, n) => {
        const last = dayFrom(due(day, n, 'wd').dueDay)
        expect(isWorkingDay(CHINA_CALENDAR, last)).toBe(true)
        expect(workingDaysBetween(CHINA_CALENDAR, dayFrom(day), last)).toBe(n)
      }),
    )
  })

  it('never ends earlier when it is longer, starts later or has a day off more', () => {
    const more = calendarOf([
      ...CHINA_CALENDAR.days,
      { day: '2026-07-01', kind: 'off', name: '临时放假', source: '' },
    ])
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), fc.constantFrom(...UNITS), (day, n, unit) => {
        const { dueAt, dueDay, lenientDay } = due(day, n, unit)
        expect(due(day, n + 1, unit).dueAt > dueAt).toBe(true)
        expect(due(dayText(dayFrom(day) + 1), n, unit).dueAt >= dueAt).toBe(true)
        expect(dueOf(startOfDay(day), { unit, amount: n }, more).lenientDay >= lenientDay).toBe(true)
        expect(lenientDay >= dueDay).toBe(true)
      }),
    )
  })
})

describe('a light', () => {
  const startedAt = startOfDay('2026-03-02')
  const light = (unit: Unit, amount: number, now: string) =>
    lightOf(
      dueOf(startedAt, { unit, amount }, CHINA_CALENDAR),
      { startedAt, unit, now: new Date(now) },
      CHINA_CALENDAR,
    )

  it('is amber with two working days left, red after 24:00 of the last day', () => {
    expect(light('wd', 10, '2026-03-10T04:00:00Z')).toBe('green')
    expect(light('wd', 10, '2026-03-12T04:00:00Z')).toBe('amber')
    expect(light('wd', 10, '2026-03-16T16:00:00Z')).toBe('amber')
    expect(light('wd', 10, '2026-03-16T16:00:01Z')).toBe('red')
  })

  it('of hours is amber in the last quarter', () => {
    expect(light('h', 24, '2026-03-02T09:59:00Z')).toBe('green')
    expect(light('h', 24, '2026-03-02T10:00:00Z')).toBe('amber')
    expect(light('h', 24, '2026-03-02T16:00:01Z')).toBe('red')
  })
})
