import type { FactRef, SourceRow } from '../engine.js'
import { hash, hashText, SALT } from '../hash.js'
import type { Database } from './database.js'
import { u64 } from './read.js'

/** Source rows of facts: the rows of the effective records, each where it first came from. In the order asked. */
export const sources = async (db: Database, wanted: readonly FactRef[]): Promise<SourceRow[][]> => {
  const found: SourceRow[][] = wanted.map(() => [])
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const sql = wanted.slice(from, from + CHUNK).map((ref, i) => sqlOf(ref, from + i))
    const rows = await db.rows(
      `SELECT DISTINCT n, tbl, f.name, f.sha256, line, f.batch, b.started_at FROM (${sql.join(' UNION ALL ')}) r
       JOIN files f USING (file) JOIN batches b ON b.batch = f.batch ORDER BY n, f.name, line, f.sha256`,
    )
    for (const row of rows)
      found[Number(row.n)]!.push({
        table: row.tbl as string,
        file: row.name as string,
        sha256: row.sha256 as string,
        line: row.line as number,
        batch: row.batch as number,
        importedAt: row.started_at as string,
      })
  }
  return found
}

const CHUNK = 200

const id = (text: string, salt: number): string => {
  hashText(text, salt)
  return u64(hash.hi, hash.lo)
}

const sqlOf = (ref: FactRef, n: number): string =>
  `SELECT ${n} AS n, '${ref.table}' AS tbl, file, line FROM e_${ref.table} WHERE ${condition(ref)}`

const condition = (ref: FactRef): string => {
  switch (ref.table) {
    case 'bids':
      return `lot_id = ${id(ref.lot, SALT.lot)} AND bidder_id = ${id(ref.bidder, SALT.bidder)} AND bid_no = ${Number(ref.no)}`
    case 'lots':
      return `lot_id = ${id(ref.lot, SALT.lot)}`
    case 'bidders':
    case 'groups':
      return `bidder_id = ${id(ref.bidder, SALT.bidder)}`
    case 'roles': {
      const value = u64(ref.hi, ref.lo)
      const column = ref.kind === 'person' ? 'person_id_no' : ref.kind === 'phone' ? 'phone' : 'person_name'
      return `bidder_id = ${id(ref.bidder, SALT.bidder)} AND (${column} = ${value} OR seq IN (
        SELECT seq FROM extras WHERE tbl = 3 AND hash = ${value}))`
    }
    case 'ownership':
      return `owner_id = ${id(ref.owner, SALT.bidder)} AND owned_id = ${id(ref.owned, SALT.bidder)}`
    case 'allowlist':
      return `value = ${u64(ref.hi, ref.lo)} AND kind = ${id(ref.kind, SALT.text)}`
  }
}
