import { z } from 'zod'
import type { RunRecord } from '../../domain/run.js'
import { pageQuery } from '../cursor.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { listOf } from '../schemas/list.js'
import { IdParams } from '../schemas/query.js'
import { Run } from '../schemas/run.js'

const listRuns = list('/runs', {
  id: 'listRuns',
  summary: 'Detection runs, newest first',
  tag: 'runs',
  query: z.strictObject(pageQuery),
  json: listOf('RunList', Run),
  what: 'runs',
  access: { resource: 'run', classes: ['ops'] },
  needs: 'rings',
  list: 'runs',
  load: ({ query: { limit }, from, store: { casebook } }) => {
    const found = casebook.runs({ limit: limit + 1, ...(from && { before: String(from.after) }) })
    return firstOf(found.map(shown), limit, (run) => run.id)
  },
})

const getRun = read('/runs/:id', {
  id: 'getRun',
  summary: 'One run; `last` is the newest',
  tag: 'runs',
  params: IdParams,
  json: Run,
  what: 'run',
  access: { resource: 'run', classes: ['ops'] },
  needs: 'rings',
  load: ({ params: { id }, latest }) => shown(latest.of(id === 'last' ? undefined : id)),
})

/** Detection runs, newest first: data digest, settings, seed, timings, counts. */
export const runRoutes: Route[] = [listRuns, getRun]

/** Without its hubs, which are a list of their own. */
const shown = ({ hubs: _hubs, ...run }: RunRecord): Omit<RunRecord, 'hubs'> => run
