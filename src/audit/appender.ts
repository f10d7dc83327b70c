import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import { OpenCalls } from '../threads/open-calls.js'
import { errorOf } from '../threads/plain-error.js'
import { workerFile } from '../threads/worker-file.js'
import { type AuditEntry, type AuditLine, lineOf, onceLine } from './entry.js'
import type { AuditThreadData, FromAudit, ToAudit } from './messages.js'
import { onceSealedLine, sealedLine } from './sealed.js'

/** The audit log as a service writes it: from a thread of its own, many entries a commit. */
export interface Appender {
  /** Resolves once the entry is on the disk; fails with `audit_unavailable`, and then it is not. */
  append(entry: AuditEntry): Promise<void>
  /** The same of an entry that another process may have brought already. */
  appendOnce(entry: AuditEntry): Promise<void>
  /** An entry of which others read that there is one, and when. */
  appendSealed(entry: AuditEntry, box: string): Promise<void>
  /** The same of one that may have been brought already. */
  appendSealedOnce(entry: Pick<AuditEntry, 'uid' | 'at'>, box: string): Promise<void>
  /** Signs what there is and writes it to the anchors. */
  checkpoint(): Promise<void>
  /** Writes what waits, signs, writes to the anchors, ends. */
  close(): Promise<void>
}

/** How long a closing service waits for its anchors. */
const CLOSE_MS = 2000

/**
 * Starts the thread. Fails with `audit_unavailable` when the log cannot be opened. Anchors that cannot be
 * written are told to `anchorFailed` each time, and caught up with later.
 */
export const startAppender = async (
  data: AuditThreadData,
  anchorFailed: (path: string, message: string) => void,
): Promise<Appender> => {
  const thread = new Worker(workerFile(import.meta.url, './audit-worker.js'), { workerData: data })
  const calls = new OpenCalls<unknown>()
  const ready = calls.open(undefined)
  const closed = calls.open(undefined)
  const lost = new AppError('audit_unavailable', 'Cannot write to the audit log: its thread has ended')
  let isOver = false
  const fail = (): void => {
    isOver = true
    calls.failAll(lost)
  }
  closed.answer.catch(() => undefined)
  thread.on('error', fail)
  thread.on('exit', fail)
  thread.on('message', (message: FromAudit) => {
    if (message.type === 'written') for (const id of message.ids) calls.answer(id, message.last)
    else if (message.type === 'failed') for (const id of message.ids) calls.fail(id, errorOf(message.error))
    else if (message.type === 'anchor') anchorFailed(message.path, message.message)
    else if (message.type === 'closed') calls.answer(closed.id, undefined)
    else if (message.error) calls.fail(ready.id, errorOf(message.error))
    else calls.answer(ready.id, undefined)
  })
  const send = (message: ToAudit): void => thread.postMessage(message)
  const batch = batched((lines) => {
    if (isOver) return Promise.reject(lost)
    const { id, answer } = calls.open(undefined)
    send({ type: 'append', id, lines })
    return answer
  })
  try {
    await ready.answer
  } catch (error) {
    await thread.terminate()
    throw error
  }
  return {
    append: (entry) => batch(lineOf(entry)),
    appendOnce: (entry) => batch(onceLine(entry)),
    appendSealed: (entry, box) => batch(sealedLine(entry, box)),
    appendSealedOnce: (entry, box) => batch(onceSealedLine(entry, box)),
    checkpoint: async () => {
      if (isOver) throw lost
      const { id, answer } = calls.open(undefined)
      send({ type: 'checkpoint', id })
      await answer
    },
    close: async () => {
      const timer = setTimeout(() => calls.answer(closed.id, undefined), CLOSE_MS)
      send({ type: 'close' })
      await closed.answer.catch(() => undefined)
      clearTimeout(timer)
      await thread.terminate()
    },
  }
}

/** Sends together what comes in one turn of the event loop. */
const batched = (sendAll: (lines: AuditLine[]) => Promise<unknown>): ((line: AuditLine) => Promise<void>) => {
  let waiting: AuditLine[] = []
  let sent: Promise<unknown> | undefined
  return async (line) => {
    waiting.push(line)
    sent ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const lines = waiting
        waiting = []
        sent = undefined
        sendAll(lines).then(resolve, reject)
      })
    })
    await sent
  }
}
