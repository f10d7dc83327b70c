import { randomBytes } from 'node:crypto'
import { Cron } from 'croner'
import type { Casebook, Owner, ScheduleRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { lastWhole, type Period } from '../reports/period.js'

/**
 * Periodic work: cron expressions of five fields in a time zone. A schedule remembers when it runs next; what
 * was missed while nobody served is caught up once, not as often as it was missed.
 */
export const TIME_ZONE = 'Asia/Shanghai'

export interface NewSchedule {
  kind: ScheduleRecord['kind']
  cron: string
  timeZone?: string
  report?: ScheduleRecord['report']
  createdBy: string
  owner?: Owner
}

/** Adds a schedule. Fails with `unprocessable` for an expression or time zone that says nothing. */
export const addSchedule = (
  casebook: Pick<Casebook, 'addSchedule'>,
  { kind, cron, timeZone = TIME_ZONE, report, createdBy, owner }: NewSchedule,
  now: Date,
): ScheduleRecord => {
  const schedule: ScheduleRecord = {
    id: `S-${randomBytes(4).toString('hex')}`,
    kind,
    cron,
    timeZone,
    report: kind === 'report' ? (report ?? { every: 'quarter', edition: 'internal', format: 'docx' }) : null,
    createdBy,
    ...(owner && { owner }),
    createdAt: now.toISOString(),
    nextAt: nextRun(cron, timeZone, now),
    lastAt: null,
    lastResult: null,
  }
  casebook.addSchedule(schedule)
  return schedule
}

/** One item of a field: `*`, a number or name, a range; of `*` and ranges every n-th. */
const item = (one: string, steps: string): string => `(?:(?:\\*|${one}-${one})(?:/${steps})?|${one})`
const field = (one: string, steps: string): string => {
  const parts = item(one, steps)
  return `${parts}(?:,${parts}){0,23}`
}
const MONTH = '(?:[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)'
const WEEKDAY = '(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)'

/** Cron expressions of five fields: minute hour day month weekday, parted by one blank. */
export const CRON_SHAPE = new RegExp(
  `^${[
    field('[1-5]?\\d', '(?:[1-9]|[1-5]\\d)'),
    field('(?:1?\\d|2[0-3])', '(?:[1-9]|1\\d|2[0-3])'),
    field('(?:[1-9]|[12]\\d|3[01])', '(?:[1-9]|[12]\\d|3[01])'),
    field(MONTH, '(?:[1-9]|1[0-2])'),
    field(WEEKDAY, '[1-7]'),
  ].join(' ')}$`,
)

/** ISO time of the first run after `now`. */
export const nextRun = (cron: string, timeZone: string, now: Date): string => {
  let next: Date | null
  try {
    next = new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(now)
  } catch (cause) {
    throw new AppError(
      'unprocessable',
      `Cannot read the schedule "${cron}" in ${timeZone}: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
  if (!next) throw new AppError('unprocessable', `The schedule "${cron}" never comes round`)
  return next.toISOString()
}

/**
 * Schedules whose time has come, each claimed for this process and moved on to its next time after `now`. One
 * that waits for a time beyond its next was made or run while the clock was ahead: it is moved back.
 */
export const claimDue = (
  casebook: Pick<Casebook, 'schedules' | 'claimSchedule'>,
  now: Date,
): ScheduleRecord[] => {
  const at = now.toISOString()
  return casebook.schedules().filter(({ id, nextAt, cron, timeZone }) => {
    const next = nextRun(cron, timeZone, now)
    if (nextAt <= at) return casebook.claimSchedule(id, nextAt, next, at)
    if (nextAt > next) casebook.claimSchedule(id, nextAt, next)
    return false
  })
}

const MONTHS: Record<NonNullable<ScheduleRecord['report']>['every'], Period['months']> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
}

/** The period that a scheduled report tells of: the last whole one. */
export const scheduledPeriod = ({ report }: ScheduleRecord, now: Date): string =>
  lastWhole(MONTHS[report!.every], now).id
