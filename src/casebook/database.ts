import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '../domain/errors.js'
import { MIGRATIONS } from './migrations/index.js'

export type Database = InstanceType<typeof Libsql>
/** A prepared statement; values are bound in order. */
export interface Statement {
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
  run(...values: unknown[]): unknown
}

const BUSY_MS = 10_000

/**
 * Opens `<dir>/casebook.sqlite`, made when absent, brought up to the newest schema. `engine_unavailable` when
 * it cannot be opened or is of a newer version than this program.
 */
export const openDatabase = (dir: string): Database => {
  const path = join(dir, 'casebook.sqlite')
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const db = new Libsql(path, { timeout: BUSY_MS })
    chmodSync(path, 0o600)
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    db.exec(
      'CREATE TABLE IF NOT EXISTS meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
    )
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

const migrate = (db: Database, path: string): void => {
  if (versionOf(db) === MIGRATIONS.length) return
  write(db, () => {
    const version = versionOf(db)
    if (version > MIGRATIONS.length)
      throw new AppError(
        'engine_unavailable',
        `Cannot open the case book ${path}: its schema ${version} is newer than ${MIGRATIONS.length}, the newest this program knows`,
      )
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql)
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
  })
}

const versionOf = (db: Database): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

/** Runs `work` in one write transaction: all of it, or none. */
export const write = <T>(db: Database, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** The `body` column of a row as the record it holds; undefined for no row. */
export const bodyOf = <T>(row: unknown): T | undefined =>
  row ? (JSON.parse((row as { body: string }).body) as T) : undefined

export const bodiesOf = <T>(rows: unknown[]): T[] => rows.map((row) => bodyOf<T>(row)!)
