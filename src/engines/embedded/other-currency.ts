import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { rowsOf } from './database.js'

/** A bid counts by its amount only where that is in its lot's currency, or the bid names none. */
const OTHER = `e_bids b JOIN e_lots l ON l.lot_id = b.lot_id
  WHERE b.currency <> 0 AND b.currency <> l.currency`

/** Bids in another currency than their lot, by both: how many. The bids keep their part, not their amount. */
export const bidsInOtherCurrency = async (
  connection: DuckDBConnection,
): Promise<{ currency: string; lotCurrency: string; bids: number }[]> => {
  if (!(await someName(connection))) return []
  const rows = await rowsOf(
    connection,
    `SELECT own.text AS own, theirs.text AS theirs, n FROM
      (SELECT b.currency AS b, l.currency AS l, count(*) AS n FROM ${OTHER} GROUP BY ALL)
      JOIN texts own ON own.salt = ${SALT.text} AND own.hash = b
      JOIN texts theirs ON theirs.salt = ${SALT.text} AND theirs.hash = l
      ORDER BY n DESC, own, theirs`,
  )
  return rows.map(({ own, theirs, n }) => ({
    currency: own as string,
    lotCurrency: theirs as string,
    bids: Number(n),
  }))
}

/** The same bids by their `seq`. */
export const seqsInOtherCurrency = async (connection: DuckDBConnection): Promise<ReadonlySet<number>> => {
  if (!(await someName(connection))) return new Set()
  return new Set(
    (await rowsOf(connection, `SELECT b.seq AS seq FROM ${OTHER}`)).map(({ seq }) => Number(seq)),
  )
}

/** Few stores have bids that name their currency; the column's own extremes answer at once for the others. */
const someName = async (connection: DuckDBConnection): Promise<boolean> =>
  (await rowsOf(connection, 'SELECT seq FROM bids WHERE currency <> 0 LIMIT 1')).length > 0
