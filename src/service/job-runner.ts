import { createHash, randomUUID } from 'node:crypto'
import type { Casebook, JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { jobTexts } from '../texts/api.js'
import { type Lang, say } from '../texts/text.js'
import { failureOf, interrupted } from './job-failure.js'
import { type JobRegister, jobRegister, openJobs } from './job-register.js'
import { follow, isOpen, type JobEvent, type LiveJob, liveJob, type NewJob } from './live-job.js'
import { ApiProblem } from './problem.js'
import type { Progress } from './work.js'

/**
 * Imports and detections as jobs, one at a time in the order they came. The case book keeps their states;
 * progress between states stays in memory, because each write there waits for the disk.
 */
export interface JobRunner {
  /**
   * Queues work, once its record is kept by `book`. With an idempotency key the same request gives the same
   * job; another request under it is a conflict.
   */
  submit(job: NewJob, book?: (keep: () => JobRecord) => JobRecord): JobRecord
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

const PROGRESS_EVERY_MS = 200
const QUEUE = 50

interface Options {
  casebook: Casebook
  clock: () => Date
  lang: Lang
  /** called after every job that may have changed the store or the runs */
  changed: () => void
  /** is told of errors that a job did not expect */
  unexpected: (error: unknown) => void
}

export const jobRunner = (options: Options): JobRunner => {
  const { casebook, clock, lang } = options
  const register = jobRegister(casebook, clock)
  const queue: LiveJob[] = []
  let running: Promise<void> | undefined
  let closed = false

  for (const { id } of openJobs(casebook))
    casebook.updateJob(id, { ...interrupted(lang), updatedAt: clock().toISOString() })

  /** Gives up a job that never ran. */
  const drop = (live: LiveJob): Promise<void> | undefined => {
    live.stop.abort()
    register.move(live, failureOf(undefined, true, lang), 'error')
    return live.job.discard?.()
  }
  const next = (): void => {
    if (running || closed) return
    const live = queue.shift()
    if (!live) return
    running = work(live, register, options).finally(() => {
      running = undefined
      next()
    })
  }

  return {
    submit(job, book = (keep) => keep()) {
      const id = `J-${job.idempotency ? hash(job.idempotency.key) : randomUUID()}`
      const before = job.idempotency && register.find(id)
      if (before) return book(() => again(before, job))
      if (closed) throw new AppError('engine_unavailable', 'The service is stopping')
      if (queue.length >= QUEUE)
        throw new AppError('conflict', `Cannot queue the job: ${QUEUE} jobs wait already`)
      const live = liveJob(queued(id, job, clock().toISOString(), lang), job)
      book(() => {
        register.add(live)
        return live.record
      })
      queue.push(live)
      setImmediate(next)
      return live.record
    },
    get: register.get,
    list: register.list,
    cancel(id) {
      const record = register.get(id)
      const live = register.live(id)
      if (!live || !isOpen(record))
        throw new AppError('conflict', `Cannot cancel job "${id}": it is ${record.state}`)
      const waiting = queue.indexOf(live)
      if (waiting >= 0) void drop(queue.splice(waiting, 1)[0]!)
      else live.stop.abort()
      return live.record
    },
    listen(id, after, each) {
      const live = register.live(id)
      if (live) return follow(live, after, each)
      const record = register.get(id)
      if (after < 1) each({ id: 1, event: record.state === 'done' ? 'done' : 'error', data: record })
      return () => undefined
    },
    get pending() {
      return queue.length + (running ? 1 : 0)
    },
    async close() {
      closed = true
      for (const live of queue.splice(0)) await drop(live)
      for (const live of register.running()) live.stop.abort()
      await running
    },
  }
}

/** Does a job, and settles it. Never fails. */
const work = async (live: LiveJob, register: JobRegister, options: Options): Promise<void> => {
  const { lang, changed, unexpected } = options
  const { job, stop } = live
  try {
    register.move(live, { state: 'running', message: say(jobTexts[job.kind], lang) }, 'log')
    const result = await job.work({ signal: stop.signal, progress: progressOf(live, register) })
    register.move(live, { state: 'done', progress: 1, message: say(jobTexts.done, lang), result }, 'done')
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') unexpected(error)
    register.move(live, failureOf(error, stop.signal.aborted, lang), 'error')
  } finally {
    changed()
  }
}

/** Tells the progress of a job that runs, now and then. */
const progressOf = (live: LiveJob, register: JobRegister): Progress => {
  let last = Number.NEGATIVE_INFINITY
  return (progress, message) => {
    const now = performance.now()
    if (now - last < PROGRESS_EVERY_MS || live.record.state !== 'running') return
    last = now
    register.progress(live, { progress, message })
  }
}

/** The job that an earlier request under the same key made; another request is a conflict. */
const again = (before: JobRecord, { idempotency, discard }: NewJob): JobRecord => {
  if (before.request !== idempotency!.fingerprint)
    throw new ApiProblem('idempotency_conflict', 'The Idempotency-Key was used for another request')
  void discard?.()
  return before
}

const queued = (id: string, { kind, idempotency, owner }: NewJob, at: string, lang: Lang): JobRecord => ({
  id,
  kind,
  state: 'queued',
  createdAt: at,
  updatedAt: at,
  progress: null,
  message: say(jobTexts.queued, lang),
  result: null,
  error: null,
  ...(idempotency && { request: idempotency.fingerprint }),
  ...(owner && { owner }),
})

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
