import type { Database } from '../database.js'

/** An entry of the audit log that waits in the case book since the act it tells of. */
export interface OutboxEntry {
  uid: string
  at: string
  /** the entry, JSON */
  body: string
}

/** An answer that was given to a request with an Idempotency-Key. */
export interface GivenReply {
  /** fingerprint of the request */
  digest: string
  /** JSON */
  reply: string
}

export interface OutboxTable {
  /** in the order in which they were put out */
  outbox(): OutboxEntry[]
  putOut(entry: OutboxEntry): void
  /** Takes out what is in the log. */
  takeOut(uids: readonly string[]): void
  givenReply(key: string, user: string): GivenReply | undefined
  keepReply(key: string, user: string, reply: GivenReply, at: string): void
}

export const outboxTable = (db: Database): OutboxTable => {
  const all = db.prepare('SELECT uid, at, body FROM audit_outbox ORDER BY seq')
  const put = db.prepare('INSERT INTO audit_outbox (uid, at, body) VALUES (?, ?, ?)')
  const take = db.prepare('DELETE FROM audit_outbox WHERE uid = ?')
  const reply = db.prepare('SELECT digest, reply FROM idempotency WHERE key = ? AND user = ?')
  const keep = db.prepare('INSERT INTO idempotency (key, user, digest, reply, at) VALUES (?, ?, ?, ?, ?)')
  return {
    outbox: () => all.all() as OutboxEntry[],
    putOut: ({ uid, at, body }) => void put.run(uid, at, body),
    takeOut: (uids) => {
      for (const uid of uids) take.run(uid)
    },
    givenReply: (key, user) => reply.get(key, user) as GivenReply | undefined,
    keepReply: (key, user, given, at) => void keep.run(key, user, given.digest, given.reply, at),
  }
}
