import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import type { UndoneImport } from '../engine.js'
import { columnChanges } from './column-changes.js'
import { type Database, rowsOf } from './database.js'
import { leavePlace } from './place.js'
import { settle } from './settle.js'

export interface UndoOptions {
  /** says what would change, and takes it back */
  dry?: boolean
  /** called before the commit; when it fails everything is taken back */
  beforeCommit?: (connection: DuckDBConnection, isSettled: boolean) => Promise<void>
}

/**
 * Takes an import out, in one transaction: its files do not count any more, those that they had replaced do
 * again, and the store is as if it had not been. Rows stay where they are, and so does what runs were made
 * of. Fails with `not_found` where there is no such import, with `conflict` where none of it counts.
 */
export const undoImport = (
  db: Database,
  batch: number,
  { dry = false, beforeCommit }: UndoOptions = {},
): Promise<UndoneImport> =>
  db.with(async (connection) => {
    await connection.run('BEGIN')
    try {
      const files = await takeOut(connection, batch)
      const before = await effective(connection)
      const { changes } = await settle(db, connection)
      const after = await effective(connection)
      const undone: UndoneImport = {
        batch,
        files,
        rows: Object.fromEntries(
          TABLES.flatMap(({ name }) =>
            before[name] === after[name] ? [] : [[name, after[name]! - before[name]!]],
          ),
        ),
        changes: await columnChanges(connection, changes),
      }
      if (!dry && !beforeCommit) await leavePlace(connection)
      if (!dry) await beforeCommit?.(connection, true)
      await connection.run(dry ? 'ROLLBACK' : 'COMMIT')
      return undone
    } catch (error) {
      await connection.run('ROLLBACK').catch(() => undefined)
      throw error
    }
  })

/** @returns names of the files taken out */
const takeOut = async (connection: DuckDBConnection, batch: number): Promise<string[]> => {
  const known = await rowsOf(connection, 'SELECT 1 FROM batches WHERE batch = ?', [batch])
  if (known.length === 0)
    throw new AppError('not_found', `Cannot take import ${batch} out: there is no such import`)
  const files = await rowsOf(
    connection,
    'SELECT DISTINCT name FROM files WHERE batch = ? AND live = 1 ORDER BY name',
    [batch],
  )
  if (files.length === 0)
    throw new AppError('conflict', `Cannot take import ${batch} out: nothing of it counts any more`)
  const [row] = await rowsOf(connection, 'SELECT coalesce(max(changed), 0) + 1 AS n FROM files')
  await connection.run(`UPDATE files SET live = 0, changed = ${row!.n} WHERE batch = ${batch} AND live = 1`)
  await connection.run(
    `UPDATE files SET live = 1, replaced = 0, changed = ${row!.n} WHERE replaced = ${batch} AND live = 0`,
  )
  return files.map(({ name }) => name as string)
}

/** Effective rows by table. */
const effective = async (connection: DuckDBConnection): Promise<Record<string, number>> => {
  const counts = TABLES.map(({ name }) => `(SELECT count(*) FROM e_${name}) AS ${name}`)
  const [row] = await rowsOf(connection, `SELECT ${counts.join(', ')}`)
  return Object.fromEntries(Object.entries(row!).map(([name, n]) => [name, Number(n)]))
}
