import type { FastifyReply, FastifyRequest } from 'fastify'
import type { JobRunner } from '../service/job-runner.js'
import type { JobEvent } from '../service/live-job.js'
import { ApiProblem } from '../service/problem.js'

/** The open streams of job events, so that a stopping service can end them. */
export interface EventStreams {
  /** Sends a job's events as SSE, or as JSON lines where the reader asks for `application/x-ndjson`. */
  open(request: FastifyRequest, reply: FastifyReply, stream: Streamed): void
  closeAll(): void
  readonly count: number
}

/** What a stream tells, and whom. */
interface Streamed {
  jobs: JobRunner
  id: string
  shown: (event: JobEvent) => unknown
  /** key id of whoever reads */
  reader: string
  /** throws once the asker's key is revoked, or session, position or account ended */
  stillMay: () => void
}

const HEARTBEAT_MS = 15_000
/**
 * How often each reader is looked at: with the half second in which keys are known, within a second in all.
 */
const WATCH_MS = 400
const RETRY_MS = 2000
/** open at a time, of all askers */
const MOST_STREAMS = 500
const MOST_OF_ONE = 50
/** bytes that wait for a reader who does not read */
const MOST_WAITING = 1 << 20

export const eventStreams = (): EventStreams => {
  /** what ends a stream, and whose it is */
  const open = new Map<() => void, string>()
  return {
    open(request, reply, { jobs, id, shown, reader, stillMay }) {
      jobs.get(id)
      if (open.size >= MOST_STREAMS)
        throw new ApiProblem('overloaded', `More than ${MOST_STREAMS} streams of events are open`)
      if ([...open.values()].filter((one) => one === reader).length >= MOST_OF_ONE)
        throw new ApiProblem('overloaded', `More than ${MOST_OF_ONE} streams of one key are open`)
      const lines = String(request.headers.accept ?? '').includes('application/x-ndjson')
      const after = Number.parseInt(String(request.headers['last-event-id'] ?? '0'), 10) || 0
      const out = begun(reply, lines)
      let stopListening = (): void => undefined
      const end = (): void => {
        clearInterval(beat)
        clearInterval(watch)
        stopListening()
        open.delete(end)
        if (!out.writableEnded) out.end()
      }
      const send = (text: string): void => {
        if (out.writableEnded) return
        if (!permitted(stillMay)) end()
        else if (out.writableLength > MOST_WAITING) out.destroy()
        else out.write(text)
      }
      const beat = setInterval(() => send(lines ? '\n' : ': \n\n'), HEARTBEAT_MS)
      const watch = setInterval(() => {
        if (!permitted(stillMay)) end()
      }, WATCH_MS)
      open.set(end, reader)
      out.on('close', end)
      stopListening = jobs.listen(id, after, (event) => {
        const data = JSON.stringify(shown(event))
        send(lines ? `${data}\n` : `id: ${event.id}\nevent: ${event.event}\ndata: ${data}\n\n`)
        if (event.event === 'done' || event.event === 'error') setImmediate(end)
      })
      if (isOver(jobs.get(id).state)) setImmediate(end)
    },
    closeAll() {
      for (const end of [...open.keys()]) end()
    },
    get count() {
      return open.size
    },
  }
}

/** The reply as a stream of its own, its head sent. */
const begun = (reply: FastifyReply, lines: boolean): FastifyReply['raw'] => {
  reply.hijack()
  const out = reply.raw
  out.writeHead(200, {
    'content-type': lines ? 'application/x-ndjson' : 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  if (!lines) out.write(`retry: ${RETRY_MS}\n\n`)
  return out
}

const permitted = (stillMay: () => void): boolean => {
  try {
    stillMay()
    return true
  } catch {
    return false
  }
}

const isOver = (state: string): boolean => state === 'done' || state === 'failed' || state === 'cancelled'
