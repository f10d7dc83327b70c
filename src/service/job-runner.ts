import { createHash, randomUUID } from 'node:crypto'
import type { Casebook, JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { jobTexts } from '../texts/api.js'
import { type Lang, say } from '../texts/text.js'
import { ApiProblem } from './problem.js'
import type { Progress, WorkContext } from './work.js'

/**
 * Imports and detections as jobs, one at a time in the order they came. The case book keeps their states; progress
 * between states stays in memory, because each write there waits for the disk.
 */
export interface JobRunner {
  /** Queues work. With an idempotency key the same request gives the same job; another request under it is a conflict. */
  submit(job: NewJob): JobRecord
  /** Fails with `not_found`. */
  get(id: string): JobRecord
  list(query: { limit: number; before?: string }): JobRecord[]
  /** Cancels a queued or running job; a finished one is a `conflict`. */
  cancel(id: string): JobRecord
  /** Replays the job's events after `after`, then calls for each new one. The answer ends the listening. */
  listen(id: string, after: number, each: (event: JobEvent) => void): () => void
  /** Running or waiting. */
  readonly pending: number
  /** Stops what runs, and resolves when it has stopped. */
  close(): Promise<void>
}

export interface NewJob {
  kind: JobRecord['kind']
  work: (context: WorkContext) => Promise<unknown>
  /** removes what the request left behind when the work never runs */
  discard?: () => Promise<void>
  idempotency?: { key: string; fingerprint: string }
}

export interface JobEvent {
  id: number
  event: 'progress' | 'log' | 'done' | 'error'
  data: JobRecord
}

interface Live {
  record: JobRecord
  job: NewJob
  stop: AbortController
  events: JobEvent[]
  listeners: Set<(event: JobEvent) => void>
}

const PROGRESS_EVERY_MS = 200
const EVENTS_KEPT = 1000
const JOBS_KEPT = 100
const QUEUE = 50

export const jobRunner = (options: {
  casebook: Casebook
  clock: () => Date
  lang: Lang
  /** called after every job that may have changed the store or the runs */
  changed: () => void
  /** is told of errors that a job did not expect */
  unexpected: (error: unknown) => void
}): JobRunner => {
  const { casebook, clock, lang, changed, unexpected } = options
  const live = new Map<string, Live>()
  const queue: Live[] = []
  let running: Promise<void> | undefined
  let closed = false

  for (const job of casebook.jobs({ limit: JOBS_KEPT }))
    if (job.state === 'queued' || job.state === 'running')
      casebook.updateJob(job.id, {
        state: 'failed',
        updatedAt: clock().toISOString(),
        message: say(jobTexts.interrupted, lang),
        error: { code: 'cancelled', message: jobTexts.interrupted.en },
      })

  const tell = (of: Live, event: JobEvent['event']): void => {
    const told: JobEvent = { id: (of.events.at(-1)?.id ?? 0) + 1, event, data: of.record }
    of.events.push(told)
    if (of.events.length > EVENTS_KEPT) of.events.shift()
    for (const each of of.listeners) each(told)
  }
  const move = (of: Live, change: Partial<JobRecord>, event: JobEvent['event']): void => {
    of.record = { ...of.record, ...change, updatedAt: clock().toISOString() }
    const { id, ...kept } = of.record
    casebook.updateJob(id, kept)
    tell(of, event)
  }
  const settle = (of: Live, error: unknown): void => {
    const known = (error instanceof AppError && error.code !== 'internal') || error instanceof ApiProblem
    const cancelled = of.stop.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
    move(
      of,
      {
        state: cancelled ? 'cancelled' : 'failed',
        message: say(cancelled ? jobTexts.cancelled : jobTexts.failed, lang),
        error: {
          code: cancelled ? 'cancelled' : known ? error.code : 'internal',
          message: cancelled
            ? jobTexts.cancelled.en
            : known
              ? error.message
              : 'The job failed; the log has the reason',
        },
      },
      'error',
    )
  }
  const run = async (of: Live): Promise<void> => {
    let last = Number.NEGATIVE_INFINITY
    const progress: Progress = (share, message) => {
      const now = performance.now()
      if (now - last < PROGRESS_EVERY_MS || of.record.state !== 'running') return
      last = now
      of.record = { ...of.record, progress: share, message, updatedAt: clock().toISOString() }
      tell(of, 'progress')
    }
    try {
      move(of, { state: 'running', message: say(jobTexts[of.job.kind], lang) }, 'log')
      const result = await of.job.work({ signal: of.stop.signal, progress })
      move(of, { state: 'done', progress: 1, message: say(jobTexts.done, lang), result }, 'done')
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') unexpected(error)
      settle(of, error)
    } finally {
      changed()
    }
  }
  const next = (): void => {
    if (running || closed) return
    const of = queue.shift()
    if (!of) return
    running = run(of).finally(() => {
      running = undefined
      next()
    })
  }
  const forgetOld = (): void => {
    for (const [id, { record }] of live) {
      if (live.size <= JOBS_KEPT) return
      if (record.state !== 'queued' && record.state !== 'running') live.delete(id)
    }
  }
  const get = (id: string): JobRecord => {
    const record = live.get(id)?.record ?? casebook.job(id)
    if (!record) throw new AppError('not_found', `There is no job "${id}"`)
    return record
  }

  return {
    submit(job) {
      const id = `J-${job.idempotency ? hash(job.idempotency.key) : randomUUID()}`
      const before = job.idempotency && (live.get(id)?.record ?? casebook.job(id))
      if (before) {
        if (before.request !== job.idempotency!.fingerprint)
          throw new ApiProblem('idempotency_conflict', 'The Idempotency-Key was used for another request')
        void job.discard?.()
        return before
      }
      if (closed) throw new AppError('engine_unavailable', 'The service is stopping')
      if (queue.length >= QUEUE)
        throw new AppError('conflict', `Cannot queue the job: ${QUEUE} jobs wait already`)
      const at = clock().toISOString()
      const record: JobRecord = {
        id,
        kind: job.kind,
        state: 'queued',
        createdAt: at,
        updatedAt: at,
        progress: null,
        message: say(jobTexts.queued, lang),
        result: null,
        error: null,
        ...(job.idempotency && { request: job.idempotency.fingerprint }),
      }
      casebook.createJob(record)
      const of: Live = { record, job, stop: new AbortController(), events: [], listeners: new Set() }
      live.set(id, of)
      forgetOld()
      tell(of, 'log')
      queue.push(of)
      setImmediate(next)
      return record
    },
    get,
    list: (query) => casebook.jobs(query).map((job) => live.get(job.id)?.record ?? job),
    cancel(id) {
      const record = get(id)
      const of = live.get(id)
      if (!of || (record.state !== 'queued' && record.state !== 'running'))
        throw new AppError('conflict', `Cannot cancel job "${id}": it is ${record.state}`)
      of.stop.abort()
      const waiting = queue.indexOf(of)
      if (waiting >= 0) {
        queue.splice(waiting, 1)
        settle(of, undefined)
        void of.job.discard?.()
      }
      return of.record
    },
    listen(id, after, each) {
      const of = live.get(id)
      if (!of) {
        const record = get(id)
        if (after < 1) each({ id: 1, event: record.state === 'done' ? 'done' : 'error', data: record })
        return () => undefined
      }
      for (const event of of.events) if (event.id > after) each(event)
      of.listeners.add(each)
      return () => of.listeners.delete(each)
    },
    get pending() {
      return queue.length + (running ? 1 : 0)
    },
    async close() {
      closed = true
      for (const of of queue.splice(0)) {
        of.stop.abort()
        settle(of, undefined)
        await of.job.discard?.()
      }
      for (const of of live.values()) if (of.record.state === 'running') of.stop.abort()
      await running
    },
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
