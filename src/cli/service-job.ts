import { setTimeout as delay } from 'node:timers/promises'
import type { JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { type Call, reasonOf } from './service-call.js'

export type Job = Omit<JobRecord, 'request'>

const AGAIN_MS = 1000

/**
 * Follows a job of the service at a URL until it is done; fails with what ended it otherwise. Cancels it on
 * the signal, and waits until it has stopped.
 */
export const followJob = async (
  call: Call,
  url: string,
  id: string,
  { signal, progress }: { signal: AbortSignal; progress: (job: Job) => void },
): Promise<Job> => {
  const cancel = (): void => void call('DELETE', `/jobs/${id}`).catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  if (signal.aborted) cancel()
  try {
    for (;;) {
      const headers = { accept: 'application/x-ndjson' }
      const events = await call('GET', `/jobs/${id}/events`, { headers })
      for await (const job of jobsIn(events, url, id)) {
        if (job.state === 'running') progress(job)
        else if (job.state !== 'queued') return ended(job)
      }
      await delay(AGAIN_MS)
    }
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** The states of a job as its events tell them: JSON lines, empty ones between them as a sign of life. */
async function* jobsIn(response: Response, url: string, id: string): AsyncGenerator<Job> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body!) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop()!
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Job
    }
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      `Cannot follow job ${id} any further: the connection to ${url} broke off (${reasonOf(cause)})`,
      { cause },
    )
  }
}

const ended = (job: Job): Job => {
  if (job.state === 'done') return job
  const code = job.state === 'cancelled' ? 'cancelled' : 'internal'
  throw new AppError(code, job.error?.message ?? job.message)
}
