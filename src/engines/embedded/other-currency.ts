import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { rowsOf } from './database.js'
import { makeSoleCurrencies, someCurrency } from './sole-currency.js'

/** A bid counts by its amount only where that is in its lot's currency, or the bid names none. */
const OTHER = `(SELECT b.seq, b.currency, coalesce(sole, l.currency) AS of_lot FROM e_bids b
  JOIN e_lots l ON l.lot_id = b.lot_id LEFT JOIN sole_currency s ON s.of_lot = l.lot_id)
  WHERE currency <> 0 AND currency <> of_lot`

/** Bids in another currency than their lot, by both: how many. The bids keep their part, not their amount. */
export const bidsInOtherCurrency = async (
  connection: DuckDBConnection,
): Promise<{ currency: string; lotCurrency: string; bids: number }[]> => {
  if (!(await someCurrency(connection))) return []
  await makeSoleCurrencies(connection)
  const rows = await rowsOf(
    connection,
    `SELECT own.text AS own, theirs.text AS theirs, n FROM
      (SELECT currency AS b, of_lot AS l, count(*) AS n FROM ${OTHER} GROUP BY ALL)
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
  if (!(await someCurrency(connection))) return new Set()
  await makeSoleCurrencies(connection)
  return new Set((await rowsOf(connection, `SELECT seq FROM ${OTHER}`)).map(({ seq }) => Number(seq)))
}
