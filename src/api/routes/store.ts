import { z } from 'zod'
import { rulesNotEvaluated } from '../../rules/index.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { Counts, Quality } from '../schemas/store.js'

const getStore = read('/store', {
  id: 'getStore',
  summary: 'Counts of the store and the digest of its contents',
  tag: 'store',
  json: Counts,
  what: 'store',
  access: { resource: 'quality', classes: ['ops', 'identity', 'contact'] },
  needs: 'quality',
  load: async ({ store: { engine } }) => ({ digest: await engine.digest(), ...(await engine.counts()) }),
})

const getQuality = read('/quality', {
  id: 'getQuality',
  summary:
    'Data quality by table and column, and the rules that cannot be evaluated for want of which column',
  tag: 'store',
  query: z.strictObject({
    by: z.enum(['source', 'month']).optional().meta({
      description: 'Also by the file that a row first came from, or by the month of its lot',
    }),
  }),
  json: Quality,
  what: 'quality',
  access: { resource: 'quality', classes: ['ops', 'identity', 'contact'] },
  needs: 'quality',
  load: async ({ query: { by }, store: { engine }, market }) => {
    const { market: loaded } = await market.get()
    return {
      ...(await engine.quality()),
      notEvaluated: rulesNotEvaluated(loaded),
      ...(by !== undefined && { groups: await engine.qualityBy(by) }),
    }
  },
})

/** What the store holds, and how good it is. */
export const storeRoutes: Route[] = [getStore, getQuality]
