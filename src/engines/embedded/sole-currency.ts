import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { rowsOf } from './database.js'

/** The lots' rows as they were given, in which a currency that is to be assumed is still blank. */
const GIVEN = `(SELECT seq, currency FROM merged_lots
  UNION ALL SELECT seq, currency FROM lots WHERE seq NOT IN (SELECT seq FROM merged_lots))`

/**
 * (of_lot, sole): lots that no row gives a currency, and the one that all their bids with an amount name.
 * That is what their amounts are in; yuan are assumed only where nobody says anything, or one bid says
 * another thing than the next.
 */
const soleSql = (lot: string | undefined): string => `SELECT b.lot_id AS of_lot, max(b.currency) AS sole
  FROM e_bids b JOIN e_lots l ON l.lot_id = b.lot_id JOIN ${GIVEN} g ON g.seq = l.seq
  WHERE g.currency = 0 ${lot === undefined ? '' : `AND l.lot_id = ${lot}`}
  GROUP BY b.lot_id
  HAVING count(DISTINCT b.currency) FILTER (WHERE b.currency <> 0) = 1
    AND count(*) FILTER (WHERE b.currency = 0 AND NOT isnan(b.amount)) = 0`

/** Makes the temporary table `sole_currency`; it is empty where no bid names its currency. */
export const makeSoleCurrencies = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('CREATE OR REPLACE TEMP TABLE sole_currency(of_lot UBIGINT, sole UBIGINT)')
  if (await someCurrency(connection)) await connection.run(`INSERT INTO sole_currency ${soleSql(undefined)}`)
}

/** The sole currency of a lot's bids, where the lot has none of its own. @param lot hash of its id, as SQL */
export const soleCurrencyOf = async (
  connection: DuckDBConnection,
  lot: string,
): Promise<string | undefined> => {
  if (!(await someCurrency(connection))) return undefined
  const [found] = await rowsOf(
    connection,
    `SELECT text FROM (${soleSql(lot)}) JOIN texts ON salt = ${SALT.text} AND hash = sole`,
  )
  return found?.text as string | undefined
}

/** Few stores have bids that name their currency; the column's own extremes answer at once for the others. */
export const someCurrency = async (connection: DuckDBConnection): Promise<boolean> =>
  (await rowsOf(connection, 'SELECT seq FROM bids WHERE currency <> 0 LIMIT 1')).length > 0
