import { describe, expect, it } from 'vitest'
import { dayFrom } from '../../src/web/parts/day-text.js'

describe('a day that is typed', () => {
  it('is read however it is written, and told in one form', () => {
    const written = ['2026-3-1', ' 2026/03/01 ', '2026.3.1', '2026年3月1日', '2026 年 3 月 1 日', '20260301']
    expect(written.map((text) => dayFrom(text))).toEqual(written.map(() => '2026-03-01'))
  })
  it('is none that the calendar lacks, is half typed, or has its month first', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-03', '2026-03-1x', '03/01/2026', '', '明天'])
      expect(dayFrom(text), text).toBeUndefined()
    expect(dayFrom('2024-02-29')).toBe('2024-02-29')
  })
  it('has a time where a moment is asked for, midnight unless one stands there', () => {
    expect(dayFrom('2026-03-01T8:30', true)).toBe('2026-03-01 08:30')
    expect(dayFrom('2026年3月1日 23：59', true)).toBe('2026-03-01 23:59')
    expect(dayFrom('20260301', true)).toBe('2026-03-01 00:00')
    expect(dayFrom('2026-03-01 24:00', true)).toBeUndefined()
    expect(dayFrom('2026-03-01 08:30')).toBeUndefined()
  })
})
