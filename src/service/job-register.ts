import type { Casebook, JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { isOpen, type JobEvent, type LiveJob, tell } from './live-job.js'

/** Jobs by id: those of this process as they are now, older ones as the case book has them. */
export interface JobRegister {
  live(id: string): LiveJob | undefined
  find(id: string): JobRecord | undefined
  /** Fails with `not_found`. */
  get(id: string): JobRecord
  list(query: { limit: number; before?: string }): JobRecord[]
  running(): LiveJob[]
  add(live: LiveJob): void
  /** Writes a change of state, which waits for the disk, and tells it. */
  move(live: LiveJob, change: Partial<JobRecord>, event: JobEvent['event']): void
  /** Tells how far a running job is; nothing is written. */
  progress(live: LiveJob, change: Pick<JobRecord, 'progress' | 'message'>): void
}

const JOBS_KEPT = 100

export const jobRegister = (casebook: Casebook, clock: () => Date): JobRegister => {
  const jobs = new Map<string, LiveJob>()
  const find = (id: string): JobRecord | undefined => jobs.get(id)?.record ?? casebook.job(id)
  const change = (live: LiveJob, to: Partial<JobRecord>): void => {
    live.record = { ...live.record, ...to, updatedAt: clock().toISOString() }
  }
  return {
    live: (id) => jobs.get(id),
    find,
    get(id) {
      const record = find(id)
      if (!record) throw new AppError('not_found', `There is no job "${id}"`)
      return record
    },
    list: (query) => casebook.jobs(query).map((job) => jobs.get(job.id)?.record ?? job),
    running: () => [...jobs.values()].filter(({ record }) => record.state === 'running'),
    add(live) {
      casebook.createJob(live.record)
      jobs.set(live.record.id, live)
      forgetOld(jobs)
      tell(live, 'log')
    },
    move(live, to, event) {
      change(live, to)
      const { id, ...kept } = live.record
      casebook.updateJob(id, kept)
      tell(live, event)
    },
    progress(live, to) {
      change(live, to)
      tell(live, 'progress')
    },
  }
}

const forgetOld = (jobs: Map<string, LiveJob>): void => {
  for (const [id, { record }] of jobs) {
    if (jobs.size <= JOBS_KEPT) return
    if (!isOpen(record)) jobs.delete(id)
  }
}

/** Jobs that the case book still has as open when a service begins: nobody runs them any more. */
export const openJobs = (casebook: Casebook): JobRecord[] =>
  casebook.jobs({ limit: JOBS_KEPT }).filter(isOpen)
