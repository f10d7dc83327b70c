import { SALT } from '../../domain/hash.js'
import { saltOf, storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import type { Column } from '../../domain/tables.js'
import { kindIndex, kindsWhere, VALUE_KINDS } from '../../domain/value-kind.js'
import { namesSql } from './market-orgs.js'
import { quote } from './schema.js'

/**
 * What the graph on a server shows of the record, as SQL: once for the files of a bulk load and for the
 * changes that go to a running server. Every statement speaks of what is listed in a temporary table: bids in
 * graph_bids(seq), lots in graph_lots(h), organisations in graph_organisations(h) and, for what they have,
 * hold and own, graph_linked(h).
 */

/** Salts below this are kinds of values. */
export const KINDS_END = VALUE_KINDS.length

const PEOPLE: ReadonlySet<string> = new Set(kindsWhere(({ of }) => of === 'person'))
const isPerson = (column: Column): boolean => PEOPLE.has(column.kind ?? '')

/** Numbers of a bid that it shows. */
export const BID_NUMBERS: readonly string[] = tableOf('bids')
  .columns.filter((column) => storageOf(column) === 'number')
  .map(({ name }) => name)

/** A number that may not be given: NULL when it is not. */
const given = (sql: string): string => `CASE WHEN isnan(${sql}) THEN NULL ELSE ${sql} END`
const day = (sql: string): string => `CASE WHEN isnan(${sql}) THEN NULL ELSE ${sql}::INTEGER END`

/** (seq, bidder_id, lot_id, the numbers) of the bids. */
export const bidsSql = (rows = 'e_bids'): string =>
  `SELECT seq, bidder_id, lot_id, ${BID_NUMBERS.map((name) => `${given(quote(name))} AS ${quote(name)}`).join(', ')}
   FROM ${rows} JOIN graph_bids USING (seq)`

interface Cell extends Column {
  /** place in the table */
  number: number
  /** what a use of it is called */
  role: string
}

const cellsOf = (table: 'bids' | 'bidders'): Cell[] =>
  tableOf(table).columns.flatMap((column, number) =>
    column.source ? [{ ...column, number, role: table === 'bids' ? column.name : column.source }] : [],
  )

export interface UsesPart {
  /** whether the values are people */
  isPerson: boolean
  /** salt of the values */
  salt: number
  /** (row, hash, role) */
  sql: string
}

/** Where the effective rows and their further values are read. */
export interface Views {
  rows: string
  extras: string
}
const viewsOf = (table: 'bids' | 'bidders'): Views => ({ rows: `e_${table}`, extras: 'e_extras' })

/**
 * Uses of values by the rows of a table that `rows` lists by their seq: (seq, hash, role), each value of a
 * row once, with all columns that hold it, in their order. Hashes are salted by kind, so a column is only
 * compared with others of its kind; rows with further values in a cell are grouped.
 */
export const usesSql = (table: 'bids' | 'bidders', rows: string, views = viewsOf(table)): UsesPart[] => {
  const cells = cellsOf(table)
  const numbers = cells.map(({ number }) => number).join(', ')
  const further = `SELECT seq FROM ${views.extras} WHERE tbl = ${tableNumber[table]} AND col IN (${numbers})`
  const plain = cells.map((cell, c): UsesPart => {
    const like = cells.filter(({ kind }) => kind === cell.kind)
    const earlier = like
      .slice(0, like.indexOf(cell))
      .map(({ name }) => `${quote(cell.name)} <> ${quote(name)}`)
    const later = cells
      .slice(c + 1)
      .filter(({ kind }) => kind === cell.kind)
      .map(
        ({ name, role }) => ` || CASE WHEN ${quote(name)} = ${quote(cell.name)} THEN ' ${role}' ELSE '' END`,
      )
    const where = [`${quote(cell.name)} <> 0`, ...earlier, `seq NOT IN (${further})`].join(' AND ')
    return {
      isPerson: isPerson(cell),
      salt: saltOf(cell),
      sql: `SELECT seq, ${quote(cell.name)} AS hash, '${cell.role}'${later.join('')} AS role
        FROM ${views.rows} JOIN ${rows} USING (seq) WHERE ${where}`,
    }
  })
  return [
    ...plain,
    ...[...new Set(cells.map(({ kind }) => kind!))].map((kind) => groupedUses(table, rows, kind, views)),
  ]
}

/** The same of one kind, in the rows with further values. */
const groupedUses = (table: 'bids' | 'bidders', rows: string, kind: Cell['kind'], views: Views): UsesPart => {
  const all = cellsOf(table)
  const cells = all.filter((cell) => cell.kind === kind)
  const tbl = tableNumber[table]
  const listed = `seq IN (SELECT seq FROM ${rows})`
  const further = `SELECT seq FROM ${views.extras} WHERE tbl = ${tbl} AND col IN (${all.map(({ number }) => number).join(', ')}) AND ${listed}`
  const firsts = cells.map(
    ({ name, number, role }) =>
      `SELECT seq, ${quote(name)} AS hash, ${number} AS col, '${role}' AS role FROM ${views.rows} WHERE seq IN (${further}) AND ${quote(name)} <> 0`,
  )
  const rest = cells.map(
    ({ number, role }) =>
      `SELECT seq, hash, ${number} AS col, '${role}' AS role FROM ${views.extras} WHERE tbl = ${tbl} AND col = ${number} AND ${listed}`,
  )
  return {
    isPerson: PEOPLE.has(kind!),
    salt: kindIndex[kind!],
    sql: `SELECT seq, hash, string_agg(role, ' ' ORDER BY col) AS role FROM (${[...firsts, ...rest].join(' UNION ')}) GROUP BY seq, hash`,
  }
}

const WORDS = `words AS MATERIALIZED (SELECT hash, text FROM texts WHERE salt = ${SALT.text})`

/** Words of a lot that it shows: what they are called in the graph, and their column. */
export const LOT_WORDS = [
  ['title', 'title'],
  ['industry', 'industry'],
  ['category', 'category'],
  ['region', 'region_code'],
  ['method', 'method'],
] as const

/**
 * (h, id, isKnown, the words, price, opened, buyer, agency) of the lots; buyer and agency 0 when there is
 * none.
 */
export const lotsSql = (): string => `WITH ${WORDS}
  SELECT l.h, id.text AS id, e.lot_id IS NOT NULL AS known, ${LOT_WORDS.map(([name]) => `${name}.text AS ${name}`).join(', ')},
    ${given('control_price')} AS price, ${given('opened_at')} AS opened,
    coalesce(buyer_id, 0) AS buyer, coalesce(agency_id, 0) AS agency
  FROM graph_lots l JOIN texts id ON id.salt = ${SALT.lot} AND id.hash = l.h
  LEFT JOIN e_lots e ON e.lot_id = l.h
  ${LOT_WORDS.map(([name, column]) => `LEFT JOIN words ${name} ON ${name}.hash = e.${column}`).join('\n  ')}`

/** (lot, bidder) of those who won the lots. */
export const winsSql = (): string =>
  'SELECT DISTINCT lot_id AS lot, bidder_id AS bidder FROM e_bids WHERE won = 1 AND lot_id IN (SELECT h FROM graph_lots)'

/**
 * (h, id, name, aliases, bids, wins, buyer, agency, registered) of the organisations; aliases in order of
 * text, NULL when none.
 */
export const organisationsSql = (): string => {
  const among = '(SELECT h FROM graph_organisations)'
  const column = tableOf('bidders').columns.findIndex(({ name }) => name === 'former_names')
  return `WITH ${WORDS},
  aliases AS (SELECT h, list(text ORDER BY text) AS aliases FROM (SELECT DISTINCT h, text FROM (
      SELECT bidder_id AS h, name AS n FROM e_bidders WHERE bidder_id IN ${among}
      UNION ALL SELECT bidder_id, former_names FROM e_bidders WHERE bidder_id IN ${among}
      UNION ALL SELECT bidder_id, x.hash FROM e_bidders JOIN e_extras x USING (seq)
        WHERE x.tbl = ${tableNumber.bidders} AND x.col = ${column} AND bidder_id IN ${among}
      UNION ALL SELECT DISTINCT bidder_id, bidder_name FROM e_bids WHERE bidder_id IN ${among}
    ) JOIN words ON hash = n) GROUP BY h),
  bid AS (SELECT bidder_id AS h, count(*) AS bids, count(*) FILTER (won = 1) AS wins FROM e_bids
    WHERE bidder_id IN ${among} GROUP BY ALL),
  name AS (${namesSql(among)})
  SELECT o.h, id.text AS id, name.text AS name, aliases, coalesce(bids, 0) AS bids, coalesce(wins, 0) AS wins,
    o.h IN (SELECT buyer_id FROM e_lots) AS buyer, o.h IN (SELECT agency_id FROM e_lots) AS agency,
    o.h IN (SELECT bidder_id FROM e_bidders) AS registered
  FROM graph_organisations o JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = o.h
  LEFT JOIN name ON name.h = o.h LEFT JOIN aliases ON aliases.h = o.h LEFT JOIN bid ON bid.h = o.h`
}

/** What one organisation has or who holds a post in it: (h, hash, role, ...) with the salt of the value. */
export interface LinksPart {
  /** HOLDS by a person, else HAS */
  isPerson: boolean
  salt: number
  by: 'bidders' | 'roles'
  /** (h, hash, role) and, of people, (share, since, until): days as numbers, NULL when not given */
  sql: string
}

export const linksSql = (): LinksPart[] => [...registryLinks(), ...roleLinks()]

const registryLinks = (): LinksPart[] => {
  const rows = '(SELECT seq FROM e_bidders WHERE bidder_id IN (SELECT h FROM graph_linked)) listed'
  return usesSql('bidders', rows).map(({ isPerson, salt, sql }) => ({
    isPerson,
    salt,
    by: 'bidders',
    sql: isPerson
      ? `SELECT bidder_id AS h, u.hash, 'legal-rep' AS role, NULL::DOUBLE AS share, NULL::INTEGER AS since, NULL::INTEGER AS until
         FROM (${sql}) u JOIN e_bidders USING (seq)`
      : `SELECT bidder_id AS h, u.hash, u.role FROM (${sql}) u JOIN e_bidders USING (seq)`,
  }))
}

/**
 * Of each row of `roles` the person, by name only where there is no identity number, and what stands beside.
 */
const roleLinks = (): LinksPart[] =>
  tableOf('roles')
    .columns.filter(({ kind }) => kind !== undefined)
    .map((column): LinksPart => {
      const name = quote(column.name)
      const unnamed = column.name === 'person_name' ? ' AND person_id_no = 0' : ''
      const from = `FROM e_roles r WHERE ${name} <> 0${unnamed} AND bidder_id IN (SELECT h FROM graph_linked)`
      const person = `SELECT r.bidder_id AS h, r.hash, w.text AS role, r.share, r.since, r.until FROM (
          SELECT bidder_id, ${name} AS hash, role, ${given('share')} AS share, ${day('"from"')} AS since, ${day('"to"')} AS until ${from}) r
        LEFT JOIN (SELECT hash, text FROM texts WHERE salt = ${SALT.text}) w ON w.hash = r.role`
      return {
        isPerson: isPerson(column),
        salt: saltOf(column),
        by: 'roles',
        sql: isPerson(column)
          ? person
          : `SELECT bidder_id AS h, ${name} AS hash, '${column.source}' AS role ${from}`,
      }
    })

/** (owner, h, share, since, until) of the organisations that are owned. */
export const ownershipSql = (): string =>
  `SELECT owner_id AS owner, owned_id AS h, ${given('share')} AS share, ${day('"from"')} AS since, ${day('"to"')} AS until
   FROM e_ownership WHERE owned_id IN (SELECT h FROM graph_linked)`
