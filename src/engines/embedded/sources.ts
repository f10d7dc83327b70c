import { hash, hashText, SALT } from '../../domain/hash.js'
import type { FactRef, SourceRow } from '../../domain/source-row.js'
import { tableNumber } from '../../domain/storage.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { standsSql } from './withheld-rows.js'

/**
 * Source rows of facts: the rows of which the effective records are made, each where it first came from. In
 * the order asked. The facts wanted of one table are fed to one join, however many they are.
 */
export const sources = async (db: Database, wanted: readonly FactRef[]): Promise<SourceRow[][]> => {
  const found: SourceRow[][] = wanted.map(() => [])
  for (const [table, join] of Object.entries(JOINS)) {
    const places = wanted.flatMap((ref, n) => (ref.table === table ? [n] : []))
    if (places.length === 0) continue
    const rows = await db.feeds.use(feedOf(places, wanted), (feed) =>
      db.rows(
        `WITH found AS MATERIALIZED (SELECT w.n, t.seq FROM ${feed} w JOIN e_${table} t ON ${join}),
           rows AS MATERIALIZED (SELECT n, seq FROM found
             UNION ALL SELECT n, part FROM found JOIN parts USING (seq) WHERE tbl = ${tableNumber[table as FactRef['table']]})
         SELECT DISTINCT n, f.name, f.sha256, p.at_line AS line, f.batch, b.started_at
         FROM rows JOIN ${standsSql(table, tableNumber[table as FactRef['table']])} p USING (seq)
         JOIN files f ON f.file = p.at_file JOIN batches b ON b.batch = f.batch ORDER BY n, f.name, line, f.sha256`,
      ),
    )
    for (const row of rows)
      found[Number(row.n)]!.push({
        table,
        file: row.name as string,
        sha256: row.sha256 as string,
        line: row.line as number,
        batch: row.batch as number,
        importedAt: row.started_at as string,
      })
  }
  return found
}

/** How a fact's key, fed as (a, b, c, d), finds its rows. */
const JOINS: Record<FactRef['table'], string> = {
  bids: 't.lot_id = w.a AND t.bidder_id = w.b AND t.bid_no = w.c',
  lots: 't.lot_id = w.a',
  bidders: 't.bidder_id = w.a',
  groups: 't.bidder_id = w.a',
  roles: `t.bidder_id = w.a AND (t.person_id_no = w.b OR t.person_name = w.b OR t.phone = w.b OR t.seq IN (
    SELECT seq FROM e_extras WHERE tbl = ${tableNumber.roles} AND hash = w.b))`,
  ownership: 't.owner_id = w.a AND t.owned_id = w.b',
  allowlist: 't.value = w.a AND t.kind = w.b',
  experts: 't.lot_id = w.a AND t.expert_id = w.b',
  scores: 't.lot_id = w.a AND t.expert_id = w.b AND t.bidder_id = w.d',
  contracts: 't.contract_id = w.a',
  subcontracts: 't.contract_id = w.a AND t.subcontractor_id = w.b',
  penalties: 't.bidder_id = w.a AND t.doc_no = w.b',
}

interface Key {
  a: Pair
  b?: Pair
  c?: number
  d?: Pair
}
type Pair = readonly [hi: number, lo: number]

const NONE: Pair = [0, 0]

const id = (text: string, salt: number): Pair => {
  hashText(text, salt)
  return [hash.hi, hash.lo]
}

const keyOf = (ref: FactRef): Key => {
  switch (ref.table) {
    case 'bids':
      return { a: id(ref.lot, SALT.lot), b: id(ref.bidder, SALT.bidder), c: ref.no }
    case 'lots':
      return { a: id(ref.lot, SALT.lot) }
    case 'bidders':
    case 'groups':
      return { a: id(ref.bidder, SALT.bidder) }
    case 'roles':
      return { a: id(ref.bidder, SALT.bidder), b: [ref.hi, ref.lo] }
    case 'ownership':
      return { a: id(ref.owner, SALT.bidder), b: id(ref.owned, SALT.bidder) }
    case 'allowlist':
      return { a: [ref.hi, ref.lo], b: id(ref.kind, SALT.text) }
    case 'experts':
      return { a: id(ref.lot, SALT.lot), b: id(ref.expert, SALT.text) }
    case 'scores':
      return { a: id(ref.lot, SALT.lot), b: id(ref.expert, SALT.text), d: id(ref.bidder, SALT.bidder) }
    case 'contracts':
      return { a: id(ref.contract, SALT.text) }
    case 'subcontracts':
      return { a: id(ref.contract, SALT.text), b: id(ref.subcontractor, SALT.bidder) }
    case 'penalties':
      return { a: id(ref.bidder, SALT.bidder), b: id(ref.docNo, SALT.text) }
  }
}

const feedOf = (places: readonly number[], wanted: readonly FactRef[]): Feed => {
  const keys = places.map((n) => keyOf(wanted[n]!))
  const pairs = (pick: (key: Key) => Pair) => (out: Uint32Array, from: number, n: number) => {
    for (let k = 0; k < n; k++) {
      const [hi, lo] = pick(keys[from + k]!)
      out[2 * k] = lo
      out[2 * k + 1] = hi
    }
  }
  return {
    count: places.length,
    columns: [
      {
        name: 'n',
        type: 'u32',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = places[from + k]!
        },
      },
      { name: 'a', type: 'u64', fill: pairs((key) => key.a) },
      { name: 'b', type: 'u64', fill: pairs((key) => key.b ?? NONE) },
      {
        name: 'c',
        type: 'f64',
        fill: (out, from, n) => {
          for (let k = 0; k < n; k++) out[k] = keys[from + k]!.c ?? 0
        },
      },
      { name: 'd', type: 'u64', fill: pairs((key) => key.d ?? NONE) },
    ],
  }
}
