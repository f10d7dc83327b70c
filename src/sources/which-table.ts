import { type Column, TABLES, type Table, type TableName } from '../domain/tables.js'
import { SourceError } from './source-error.js'

/**
 * The table that a file's or sheet's name says: the English or Chinese table name, alone or before `-`, `_`,
 * `.`, a blank or digits.
 */
export const tableOfName = (name: string): Table | undefined => {
  const said = name.normalize('NFKC').trim().toLowerCase()
  return TABLES.find((table) =>
    [table.name, table.alias].some(
      (word) =>
        said.startsWith(word) && (said.length === word.length || /[-_.\s\d]/.test(said[word.length]!)),
    ),
  )
}

export const isTruthOrReadme = (name: string): boolean => /^(truth|readme)/i.test(name.trim())
export const isNotes = (name: string): boolean =>
  isTruthOrReadme(name) || /^(说明|示例|填写说明|notes|example)/i.test(name.trim())

/** A header cell as names are compared: marks of a required column taken off, `Lot ID` as `lot_id`. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[*\u200b\ufeff]|\((必填|required)\)/gi, '')
    .trim()
    .replace(/[\s-]+/g, '_')
    .toLowerCase()

const columnByKey = new Map(
  TABLES.map((table) => [
    table.name,
    new Map(
      table.columns.flatMap((column) =>
        [column.name, column.alias].map((key) => [headerKey(key), column.name] as const),
      ),
    ),
  ]),
)

/**
 * Our column of each header cell, null where unknown. `renamed` holds our column by input header (a
 * mapping's).
 */
export const columnsOf = (
  table: TableName,
  header: readonly string[],
  renamed?: ReadonlyMap<string, string>,
): (string | null)[] => {
  const known = columnByKey.get(table)!
  const columns = header.map((cell) => renamed?.get(cell) ?? known.get(headerKey(cell)) ?? null)
  columns.forEach((column, i) => {
    const first = columns.indexOf(column)
    if (column !== null && first !== i)
      throw new SourceError('twice', { column, headers: `${header[first]}, ${header[i]}` })
  })
  return columns
}

const requiredOf = (table: Table): Column[] => table.columns.filter((column) => column.required)

/** The required columns of `table` that are not among `columns`. */
export const missingOf = (table: TableName, columns: readonly (string | null)[]): string[] =>
  requiredOf(TABLES.find((t) => t.name === table)!)
    .filter((column) => !columns.includes(column.name))
    .map((column) => `${column.name} (${column.alias})`)

/**
 * The table whose required columns the headers hold. Where they hold several tables' (every bid has what a
 * lot needs), the one that needs all that the others need, and more. Throws SourceError when none or no
 * single one fits.
 */
export const tableOfHeader = (header: readonly string[]): Table => {
  const keys = new Set(header.map(headerKey))
  const needs = (table: Table): string[] => requiredOf(table).map((column) => column.name)
  const fits = TABLES.filter((table) =>
    requiredOf(table).every(
      (column) => keys.has(headerKey(column.name)) || keys.has(headerKey(column.alias)),
    ),
  )
  const best = fits.filter((table) =>
    fits.every((other) => other === table || needs(other).every((column) => needs(table).includes(column))),
  )
  if (best.length === 1) return best[0]!
  const headers = shown(header)
  if (fits.length === 0) throw new SourceError('no_table', { headers })
  throw new SourceError('several_tables', { tables: fits.map((table) => table.name).join(', ') })
}

/** A list of headers for a message. */
export const shown = (header: readonly string[]): string =>
  header
    .slice(0, 12)
    .map((cell) => cell.slice(0, 40))
    .join(', ') + (header.length > 12 ? ' …' : '')
