import { z } from 'zod'
import { demand } from '../../access/matrix.js'
import { AppError } from '../../domain/errors.js'
import { addSchedule } from '../../service/schedule.js'
import { act } from '../act-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'
import { NewSchedule, Schedule } from '../schemas/schedule.js'

const listSchedules = read('/schedules', {
  id: 'listSchedules',
  summary: 'Schedules, with when each runs next and what came of it last',
  tag: 'reports',
  json: z.object({ data: z.array(Schedule) }).meta({ id: 'ScheduleList' }),
  what: 'schedules',
  needs: 'detect',
  load: ({ store: { casebook } }) => ({ data: casebook.schedules() }),
})

const add = act('/schedules', {
  method: 'POST',
  id: 'addSchedule',
  summary: 'Add a schedule; a run missed while nobody served is caught up once',
  tag: 'reports',
  body: NewSchedule,
  status: 201,
  json: Schedule,
  what: 'add schedule',
  which: ({ body: { kind } }) => kind,
  needs: 'detect',
  run: ({ body: { kind, cron, timeZone, report }, subject, store: { casebook }, clock }) => {
    if (kind === 'report') {
      demand(subject.role, 'rings')
      if ((report?.edition ?? 'internal') === 'internal') demand(subject.role, 'internal-reports')
    }
    const wanted = { kind, cron, timeZone, ...(report && { report }), createdBy: subject.name }
    return addSchedule(casebook, wanted, clock())
  },
})

const removeSchedule = act('/schedules/:id', {
  method: 'DELETE',
  id: 'removeSchedule',
  summary: 'Remove a schedule',
  tag: 'reports',
  params: IdParams,
  status: 204,
  what: 'remove schedule',
  needs: 'detect',
  run: ({ params: { id }, store: { casebook } }) => {
    if (!casebook.removeSchedule(id)) throw new AppError('not_found', `There is no schedule "${id}"`)
    return undefined
  },
})

/** Periodic detections and reports, run by this service. */
export const scheduleRoutes: Route[] = [listSchedules, add, removeSchedule]
