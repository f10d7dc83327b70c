import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Casebook } from '../../src/casebook/casebook.js'
import { openCasebook } from '../../src/casebook/open.js'
import { addSchedule, claimDue, nextRun, scheduledPeriod } from '../../src/service/schedule.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-schedule-'))
let casebook: Casebook
beforeAll(() => {
  casebook = openCasebook(dir)
})
afterAll(() => {
  casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('nextRun', () => {
  it('reads the expression in its time zone', () => {
    const now = new Date('2026-01-05T00:00:00Z')
    expect(nextRun('0 9 8 1,4,7,10 *', 'Asia/Shanghai', now)).toBe('2026-01-08T01:00:00.000Z')
    expect(nextRun('0 9 8 1,4,7,10 *', 'UTC', now)).toBe('2026-01-08T09:00:00.000Z')
    expect(nextRun('0 9 8 1,4,7,10 *', 'Asia/Shanghai', new Date('2026-01-08T01:00:00Z'))).toBe(
      '2026-04-08T01:00:00.000Z',
    )
  })
  it.each([
    ['0 9 8 * *', 'Mars/Olympus'],
    ['99 9 8 * *', 'UTC'],
    ['0 9 30 2 *', 'UTC'],
  ])('refuses %s in %s', (cron, zone) =>
    expect(() => nextRun(cron, zone, new Date('2026-01-05T00:00:00Z'))).toThrow(/schedule/),
  )
})

describe('claimDue', () => {
  it('gives each missed schedule to one process, once, and moves it past now', () => {
    const now = new Date('2026-01-05T00:00:00Z')
    const { id } = addSchedule(
      casebook,
      {
        kind: 'report',
        cron: '0 9 * * *',
        report: { every: 'quarter', edition: 'public', format: 'html' },
        createdBy: '甲',
      },
      now,
    )
    expect(claimDue(casebook, now)).toEqual([])
    const other = openCasebook(dir)
    const later = new Date('2026-02-01T12:00:00Z')
    const claimed = [...claimDue(casebook, later), ...claimDue(other, later)]
    other.close()
    expect(claimed.map((one) => one.id)).toEqual([id])
    expect(scheduledPeriod(claimed[0]!, later)).toBe('2025-Q4')
    expect(casebook.schedules()[0]).toMatchObject({
      nextAt: '2026-02-02T01:00:00.000Z',
      lastAt: later.toISOString(),
    })
    expect(claimDue(casebook, later)).toEqual([])
    expect(casebook.removeSchedule(id)).toBe(true)
    expect(casebook.removeSchedule(id)).toBe(false)
  })

  it('does not wait for years when the clock was once ahead', () => {
    const wanted = { kind: 'detect', cron: '0 9 * * *', createdBy: '甲' } as const
    addSchedule(casebook, wanted, new Date('2031-01-05T00:00:00Z'))
    expect(claimDue(casebook, new Date('2026-01-05T00:00:00Z'))).toEqual([])
    expect(casebook.schedules()[0]).toMatchObject({ nextAt: '2026-01-05T01:00:00.000Z', lastAt: null })
    expect(claimDue(casebook, new Date('2026-01-05T02:00:00Z'))).toHaveLength(1)
  })
})
