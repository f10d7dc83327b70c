import { z } from 'zod'
import { demand } from '../../access/matrix.js'
import { AppError } from '../../domain/errors.js'
import { EDITIONS } from '../../reports/composer.js'
import { REPORT_FORMATS } from '../../reports/formats.js'
import { addSchedule, TIME_ZONE } from '../../service/schedule.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'

const text = z.string()
const OfReport = z.strictObject({
  every: z.enum(['month', 'quarter', 'half', 'year']).default('quarter'),
  edition: z.enum(EDITIONS).default('internal'),
  format: z.enum(REPORT_FORMATS).default('docx'),
})

const Schedule = z
  .object({
    id: text,
    kind: z.enum(['detect', 'report']),
    cron: text,
    timeZone: text,
    report: z
      .object({
        every: z.enum(['month', 'quarter', 'half', 'year']),
        edition: z.enum(EDITIONS),
        format: z.enum(REPORT_FORMATS),
      })
      .nullable(),
    createdBy: text,
    createdAt: text,
    nextAt: text,
    lastAt: text.nullable(),
    lastResult: z.object({ state: z.enum(['done', 'failed']), what: text }).nullable(),
  })
  .meta({ id: 'Schedule' })

const NewSchedule = z
  .strictObject({
    kind: z.enum(['detect', 'report']),
    cron: z.string().min(9).max(100).meta({ description: 'Five fields: minute hour day month weekday' }),
    timeZone: z.string().min(1).max(60).default(TIME_ZONE),
    report: OfReport.optional().meta({ description: 'Of a report: the last whole period of this length' }),
  })
  .meta({
    id: 'ScheduleRequest',
    examples: [
      { kind: 'report', cron: '0 9 8 1,4,7,10 *', report: { every: 'quarter', edition: 'internal' } },
    ],
  })

/** Periodic detections and reports, run by this service. */
export const scheduleRoutes =
  ({ store: { casebook }, gate, clock }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/schedules',
      {
        schema: describe({
          id: 'listSchedules',
          summary: 'Schedules, with when each runs next and what came of it last',
          tag: 'reports',
          json: z.object({ data: z.array(Schedule) }).meta({ id: 'ScheduleList' }),
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'schedules',
          needs: 'detect',
          load: () => ({ data: casebook.schedules() }),
        }),
    )

    app.post(
      '/schedules',
      {
        schema: describe({
          id: 'addSchedule',
          summary: 'Add a schedule; a run missed while nobody served is caught up once',
          tag: 'reports',
          body: NewSchedule,
          status: 201,
          json: Schedule,
        }),
      },
      async (request, reply) => {
        const { kind, cron, timeZone, report } = request.body
        const subject = await gate.act(request, { what: 'add schedule', id: kind }, 'detect')
        if (kind === 'report') {
          demand(subject.role, 'rings')
          if ((report?.edition ?? 'internal') === 'internal') demand(subject.role, 'internal-reports')
        }
        const added = addSchedule(
          casebook,
          { kind, cron, timeZone, ...(report && { report }), createdBy: subject.name },
          clock(),
        )
        return reply
          .code(201)
          .header('content-type', 'application/json; charset=utf-8')
          .send(JSON.stringify(added) as never)
      },
    )

    app.delete(
      '/schedules/:id',
      {
        schema: describe({
          id: 'removeSchedule',
          summary: 'Remove a schedule',
          tag: 'reports',
          params: z.object({ id: z.string().min(1) }),
          status: 204,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        await gate.act(request, { what: 'remove schedule', id }, 'detect')
        if (!casebook.removeSchedule(id)) throw new AppError('not_found', `There is no schedule "${id}"`)
        return reply.code(204).send()
      },
    )
  }
