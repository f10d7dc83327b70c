import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { tableNumber } from '../../domain/storage.js'
import type { AwaitedLot } from '../../intake/writer.js'
import { PENDING } from '../versions.js'
import { rowsOf } from './database.js'

/** Examples that are told. */
const MOST = 20

/**
 * What is left of an id or title that is spelt otherwise: letters and digits in one case, numbers without
 * leading zeros.
 */
const bare = (text: string): string =>
  `regexp_replace(regexp_replace(lower(${text}), '(^|[^0-9])0+([0-9])', '\\1\\2', 'g'), '[^\\p{L}\\p{N}]+', '', 'g')`

/**
 * Lots that pending bids wait for, of which the store has one under another spelling (1 and 001, BD-1 and
 * BD1), or one of that title: the only one there is. Nothing is changed. By the id that the bids give, 20 at
 * most.
 */
export const awaitedLots = async (connection: DuckDBConnection): Promise<AwaitedLot[]> => {
  const bids = tableNumber.bids
  const [pending] = await rowsOf(
    connection,
    `SELECT 1 FROM withheld WHERE tbl = ${bids} AND reason = ${PENDING} LIMIT 1`,
  )
  if (!pending) return []
  const rows = await rowsOf(
    connection,
    `WITH waits AS (
      SELECT t.text AS lot, count(*) AS bids FROM withheld w JOIN bids b ON b.seq = w.seq
      JOIN texts t ON t.salt = ${SALT.lot} AND t.hash = b.lot_id
      WHERE w.tbl = ${bids} AND w.reason = ${PENDING} GROUP BY t.text),
    known AS (
      SELECT i.text AS likely, 'id' AS "by", ${bare('i.text')} AS said FROM e_lots l
      JOIN texts i ON i.salt = ${SALT.lot} AND i.hash = l.lot_id
      UNION ALL SELECT i.text, 'title', ${bare('n.text')} FROM e_lots l
      JOIN texts i ON i.salt = ${SALT.lot} AND i.hash = l.lot_id
      JOIN texts n ON n.salt = ${SALT.text} AND n.hash = l.title)
    SELECT lot, bids, min(likely) AS likely, min("by") AS "by" FROM waits JOIN known ON said = ${bare('lot')}
    WHERE said <> '' GROUP BY lot, bids HAVING count(DISTINCT likely) = 1 ORDER BY lot LIMIT ${MOST}`,
  )
  return rows.map(({ lot, bids, likely, by }) => ({
    lot: lot as string,
    bids: Number(bids),
    likely: likely as string,
    by: by as AwaitedLot['by'],
  }))
}
