import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import { demand, may, mayEnd, type Role } from '../../access/matrix.js'
import type { Casebook, ScheduleRecord } from '../../casebook/casebook.js'
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
  access: { resource: 'detect', classes: ['ops'] },
  needs: 'detect',
  load: ({ store: { casebook }, view: { role } }) => ({
    data: casebook.schedules().map((schedule) => shown(schedule, role)),
  }),
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
  access: { resource: 'detect', classes: ['ops'] },
  needs: 'detect',
  run: ({ body: { kind, cron, timeZone, report }, book, reader, store: { casebook }, clock }) => {
    if (kind === 'report') {
      demand(reader.role, 'make-reports')
      if ((report?.edition ?? 'internal') === 'internal') demand(reader.role, 'internal-reports')
    }
    const { id, name, role } = reader
    const wanted = { kind, cron, timeZone, ...(report && { report }), createdBy: name, owner: { id, role } }
    const made = book(
      () => addSchedule(casebook, wanted, clock()),
      (schedule) => schedule.id,
    )
    return shown(made, role)
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
  access: { resource: 'detect', classes: ['ops'] },
  needs: 'detect',
  run: ({ params: { id }, book, reader, store: { casebook } }) => {
    demandOwn(casebook, id, reader)
    book(() => {
      if (!casebook.removeSchedule(id)) throw new AppError('not_found', `There is no schedule "${id}"`)
    })
    return undefined
  },
})

/** Periodic detections and reports, run by this service. */
export const scheduleRoutes: Route[] = [listSchedules, add, removeSchedule]

/** A schedule belongs to who added it, and to the roles above. */
const demandOwn = (casebook: Pick<Casebook, 'schedules'>, id: string, { role, id: by }: Reader): void => {
  const owner = casebook.schedules().find((schedule) => schedule.id === id)?.owner
  if (owner && owner.id !== by && !mayEnd(role, owner.role))
    throw new AppError('forbidden', `The role "${role}" may not remove the schedule of another`)
}

/** A schedule as the role may see it: what came of a report or detection is for those who see rings. */
const shown = (
  { owner: _owner, lastResult, ...schedule }: ScheduleRecord,
  role: Role,
): Omit<ScheduleRecord, 'owner'> => ({
  ...schedule,
  lastResult: lastResult && (may(role, 'rings') ? lastResult : { ...lastResult, what: '' }),
})
