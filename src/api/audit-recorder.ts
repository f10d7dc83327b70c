import { demandOutside } from '../audit/anchors.js'
import { startAppender } from '../audit/appender.js'
import type { AuditEntry } from '../audit/entry.js'
import type { AuditThreadData } from '../audit/messages.js'
import type { SealedWaiting } from '../room/room-outbox.js'
import { entriesOf } from './audit-entries.js'
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
  const strangers = strangerEntries()
  return {
    record: async (read) => {
      const isStranger = read.way === 'deny' && read.role === ''
      const n = isStranger ? strangers(read.ip, clock().getTime()) : read.rows
      if (isStranger && n === 0) return
      const entry = entryOf(n === undefined ? read : { ...read, rows: n })
      if (read.way !== 'deny' && isOfRoom(read.route))
        await appender.appendSealed(entry, await seal(JSON.stringify(entry)))
      else await appender.append(entry)
    },
    append: (entry) => appender.appendOnce(entry),
    appendSealed: (entry) => appender.appendSealedOnce(entry, entry.box),
    close: () => appender.close(),
  }
}

const MINUTE = 60_000
const MOST_OF_ONE = 20
const MOST_ADDRESSES = 1000

/**
 * Requests of nobody known would fill the disk: an address has so many entries a minute, and the next entry
 * says for how many attempts it stands. Answers that number; 0 where no entry is to be made.
 */
const strangerEntries = (): ((ip: string, now: number) => number) => {
  const seen = new Map<string, { minute: number; entries: number; silent: number }>()
  return (ip, now) => {
    const key = seen.has(ip) || seen.size < MOST_ADDRESSES ? ip : 'others'
    const minute = Math.floor(now / MINUTE)
    const known = seen.get(key) ?? { minute, entries: 0, silent: 0 }
    seen.set(key, known)
    if (known.minute !== minute) Object.assign(known, { minute, entries: 0 })
    if (known.entries >= MOST_OF_ONE) {
      known.silent++
      return 0
    }
    const n = known.silent + 1
    Object.assign(known, { entries: known.entries + 1, silent: 0 })
    return n
  }
}
