import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { neighbourhood } from '../../market/neighbourhood.js'
import { orgIndex } from '../../market/paths.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { Bidder, BidderValue, listOf, Neighbourhood, unmaskQuery } from '../schemas.js'

const Params = z.object({ id: z.string().min(1) })
const ListQuery = z.strictObject({
  ...pageQuery,
  ...unmaskQuery,
  q: z.string().min(1).max(200).optional().meta({ description: 'Part of an id, a name or a former name' }),
})

/** Bidders: search, one, what it holds, who is next to it. */
export const bidderRoutes =
  ({ store: { engine }, gate, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/bidders',
      {
        schema: describe({
          id: 'listBidders',
          summary: 'Bidders by part of an id, a name or a former name',
          tag: 'bidders',
          query: ListQuery,
          json: listOf('BidderList', Bidder),
        }),
      },
      async (request, reply) => {
        const { limit, cursor, q } = request.query
        const from = readCursor('bidders', { q }, cursor)
        return gate.read(request, reply, {
          what: 'bidders',
          needs: 'records',
          load: async (view) => {
            const found = await engine.searchBidders({
              ...(q !== undefined && { text: q }),
              ...(from && { after: String(from.after) }),
              limit: limit + 1,
            })
            const data = found.slice(0, limit)
            const next =
              found.length > limit ? writeCursor('bidders', { q }, { after: data.at(-1)!.id }) : null
            return { data: data.map(view.bidder), page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/bidders/:id',
      {
        schema: describe({
          id: 'getBidder',
          summary: 'One bidder with its names, registry data and marks',
          tag: 'bidders',
          params: Params,
          query: z.strictObject(unmaskQuery),
          json: Bidder,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'bidder',
          id: request.params.id,
          needs: 'records',
          load: async (view) => {
            const found = await engine.bidder(request.params.id)
            if (!found) throw unknown(request.params.id)
            return view.bidder(found)
          },
        }),
    )

    app.get(
      '/bidders/:id/values',
      {
        schema: describe({
          id: 'listBidderValues',
          summary: 'What a bidder holds: devices, locks, accounts, people …, with how many hold it too',
          tag: 'bidders',
          params: Params,
          query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
          json: listOf('BidderValueList', BidderValue),
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const { limit, cursor } = request.query
        const from = Number(readCursor('bidder-values', { id }, cursor)?.after ?? 0)
        return gate.read(request, reply, {
          what: 'bidder values',
          id,
          needs: 'records',
          load: async (view) => {
            const values = await engine.valuesOf(id)
            if (values.length === 0 && !(await engine.bidder(id))) throw unknown(id)
            const more = values.length > from + limit
            const next = more ? writeCursor('bidder-values', { id }, { after: from + limit }) : null
            return { data: values.slice(from, from + limit).map(view.bidderValue), page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/bidders/:id/neighbourhood',
      {
        schema: describe({
          id: 'getNeighbourhood',
          summary: 'Who shares a value or a holding with a bidder, rarest facts first',
          tag: 'bidders',
          params: Params,
          query: z.strictObject({
            ...unmaskQuery,
            limit: z.coerce.number().int().min(1).max(100).default(20),
          }),
          json: Neighbourhood,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'neighbourhood',
          id: request.params.id,
          needs: 'records',
          load: async (view) => {
            const loaded = await market.get()
            const org = orgIndex(loaded.market, request.params.id)
            if (org < 0) throw unknown(request.params.id)
            return view.neighbourhood(
              await neighbourhood({ engine, ...loaded }, org, { limit: request.query.limit }),
            )
          },
        }),
    )
  }

const unknown = (id: string): AppError => new AppError('not_found', `There is no bidder "${id}"`)
