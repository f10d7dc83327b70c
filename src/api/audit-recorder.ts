import { demandOutside } from '../audit/anchors.js'
import { startAppender } from '../audit/appender.js'
import type { AuditEntry } from '../audit/entry.js'
import type { AuditThreadData } from '../audit/messages.js'
import type { SealedWaiting } from '../room/room-outbox.js'
import { entriesOf } from './audit-entries.js'
import { boundedDenials } from './bounded-denials.js'
import type { Recorder } from './read-record.js'
import { isOfRoom } from './restricted.js'

/** The gate's recorder over the store's audit log. */
export interface AuditRecorder {
  record: Recorder
  /** Writes an entry as it is. */
  append(entry: AuditEntry): Promise<void>
  /** Writes an entry that the room sealed. */
  appendSealed(entry: SealedWaiting): Promise<void>
  /** Writes what waits, signs, ends. */
  close(): Promise<void>
}

/**
 * Opens the store's audit log for a service; `seal` closes what the commission did in its room. Fails with
 * `audit_unavailable`, and with `invalid_input` for an anchor inside the store.
 */
export const auditRecorder = async (
  data: AuditThreadData,
  clock: () => Date,
  anchorFailed: (path: string, message: string) => void,
  seal: (text: string) => Promise<string>,
): Promise<AuditRecorder> => {
  demandOutside(data.dir, data.anchors)
  const appender = await startAppender(data, anchorFailed)
  const entryOf = entriesOf(data, clock)
  const denials = boundedDenials(
    (read) => appender.append(entryOf(read)),
    () => clock().getTime(),
  )
  // where the log takes nothing, whoever asks next is told
  const flush = (): Promise<void> => denials.flush().catch(() => undefined)
  const periodic = setInterval(flush, FLUSH_MS).unref()
  return {
    record: async (read) => {
      if (read.way === 'deny') return denials.record(read)
      const entry = entryOf(read)
      if (isOfRoom(read.route)) await appender.appendSealed(entry, await seal(JSON.stringify(entry)))
      else await appender.append(entry)
    },
    append: (entry) => appender.appendOnce(entry),
    appendSealed: (entry) => appender.appendSealedOnce(entry, entry.box),
    close: async () => {
      clearInterval(periodic)
      await flush()
      await appender.close()
    },
  }
}

const FLUSH_MS = 60_000
