import { z } from 'zod'
import { eyesOf } from '../../access/eyes.js'
import { demandKind } from '../../access/matrix.js'
import { shortestChains } from '../../market/paths.js'
import { pageQuery } from '../cursor.js'
import { list, pageOf } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Chains } from '../schemas/chain.js'
import { listOf } from '../schemas/list.js'
import { runQuery, unmaskQuery } from '../schemas/query.js'
import { Holding, Hub, Kind } from '../schemas/value.js'

const listHolders = list('/shared-values', {
  id: 'listHolders',
  summary: 'Who holds a value, in which uses',
  tag: 'values',
  query: z.strictObject({ ...pageQuery, ...unmaskQuery, kind: Kind, value: z.string().min(1).max(500) }),
  json: listOf('HoldingList', Holding, { kind: Kind, value: z.string() }),
  what: 'holders of a value',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  which: ({ query: { kind } }) => kind,
  needs: 'records',
  list: 'shared-values',
  filter: ({ query: { kind, value } }) => ({ kind, value }),
  prepare: ({ query: { kind }, reader }) => demandKind(eyesOf(reader), kind),
  load: async ({ query: { kind, value, limit }, from, store: { engine }, view }) => ({
    ...pageOf(await engine.holders(kind, value), from, limit),
    kind,
    value: view.value(kind, value),
  }),
})

const listHubs = list('/shared-values/hubs', {
  id: 'listHubs',
  summary:
    'Values that too many bidders hold to tie anybody, for review; masked as the run recorded them, withheld where the role may not see them',
  tag: 'values',
  query: z.strictObject({ ...pageQuery, ...runQuery }),
  json: listOf('HubList', Hub, { run: z.string() }),
  what: 'hubs',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  list: 'hubs',
  filter: ({ query: { run } }) => ({ asked: run }),
  prepare: ({ query, from, latest }) => latest.of(from?.run ?? query.run),
  load: async ({ ready, query: { limit }, from, view, hubs }) => {
    const run = ready.id
    const { data, next } = pageOf(await hubs(ready, view), from, limit)
    return { data, next: next && { ...next, run }, run }
  },
})

const findPaths = read('/paths', {
  id: 'findPaths',
  summary: 'Shortest chains of facts between two bidders, or a person, device or account',
  tag: 'values',
  query: z.strictObject({
    ...unmaskQuery,
    from: z.string().min(1).max(500).meta({ description: 'A bidder id or name, `kind:value`, or a value' }),
    to: z.string().min(1).max(500),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    maxFacts: z.coerce.number().int().min(1).max(12).default(8),
  }),
  json: Chains,
  what: 'chains of facts',
  access: {
    resource: 'record',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'records',
  load: async ({ query: { from, to, limit, maxFacts }, store: { engine }, market, reply, view }) => {
    const stop = new AbortController()
    reply.raw.on('close', () => stop.abort())
    const loaded = await market.get()
    const options = { limit, maxFacts, signal: stop.signal, except: view.withheld }
    return view.chains(await shortestChains({ engine, ...loaded }, from, to, options))
  },
})

/**
 * Shared values: who holds one, which are hubs; and the chains of facts that lead from one thing to another.
 */
export const valueRoutes: Route[] = [listHolders, listHubs, findPaths]
