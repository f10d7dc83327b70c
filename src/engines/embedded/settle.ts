import type { DuckDBConnection } from '@duckdb/node-api'
import { tableNumber } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { CellChanges } from '../cell-changes.js'
import { PENDING, UNDONE } from '../versions.js'
import { type Database, rowsOf } from './database.js'
import { computeDigest } from './digest.js'
import { judgeTable } from './judge-table.js'
import { isNews, type Judged, judgedNow } from './news.js'
import { CHANGES, DEFECTS, SIGHTINGS } from './schema.js'

/** What judging has changed. */
export interface Settled {
  /** bids that were pending before and are effective now */
  resolved: number
  /** effective cells that are other ones than before, by table */
  changes: Map<TableName, CellChanges>
}

/**
 * Decides what is effective, for all that arrived or was taken out since the last time (data-format.md, "Time
 * between imports"; judge-key.ts). A version that only files hold which were taken out does not count. An
 * effective bid whose lot is not there is pending. The decision is a function of the versions, and of which
 * imports hold each, so neither order within an import nor crashes change it. Runs in the caller's
 * transaction.
 */
export const settle = async (db: Database, connection: DuckDBConnection): Promise<Settled> => {
  const [since, now] = [await judgedNow(connection), await standing(connection)]
  const isChanged = now.changes > since.changes
  const again = await seenAgain(connection, since)
  const grown = TABLES.filter(
    ({ name }) => isChanged || now.rows[name] > since.rows[name] || again.has(tableNumber[name]),
  )
  const changes: Settled['changes'] = new Map()
  if (grown.length === 0 && !again.has(DEFECTS)) return { resolved: 0, changes }
  await connection.run(`CREATE OR REPLACE TEMP TABLE was_pending AS
    SELECT seq FROM withheld WHERE tbl = ${tableNumber.bids} AND reason = ${PENDING}`)
  for (const table of grown) changes.set(table.name, await judgeTable(db, connection, table, since))
  if (now.anyGone || isChanged) {
    for (const { name } of TABLES) await judgeUndone(connection, tableNumber[name], name)
    await judgeUndone(connection, DEFECTS, 'quarantine')
  }
  const resolved = await judgePending(connection, since, isChanged)
  await markJudged(connection, since, now)
  await connection.run(`DELETE FROM meta WHERE key = 'digest'`)
  await connection.run(`INSERT INTO meta VALUES ('digest', ?)`, [await computeDigest(connection)])
  return { resolved, changes }
}

/** How far the record has come, as `settled` numbers it. */
const standing = async (connection: DuckDBConnection): Promise<Judged & { anyGone: boolean }> => {
  const most = TABLES.map(({ name }) => `(SELECT coalesce(max(seq) + 1, 0) FROM ${name}) AS ${name}`)
  const [row] = await rowsOf(
    connection,
    `SELECT ${most.join(', ')}, (SELECT coalesce(max(n) + 1, 0) FROM sightings) AS seen,
      (SELECT coalesce(max(changed), 0) FROM files) AS changes, (SELECT count(*) FROM files WHERE live = 0) AS gone`,
  )
  const rows = Object.fromEntries(TABLES.map(({ name }) => [name, Number(row![name])]))
  return {
    rows: rows as Judged['rows'],
    sightings: Number(row!.seen),
    changes: Number(row!.changes),
    anyGone: Number(row!.gone) > 0,
  }
}

/** Numbers of the tables of which rows were seen again. */
const seenAgain = async (connection: DuckDBConnection, { sightings }: Judged): Promise<Set<number>> => {
  const rows = await rowsOf(connection, `SELECT DISTINCT tbl FROM sightings WHERE n >= ${sightings}`)
  return new Set(rows.map(({ tbl }) => Number(tbl)))
}

/** Versions, and defects, that no live file holds. */
const judgeUndone = async (connection: DuckDBConnection, tbl: number, name: string): Promise<void> => {
  await connection.run(`DELETE FROM withheld WHERE tbl = ${tbl} AND reason = ${UNDONE}`)
  await connection.run(`INSERT INTO withheld SELECT ${tbl}, seq, ${UNDONE}, 0, 0 FROM ${name}
    WHERE file IN (SELECT file FROM files WHERE live = 0)
      AND seq NOT IN (SELECT seq FROM sightings JOIN files USING (file) WHERE tbl = ${tbl} AND live = 1)`)
}

/**
 * Rewrites the pending marks of the bids of which something is new, or that were pending; of all when lots
 * may have gone.
 */
const judgePending = async (
  connection: DuckDBConnection,
  since: Judged,
  isChanged: boolean,
): Promise<number> => {
  const tbl = tableNumber.bids
  await connection.run(`DELETE FROM withheld WHERE tbl = ${tbl} AND reason = ${PENDING}`)
  const effective = `bids b ANTI JOIN (SELECT seq FROM withheld WHERE tbl = ${tbl}) w USING (seq)`
  const asked = isChanged ? 'true' : `(${isNews('bids', since)} OR seq IN (SELECT seq FROM was_pending))`
  await connection.run(`INSERT INTO withheld SELECT ${tbl}, seq, ${PENDING}, 0, 0 FROM ${effective}
    WHERE ${asked} AND lot_id NOT IN (SELECT lot_id FROM lots WHERE seq NOT IN (
      SELECT seq FROM withheld WHERE tbl = ${tableNumber.lots} AND reason = ${UNDONE}))`)
  const [row] = await rowsOf(
    connection,
    `SELECT count(*) AS n FROM was_pending p
    ANTI JOIN (SELECT seq FROM withheld WHERE tbl = ${tbl}) w USING (seq)`,
  )
  return Number(row!.n)
}

const markJudged = async (connection: DuckDBConnection, since: Judged, now: Judged): Promise<void> => {
  const marks: [tbl: number, before: number, now: number][] = [
    ...TABLES.map(({ name }): [number, number, number] => [
      tableNumber[name],
      since.rows[name],
      now.rows[name],
    ]),
    [SIGHTINGS, since.sightings, now.sightings],
    [CHANGES, since.changes, now.changes],
  ]
  for (const [tbl, before, mark] of marks)
    if (mark !== before) await connection.run(`UPDATE settled SET settled = ${mark} WHERE tbl = ${tbl}`)
}
