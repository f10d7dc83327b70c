import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayNumber,
  dayOf,
  dayOfInstant,
  dayText,
  isoDay,
  MAX_DAY,
  MIN_DAY,
  monthsWindow,
  NO_DAY,
  shanghai,
  shanghaiDay,
  shanghaiMinute,
  yearAndMonth,
} from '../../src/domain/day.js'

const anyDay = fc.integer({ min: dayOf(1600, 1, 1)!, max: dayOf(2400, 12, 31)! })

describe('a day number', () => {
  it('has one text, which is that of its date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = dayText(day)
        expect(text).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
        const [year, month, date] = text.split('-').map(Number) as [number, number, number]
        expect([dayOf(year, month, date), dayNumber(year, month, date)]).toEqual([day, day])
        expect(yearAndMonth(day)).toEqual({ year, month })
      }),
    )
  })

  it('has no text where it is unknown or a bound that is open', () => {
    expect([NO_DAY, MIN_DAY, MAX_DAY].map(isoDay)).toEqual([null, null, null])
    expect(isoDay(0)).toBe('1970-01-01')
  })

  it('takes months that run over', () => {
    expect(dayText(dayNumber(2025, 14, 1))).toBe('2026-02-01')
    expect(dayText(dayNumber(2026, 3, 0))).toBe('2026-02-28')
  })

  it('lies in a window of months counted from January 1970, whatever else there is', () => {
    expect(monthsWindow(dayOf(1970, 3, 31)!, 3)).toBe(0)
    expect(monthsWindow(dayOf(1970, 4, 1)!, 3)).toBe(1)
    expect(monthsWindow(dayOf(2026, 1, 1)!, 12)).toBe(56)
    expect(monthsWindow(dayOf(1969, 12, 31)!, 12)).toBe(-1)
  })
})

describe('an instant', () => {
  it('is on the day and at the time that a clock in Shanghai shows', () => {
    const iso = '2026-02-28T16:30:15.250Z'
    expect(shanghai(iso)).toBe('2026-03-01 00:30:15')
    expect(shanghaiMinute(iso)).toBe('2026-03-01 00:30')
    expect(shanghaiDay(new Date(iso))).toBe('2026-03-01')
    expect(dayText(dayOfInstant(Date.parse(iso) / 1000))).toBe('2026-03-01')
    expect(dayOfInstant(Number.NaN)).toBe(NO_DAY)
  })
})
