import type { JobRecord, Owner } from '../casebook/casebook.js'
import type { WorkContext } from './work.js'

export interface NewJob {
  kind: JobRecord['kind']
  work: (context: WorkContext) => Promise<unknown>
  /** removes what the request left behind when the work never runs */
  discard?: () => Promise<void>
  idempotency?: { key: string; fingerprint: string }
  /** who asked for it */
  owner?: Owner
}

export interface JobEvent {
  id: number
  event: 'progress' | 'log' | 'done' | 'error'
  data: JobRecord
}

/** A job of this process, with the events it has told and who listens. */
export interface LiveJob {
  record: JobRecord
  job: NewJob
  stop: AbortController
  events: JobEvent[]
  listeners: Set<(event: JobEvent) => void>
}

const EVENTS_KEPT = 1000

export const liveJob = (record: JobRecord, job: NewJob): LiveJob => ({
  record,
  job,
  stop: new AbortController(),
  events: [],
  listeners: new Set(),
})

/** Keeps an event of the job as it is now, and tells it to whoever listens. */
export const tell = ({ record, events, listeners }: LiveJob, event: JobEvent['event']): void => {
  const told: JobEvent = { id: (events.at(-1)?.id ?? 0) + 1, event, data: record }
  events.push(told)
  if (events.length > EVENTS_KEPT) events.shift()
  for (const each of listeners) each(told)
}

/** Replays the events after `after`, then calls for each new one. The answer ends the listening. */
export const follow = (
  { events, listeners }: LiveJob,
  after: number,
  each: (event: JobEvent) => void,
): (() => void) => {
  for (const event of events) if (event.id > after) each(event)
  listeners.add(each)
  return () => listeners.delete(each)
}

export const isOpen = ({ state }: JobRecord): boolean => state === 'queued' || state === 'running'
