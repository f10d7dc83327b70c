import { z } from 'zod'
import { overviewOf } from '../overview.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Overview } from '../schemas/overview.js'
import { runQuery } from '../schemas/query.js'

const getOverview = read('/overview', {
  id: 'getOverview',
  summary: 'The market at a glance: what a run found, how much, where, when, by which rules',
  tag: 'rings',
  query: z.strictObject(runQuery),
  json: Overview,
  what: 'overview',
  access: { resource: 'ring', classes: ['open', 'work'], cut: true },
  needs: 'rings',
  prepare: ({ query: { run }, latest }) => latest.of(run),
  cache: ({ ready: run, market }) => [run.id, market.now?.market.digest],
  load: async ({ ready: run, store: { casebook }, market }) =>
    overviewOf(casebook, (await market.get()).market, run),
})

/** The market at a glance. */
export const overviewRoutes: Route[] = [getOverview]
