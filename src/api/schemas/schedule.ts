import { z } from 'zod'
import type { ScheduleRecord } from '../../casebook/casebook.js'
import { EDITIONS } from '../../reports/composer.js'
import { REPORT_FORMATS } from '../../reports/formats.js'
import { CRON_SHAPE, TIME_ZONE } from '../../service/schedule.js'
import { schemaOf } from '../given.js'

/** Periodic detections and reports: what stands, and what is asked for. */
const text = z.string()
const kind = z.enum(['detect', 'report'])
const every = z.enum(['month', 'quarter', 'half', 'year'])
const edition = z.enum(EDITIONS)
const format = z.enum(REPORT_FORMATS)

export const Schedule = schemaOf<Omit<ScheduleRecord, 'owner'>>()({
  id: text,
  kind,
  cron: text,
  timeZone: text,
  report: z.object({ every, edition, format }).nullable(),
  createdBy: text,
  createdAt: text,
  nextAt: text,
  lastAt: text.nullable(),
  lastResult: z.object({ state: z.enum(['done', 'failed']), what: text }).nullable(),
}).meta({ id: 'Schedule' })

const ReportOf = z.strictObject({
  every: every.default('quarter'),
  edition: edition.default('internal'),
  format: format.default('docx'),
})

export const NewSchedule = z
  .strictObject({
    kind,
    cron: z
      .string()
      .max(1000)
      .regex(CRON_SHAPE, 'it has five fields: minute hour day month weekday, as 0 9 8 1,4,7,10 *')
      .meta({ description: 'Five fields: minute hour day month weekday' }),
    timeZone: z.string().min(1).max(60).default(TIME_ZONE),
    report: ReportOf.optional().meta({ description: 'Of a report: the last whole period of this length' }),
  })
  .meta({
    id: 'ScheduleRequest',
    examples: [
      { kind: 'report', cron: '0 9 8 1,4,7,10 *', report: { every: 'quarter', edition: 'internal' } },
    ],
  })
