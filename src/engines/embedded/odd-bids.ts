import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { tableNumber } from '../../domain/storage.js'
import type { OddBids } from '../../intake/writer.js'
import { RATE_WORDS } from '../../sources/rate-header.js'
import { rowsOf } from './database.js'

/** Bids without an amount, beside which a rate or the price of a unit was kept. */
const RATES = `SELECT 'rate' AS what, b.lot_id AS lot FROM e_bids b JOIN rest r ON r.tbl = ${tableNumber.bids} AND r.seq = b.seq
  WHERE isnan(b.amount) AND regexp_matches(r.json, '"[^"]*(?:${RATE_WORDS})[^"]*":"[^"]', 'i')`

const WON = `SELECT CASE WHEN status = 2 THEN 'withdrawn' ELSE 'rejected' END AS what, lot_id AS lot FROM e_bids
  WHERE won = 1 AND (status = 1 OR status = 2)`

/**
 * Bids that contradict themselves, having won though rejected or withdrawn, and those whose price is a rate
 * alone. Nothing is changed.
 */
export const oddBids = async (connection: DuckDBConnection): Promise<OddBids[]> => {
  const rows = await rowsOf(
    connection,
    `SELECT what, count(*) AS bids, count(DISTINCT lot) AS lots, min(t.text) AS lot
      FROM (${WON} UNION ALL ${RATES}) JOIN texts t ON t.salt = ${SALT.lot} AND t.hash = lot
      GROUP BY what ORDER BY what`,
  )
  return rows.map(({ what, bids, lots, lot }) => ({
    what: what as OddBids['what'],
    bids: Number(bids),
    lots: Number(lots),
    lot: lot as string,
  }))
}
