import type { DuckDBConnection } from '@duckdb/node-api'
import { countingSort } from '../../arrays/counting-sort.js'
import { storageOf } from '../../domain/storage.js'
import { type Column, TABLES } from '../../domain/tables.js'
import { SOURCES } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import type { Facts } from '../../market/shared-values.js'
import { rowsOf } from './database.js'
import { quote } from './schema.js'

/**
 * Rows and filled cells of every column of the format, and of every source that is no column (roles). The
 * sources of bids are left at 0: the build of the values counts them.
 */
export const readCoverage = async (
  connection: DuckDBConnection,
  facts: Facts,
): Promise<Market['coverage']> => {
  const coverage: Market['coverage'] = {}
  for (const table of TABLES) {
    const counted = table.columns.filter((column) => table.name !== 'bids' || !column.source)
    const [row] = await rowsOf(connection, coverageSql(table.name, counted))
    const rows = Number(row!.rows)
    for (const { name } of table.columns)
      coverage[`${table.name}.${name}`] = { rows, filled: Number(row![`filled_${name}`] ?? 0) }
  }
  const roles = coverage['roles.role']!.rows
  const counts = countingSort(facts.source, SOURCES.length).offsets
  SOURCES.forEach(({ id }, source) => {
    coverage[id] ??= { rows: roles, filled: counts[source + 1]! - counts[source]! }
  })
  return coverage
}

/** The sources of bids that any row of the store has, effective or not: read off the column's statistics. */
export const givenSources = async (connection: DuckDBConnection): Promise<Set<number>> => {
  const ofBids = [...SOURCES.entries()].filter(([, { id }]) => id.startsWith('bids.'))
  const most = ofBids.map(([source, { id }]) => `max(${quote(id.slice('bids.'.length))}) > 0 AS "${source}"`)
  const [row] = await rowsOf(connection, `SELECT ${most.join(', ')} FROM bids`)
  return new Set(ofBids.map(([source]) => source).filter((source) => row![source] === true))
}

const coverageSql = (table: string, columns: readonly Column[]): string => {
  const filled = columns.map((column) => {
    const name = quote(column.name)
    const given = storageOf(column) === 'hash' ? `${name} <> 0` : `NOT isnan(${name})`
    return `count_if(${given}) AS "filled_${column.name}"`
  })
  return `SELECT count(*) AS rows, ${filled.join(', ')} FROM e_${table}`
}
