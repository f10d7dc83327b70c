import { compareText } from '../../arrays/compare-text.js'
import { SALT } from '../../domain/hash.js'
import type { BidRecord, LotRecord } from '../../domain/records.js'
import { bidOf, lotOf } from '../answers.js'
import type { Database } from './database.js'
import { namesOf } from './names.js'
import { idHash } from './read.js'
import { records } from './records.js'
import { soleCurrencyOf } from './sole-currency.js'

export const lot = async (db: Database, id: string): Promise<LotRecord | undefined> => {
  const [record] = await records(db, 'lots', `lot_id = ${idHash(id, SALT.lot)}`)
  if (!record) return undefined
  const [row] = await db.rows(`SELECT count(*) AS n FROM e_bids WHERE lot_id = ${idHash(id, SALT.lot)}`)
  return { ...lotOf(id, record), ...(await saidByBids(db, id)), bids: Number(row!.n) }
}

/** The currency of a lot that has none of its own, where all its bids name the same. */
const saidByBids = async (db: Database, id: string): Promise<{ currency?: string }> => {
  const currency = await db.with((connection) => soleCurrencyOf(connection, `${idHash(id, SALT.lot)}`))
  return currency === undefined ? {} : { currency }
}

/** Bids of a lot by bidder, then number. */
export const lotBids = async (db: Database, id: string): Promise<BidRecord[]> => {
  const found = await records(db, 'bids', `lot_id = ${idHash(id, SALT.lot)}`)
  const [lot] = await records(db, 'lots', `lot_id = ${idHash(id, SALT.lot)}`)
  const currency = lot && { ...lotOf(id, lot), ...(await saidByBids(db, id)) }.currency
  const names = await namesOf(
    db,
    found.map(({ texts }) => texts.bidder_id![0]!),
  )
  return found
    .map((record) => bidOf({ id, currency }, record, names))
    .sort((a, b) => compareText(a.bidderId, b.bidderId) || a.no - b.no)
}

/** Ids of lots in order, after the cursor. */
export const lotIds = async (
  db: Database,
  { after, limit }: { after?: string; limit: number },
): Promise<string[]> => {
  const rows = await db.rows(
    `SELECT text FROM e_lots JOIN texts ON salt = ${SALT.lot} AND hash = lot_id
     WHERE text > $1 OR $2 ORDER BY text LIMIT ${limit}`,
    [after ?? '', after === undefined],
  )
  return rows.map((row) => row.text as string)
}
