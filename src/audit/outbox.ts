import type { WorkBook } from '../casebook/work/work-book.js'
import { AppError } from '../domain/errors.js'
import { type AuditEntry, lineOf, refsOf } from './entry.js'
import { openAuditLog } from './log.js'
import { readAuditLog } from './reader.js'

type Outbox = Pick<WorkBook, 'outbox' | 'takeOut' | 'transact'>

const entryOf = (body: string): AuditEntry => {
  try {
    return JSON.parse(body) as AuditEntry
  } catch (cause) {
    throw new AppError('audit_unavailable', 'An entry that waits for the audit log is damaged', { cause })
  }
}

/** Which of these are in the log already: a process may have ended between writing and taking out. */
const written = (dir: string, waiting: readonly AuditEntry[]): Set<string> => {
  const reader = readAuditLog(dir)
  try {
    const isWritten = (entry: AuditEntry): boolean =>
      refsOf(entry).some(([kind, id]) => reader.about(kind, id).some(({ body }) => body.includes(entry.uid)))
    return new Set(waiting.filter(isWritten).map(({ uid }) => uid))
  } finally {
    reader.close()
  }
}

/**
 * Moves what waits in the case book into the log by `append`, each entry once. `recover` is the store's
 * folder, where entries of a process that ended may be in the log already.
 */
export const drainOutbox = async (
  work: Outbox,
  append: (entry: AuditEntry) => void | Promise<void>,
  recover?: string,
): Promise<void> => {
  const waiting = work.outbox().map(({ body }) => entryOf(body))
  if (waiting.length === 0) return
  const known = recover === undefined ? new Set<string>() : written(recover, waiting)
  await Promise.all(waiting.filter(({ uid }) => !known.has(uid)).map((entry) => append(entry)))
  work.transact(() => work.takeOut(waiting.map(({ uid }) => uid)))
}

/** The same of a process that does nothing else: the command line. */
export const drainHere = (work: Outbox, { dir, storeId }: { dir: string; storeId: string }): void => {
  const waiting = work.outbox().map(({ body }) => entryOf(body))
  if (waiting.length === 0) return
  const known = written(dir, waiting)
  const log = openAuditLog(dir, storeId)
  try {
    log.append(waiting.filter(({ uid }) => !known.has(uid)).map(lineOf))
  } finally {
    log.close()
  }
  work.transact(() => work.takeOut(waiting.map(({ uid }) => uid)))
}
