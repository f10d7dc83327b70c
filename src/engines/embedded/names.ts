import { SALT } from '../../domain/hash.js'
import type { Database } from './database.js'
import { idHash } from './read.js'

/**
 * Names of organisations by id: the registry's, else the most frequent of their bids, else of the lots they called or ran, else of contracts and committees; ties by
 * text. As in the market (market-orgs.ts).
 */
export const namesOf = async (db: Database, ids: readonly string[]): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return names
  const wanted = `(${distinct.map((id) => idHash(id, SALT.bidder))})`
  const rows = await db.rows(`SELECT id.text AS id, t.text AS name FROM (
      SELECT bidder_id AS h, name AS n, 0 AS source, 1 AS times FROM e_bidders WHERE bidder_id IN ${wanted}
      UNION ALL SELECT bidder_id, bidder_name, 1, count(*) FROM e_bids WHERE bidder_id IN ${wanted} GROUP BY ALL
      UNION ALL SELECT buyer_id, buyer_name, 2, count(*) FROM e_lots WHERE buyer_id IN ${wanted} GROUP BY ALL
      UNION ALL SELECT agency_id, agency_name, 2, count(*) FROM e_lots WHERE agency_id IN ${wanted} GROUP BY ALL
      UNION ALL SELECT bidder_id, bidder_name, 3, count(*) FROM e_contracts WHERE bidder_id IN ${wanted} GROUP BY ALL
      UNION ALL SELECT subcontractor_id, subcontractor_name, 3, count(*) FROM e_subcontracts WHERE subcontractor_id IN ${wanted} GROUP BY ALL
      UNION ALL SELECT unit_id, unit_name, 3, count(*) FROM e_experts WHERE unit_id IN ${wanted} GROUP BY ALL)
    JOIN texts t ON t.salt = ${SALT.text} AND t.hash = n AND n <> 0
    JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = h
    QUALIFY row_number() OVER (PARTITION BY h ORDER BY source, times DESC, t.text) = 1`)
  for (const row of rows) names.set(row.id as string, row.name as string)
  return names
}
