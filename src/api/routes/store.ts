import { z } from 'zod'
import { RULES } from '../../rules/index.js'
import { missingColumns } from '../../rules/rule.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { Counts, listOf, Quality, Quarantined, unmaskQuery } from '../schemas.js'

/** What the store holds, how good it is, and what it would not take. */
export const storeRoutes =
  ({ store: { engine }, gate, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/store',
      {
        schema: describe({
          id: 'getStore',
          summary: 'Counts of the store and the digest of its contents',
          tag: 'store',
          json: Counts,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'store',
          needs: 'quality',
          load: async () => ({ digest: await engine.digest(), ...(await engine.counts()) }),
        }),
    )
    app.get(
      '/quality',
      {
        schema: describe({
          id: 'getQuality',
          summary:
            'Data quality by table and column, and the rules that cannot be evaluated for want of which column',
          tag: 'store',
          json: Quality,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'quality',
          needs: 'quality',
          load: async () => {
            const { market: loaded } = await market.get()
            const notEvaluated = RULES.map((rule) => ({
              rule: rule.id,
              missing: missingColumns(rule, loaded),
            }))
            return {
              ...(await engine.quality()),
              notEvaluated: notEvaluated.filter(({ missing }) => missing.length > 0),
            }
          },
        }),
    )
    app.get(
      '/quarantine',
      {
        schema: describe({
          id: 'listQuarantine',
          summary: 'Rows that were not taken, with file, line, column, value and reason',
          tag: 'store',
          query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
          json: listOf('QuarantineList', Quarantined),
        }),
      },
      async (request, reply) => {
        const { limit, cursor } = request.query
        const from = readCursor('quarantine', {}, cursor)
        return gate.read(request, reply, {
          what: 'quarantine',
          needs: 'quality',
          load: async (view) => {
            const found = await engine.quarantine({
              limit: limit + 1,
              ...(from && { after: Number(from.after) }),
            })
            const rows = found.slice(0, limit)
            const next =
              found.length > limit ? writeCursor('quarantine', {}, { after: rows.at(-1)!.seq }) : null
            return {
              data: rows.map(({ seq, issue }) => ({ seq, ...view.issue(issue) })),
              page: { next, limit },
            }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )
  }
