import type { DuckDBConnection } from '@duckdb/node-api'
import { growInt, growUint } from '../../arrays/grow.js'
import { AppError } from '../../domain/errors.js'
import { tableNumber, tableOf } from '../../domain/storage.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import type { PairCounts, PairSubject } from '../../market/pair-counts.js'
import type { Recount } from '../engine.js'
import type { Database } from './database.js'
import { computeDigest } from './digest.js'
import { streamColumns } from './read.js'
import { quote } from './schema.js'

/** Counts made anew by SQL over the effective rows. */
export const recount = (db: Database): Recount => ({
  digest: () => db.with(computeDigest),
  readAll: () => readAll(db),
  pairs: (of, most) => db.with((connection) => countPairs(connection, of, most)),
})

/** Every cell of every table, so that each block is read and its checksum compared. */
const readAll = async (db: Database): Promise<void> => {
  const tables = await db.rows('SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary')
  for (const { name } of tables) {
    try {
      await db.rows(`SELECT bit_xor(hash(t)) FROM ${quote(String(name))} t`)
    } catch (cause) {
      const [why] = (cause as Error).message.split('\n')
      throw new AppError('engine_unavailable', `Cannot read table ${name} of the graph: ${why}`, { cause })
    }
  }
}

const countPairs = async (
  connection: DuckDBConnection,
  of: PairSubject,
  most: number,
): Promise<PairCounts> => {
  const [ids, count] = [growUint(), growInt()]
  await streamColumns(connection, pairsSql(of === 'lots' ? MET : USED, most), (columns, rows) => {
    const [x, y, n] = columns as [Uint32Array, Uint32Array, Int32Array]
    for (let k = 0; k < rows; k++) {
      ids.append([x[2 * k + 1]!, x[2 * k]!, y[2 * k + 1]!, y[2 * k]!])
      count.push(n[k]!)
    }
  })
  return { ids: ids.view, count: count.view }
}

/** Pairs of the bidders that `had`, a SELECT DISTINCT (thing, bidder), puts together. */
const pairsSql = (had: string, most: number): string => `WITH had AS MATERIALIZED (${had}),
  few AS (SELECT thing FROM had GROUP BY thing HAVING count(*) BETWEEN 2 AND ${most}),
  kept AS MATERIALIZED (SELECT * FROM had WHERE thing IN (SELECT thing FROM few))
  SELECT x.bidder, y.bidder, count(*)::INTEGER FROM kept x JOIN kept y ON x.thing = y.thing AND x.bidder < y.bidder GROUP BY ALL`

const MET = 'SELECT DISTINCT lot_id AS thing, bidder_id AS bidder FROM e_bids'

const VALUE_COLUMNS = tableOf('bids').columns.flatMap(({ name, source }, number) =>
  source ? [{ name: quote(name), number }] : [],
)

/** A value's hash is salted with its kind, so it stands for both. */
const USED = `SELECT DISTINCT hash AS thing, bidder_id AS bidder FROM (
    ${VALUE_COLUMNS.map(({ name }) => `SELECT ${name} AS hash, bidder_id FROM e_bids WHERE ${name} <> 0`).join(' UNION ALL ')}
    UNION ALL SELECT x.hash, bidder_id FROM e_bids JOIN (SELECT seq, hash FROM e_extras
      WHERE tbl = ${tableNumber.bids} AND col IN (${VALUE_COLUMNS.map(({ number }) => number).join(', ')})) x USING (seq))
  WHERE hash NOT IN (SELECT hash FROM texts WHERE flags & 1 = 0 AND salt < ${VALUE_KINDS.length})`
