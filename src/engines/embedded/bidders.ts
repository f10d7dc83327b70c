import { SALT } from '../../domain/hash.js'
import type { BidderRecord } from '../../domain/records.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { companyText } from '../../normalise/company-name.js'
import { type BidNames, bidderOf } from '../answers.js'
import type { Database } from './database.js'
import { namesOf } from './names.js'
import { idHash } from './read.js'
import { records } from './records.js'

/** A bidder's or other registered organisation's record. */
export const bidder = async (db: Database, id: string): Promise<BidderRecord | undefined> =>
  (await recordsOf(db, [id]))[0]

const FORMER = tableOf('bidders').columns.findIndex(({ name }) => name === 'former_names')

/** Every name by which an organisation may be looked for: (h, name). */
const SEARCHED = `SELECT bidder_id AS h, name FROM e_bidders
  UNION SELECT bidder_id, former_names FROM e_bidders
  UNION SELECT bidder_id, hash FROM e_bidders JOIN e_extras USING (seq) WHERE tbl = ${tableNumber.bidders} AND col = ${FORMER}
  UNION SELECT bidder_id, bidder_name FROM e_bids`

/** By name then id, after the cursor id. */
export const searchBidders = async (
  db: Database,
  { text = '', after, limit }: { text?: string; after?: string; limit: number },
): Promise<BidderRecord[]> => {
  const wanted = companyText(text).toLowerCase()
  const rows = await db.rows(
    `WITH found AS (
       SELECT id.hash AS h, id.text AS id FROM texts id WHERE id.salt = ${SALT.bidder}
         AND id.hash IN (SELECT bidder_id FROM e_bidders UNION SELECT bidder_id FROM e_bids)
         AND ($1 = '' OR contains(lower(id.text), $1) OR id.hash IN (
           SELECT h FROM (${SEARCHED}) s JOIN texts n ON n.salt = ${SALT.text} AND n.hash = s.name
           WHERE contains(lower(n.text), $1)))),
     named AS (
       SELECT f.h, f.id, coalesce(min(n.text), '') AS name FROM found f
       LEFT JOIN (${NAMED}) m ON m.h = f.h LEFT JOIN texts n ON n.salt = ${SALT.text} AND n.hash = m.name GROUP BY ALL)
     SELECT id FROM named WHERE $2 OR (name, id) > (SELECT (name, id) FROM named WHERE id = $3)
     ORDER BY name, id LIMIT ${limit}`,
    [wanted, after === undefined, after ?? ''],
  )
  return recordsOf(
    db,
    rows.map((row) => row.id as string),
  )
}

/** The registry's name, else the most frequent of the bids. */
const NAMED = `SELECT h, name FROM (
    SELECT bidder_id AS h, name, 0 AS source, 1 AS times FROM e_bidders WHERE name <> 0
    UNION ALL SELECT bidder_id, bidder_name, 1, count(*) FROM e_bids WHERE bidder_name <> 0 GROUP BY ALL)
  QUALIFY rank() OVER (PARTITION BY h ORDER BY source, times DESC) = 1`

const recordsOf = async (db: Database, ids: readonly string[]): Promise<BidderRecord[]> => {
  if (ids.length === 0) return []
  const wanted = `bidder_id IN (${ids.map((id) => idHash(id, SALT.bidder))})`
  const registered = new Map(
    (await records(db, 'bidders', wanted)).map((record) => [record.texts.bidder_id![0]!, record]),
  )
  const bids = await bidNames(db, wanted)
  const names = await namesOf(db, ids)
  return ids.flatMap((id) => bidderOf(id, registered.get(id), bids.get(id), names.get(id) ?? ''))
}

const bidNames = async (db: Database, wanted: string): Promise<Map<string, BidNames>> => {
  const rows = await db.rows(
    `SELECT id.text AS id, coalesce(n.text, '') AS name, bids, wins FROM (
       SELECT bidder_id, bidder_name, count(*) AS bids, count_if(won = 1) AS wins FROM e_bids WHERE ${wanted} GROUP BY ALL)
     JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = bidder_id
     LEFT JOIN texts n ON n.salt = ${SALT.text} AND n.hash = bidder_name`,
  )
  const found = new Map<string, BidNames>()
  for (const row of rows) {
    const known = found.get(row.id as string) ?? { names: [], bids: 0, wins: 0 }
    if (row.name) known.names.push(row.name as string)
    known.bids += Number(row.bids)
    known.wins += Number(row.wins)
    found.set(row.id as string, known)
  }
  return found
}
