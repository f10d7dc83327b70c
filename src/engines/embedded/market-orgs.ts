import type { DuckDBConnection } from '@duckdb/node-api'
import { growInt } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { shared } from '../../arrays/shared-arrays.js'
import { NO_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { dayOr, ORG_COLUMNS, type Orgs } from '../market-columns.js'
import { streamColumns } from './read.js'
import { readArena } from './string-arena.js'

/** The names of organisations: the registry's, else the most frequent of their bids, else of the lots they called or ran, else of contracts and committees. */
export const NAMES = `SELECT h, text FROM (
    SELECT bidder_id AS h, name AS n, 0 AS source, 1 AS times FROM e_bidders WHERE name <> 0
    UNION ALL SELECT bidder_id, bidder_name, 1, count(*) FROM e_bids WHERE bidder_name <> 0 GROUP BY ALL
    UNION ALL SELECT buyer_id, buyer_name, 2, count(*) FROM e_lots WHERE buyer_id <> 0 AND buyer_name <> 0 GROUP BY ALL
    UNION ALL SELECT agency_id, agency_name, 2, count(*) FROM e_lots WHERE agency_id <> 0 AND agency_name <> 0 GROUP BY ALL
    UNION ALL SELECT bidder_id, bidder_name, 3, count(*) FROM e_contracts WHERE bidder_name <> 0 GROUP BY ALL
    UNION ALL SELECT subcontractor_id, subcontractor_name, 3, count(*) FROM e_subcontracts WHERE subcontractor_name <> 0 GROUP BY ALL
    UNION ALL SELECT unit_id, unit_name, 3, count(*) FROM e_experts WHERE unit_id <> 0 AND unit_name <> 0 GROUP BY ALL
  ) JOIN texts ON salt = ${SALT.text} AND hash = n
  QUALIFY row_number() OVER (PARTITION BY h ORDER BY source, times DESC, text) = 1`

const OTHERS = ORG_COLUMNS.filter(([table]) => table !== 'bids')
  .map(([table, column]) => `SELECT ${column} AS h FROM e_${table}`)
  .join(' UNION ')

const ORGS = `CREATE OR REPLACE TEMP TABLE market_orgs AS WITH bidder AS (SELECT DISTINCT bidder_id AS h FROM e_bids),
  org AS (SELECT h, 0 AS other FROM bidder
    UNION ALL SELECT h, 1 FROM (${OTHERS}) o ANTI JOIN bidder USING (h) WHERE h <> 0)
  SELECT row_number() OVER (ORDER BY other, id.text) - 1 AS n, org.h, other, id.text AS id, coalesce(name.text, '') AS name,
    coalesce(registered_at, 'nan'::DOUBLE) AS registered, coalesce(cancelled_at, 'nan'::DOUBLE) AS cancelled
  FROM org JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = org.h
  LEFT JOIN (${NAMES}) name ON name.h = org.h
  LEFT JOIN e_bidders b ON b.bidder_id = org.h`

/** Bidders, then the other organisations, each by id. */
export const readOrgs = async (connection: DuckDBConnection): Promise<Orgs> => {
  const index = new HashIndex()
  const [registered, cancelled] = [growInt(), growInt()]
  let count = 0
  await connection.run(ORGS)
  const sql = 'SELECT h, other, registered, cancelled FROM market_orgs ORDER BY n'
  await streamColumns(connection, sql, (columns, rows) => {
    const [h, other, from, to] = columns as [Uint32Array, Int32Array, Float64Array, Float64Array]
    for (let k = 0; k < rows; k++) {
      index.add(h[2 * k + 1]!, h[2 * k]!)
      if (other[k] === 0) count++
      registered.push(dayOr(from[k]!, NO_DAY))
      cancelled.push(dayOr(to[k]!, NO_DAY))
    }
  })
  return {
    index,
    market: {
      count,
      id: await readArena(connection, 'market_orgs', 'id'),
      name: await readArena(connection, 'market_orgs', 'name'),
      orgCount: index.count,
      registered: shared(registered.view),
      cancelled: shared(cancelled.view),
    },
  }
}
