import type { WorkBook } from '../casebook/work/work-book.js'
import { AppError } from '../domain/errors.js'
import { type AuditEntry, onceLine } from './entry.js'
import { openAuditLog } from './log.js'

type Outbox = Pick<WorkBook, 'outbox' | 'takeOut' | 'transact'>

const entryOf = (body: string): AuditEntry => {
  try {
    return JSON.parse(body) as AuditEntry
  } catch (cause) {
    throw new AppError('audit_unavailable', 'An entry that waits for the audit log is damaged', { cause })
  }
}

/**
 * Moves what waits in the case book into the log by `append`, which writes an entry once whatever other
 * process brings it too.
 */
export const drainOutbox = async (
  work: Outbox,
  append: (entry: AuditEntry) => void | Promise<void>,
): Promise<void> => {
  const waiting = work.outbox().map(({ body }) => entryOf(body))
  if (waiting.length === 0) return
  await Promise.all(waiting.map((entry) => append(entry)))
  work.transact(() => work.takeOut(waiting.map(({ uid }) => uid)))
}

/** The same of a process that does nothing else: the command line. */
export const drainHere = (work: Outbox, { dir, storeId }: { dir: string; storeId: string }): void => {
  const waiting = work.outbox().map(({ body }) => entryOf(body))
  if (waiting.length === 0) return
  const log = openAuditLog(dir, storeId)
  try {
    log.append(waiting.map(onceLine))
  } finally {
    log.close()
  }
  work.transact(() => work.takeOut(waiting.map(({ uid }) => uid)))
}
