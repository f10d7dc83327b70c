import { versionOf } from '../casebook/database.js'
import { type Database, hasAuditLog, openToRead } from './database.js'
import type { Pruned } from './entry.js'
import type { SignedCheckpoint } from './log.js'
import { HASH_BYTES, type Leaves } from './merkle.js'

/** An entry as it lies in the file. */
export interface KeptEntry {
  seq: number
  body: string
  leaf: Buffer
}

/** The audit log as it was at one moment, to be read; a store without one has an empty one. */
export interface AuditReader {
  /** Entries by number, from `from` on. */
  entries(from?: number, to?: number): Iterable<KeptEntry>
  checkpoints(): SignedCheckpoint[]
  lastCheckpoint(): SignedCheckpoint | undefined
  /** Leaves of the first `size` entries. */
  leaves(size: number): Leaves
  /** Entries that tell of a thing, oldest first. */
  about(kind: string, id: string): KeptEntry[]
  /** The last entries below a number, latest first; of all, or of those that tell of a thing. */
  lastBelow(seq: number, limit: number): KeptEntry[]
  lastAbout(kind: string, id: string, seq: number, limit: number): KeptEntry[]
  /** What was taken out, oldest first. */
  pruned(): Pruned[]
  /** What entries are found by: kind, id and number. */
  refs(seq: number): [string, string][]
  countRefs(): number
  /** How many checkpoints each anchor was given, and the last. */
  written(): { name: string; size: number }[]
  close(): void
}

const PAGE = 2000
const LAST = Number.MAX_SAFE_INTEGER

/** Opens the log of a store folder. Fails with `audit_unavailable`. */
export const readAuditLog = (dir: string): AuditReader => {
  if (!hasAuditLog(dir)) return NOTHING
  const db = openToRead(dir)
  // one view for all that is read, while others append
  db.exec('BEGIN')
  return { ...readerOver(db), close: () => void db.close() }
}

/** A log that is read time and again by one process: its file is opened once. */
export interface KeptAuditLog {
  /** Looks at the log as it is at one moment. Fails with `audit_unavailable`. */
  reading<T>(look: (reader: AuditReader) => T): T
  close(): void
}

export const keptAuditLog = (dir: string): KeptAuditLog => {
  let db: Database | undefined
  return {
    reading: (look) => {
      if (!db && !hasAuditLog(dir)) return look(NOTHING)
      db ??= openToRead(dir)
      db.exec('BEGIN')
      try {
        return look(readerOver(db))
      } finally {
        db.exec('COMMIT')
      }
    },
    close: () => void db?.close(),
  }
}

const readerOver = (db: Database): AuditReader => {
  const page = db.prepare(
    'SELECT seq, body, leaf FROM entry WHERE seq >= ? AND seq <= ? ORDER BY seq LIMIT ?',
  )
  return {
    *entries(from = Number.MIN_SAFE_INTEGER, to = LAST) {
      for (let next = from; ; ) {
        const rows = (page.all(next, to, PAGE) as RawEntry[]).map(kept)
        yield* rows
        if (rows.length < PAGE) return
        next = rows.at(-1)!.seq + 1
      }
    },
    checkpoints: () =>
      db.prepare('SELECT size, at, note FROM checkpoint ORDER BY size').all() as SignedCheckpoint[],
    lastCheckpoint: () =>
      db.prepare('SELECT size, at, note FROM checkpoint ORDER BY size DESC LIMIT 1').all()[0] as
        | SignedCheckpoint
        | undefined,
    leaves: (size) => leavesOf(db, size),
    about: (kind, id) =>
      (
        db
          .prepare(
            'SELECT e.seq, e.body, e.leaf FROM entry_ref r JOIN entry e ON e.seq = r.seq WHERE r.kind = ? AND r.id = ? ORDER BY r.seq',
          )
          .all(kind, id) as RawEntry[]
      ).map(kept),
    lastBelow: (seq, limit) =>
      (
        db
          .prepare('SELECT seq, body, leaf FROM entry WHERE seq < ? ORDER BY seq DESC LIMIT ?')
          .all(seq, limit) as RawEntry[]
      ).map(kept),
    lastAbout: (kind, id, seq, limit) =>
      (
        db
          .prepare(
            'SELECT e.seq, e.body, e.leaf FROM entry_ref r JOIN entry e ON e.seq = r.seq WHERE r.kind = ? AND r.id = ? AND r.seq < ? ORDER BY r.seq DESC LIMIT ?',
          )
          .all(kind, id, seq, limit) as RawEntry[]
      ).map(kept),
    pruned: () =>
      versionOf(db) === 1
        ? []
        : (db
            .prepare('SELECT from_seq AS "from", to_seq AS "to", archive, seq FROM prune ORDER BY from_seq')
            .all() as Pruned[]),
    refs: (seq) =>
      (
        db.prepare('SELECT kind, id FROM entry_ref WHERE seq = ? ORDER BY kind, id').all(seq) as {
          kind: string
          id: string
        }[]
      ).map(({ kind, id }) => [kind, id]),
    countRefs: () => (db.prepare('SELECT count(*) AS n FROM entry_ref').get() as { n: number }).n,
    written: () =>
      db.prepare('SELECT name, max(size) AS size FROM anchor GROUP BY name ORDER BY name').all() as {
        name: string
        size: number
      }[],
    close: () => undefined,
  }
}

interface RawEntry {
  seq: number
  body: string
  leaf: ArrayBuffer
}

const kept = ({ seq, body, leaf }: RawEntry): KeptEntry => ({ seq, body, leaf: Buffer.from(leaf) })

const leavesOf = (db: Database, size: number): Leaves => {
  const leaves = Buffer.alloc(size * HASH_BYTES)
  const rows = db.prepare('SELECT seq, leaf FROM entry WHERE seq <= ? ORDER BY seq').iterate(size)
  for (const { seq, leaf } of rows as Iterable<RawEntry>)
    leaves.set(new Uint8Array(leaf), (seq - 1) * HASH_BYTES)
  return leaves
}

const NOTHING: AuditReader = {
  entries: () => [],
  checkpoints: () => [],
  lastCheckpoint: () => undefined,
  leaves: () => Buffer.alloc(0),
  about: () => [],
  lastBelow: () => [],
  lastAbout: () => [],
  pruned: () => [],
  refs: () => [],
  countRefs: () => 0,
  written: () => [],
  close: () => undefined,
}
