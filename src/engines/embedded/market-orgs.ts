import type { DuckDBConnection } from '@duckdb/node-api'
import { growInt } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import { shared } from '../../arrays/shared-arrays.js'
import { NO_DAY } from '../../domain/day.js'
import { SALT } from '../../domain/hash.js'
import { dayOr, ORG_COLUMNS, ORGS, type Orgs } from '../market-columns.js'
import { streamColumns } from './read.js'
import { readArena } from './string-arena.js'

/**
 * The names of organisations by hash: the registry's, else the most frequent of their bids, else of the lots
 * they called or ran, else of contracts and committees; ties by text. `among`: SQL of the hashes that are
 * asked for, of all when left out.
 */
export const namesSql = (among?: string): string => {
  const named = NAMED.map(([table, id, name, source]) => {
    const where = `${id} <> 0 AND ${name} <> 0${among ? ` AND ${id} IN ${among}` : ''}`
    return `SELECT ${id} AS h, ${name} AS n, ${source} AS source, count(*) AS times FROM e_${table} WHERE ${where} GROUP BY ALL`
  })
  return `SELECT h, text FROM (${named.join(' UNION ALL ')}) JOIN texts ON salt = ${SALT.text} AND hash = n
  QUALIFY row_number() OVER (PARTITION BY h ORDER BY source, times DESC, text) = 1`
}

/** Where an organisation is named: table, its id, its name, and how soon this counts. */
const NAMED = [
  ['bidders', 'bidder_id', 'name', 0],
  ['bids', 'bidder_id', 'bidder_name', 1],
  ['lots', 'buyer_id', 'buyer_name', 2],
  ['lots', 'agency_id', 'agency_name', 2],
  ['contracts', 'bidder_id', 'bidder_name', 3],
  ['subcontracts', 'subcontractor_id', 'subcontractor_name', 3],
  ['experts', 'unit_id', 'unit_name', 3],
] as const

/**
 * (name, h, text) of buyers and agencies that lots give by name alone: the id that is this name, where a
 * bidder has it, else the name's own hash.
 */
const NAMED_ORGS = `CREATE OR REPLACE TEMP TABLE named_orgs AS
  SELECT x.name, coalesce(id.hash, x.name) AS h, t.text FROM (${Object.values(ORGS)
    .map(({ id, name }) => `SELECT ${name} AS name FROM e_lots WHERE ${id} = 0 AND ${name} <> 0`)
    .join(' UNION ')}) x
  JOIN texts t ON t.salt = ${SALT.text} AND t.hash = x.name
  LEFT JOIN texts id ON id.salt = ${SALT.bidder} AND id.text = t.text`

const OTHERS = ORG_COLUMNS.filter(([table]) => table !== 'bids')
  .map(([table, column]) => `SELECT ${column} AS h FROM e_${table}`)
  .concat('SELECT h FROM named_orgs')
  .join(' UNION ')

const MARKET_ORGS = `CREATE OR REPLACE TEMP TABLE market_orgs AS WITH bidder AS (SELECT DISTINCT bidder_id AS h FROM e_bids),
  org AS (SELECT h, 0 AS other FROM bidder
    UNION ALL SELECT h, 1 FROM (${OTHERS}) o ANTI JOIN bidder USING (h) WHERE h <> 0)
  SELECT row_number() OVER (ORDER BY other, coalesce(id.text, own.text)) - 1 AS n, org.h, other,
    coalesce(id.text, own.text) AS id, coalesce(name.text, own.text, '') AS name,
    coalesce(registered_at, 'nan'::DOUBLE) AS registered, coalesce(cancelled_at, 'nan'::DOUBLE) AS cancelled
  FROM org LEFT JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = org.h
  LEFT JOIN named_orgs own ON own.h = org.h
  LEFT JOIN (${namesSql()}) name ON name.h = org.h
  LEFT JOIN e_bidders b ON b.bidder_id = org.h`

/** Bidders, then the other organisations, each by id. */
export const readOrgs = async (connection: DuckDBConnection): Promise<Orgs> => {
  const index = new HashIndex()
  const [registered, cancelled] = [growInt(), growInt()]
  let count = 0
  await connection.run(NAMED_ORGS)
  await connection.run(MARKET_ORGS)
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
