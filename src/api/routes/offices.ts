import { z } from 'zod'
import { officesToTry } from '../../accounts/office-file.js'
import { shanghaiDay } from '../../domain/day.js'
import { CAPACITY_KINDS } from '../../domain/seat.js'
import { assignable } from '../../handling/offices.js'
import { itemOf } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'

const text = z.string()

const offices = read('/offices', {
  id: 'listOffices',
  summary: 'Offices of the county, each with what it may act as today',
  tag: 'leads',
  json: z
    .object({
      data: z.array(
        z.object({
          id: text,
          name: text,
          short: text,
          capacities: z.array(
            z.object({ id: text, kind: z.enum(CAPACITY_KINDS), industries: z.array(text) }),
          ),
        }),
      ),
    })
    .meta({ id: 'OfficeList' }),
  what: 'offices',
  // whoever makes accounts and grants positions names offices too
  access: { resource: ['settings', 'user'], classes: ['open', 'ops'] },
  needs: [],
  load: ({ accounts: { book }, clock }) => {
    const today = shanghaiDay(clock())
    const held = officesToTry(book)
    const now = held.capacities.filter(({ fromDay, toDay }) => fromDay <= today && today <= (toDay ?? '9999'))
    return {
      data: held.offices
        .map(({ id, name, short }) => ({
          id,
          name,
          short,
          capacities: now
            .filter(({ office }) => office === id)
            .map(({ id: capacity, kind, industries }) => ({
              id: capacity,
              kind,
              industries: [...industries],
            })),
        }))
        .filter(({ capacities }) => capacities.length > 0),
    }
  },
})

const handlers = read('/leads/:id/handlers', {
  id: 'listHandlers',
  summary: 'Who may be assigned, for the office that handles the item; nobody is told to others',
  tag: 'leads',
  params: IdParams,
  json: z.object({ data: z.array(z.object({ user: text, name: text })) }).meta({ id: 'HandlerList' }),
  what: 'lead',
  access: { resource: 'lead', classes: ['open'] },
  needs: 'rings',
  load: ({ leads, clock, reader, params }) => {
    const now = clock()
    const desk = leads.desk()
    const { host } = itemOf(desk, params.id, { reader, now })
    return { data: host !== null && host === reader.subject?.office ? assignable(desk, host, now) : [] }
  },
})

/** Offices, and who works in the one that handles a lead. */
export const officeRoutes: Route[] = [offices, handlers]
