import { Worker } from 'node:worker_threads'
import { workerFile } from '../threads/worker-file.js'
import type { AuditVerification } from './verify.js'

/** A verification as it stands. */
export interface VerifyState {
  running: boolean
  /** the last one that ended: when, and what was found */
  last: { at: string; found: AuditVerification } | null
  /** why the last one did not end, if it did not */
  failure: string | null
}

/** Verifies the log of a store in a thread of its own, one at a time. */
export interface VerifyDesk {
  state(): VerifyState
  /** Begins a verification unless one runs. */
  start(): void
  close(): Promise<void>
}

export const verifyDesk = (
  log: { dir: string; storeId: string; anchors: readonly string[] },
  clock: () => Date,
): VerifyDesk => {
  let worker: Worker | undefined
  let last: VerifyState['last'] = null
  let failure: string | null = null
  const ended = (): void => {
    worker = undefined
  }
  return {
    state: () => ({ running: worker !== undefined, last, failure }),
    start: () => {
      if (worker) return
      failure = null
      worker = new Worker(workerFile(import.meta.url, './verify-worker.js'), { workerData: { ...log } })
      worker.unref()
      worker.once('message', (found: AuditVerification) => {
        last = { at: clock().toISOString(), found }
        ended()
      })
      worker.once('error', (error: Error) => {
        failure = error.message
        ended()
      })
      worker.once('exit', ended)
    },
    close: async () => void (await worker?.terminate()),
  }
}
