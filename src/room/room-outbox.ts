import type { RoomDb } from './room-db.js'

/**
 * An entry of the audit log that waits in the room's file: sealed there already, so that it takes no key to
 * move it.
 */
export interface SealedWaiting {
  uid: string
  /** ISO time, UTC */
  at: string
  /** base64 of the entry, sealed by the room */
  box: string
}

/** An entry as the service makes it, to be sealed and put down with the act that it tells of. */
export interface RoomEntry {
  uid: string
  at: string
  text: string
}

/** What waits until it is in the audit log. */
export interface RoomOutbox {
  /** Inside the transaction of the act. */
  putOut(entry: SealedWaiting): void
  /** Puts the entry down and does the work: both, or neither where the work fails. */
  within<T>(entry: SealedWaiting, work: () => T): T
  waiting(): SealedWaiting[]
  /** `locked` is the entry that the lock keeps: it stays there, and is noted as moved. */
  takeOut(uids: readonly string[], locked?: string): void
  isMoved(uid: string): boolean
}

export const roomOutbox = (db: RoomDb): RoomOutbox => {
  const put = db.prepare('INSERT INTO outbox (uid, at, box) VALUES (?, ?, ?)')
  const all = db.prepare('SELECT uid, at, box FROM outbox ORDER BY rowid')
  const take = db.prepare('DELETE FROM outbox WHERE uid = ?')
  const note = db.prepare('INSERT OR IGNORE INTO moved (uid) VALUES (?)')
  const moved = db.prepare('SELECT 1 FROM moved WHERE uid = ?')
  const putOut: RoomOutbox['putOut'] = ({ uid, at, box }) => void put.run(uid, at, box)
  return {
    putOut,
    within: <T>(entry: SealedWaiting, work: () => T) =>
      db
        .transaction(() => {
          putOut(entry)
          return work()
        })
        .immediate() as T,
    waiting: () => all.all() as SealedWaiting[],
    takeOut: (uids, locked) => {
      db.transaction(() => {
        for (const uid of uids) take.run(uid)
        if (locked !== undefined && uids.includes(locked)) note.run(locked)
      }).immediate()
    },
    isMoved: (uid) => moved.get(uid) !== undefined,
  }
}
