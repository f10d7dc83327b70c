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

/** Adds a schedule. Fails with `invalid_input` for an expression or time zone that says nothing. */
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

/** ISO time of the first run after `now`. */
export const nextRun = (cron: string, timeZone: string, now: Date): string => {
  let next: Date | null
  try {
    next = new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(now)
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      `Cannot read the schedule "${cron}" in ${timeZone}: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
  if (!next) throw new AppError('invalid_input', `The schedule "${cron}" never comes round`)
  return next.toISOString()
}

/** Schedules whose time has come, each claimed for this process and moved on to its next time after `now`. */
export const claimDue = (
  casebook: Pick<Casebook, 'schedules' | 'claimSchedule'>,
  now: Date,
): ScheduleRecord[] =>
  casebook
    .schedules()
    .filter(({ nextAt }) => nextAt <= now.toISOString())
    .filter(({ id, nextAt, cron, timeZone }) =>
      casebook.claimSchedule(id, nextAt, nextRun(cron, timeZone, now), now.toISOString()),
    )

const MONTHS: Record<NonNullable<ScheduleRecord['report']>['every'], Period['months']> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
}

/** The period that a scheduled report tells of: the last whole one. */
export const scheduledPeriod = ({ report }: ScheduleRecord, now: Date): string =>
  lastWhole(MONTHS[report!.every], now).id
