import { z } from 'zod'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { StatutoryFactEntry } from '../ring-schemas.js'
import { listOf, unmaskQuery } from '../schemas.js'

const Query = z.strictObject({
  ...pageQuery,
  ...unmaskQuery,
  lot: z.string().min(1).optional(),
  rule: z.string().min(1).optional(),
  run: z.string().min(1).optional(),
})

/** What the law deems collusion on one lot, outside red rings. */
export const factRoutes =
  ({ store: { casebook }, gate, latest }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/facts',
      {
        schema: describe({
          id: 'listFacts',
          summary:
            'What the law deems collusion on one lot, or a direct fact, between bidders that are in no red ring together',
          tag: 'lots',
          query: Query,
          json: listOf('StatutoryFactList', StatutoryFactEntry, { run: z.string().nullable() }),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, unmask: _unmask, ...filter } = request.query
        const from = readCursor('facts', filter, cursor)
        if (filter.run !== undefined) latest.of(filter.run)
        const run = from?.run ?? filter.run ?? latest.last()?.id
        const skip = typeof from?.after === 'number' ? from.after : 0
        return gate.read(request, reply, {
          what: 'facts',
          needs: 'rings',
          cacheKey: `facts/${run}/${skip}/${limit}/${JSON.stringify(filter)}`,
          load: (view) => {
            const { run: _run, ...where } = filter
            const wanted = Object.fromEntries(Object.entries(where).filter(([, x]) => x !== undefined))
            const found =
              run === undefined ? [] : casebook.statutoryFacts({ ...wanted, run, skip, limit: limit + 1 })
            const shown = found.slice(0, limit)
            const next =
              run !== undefined && found.length > limit
                ? writeCursor('facts', filter, { after: skip + limit, run })
                : null
            return { data: shown.map(view.fact), page: { next, limit }, run: run ?? null }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )
  }
