import { SALT } from '../../domain/hash.js'
import { isMulti, storageOf, tableNumber } from '../../domain/storage.js'
import { type Column, TABLES, type Table } from '../../domain/tables.js'
import type { QualityReport } from '../engine.js'
import { likelySame } from '../likely-same.js'
import { awaitedLots } from './awaited-lots.js'
import type { Database, Row } from './database.js'
import { oddBids } from './odd-bids.js'
import { bidsInOtherCurrency } from './other-currency.js'
import { lotsInOtherUnit } from './other-unit.js'
import { quote } from './schema.js'

/**
 * Of every table and column: filled, missing (placeholders are missing too, and counted apart), doubtful,
 * distinct values, all those of a cell that holds several. Distinct counts of large tables are estimates
 * (HyperLogLog), those of up to 100,000 rows exact.
 */
export const quality = async (db: Database): Promise<QualityReport> => {
  const tables: QualityReport['tables'] = []
  for (const table of TABLES) {
    const rows = Number((await db.rows(`SELECT count(*) AS n FROM e_${table.name}`))[0]!.n)
    const count = rows > EXACT ? 'approx_count_distinct(' : 'count(DISTINCT '
    const [row] = await db.rows(sqlOf(table, count))
    for (const column of await withFurther(db, table))
      Object.assign(row!, (await db.rows(severalSql(table, column, count)))[0])
    tables.push({
      table: table.name,
      rows,
      columns: table.columns.map(({ name }) => columnOf(row!, name, rows)),
    })
  }
  return {
    likelySame: likelySame((await db.rows(BIDDERS)).map(({ id, name }) => ({ id, name }) as Known)),
    otherCurrency: await db.with(bidsInOtherCurrency),
    otherUnit: await db.with(lotsInOtherUnit),
    oddBids: await db.with(oddBids),
    awaitedLots: await db.with(awaitedLots),
    tables,
  }
}

type Known = { id: string; name: string }

/** Bidders with the name under which they bid, of several the first by text. */
const BIDDERS = `SELECT id.text AS id, coalesce(min(name.text), '') AS name
  FROM (SELECT DISTINCT bidder_id, bidder_name FROM e_bids) b
  JOIN texts id ON id.salt = ${SALT.bidder} AND id.hash = b.bidder_id
  LEFT JOIN texts name ON name.salt = ${SALT.text} AND name.hash = b.bidder_name
  GROUP BY id.text ORDER BY id.text`

const EXACT = 100_000

type Count = 'approx_count_distinct(' | 'count(DISTINCT '

const sqlOf = (table: Table, count: Count): string => {
  const columns = table.columns.map((column, c) => {
    const name = quote(column.name)
    const given = storageOf(column) === 'hash' ? `${name} <> 0` : `NOT isnan(${name})`
    const value = `CASE WHEN ${given} THEN ${name} END`
    return `count_if(${given}) AS "filled ${column.name}", ${count}${value}) AS "distinct ${column.name}",
      count_if((placeholder >> ${c}) & 1 = 1) AS "placeholder ${column.name}",
      count_if((invalid >> ${c}) & 1 = 1) AS "invalid ${column.name}"`
  })
  return `SELECT ${columns.join(', ')} FROM e_${table.name}`
}

/** Columns of the table with a cell that holds several values. */
const withFurther = async (db: Database, { name, columns }: Table): Promise<Column[]> => {
  const found = await db.rows(`SELECT DISTINCT col FROM e_extras WHERE tbl = ${tableNumber[name]}`)
  return found.map(({ col }) => columns[Number(col)]!).filter(isMulti)
}

/** Distinct values of such a column, in place of those that stand first. */
const severalSql = ({ name, columns }: Table, column: Column, count: Count): string =>
  `SELECT ${count}value) AS "distinct ${column.name}" FROM (
    SELECT ${quote(column.name)} AS value FROM e_${name} WHERE ${quote(column.name)} <> 0
    UNION ALL SELECT hash FROM e_extras
      WHERE tbl = ${tableNumber[name]} AND col = ${columns.indexOf(column)} AND seq IN (SELECT seq FROM e_${name}))`

const columnOf = (
  row: Row,
  column: string,
  rows: number,
): QualityReport['tables'][number]['columns'][number] => {
  const count = (what: string): number => Number(row[`${what} ${column}`] ?? 0)
  const filled = count('filled')
  return {
    column,
    filled,
    missing: rows - filled,
    placeholder: count('placeholder'),
    invalid: count('invalid'),
    distinct: count('distinct'),
  }
}
