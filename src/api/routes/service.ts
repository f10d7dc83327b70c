import { z } from 'zod'
import { type Route, route } from '../route.js'

const Alive = z.object({ status: z.literal('alive') }).meta({ id: 'Alive', examples: [{ status: 'alive' }] })
const Ready = z
  .object({
    status: z.enum(['ready', 'not ready']),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .meta({
    id: 'Ready',
    examples: [{ status: 'ready', checks: [{ name: 'engine', ok: true, detail: 'embedded' }] }],
  })

const getLive = route(
  '/livez',
  { id: 'getLive', summary: 'The process is alive', tag: 'service', json: Alive },
  async ({ reply }) => reply.header('cache-control', 'no-store').send({ status: 'alive' }),
)

const getReady = route(
  '/readyz',
  {
    id: 'getReady',
    summary: 'The service can answer, check by check',
    tag: 'service',
    json: Ready,
    unready: Ready,
  },
  async ({ store, health, market, jobs, reply }) => {
    const [engine, casebook] = await Promise.all([health.engine(), health.casebook()])
    const loaded = market.failure === undefined
    const checks = [
      { name: 'engine', ok: engine, detail: store.engine.name },
      { name: 'casebook', ok: casebook, detail: 'case book' },
      { name: 'market', ok: loaded, detail: market.now ? 'loaded' : loaded ? 'loading' : 'failed to load' },
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

const getMetrics = route(
  '/metrics',
  {
    id: 'getMetrics',
    summary: 'Measurements for Prometheus; takes a key of the role `system` once there are keys',
    tag: 'service',
    text: z.string(),
  },
  async ({ request, reply, gate, metrics }) => {
    await gate.act(request, { what: 'metrics' }, 'metrics')
    return reply.header('content-type', metrics.contentType).send(await metrics.text())
  },
)

/**
 * Beside the API: is the process alive, may it be sent requests, what does it measure. Nothing here tells of
 * a bidder.
 */
export const serviceRoutes: Route[] = [getLive, getReady, getMetrics]
