import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import type { OtherUnit } from '../../intake/writer.js'
import { rowsOf } from './database.js'

/** Lots of which all bids are so far off: one alone may be a slip. */
const OFF = `SELECT lot, off, count(*) AS bids FROM (
    SELECT b.lot_id AS lot, CASE
      WHEN b.amount * 10000 BETWEEN 0.3 * l.control_price AND 1.2 * l.control_price THEN 'below'
      WHEN b.amount BETWEEN 3000 * l.control_price AND 12000 * l.control_price THEN 'above'
      ELSE 'near' END AS off
    FROM e_bids b JOIN e_lots l ON l.lot_id = b.lot_id
    WHERE b.amount > 0 AND l.control_price > 0 AND NOT isnan(b.amount) AND NOT isnan(l.control_price)
      AND (b.currency = 0 OR l.currency = 0 OR b.currency = l.currency))
  GROUP BY lot, off QUALIFY count(*) OVER (PARTITION BY lot) = 1 AND off <> 'near'`

/**
 * Lots whose bids all lie at a ten-thousandth of the ceiling, or at ten thousand times it: one of the two was
 * written in 万元 and read in yuan. Nothing is changed.
 */
export const lotsInOtherUnit = async (connection: DuckDBConnection): Promise<OtherUnit[]> => {
  const rows = await rowsOf(
    connection,
    `SELECT off, count(*) AS lots, sum(bids) AS bids, min(t.text) AS lot
      FROM (${OFF}) JOIN texts t ON t.salt = ${SALT.lot} AND t.hash = lot GROUP BY off ORDER BY off`,
  )
  return rows.map(({ off, lots, bids, lot }) => ({
    bids: off as OtherUnit['bids'],
    lots: Number(lots),
    count: Number(bids),
    lot: lot as string,
  }))
}
