import { z } from 'zod'
import type { ValueKind } from '../../domain/value-kind.js'
import { shortestChains } from '../../market/paths.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { Chains, Holding, Hub, Kind, listOf, unmaskQuery } from '../schemas.js'

const HoldersQuery = z.strictObject({
  ...pageQuery,
  ...unmaskQuery,
  kind: Kind,
  value: z.string().min(1).max(500),
})
const PathQuery = z.strictObject({
  ...unmaskQuery,
  from: z.string().min(1).max(500).meta({ description: 'A bidder id or name, `kind:value`, or a value' }),
  to: z.string().min(1).max(500),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  maxFacts: z.coerce.number().int().min(1).max(12).default(8),
})

/** Shared values: who holds one, which are hubs; and the chains of facts that lead from one thing to another. */
export const valueRoutes =
  ({ store: { engine }, gate, latest, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/shared-values',
      {
        schema: describe({
          id: 'listHolders',
          summary: 'Who holds a value, in which uses',
          tag: 'values',
          query: HoldersQuery,
          json: listOf('HoldingList', Holding, { kind: Kind, value: z.string() }),
        }),
      },
      async (request, reply) => {
        const { kind, value, limit, cursor } = request.query
        const filter = { kind, value }
        const from = Number(readCursor('shared-values', filter, cursor)?.after ?? 0)
        return gate.read(request, reply, {
          what: 'holders of a value',
          id: kind,
          needs: 'records',
          load: async (view) => {
            const all = await engine.holders(kind as ValueKind, value)
            const next =
              all.length > from + limit ? writeCursor('shared-values', filter, { after: from + limit }) : null
            return {
              data: all.slice(from, from + limit),
              page: { next, limit },
              kind,
              value: view.value(kind as ValueKind, value),
            }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/shared-values/hubs',
      {
        schema: describe({
          id: 'listHubs',
          summary:
            'Values that too many bidders hold to tie anybody, for review; masked as the run recorded them',
          tag: 'values',
          query: z.strictObject({ ...pageQuery, run: z.string().min(1).optional() }),
          json: listOf('HubList', Hub, { run: z.string() }),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, run: asked } = request.query
        const cursorOf = readCursor('hubs', { asked }, cursor)
        const run = latest.of(cursorOf?.run ?? asked)
        const from = Number(cursorOf?.after ?? 0)
        return gate.read(request, reply, {
          what: 'hubs',
          needs: 'rings',
          load: () => ({
            data: run.hubs.slice(from, from + limit),
            page: {
              next:
                run.hubs.length > from + limit
                  ? writeCursor('hubs', { asked }, { after: from + limit, run: run.id })
                  : null,
              limit,
            },
            run: run.id,
          }),
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/paths',
      {
        schema: describe({
          id: 'findPaths',
          summary: 'Shortest chains of facts between two bidders, or a person, device or account',
          tag: 'values',
          query: PathQuery,
          json: Chains,
        }),
      },
      async (request, reply) => {
        const { from, to, limit, maxFacts } = request.query
        return gate.read(request, reply, {
          what: 'chains of facts',
          needs: 'records',
          load: async (view) => {
            const stop = new AbortController()
            reply.raw.on('close', () => stop.abort())
            const loaded = await market.get()
            const chains = await shortestChains({ engine, ...loaded }, from, to, {
              limit,
              maxFacts,
              signal: stop.signal,
            })
            return view.chains(chains)
          },
        })
      },
    )
  }
