import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { AppError } from '../domain/errors.js'
import { applyFrom, MIGRATIONS } from './migrations/index.js'
import { isReadOnly } from './owner-only.js'
import type { Database } from './sqlite.js'

export type { Database }
/** A prepared statement; values are bound in order. */
export interface Statement {
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
  run(...values: unknown[]): unknown
}

/** Of before there were migrations. */
export const META =
  'CREATE TABLE IF NOT EXISTS meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID'
const BUSY_MS = 10_000

/**
 * Opens `<dir>/casebook.sqlite`, made when absent, brought up to the newest schema; one that cannot be
 * written is read as it is. `engine_unavailable` when it cannot be opened or is of a newer version than this
 * program.
 */
export const openDatabase = (dir: string): Database => {
  const path = join(dir, 'casebook.sqlite')
  try {
    if (isReadOnly(dir)) return openToRead(path)
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const db = new Libsql(path, { timeout: BUSY_MS })
    chmodSync(path, 0o600)
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    db.exec(META)
    migrate(db, path)
    return db
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'engine_unavailable',
      `Cannot open the case book ${path}: ${(cause as Error).message}`,
      {
        cause,
      },
    )
  }
}

/**
 * SQLite keeps no lock and no log beside an immutable file, which a blocked disk would not take. What a
 * crashed process left in the log would not be seen.
 */
const openToRead = (path: string): Database => {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new AppError(
      'engine_unavailable',
      `Cannot read the case book ${path}: its last changes wait in a log beside it, and the store is read-only. Copy the folder to where it can be written`,
    )
  const db = new Libsql(`${pathToFileURL(resolve(path)).href}?immutable=1`, { readonly: true } as object)
  const version = versionOf(db)
  if (version === MIGRATIONS.length) return db
  db.close()
  throw new AppError(
    'engine_unavailable',
    `Cannot read the case book ${path}: its schema is ${version}, this program reads ${MIGRATIONS.length}, and the store is read-only. Copy the folder to where it can be written`,
  )
}

const migrate = (db: Database, path: string): void => {
  if (versionOf(db) === MIGRATIONS.length) return
  write(db, () => {
    const version = versionOf(db)
    if (version > MIGRATIONS.length)
      throw new AppError(
        'engine_unavailable',
        `Cannot open the case book ${path}: its schema ${version} is newer than ${MIGRATIONS.length}, the newest this program knows`,
      )
    applyFrom(db, version)
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })
}

/** Version of the schema, 0 of a new file. */
export const versionOf = (db: Database): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

/**
 * Runs `work` in one write transaction, that of the caller where there is one: all of it, or none. Fails with
 * `engine_unavailable` when the disk does not take it.
 */
export const write = <T>(db: Database, work: () => T): T =>
  db.inTransaction ? work() : inOneTransaction(db, work, told)

/** Runs `work` in one write transaction: all of it, or none; what went wrong is thrown as `told` says it. */
export const inOneTransaction = <T>(db: Database, work: () => T, told: (error: unknown) => unknown): T => {
  try {
    db.exec('BEGIN IMMEDIATE')
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // a full disk has rolled back by itself
    if (db.inTransaction) db.exec('ROLLBACK')
    throw told(error)
  }
}

/** What SQLite says of a disk that does not take what is written, as an error that can be told. */
const told = (error: unknown): unknown => {
  const code = (error as { code?: unknown })?.code
  if (typeof code !== 'string' || !/^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code))
    return error
  const why = code.startsWith('SQLITE_READONLY') ? 'the store is read-only' : (error as Error).message
  return new AppError('engine_unavailable', `Cannot write to the case book: ${why}`, { cause: error })
}

/** The `body` column of a row as the record it holds; undefined for no row. */
export const bodyOf = <T>(row: unknown): T | undefined =>
  row ? parsed<T>((row as { body: string }).body) : undefined

/** A record from its JSON. Fails with `engine_unavailable` where the file is damaged. */
export const parsed = <T>(body: string): T => {
  try {
    return JSON.parse(body) as T
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      'Cannot read a record of the case book: the file is damaged. store --verify tells which',
      { cause },
    )
  }
}

export const bodiesOf = <T>(rows: unknown[]): T[] => rows.map((row) => bodyOf<T>(row)!)
