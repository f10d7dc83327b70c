import { z } from 'zod'
import { pageQuery } from '../cursor.js'
import { list } from '../list-route.js'
import type { Route } from '../route.js'
import { StatutoryFactEntry } from '../schemas/fact.js'
import { listOf } from '../schemas/list.js'
import { unmaskQuery } from '../schemas/query.js'

const listFacts = list('/facts', {
  id: 'listFacts',
  summary:
    'What the law deems collusion on one lot, or a direct fact, between bidders that are in no red ring together',
  tag: 'lots',
  query: z.strictObject({
    ...pageQuery,
    ...unmaskQuery,
    lot: z.string().min(1).optional(),
    rule: z.string().min(1).optional(),
    run: z.string().min(1).optional(),
  }),
  json: listOf('StatutoryFactList', StatutoryFactEntry, { run: z.string().nullable() }),
  what: 'facts',
  access: {
    resource: 'ring',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  list: 'facts',
  filter: ({ query: { limit: _limit, cursor: _cursor, unmask: _unmask, ...filter } }) => filter,
  /** the run: the cursor's, the one asked for, or the last */
  prepare: ({ query: { run }, from, latest }) => {
    if (run !== undefined) latest.of(run)
    return from?.run ?? run ?? latest.last()?.id
  },
  cache: ({ ready: run, query, from }) => [run, from?.after, query],
  load: ({ ready: run, query: { limit, lot, rule }, from, view, store: { casebook } }) => {
    const skip = typeof from?.after === 'number' ? from.after : 0
    const where = { ...(lot !== undefined && { lot }), ...(rule !== undefined && { rule }) }
    const found = run === undefined ? [] : casebook.statutoryFacts({ ...where, run, skip, limit: limit + 1 })
    return {
      data: found.slice(0, limit).map(view.fact),
      next: run !== undefined && found.length > limit ? { after: skip + limit, run } : null,
      run: run ?? null,
    }
  },
})

/** What the law deems collusion on one lot, outside red rings. */
export const factRoutes: Route[] = [listFacts]
