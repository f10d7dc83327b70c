import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { inOneTransaction, versionOf } from '../casebook/database.js'
import { isReadOnly } from '../casebook/owner-only.js'
import { AppError } from '../domain/errors.js'

export type Database = InstanceType<typeof Libsql>

const BUSY_MS = 10_000
const VERSION = 2
/** Versions that can be read as they are. */
const READABLE = [1, VERSION]

const once = (table: string, verb: string, unless = ''): string =>
  `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ${unless} BEGIN SELECT RAISE(ABORT, 'the audit log is written once'); END;`

/** Bodies go, and become empty, under a pruning that is on record; their leaves stay. */
const PRUNING = `
CREATE TABLE prune (
  from_seq INTEGER NOT NULL PRIMARY KEY,
  to_seq INTEGER NOT NULL,
  archive TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
DROP TRIGGER entry_no_update;
${once(
  'entry',
  'UPDATE',
  `WHEN NOT (NEW.seq = OLD.seq AND NEW.leaf = OLD.leaf AND NEW.body = ''
  AND EXISTS (SELECT 1 FROM prune p WHERE OLD.seq BETWEEN p.from_seq AND p.to_seq))`,
)}
${once('prune', 'UPDATE')}
${once('prune', 'DELETE')}
`

/** Entries are written once: neither changed nor removed, but for what a pruning takes out. */
const SCHEMA = `
CREATE TABLE entry (
  seq INTEGER NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32)
) STRICT;
CREATE TABLE entry_ref (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
  size INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  frontier BLOB NOT NULL
) STRICT;
CREATE TABLE anchor (
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (name, size)
) STRICT, WITHOUT ROWID;
${['entry', 'checkpoint'].flatMap((table) => ['UPDATE', 'DELETE'].map((verb) => once(table, verb))).join('\n')}
${PRUNING}
PRAGMA user_version = ${VERSION};
`

/** A log of the first version takes prunings. */
const UPGRADE = `${PRUNING}
PRAGMA user_version = ${VERSION};
`

export const auditFile = (dir: string): string => join(dir, 'audit', 'audit.sqlite')

export const hasAuditLog = (dir: string): boolean => existsSync(auditFile(dir))

/**
 * Opens `<dir>/audit/audit.sqlite` to be written, made when absent, for its owner alone. Fails with
 * `audit_unavailable`.
 */
export const openToAppend = (dir: string): Database => {
  const path = auditFile(dir)
  return opening(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const db = new Libsql(path, { timeout: BUSY_MS })
    chmodSync(path, 0o600)
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0')
    if (versionOf(db) === 0) inOneWrite(db, () => versionOf(db) === 0 && db.exec(SCHEMA))
    if (versionOf(db) === 1) inOneWrite(db, () => versionOf(db) === 1 && db.exec(UPGRADE))
    return ofKnownVersion(db, path)
  })
}

/** Opens it to be read, as it lies, also on a medium that cannot be written. */
export const openToRead = (dir: string): Database => {
  const path = auditFile(dir)
  return opening(path, () => {
    const name = isReadOnly(dir) ? `${pathToFileURL(resolve(path)).href}?immutable=1` : path
    return ofKnownVersion(new Libsql(name, { readonly: true, timeout: BUSY_MS } as object), path, READABLE)
  })
}

const opening = (path: string, open: () => Database): Database => {
  try {
    return open()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const why = (cause as Error).message
    throw new AppError('audit_unavailable', `Cannot open the audit log ${path}: ${why}`, { cause })
  }
}

const ofKnownVersion = (db: Database, path: string, known: readonly number[] = [VERSION]): Database => {
  const version = versionOf(db)
  if (known.includes(version)) return db
  db.close()
  throw new AppError(
    'audit_unavailable',
    `Cannot open the audit log ${path}: its schema is ${version}, this program knows ${VERSION}`,
  )
}

/** Runs `work` in one write transaction that is on the disk when this returns: all of it, or none. */
export const inOneWrite = <T>(db: Database, work: () => T): T => inOneTransaction(db, work, told)

const told = (cause: unknown): AppError =>
  new AppError('audit_unavailable', `Cannot write to the audit log: ${(cause as Error).message}`, { cause })
