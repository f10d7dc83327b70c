import type { DuckDBConnection } from '@duckdb/node-api'
import { TABLES, type Table } from '../../domain/tables.js'
import { SOURCES } from '../../domain/value-kind.js'
import { storageOf } from '../../intake/layout.js'
import type { Market } from '../market.js'
import { rowsOf } from './database.js'
import { quote } from './schema.js'
import type { Facts } from './shared-values.js'

/** Rows and filled cells of every column of the format, and of every source that is no column (roles). */
export const readCoverage = async (
  connection: DuckDBConnection,
  facts: Facts,
): Promise<Market['coverage']> => {
  const coverage: Market['coverage'] = {}
  for (const table of TABLES) {
    const [row] = await rowsOf(connection, coverageSql(table))
    const rows = Number(row!.rows)
    for (const { name } of table.columns)
      coverage[`${table.name}.${name}`] = { rows, filled: Number(row![`filled_${name}`] ?? 0) }
  }
  const roles = coverage['roles.role']!.rows
  SOURCES.forEach(({ id }, source) => {
    if (id in coverage) return
    coverage[id] = { rows: roles, filled: facts.source.reduce((n, s) => n + Number(s === source), 0) }
  })
  return coverage
}

const coverageSql = (table: Table): string => {
  const filled = table.columns.map((column) => {
    const name = quote(column.name)
    const given = storageOf(column) === 'hash' ? `${name} <> 0` : `NOT isnan(${name})`
    return `count_if(${given}) AS "filled_${column.name}"`
  })
  return `SELECT count(*) AS rows, ${filled.join(', ')} FROM e_${table.name}`
}
