import { z } from 'zod'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'
import type { Metrics } from '../metrics.js'

const Ready = z
  .object({
    status: z.enum(['ready', 'not ready']),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .meta({
    id: 'Ready',
    examples: [{ status: 'ready', checks: [{ name: 'engine', ok: true, detail: 'embedded' }] }],
  })
const Alive = z.object({ status: z.literal('alive') }).meta({ id: 'Alive', examples: [{ status: 'alive' }] })
const CHECK_MS = 1500
const FRESH_MS = 1000

/** Beside the API: is the process alive, may it be sent requests, what does it measure. Nothing here tells of a bidder. */
export const serviceRoutes =
  ({ store, gate, market, jobs }: ApiParts, metrics: Metrics) =>
  async (app: Api): Promise<void> => {
    const engineAnswers = remembered(async () => {
      await within(CHECK_MS, store.engine.counts())
    })
    const casebookAnswers = remembered(async () => void store.casebook.jobs({ limit: 1 }))

    app.get(
      '/livez',
      { schema: describe({ id: 'getLive', summary: 'The process is alive', tag: 'service', json: Alive }) },
      async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }),
    )
    app.get(
      '/readyz',
      {
        schema: describe({
          id: 'getReady',
          summary: 'The service can answer, check by check',
          tag: 'service',
          json: Ready,
        }),
      },
      async (_request, reply) => {
        const [engine, casebook] = await Promise.all([engineAnswers(), casebookAnswers()])
        const checks = [
          { name: 'engine', ok: engine, detail: store.engine.name },
          { name: 'casebook', ok: casebook, detail: 'case book' },
          {
            name: 'market',
            ok: market.failure === undefined,
            detail: market.now ? 'loaded' : market.failure === undefined ? 'loading' : 'failed to load',
          },
          { name: 'queue', ok: true, detail: `${jobs.pending} jobs` },
        ]
        const ready = checks.every(({ ok }) => ok)
        return reply
          .code(ready ? 200 : 503)
          .header('cache-control', 'no-store')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify({ status: ready ? 'ready' : 'not ready', checks }))
      },
    )
    app.get(
      '/metrics',
      {
        schema: describe({
          id: 'getMetrics',
          summary: 'Measurements for Prometheus; takes a key of the role `system` once there are keys',
          tag: 'service',
          text: z.string(),
        }),
      },
      async (request, reply) => {
        await gate.act(request, { what: 'metrics' }, 'metrics')
        return reply.header('content-type', metrics.contentType).send(await metrics.text())
      },
    )
  }

/** The outcome of a check, asked again after a second at the earliest. */
const remembered = (check: () => Promise<void>): (() => Promise<boolean>) => {
  let at = Number.NEGATIVE_INFINITY
  let outcome: Promise<boolean> | undefined
  return () => {
    const now = performance.now()
    if (!outcome || now - at > FRESH_MS) {
      at = now
      outcome = check().then(
        () => true,
        () => false,
      )
    }
    return outcome
  }
}

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
