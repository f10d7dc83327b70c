import { describe, expect, it } from 'vitest'
import { earlier, lastWhole, monthsUpTo, parsePeriod, yearBefore } from '../../src/reports/period.js'

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

describe('parsePeriod', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
  ])('%s runs from %s to %s', (id, first, last) =>
    expect(parsePeriod(id)).toMatchObject({ id, firstDay: day(first), lastDay: day(last) }),
  )
  it.each(['2026-Q5', '2026-13', '26-Q1', '2026Q1', ''])('refuses "%s" and says what it takes', (text) =>
    expect(() => parsePeriod(text)).toThrow(/2026-Q3/),
  )
})

describe('neighbours of a period', () => {
  it('steps over the turn of the year', () => {
    expect(earlier(parsePeriod('2026-Q1')).id).toBe('2025-Q4')
    expect(earlier(parsePeriod('2026-01'), 13).id).toBe('2024-12')
    expect(earlier(parsePeriod('2026-H1'), -1).id).toBe('2026-H2')
    expect(yearBefore(parsePeriod('2024-02')).id).toBe('2023-02')
  })
  it('lists the months up to its end', () =>
    expect(monthsUpTo(parsePeriod('2026-Q1'), 4).map(({ id }) => id)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]))
  it('takes the last whole period by the clock of Shanghai', () => {
    expect(lastWhole(3, new Date('2026-03-31T15:59:00Z')).id).toBe('2025-Q4')
    expect(lastWhole(3, new Date('2026-03-31T16:00:00Z')).id).toBe('2026-Q1')
    expect(lastWhole(12, new Date('2026-03-31T16:00:00Z')).id).toBe('2025')
  })
})
