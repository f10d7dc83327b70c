import type { TableName } from '../domain/tables.js'
import type { Grid } from './grid.js'
import type { SourceTable } from './source.js'
import { SourceError } from './source-error.js'
import { columnsOf, missingOf, tableOfHeader, tableOfName } from './which-table.js'

/**
 * A grid as the table that its name says, or else its headers. Throws SourceError when neither tells, when a
 * required column is missing, or when two columns are the same one.
 */
export const tableOf = (
  grid: Grid,
  renamed?: Partial<Record<TableName, ReadonlyMap<string, string>>>,
): SourceTable => {
  const table = tableOfName(grid.name)?.name ?? tableByHeader(grid, renamed)
  const columns = columnsOf(table, grid.header, renamed?.[table])
  const missing = missingOf(table, columns)
  if (missing.length > 0) throw new SourceError('missing_columns', { table, columns: missing.join(', ') })
  return {
    file: grid.file,
    sha256: grid.sha256,
    table,
    columns,
    header: grid.header,
    inputHeader: grid.header,
    ignored: [],
    size: grid.size,
    batches: () => grid.batches(),
    rowsAt: (lines) => grid.rowsAt(lines),
  }
}

/** Where a mapping renames columns, the one table it makes whole is meant. */
const tableByHeader = (grid: Grid, renamed: Parameters<typeof tableOf>[1]): TableName => {
  const mapped = Object.entries(renamed ?? {}) as [TableName, ReadonlyMap<string, string>][]
  const whole = mapped.filter(
    ([table, names]) =>
      grid.header.some((cell) => names.has(cell)) &&
      missingOf(table, columnsOf(table, grid.header, names)).length === 0,
  )
  return whole.length === 1 ? whole[0]![0] : tableOfHeader(grid.header).name
}
