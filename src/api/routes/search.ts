import { z } from 'zod'
import { firstNumber } from '../../handling/numbers.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { unmaskQuery } from '../schemas/query.js'
import { SearchAnswer } from '../schemas/search.js'
import { found } from '../search.js'

const search = read('/search', {
  id: 'search',
  summary: 'Rings, bidders, lots and values that answer to a text',
  tag: 'values',
  query: z.strictObject({ ...unmaskQuery, q: z.string().regex(/\S/).trim().min(1).max(200) }),
  json: SearchAnswer,
  what: 'search',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ query: { q }, store: { casebook, engine }, market, latest, view }) => {
    const where = { casebook, engine, market: (await market.get()).market, run: latest.last()?.id }
    return found(where, firstNumber(casebook.work, 'lot', q), view)
  },
})

/** One box for everything. */
export const searchRoutes: Route[] = [search]
