import { z } from 'zod'
import { ApiProblem } from '../../service/problem.js'
import { pageQuery } from '../cursor.js'
import { list } from '../list-route.js'
import type { Route } from '../route.js'
import { Pair } from '../schemas/bidder.js'
import { listOf } from '../schemas/list.js'

const listPairs = list('/pairs', {
  id: 'listPairs',
  summary: 'Pairs of bidders that met on a lot, best first, each with its chance under two nulls',
  tag: 'bidders',
  query: z.strictObject({
    ...pageQuery,
    bidder: z.string().min(1).optional(),
    minJoint: z.coerce.number().int().min(1).optional().meta({ description: 'Joint lots at least' }),
    maxQ: z.coerce.number().gt(0).max(1).optional().meta({ description: 'False discovery rate q at most' }),
  }),
  json: listOf('PairList', Pair, {
    strataUnknown: z.array(z.string()).meta({
      description: 'Columns that the data lacks; each counts as one stratum',
    }),
  }),
  what: 'pairs',
  access: { resource: 'ring', classes: ['open', 'work'], cut: true },
  needs: 'rings',
  list: 'pairs',
  filter: ({ query: { limit: _limit, cursor: _cursor, ...filter } }) => filter,
  /** the market's digest, to which a cursor is bound */
  prepare: async ({ from, market }) => {
    const { digest } = (await market.get()).market
    if (from && from.run !== digest)
      throw new ApiProblem('foreign_cursor', 'The data has changed since this list was begun', [
        { pointer: '#/query/cursor', detail: 'of a market that is no longer loaded' },
      ])
    return digest
  },
  cache: ({ ready: digest, from, query }) => [digest, from?.after, query],
  load: async ({ ready: digest, query, from, pairs: lister }) => {
    const { cursor: _cursor, ...asked } = query
    const after = typeof from?.after === 'number' ? from.after : -1
    const { pairs, more, unknown } = await lister.ask({ ...asked, after })
    return {
      data: pairs.map(({ rank: _rank, ...pair }) => pair),
      next: more ? { after: pairs.at(-1)!.rank, run: digest } : null,
      strataUnknown: unknown,
    }
  },
})

/** Pairs of bidders that met on a lot, best first, of the market as it is now. */
export const pairRoutes: Route[] = [listPairs]
