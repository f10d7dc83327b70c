import type { DuckDBConnection } from '@duckdb/node-api'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { Marks } from '../marks.js'
import { PENDING } from '../versions.js'
import { rowsOf } from './database.js'
import { CHANGES, keyOf, SIGHTINGS } from './schema.js'

/** How far what is derived from a record has come. */
export type Judged = Pick<Marks, 'rows' | 'sightings' | 'changes'>

/** How far the record is judged. */
export const judgedNow = async (connection: DuckDBConnection): Promise<Judged> => {
  const settled = new Map<number, number>()
  for (const row of await rowsOf(connection, 'SELECT tbl, settled FROM settled'))
    settled.set(Number(row.tbl), Number(row.settled))
  const rows = Object.fromEntries(TABLES.map(({ name }) => [name, settled.get(tableNumber[name]) ?? 0]))
  return {
    rows: rows as Judged['rows'],
    sightings: settled.get(SIGHTINGS) ?? 0,
    changes: settled.get(CHANGES) ?? 0,
  }
}

/**
 * Whether something is new of a version since, for SQL: a new row, one that was seen again, or one of a file
 * that was taken out or came to count.
 */
export const isNews = (name: TableName, since: Judged): string => {
  const changed = `(SELECT file FROM files WHERE changed > ${since.changes})`
  return `(seq >= ${since.rows[name]} OR file IN ${changed} OR seq IN (
    SELECT seq FROM sightings WHERE tbl = ${tableNumber[name]} AND (n >= ${since.sightings} OR file IN ${changed})))`
}

/**
 * The same where a version that was seen again is news only if that may change what is effective: its key has
 * others that are withheld, or the file in which it came first does not count.
 */
export const isShownOtherwise = (name: TableName, since: Judged): string => {
  const tbl = tableNumber[name]
  const key = keyOf(tableOf(name)).join(', ')
  const changed = `(SELECT file FROM files WHERE changed > ${since.changes})`
  return `(seq >= ${since.rows[name]} OR file IN ${changed}
    OR seq IN (SELECT seq FROM sightings WHERE tbl = ${tbl} AND file IN ${changed})
    OR (seq IN (SELECT seq FROM sightings WHERE tbl = ${tbl} AND n >= ${since.sightings})
      AND (file IN (SELECT file FROM files WHERE live = 0) OR hash(${key}) IN (
        SELECT hash(${key}) FROM ${name} WHERE seq IN (SELECT seq FROM withheld WHERE tbl = ${tbl} AND reason <> ${PENDING})))))`
}
