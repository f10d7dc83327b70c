import { z } from 'zod'
import type { PairLister } from '../../service/pair-lister.js'
import { ApiProblem } from '../../service/problem.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { listOf, Pair } from '../schemas.js'

const ListQuery = z.strictObject({
  ...pageQuery,
  bidder: z.string().min(1).optional(),
  minJoint: z.coerce.number().int().min(1).optional().meta({ description: 'Joint lots at least' }),
  maxQ: z.coerce.number().gt(0).max(1).optional().meta({ description: 'False discovery rate q at most' }),
})

/** Pairs of bidders that met on a lot, best first, of the market as it is now. */
export const pairRoutes =
  ({ gate, market }: ApiParts, lister: PairLister) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/pairs',
      {
        schema: describe({
          id: 'listPairs',
          summary: 'Pairs of bidders that met on a lot, best first, each with its chance under two nulls',
          tag: 'bidders',
          query: ListQuery,
          json: listOf('PairList', Pair, {
            strataUnknown: z.array(z.string()).meta({
              description: 'Columns that the data lacks; each counts as one stratum',
            }),
          }),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, ...filter } = request.query
        const from = readCursor('pairs', filter, cursor)
        const { digest } = (await market.get()).market
        if (from && from.run !== digest)
          throw new ApiProblem('foreign_cursor', 'The data has changed since this list was begun', [
            { pointer: '#/query/cursor', detail: 'of a market that is no longer loaded' },
          ])
        const after = typeof from?.after === 'number' ? from.after : -1
        return gate.read(request, reply, {
          what: 'pairs',
          needs: 'rings',
          cacheKey: `pairs/${digest}/${after}/${limit}/${JSON.stringify(filter)}`,
          load: async () => {
            const { pairs, more, unknown } = await lister.ask({ ...filter, after, limit })
            const next = more
              ? writeCursor('pairs', filter, { after: pairs.at(-1)!.rank, run: digest })
              : null
            return {
              data: pairs.map(({ rank: _rank, ...pair }) => pair),
              page: { next, limit },
              strataUnknown: unknown,
            }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )
  }
