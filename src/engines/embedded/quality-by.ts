import { storageOf } from '../../domain/storage.js'
import { TABLES, type Table } from '../../domain/tables.js'
import type { QualityGroup, QualityPart } from '../engine.js'
import type { Database } from './database.js'
import { quote } from './schema.js'

/** How full the columns are, by the file that a row first came from or by the month of its lot. */
export const qualityBy = async (db: Database, part: QualityPart): Promise<QualityGroup[]> => {
  const groups: QualityGroup[] = []
  for (const table of TABLES) {
    if (part === 'month' && !table.columns.some(({ name }) => name === 'lot_id')) continue
    const rows = await db.rows(sqlOf(table, part === 'source' ? BY_FILE : BY_MONTH))
    for (const row of rows)
      groups.push({
        part: row.part as string,
        table: table.name,
        rows: Number(row.n),
        columns: table.columns.map(({ name }) => ({
          column: name,
          filled: Number(row[`filled ${name}`]),
          placeholder: Number(row[`placeholder ${name}`]),
          invalid: Number(row[`invalid ${name}`]),
        })),
      })
  }
  return groups.sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0))
}

const BY_FILE = {
  part: 'f.name',
  join: 'JOIN (SELECT file AS of_file, name FROM files) f ON f.of_file = t.file',
}

/**
 * The day of a lot is the first known of opening, publication and award, in Asia/Shanghai as everywhere.
 */
const BY_MONTH = {
  part: "coalesce(strftime(to_timestamp(m.at + 8 * 3600) AT TIME ZONE 'UTC', '%Y-%m'), '')",
  join: `LEFT JOIN (SELECT lot_id AS of_lot, coalesce(${['opened_at', 'published_at', 'awarded_at']
    .map((column) => `CASE WHEN NOT isnan(${column}) THEN ${column} END`)
    .join(', ')}) AS at FROM e_lots) m ON m.of_lot = t.lot_id`,
}

const sqlOf = (table: Table, { part, join }: typeof BY_FILE): string => {
  const columns = table.columns.map((column, c) => {
    const name = `t.${quote(column.name)}`
    const given = storageOf(column) === 'hash' ? `${name} <> 0` : `NOT isnan(${name})`
    return `count_if(${given}) AS "filled ${column.name}",
      count_if((t.placeholder >> ${c}) & 1 = 1) AS "placeholder ${column.name}",
      count_if((t.invalid >> ${c}) & 1 = 1) AS "invalid ${column.name}"`
  })
  return `SELECT ${part} AS part, count(*) AS n, ${columns.join(', ')}
    FROM e_${table.name} t ${join} GROUP BY 1 ORDER BY 1`
}
