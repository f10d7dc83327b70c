import { z } from 'zod'
import type { RunRecord } from '../../domain/run.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { listOf, Run } from '../schemas.js'

/** Detection runs, newest first: data digest, settings, seed, timings, counts. */
export const runRoutes =
  ({ store: { casebook }, gate, latest }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/runs',
      {
        schema: describe({
          id: 'listRuns',
          summary: 'Detection runs, newest first',
          tag: 'runs',
          query: z.strictObject(pageQuery),
          json: listOf('RunList', Run),
        }),
      },
      async (request, reply) => {
        const { limit, cursor } = request.query
        const from = readCursor('runs', {}, cursor)
        return gate.read(request, reply, {
          what: 'runs',
          needs: 'rings',
          load: () => {
            const found = casebook.runs({ limit: limit + 1, ...(from && { before: String(from.after) }) })
            const data = found.slice(0, limit).map(shown)
            const next = found.length > limit ? writeCursor('runs', {}, { after: data.at(-1)!.id }) : null
            return { data, page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )
    app.get(
      '/runs/:id',
      {
        schema: describe({
          id: 'getRun',
          summary: 'One run; `last` is the newest',
          tag: 'runs',
          params: z.object({ id: z.string().min(1) }),
          json: Run,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        return gate.read(request, reply, {
          what: 'run',
          id,
          needs: 'rings',
          load: () => shown(latest.of(id === 'last' ? undefined : id)),
        })
      },
    )
  }

/** Without its hubs, which are a list of their own. */
const shown = ({ hubs: _hubs, ...run }: RunRecord): Omit<RunRecord, 'hubs'> => run
