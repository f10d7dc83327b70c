import type { FastifyReply, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Measurements of this service: route templates, methods and status classes as labels, never an id. */
export interface Metrics {
  contentType: string
  text(): Promise<string>
  observe(request: FastifyRequest, reply: FastifyReply): void
}

export const serviceMetrics = (now: {
  pendingJobs: () => number
  cacheBytes: () => number
  streams: () => number
}): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to the end of the reply',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }
  gauge('biaojian_jobs_pending', 'Jobs that run or wait', now.pendingJobs)
  gauge('biaojian_answers_cached_bytes', 'Bytes of answers kept ready', now.cacheBytes)
  gauge('biaojian_event_streams', 'Open streams of job events', now.streams)
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: (request, reply) =>
      duration.observe(
        {
          route: request.routeOptions.url ?? 'none',
          method: request.method,
          status: `${Math.floor(reply.statusCode / 100)}xx`,
        },
        reply.elapsedTime / 1000,
      ),
  }
}
