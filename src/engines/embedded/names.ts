import { SALT } from '../../domain/hash.js'
import type { Database } from './database.js'
import { namesSql } from './market-orgs.js'
import { idHash } from './read.js'

/** Names of organisations by id, as in the market (market-orgs.ts). */
export const namesOf = async (db: Database, ids: readonly string[]): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return names
  const wanted = `(${distinct.map((id) => idHash(id, SALT.bidder))})`
  const rows = await db.rows(`SELECT id.text AS id, n.text AS name FROM (${namesSql(wanted)}) n
    JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = n.h`)
  for (const row of rows) names.set(row.id as string, row.name as string)
  return names
}
