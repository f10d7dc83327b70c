import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { SALT } from '../../domain/hash.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import { kindLabels } from '../graph-labels.js'
import { rowsOf } from './database.js'
import {
  BID_NUMBERS,
  bidsSql,
  KINDS_END,
  LOT_WORDS,
  linksSql,
  lotsSql,
  organisationsSql,
  ownershipSql,
  usesSql,
  winsSql,
} from './graph-sql.js'

/**
 * Between the items of a list and between labels; it cannot stand in a text that was read from a file's cell.
 */
export const ARRAY_DELIMITER = '\u001f'

/**
 * A file of nodes (with an identity) or of relationships of one type, for the importer that a Neo4j server
 * brings along.
 */
export interface GraphFile {
  name: string
  /** header as the importer reads it */
  header: string
  rows: number
  /** of relationships */
  type?: string
}

/**
 * Writes what the graph shows of the whole record as CSV, all its nodes numbered 0, 1, 2 … over all files, so
 * that the importer needs no dictionary. The same statements as for the changes of a running graph
 * (graph-changes.ts), with everything listed.
 * @returns the files, and the number of the next node
 */
export const writeGraphFiles = async (
  connection: DuckDBConnection,
  dir: string,
): Promise<{ files: GraphFile[]; next: number }> => {
  const files: GraphFile[] = []
  const write = async (file: Omit<GraphFile, 'rows'>, sql: string): Promise<void> => {
    const path = join(dir, file.name).replaceAll("'", "''")
    const [row] = await rowsOf(
      connection,
      `COPY (${sql}) TO '${path}' (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    )
    const rows = Number(row!.Count)
    if (rows > 0) files.push({ ...file, rows })
  }
  const next = await numberNodes(connection)
  await writeNodes(write)
  await writeRelationships(write)
  return { files, next }
}

type Write = (file: Omit<GraphFile, 'rows'>, sql: string) => Promise<void>

const run = async (connection: DuckDBConnection, ...statements: string[]): Promise<void> => {
  for (const sql of statements) await connection.run(sql)
}

/** Lists everything, and gives every node its number. */
const numberNodes = async (connection: DuckDBConnection): Promise<number> => {
  const count = async (table: string): Promise<number> =>
    Number((await rowsOf(connection, `SELECT count(*) AS n FROM ${table}`))[0]!.n)
  const texts = (where: string, from: number): string =>
    `SELECT salt, hash, row_number() OVER (ORDER BY rowid) - 1 + ${from} AS id FROM texts WHERE ${where}`
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE value_ids AS ${texts(`salt < ${KINDS_END}`, 0)}`,
    `CREATE OR REPLACE TEMP TABLE graph_bids AS SELECT seq FROM e_bids`,
    `CREATE OR REPLACE TEMP TABLE graph_lots AS SELECT hash AS h FROM texts WHERE salt = ${SALT.lot}`,
    `CREATE OR REPLACE TEMP TABLE graph_organisations AS SELECT hash AS h FROM texts WHERE salt = ${SALT.bidder}`,
    `CREATE OR REPLACE TEMP TABLE graph_linked AS FROM graph_organisations`,
  )
  let next = await count('value_ids')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE organisation_ids AS ${texts(`salt = ${SALT.bidder}`, next)}`,
  )
  next += await count('organisation_ids')
  await connection.run(`CREATE OR REPLACE TEMP TABLE lot_ids AS ${texts(`salt = ${SALT.lot}`, next)}`)
  next += await count('lot_ids')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE bid_ids AS SELECT seq, row_number() OVER (ORDER BY seq) - 1 + ${next} AS id FROM graph_bids`,
  )
  return next + (await count('bid_ids'))
}

/** A hash as the server's signed integer. */
const signed = (sql: string): string =>
  `CASE WHEN ${sql} >= 9223372036854775808 THEN (${sql}::HUGEINT - 18446744073709551616)::BIGINT ELSE ${sql}::BIGINT END`
const list = (...parts: string[]): string => parts.map((part) => `'${part}'`).join(` || chr(31) || `)
const date = (sql: string): string => `strftime(DATE '1970-01-01' + ${sql}, '%Y-%m-%d')`

const writeNodes = async (write: Write): Promise<void> => {
  for (const [salt, kind] of VALUE_KINDS.entries())
    await write(
      { name: `values-${kind}.csv`, header: ':ID,h:long,kind,value,links:boolean,:LABEL' },
      `SELECT id, ${signed('hash')}, '${kind}', text, CASE WHEN flags & 1 = 1 THEN 'true' ELSE 'false' END,
         ${list('SharedValue', ...kindLabels(kind))}
       FROM value_ids JOIN texts USING (salt, hash) WHERE salt = ${salt} ORDER BY id`,
    )
  const label = (holds: string, name: string): string =>
    `CASE WHEN ${holds} THEN chr(31) || '${name}' ELSE '' END`
  await write(
    { name: 'organisations.csv', header: ':ID,h:long,id,name,aliases:string[],bids:long,wins:long,:LABEL' },
    `SELECT n.id, ${signed('h')}, o.id, name, array_to_string(aliases, chr(31)), bids, wins, 'Organisation'
       || ${label('bids > 0', 'Bidder')} || ${label('buyer', 'Buyer')} || ${label('agency', 'Agency')} || ${label('registered', 'Registered')}
     FROM (${organisationsSql()}) o JOIN organisation_ids n ON n.hash = h ORDER BY n.id`,
  )
  const words = LOT_WORDS.map(([name]) => name).join(',')
  await write(
    {
      name: 'lots.csv',
      header: `:ID,h:long,id,${words},controlPriceFen:double,openedAt:datetime,:LABEL`,
    },
    `SELECT n.id, ${signed('h')}, l.id, ${words}, price, strftime(make_timestamp((opened * 1000000)::BIGINT), '%Y-%m-%dT%H:%M:%SZ'),
       'LotId' || ${label('known', 'Lot')}
     FROM (${lotsSql()}) l JOIN lot_ids n ON n.hash = h ORDER BY n.id`,
  )
  await write(
    {
      name: 'bids.csv',
      header: `:ID,seq:long,${BID_NUMBERS.map((name) => `${name}:double`).join(',')},:LABEL`,
    },
    `SELECT id, seq, ${BID_NUMBERS.map((name) => `"${name}"`).join(', ')}, 'Bid' FROM (${bidsSql()}) JOIN bid_ids USING (seq) ORDER BY id`,
  )
}

/** Whose ids a column of hashes finds. */
const idsOf = (what: 'organisation' | 'lot', alias: string, hash: string): string =>
  `JOIN ${what}_ids ${alias} ON ${alias}.hash = ${hash}`
const valueIds = (alias: string, salt: number, hash: string): string =>
  `JOIN (SELECT hash, id FROM value_ids WHERE salt = ${salt}) ${alias} ON ${alias}.hash = ${hash}`

const writeRelationships = async (write: Write): Promise<void> => {
  const plain = ':START_ID,:END_ID'
  const bids = 'FROM e_bids b JOIN bid_ids n USING (seq)'
  await write(
    { name: 'submitted.csv', type: 'SUBMITTED', header: plain },
    `SELECT o.id, n.id ${bids} ${idsOf('organisation', 'o', 'b.bidder_id')}`,
  )
  await write(
    { name: 'for.csv', type: 'FOR', header: plain },
    `SELECT n.id, l.id ${bids} ${idsOf('lot', 'l', 'b.lot_id')}`,
  )
  for (const [i, { isPerson, salt, sql }] of usesSql('bids', 'graph_bids').entries()) {
    const [ends, name] = isPerson ? ['v.id, n.id', 'acted-in'] : ['n.id, v.id', 'used']
    await write(
      { name: `${name}-${i}.csv`, type: isPerson ? 'ACTED_IN' : 'USED', header: `${plain},role` },
      `SELECT ${ends}, u.role FROM (${sql}) u JOIN bid_ids n USING (seq) ${valueIds('v', salt, 'u.hash')}`,
    )
  }
  const both = `${idsOf('organisation', 'o', 'x.bidder')} ${idsOf('lot', 'l', 'x.lot')}`
  await write(
    { name: 'won.csv', type: 'WON', header: plain },
    `SELECT o.id, l.id FROM (${winsSql()}) x ${both}`,
  )
  for (const [type, column] of [
    ['CALLED', 'buyer_id'],
    ['RAN', 'agency_id'],
  ] as const)
    await write(
      { name: `${type.toLowerCase()}.csv`, type, header: plain },
      `SELECT o.id, l.id FROM (SELECT ${column} AS bidder, lot_id AS lot FROM e_lots WHERE ${column} <> 0) x ${both}`,
    )
  await writeLinks(write)
}

const writeLinks = async (write: Write): Promise<void> => {
  const span = 'share:double,from:date,to:date'
  for (const [i, { isPerson, salt, by, sql }] of linksSql().entries()) {
    const ends = `FROM (${sql}) x ${idsOf('organisation', 'o', 'x.h')} ${valueIds('v', salt, 'x.hash')}`
    if (isPerson)
      await write(
        { name: `holds-${i}.csv`, type: 'HOLDS', header: `:START_ID,:END_ID,role,by,${span}` },
        `SELECT v.id, o.id, x.role, '${by}', share, ${date('since')}, ${date('until')} ${ends}`,
      )
    else
      await write(
        { name: `has-${i}.csv`, type: 'HAS', header: ':START_ID,:END_ID,role,by' },
        `SELECT o.id, v.id, x.role, '${by}' ${ends}`,
      )
  }
  await write(
    { name: 'owns.csv', type: 'OWNS', header: `:START_ID,:END_ID,${span}` },
    `SELECT owner.id, o.id, share, ${date('since')}, ${date('until')} FROM (${ownershipSql()}) x
     ${idsOf('organisation', 'o', 'x.h')} ${idsOf('organisation', 'owner', 'x.owner')}`,
  )
}
