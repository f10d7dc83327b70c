import { z } from 'zod'
import type { Access } from '../../access/route-access.js'
import { MOST_RELEASED, releaseStock } from '../../handling/intake.js'
import { act } from '../act-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'

const STOCK: Access = { resource: 'lead-stock', classes: ['open', 'work'] }

const Waiting = z
  .object({
    object: z.string().meta({ description: 'Id of the ring or lot' }),
    kind: z.enum(['ring', 'lot']),
    rank: z.int().meta({ description: 'Of its colour: graver is higher' }),
    score: z.number(),
    lastDay: z.string().meta({ description: 'Day of its last lot' }),
    run: z.string(),
    at: z.string(),
  })
  .meta({ id: 'StockedLead' })

const listed = read('/leads/stock', {
  id: 'listLeadStock',
  summary: 'Rings and facts on lots that were old when first found, and wait to become leads: graver first',
  tag: 'leads',
  query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(50) }),
  json: z.object({ data: z.array(Waiting), total: z.int() }).meta({ id: 'LeadStock' }),
  what: 'lead stock',
  access: STOCK,
  needs: 'rings',
  load: ({ leads, query: { limit } }) => {
    const { work } = leads.desk()
    return { data: work.stock(limit), total: work.stockSize() }
  },
})

const released = act('/leads/stock/release', {
  method: 'POST',
  id: 'releaseLeadStock',
  recorded: 'after',
  summary: 'Make leads of the first that wait, as the last run has them',
  tag: 'leads',
  body: z.strictObject({ n: z.int().min(1).max(MOST_RELEASED).default(10) }).meta({ id: 'LeadStockRelease' }),
  json: z.object({ leads: z.array(z.string()), waiting: z.int() }).meta({ id: 'ReleasedLeads' }),
  what: 'release stock',
  access: STOCK,
  needs: 'rings',
  run: async ({ leads, body, clock, market, store: { casebook } }) => {
    const made = releaseStock(casebook, (await market.get()).market, body.n, clock())
    await leads.drain()
    return { leads: made.map(({ id }) => id), waiting: leads.desk().work.stockSize() }
  },
})

/** What waits to become a lead. */
export const stockRoutes: Route[] = [listed, released]
