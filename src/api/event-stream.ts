import type { FastifyReply, FastifyRequest } from 'fastify'
import type { JobRunner } from '../service/job-runner.js'
import type { JobEvent } from '../service/live-job.js'

/** The open streams of job events, so that a stopping service can end them. */
export interface EventStreams {
  /** Sends a job's events as SSE, or as JSON lines where the reader asks for `application/x-ndjson`. */
  open(
    request: FastifyRequest,
    reply: FastifyReply,
    jobs: JobRunner,
    id: string,
    shown: (event: JobEvent) => unknown,
  ): void
  closeAll(): void
  readonly count: number
}

const HEARTBEAT_MS = 15_000
const RETRY_MS = 2000

export const eventStreams = (): EventStreams => {
  const open = new Set<() => void>()
  return {
    open(request, reply, jobs, id, shown) {
      jobs.get(id)
      const lines = String(request.headers.accept ?? '').includes('application/x-ndjson')
      const after = Number.parseInt(String(request.headers['last-event-id'] ?? '0'), 10) || 0
      reply.hijack()
      const out = reply.raw
      out.writeHead(200, {
        'content-type': lines ? 'application/x-ndjson' : 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      })
      if (!lines) out.write(`retry: ${RETRY_MS}\n\n`)
      const beat = setInterval(() => out.write(lines ? '\n' : ': \n\n'), HEARTBEAT_MS)
      let stopListening = (): void => undefined
      const end = (): void => {
        clearInterval(beat)
        stopListening()
        open.delete(end)
        if (!out.writableEnded) out.end()
      }
      open.add(end)
      out.on('close', end)
      stopListening = jobs.listen(id, after, (event) => {
        if (out.writableEnded) return
        const data = JSON.stringify(shown(event))
        out.write(lines ? `${data}\n` : `id: ${event.id}\nevent: ${event.event}\ndata: ${data}\n\n`)
        if (event.event === 'done' || event.event === 'error') setImmediate(end)
      })
      if (isOver(jobs.get(id).state)) setImmediate(end)
    },
    closeAll() {
      for (const end of [...open]) end()
    },
    get count() {
      return open.size
    },
  }
}

const isOver = (state: string): boolean => state === 'done' || state === 'failed' || state === 'cancelled'
