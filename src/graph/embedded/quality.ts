import { TABLES, type Table } from '../../domain/tables.js'
import { storageOf } from '../../intake/layout.js'
import type { QualityReport } from '../engine.js'
import type { Database, Row } from './database.js'
import { quote } from './schema.js'

/**
 * Of every table and column: filled, missing (placeholders are missing too, and counted apart), doubtful, distinct values. Distinct
 * counts of large tables are estimates (HyperLogLog), those of up to 100,000 rows exact.
 */
export const quality = async (db: Database): Promise<QualityReport> => {
  const tables: QualityReport['tables'] = []
  for (const table of TABLES) {
    const rows = Number((await db.rows(`SELECT count(*) AS n FROM e_${table.name}`))[0]!.n)
    const [row] = await db.rows(sqlOf(table, rows > EXACT ? 'approx_count_distinct' : 'count'))
    tables.push({
      table: table.name,
      rows,
      columns: table.columns.map(({ name }) => columnOf(row!, name, rows)),
    })
  }
  return { tables }
}

const EXACT = 100_000

const sqlOf = (table: Table, distinct: 'approx_count_distinct' | 'count'): string => {
  const columns = table.columns.map((column, c) => {
    const name = quote(column.name)
    const given = storageOf(column) === 'hash' ? `${name} <> 0` : `NOT isnan(${name})`
    const value = `CASE WHEN ${given} THEN ${name} END`
    const counted = distinct === 'count' ? `count(DISTINCT ${value})` : `approx_count_distinct(${value})`
    return `count_if(${given}) AS "filled ${column.name}", ${counted} AS "distinct ${column.name}",
      count_if((placeholder >> ${c}) & 1 = 1) AS "placeholder ${column.name}",
      count_if((invalid >> ${c}) & 1 = 1) AS "invalid ${column.name}"`
  })
  return `SELECT ${columns.join(', ')} FROM e_${table.name}`
}

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
