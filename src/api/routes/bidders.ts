import { z } from 'zod'
import { findString } from '../../arrays/strings.js'
import { AppError } from '../../domain/errors.js'
import { neighbourhood } from '../../market/neighbourhood.js'
import { orgIndex } from '../../market/paths.js'
import { bidderBid, bidsByDay } from '../bidder-bids.js'
import { pageQuery } from '../cursor.js'
import { firstOf, list, pageOf } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Bidder, BidderValue } from '../schemas/bidder.js'
import { BidderBid } from '../schemas/bidder-bids.js'
import { Neighbourhood } from '../schemas/chain.js'
import { listOf } from '../schemas/list.js'
import { IdParams, unmaskQuery } from '../schemas/query.js'

const listBidders = list('/bidders', {
  id: 'listBidders',
  summary: 'Bidders by part of an id, a name or a former name',
  tag: 'bidders',
  query: z.strictObject({
    ...pageQuery,
    ...unmaskQuery,
    q: z.string().min(1).max(200).optional().meta({ description: 'Part of an id, a name or a former name' }),
  }),
  json: listOf('BidderList', Bidder),
  what: 'bidders',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  list: 'bidders',
  filter: ({ query: { q } }) => ({ q }),
  load: async ({ query: { q, limit }, from, store: { engine }, view }) => {
    const found = await engine.searchBidders({
      ...(q !== undefined && { text: q }),
      ...(from && { after: String(from.after) }),
      limit: limit + 1,
    })
    const { data, next } = firstOf(found, limit, (bidder) => bidder.id)
    return { data: data.map(view.bidder), next }
  },
})

const getBidder = read('/bidders/:id', {
  id: 'getBidder',
  summary: 'One bidder with its names, registry data and marks',
  tag: 'bidders',
  params: IdParams,
  query: z.strictObject(unmaskQuery),
  json: Bidder,
  what: 'bidder',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ params: { id }, store: { engine }, view }) => {
    const found = await engine.bidder(id)
    if (!found) throw unknown(id)
    return view.bidder(found)
  },
})

const listBidderValues = list('/bidders/:id/values', {
  id: 'listBidderValues',
  summary: 'What a bidder holds: devices, locks, accounts, people …, with how many hold it too',
  tag: 'bidders',
  params: IdParams,
  query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
  json: listOf('BidderValueList', BidderValue),
  what: 'bidder values',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  list: 'bidder-values',
  filter: ({ params: { id } }) => ({ id }),
  load: async ({ params: { id }, query: { limit }, from, store: { engine }, view }) => {
    const values = await engine.valuesOf(id)
    if (values.length === 0 && !(await engine.bidder(id))) throw unknown(id)
    const { data, next } = pageOf(values, from, limit)
    return { data: data.map(view.bidderValue), next }
  },
})

const getNeighbourhood = read('/bidders/:id/neighbourhood', {
  id: 'getNeighbourhood',
  summary: 'Who shares a value or a holding with a bidder, rarest facts first',
  tag: 'bidders',
  params: IdParams,
  query: z.strictObject({
    ...unmaskQuery,
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  json: Neighbourhood,
  what: 'neighbourhood',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ params: { id }, query: { limit }, store: { engine }, market, view }) => {
    const loaded = await market.get()
    const org = orgIndex(loaded.market, id)
    if (org < 0) throw unknown(id)
    return view.neighbourhood(await neighbourhood({ engine, ...loaded }, org, { limit }))
  },
})

const listBidderBids = list('/bidders/:id/bids', {
  id: 'listBidderBids',
  summary: 'The bids of a bidder with their lots, newest first',
  tag: 'bidders',
  params: IdParams,
  query: z.strictObject(pageQuery),
  json: listOf('BidderBidList', BidderBid, { total: z.int() }),
  what: 'bidder bids',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  list: 'bidder-bids',
  filter: ({ params: { id } }) => ({ id }),
  load: async ({ params: { id }, query: { limit }, from, market }) => {
    const { market: loaded } = await market.get()
    const bidder = findString(loaded.bidders.id, id, 0, loaded.bidders.count)
    if (bidder < 0) throw unknown(id)
    const bids = bidsByDay(loaded, bidder)
    const { data, next } = pageOf(bids, from, limit)
    return { data: data.map((bid) => bidderBid(loaded, bid)), next, total: bids.length }
  },
})

/** Bidders: search, one, what it holds, who is next to it. */
export const bidderRoutes: Route[] = [
  listBidders,
  getBidder,
  listBidderValues,
  getNeighbourhood,
  listBidderBids,
]

const unknown = (id: string): AppError => new AppError('not_found', `There is no bidder "${id}"`)
