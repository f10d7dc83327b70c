import type { TableName } from '../domain/tables.js'
import { tableText } from '../texts/columns.js'
import type { Text } from '../texts/text.js'
import { type Grid, isSheet } from './grid.js'
import { headerName, moneyAbove } from './header-name.js'
import { hintText, mappingHint, winnersHint } from './mapping-hint.js'
import { nearerTable } from './nearest-columns.js'
import { type NoRows, noCounts, titleTexts, withoutNoRows } from './no-rows.js'
import { headLines } from './same-header.js'
import type { CellBatch, SourceTable } from './source.js'
import { SourceError, told } from './source-error.js'
import { type Survey, surveyed } from './survey.js'
import { withoutTwins } from './twin-columns.js'
import {
  besideEachOther,
  cellsOfType,
  likelyMeant,
  missingOf,
  namedColumns,
  ratesOf,
  requiredCells,
  shown,
  tableOfHeader,
  tableOfName,
  unitColumn,
  unitsOf,
} from './which-table.js'
import { readingsOf, withReadings } from './with-readings.js'
import { type UnitBeside, withUnits } from './with-units.js'

/**
 * A grid as the table that its name says, or else its headers. Throws SourceError when neither tells, when a
 * required column is missing, or when two columns are the same one.
 */
export const tableOf = async (
  grid: Grid,
  renamed?: Partial<Record<TableName, ReadonlyMap<string, string>>>,
): Promise<SourceTable> => {
  const table = tableOfName(grid.name)?.name ?? tableByHeader(grid, renamed)
  const named = namedColumns(table, grid.header, renamed?.[table])
  const missing = missingOf(table, named)
  if (missing.length > 0)
    throw new SourceError('missing_columns', {
      table: tableText(table),
      columns: missing.join(', '),
      line: grid.headLine,
      headers: shown(grid.header),
      hint: hintText(mappingHint(grid.header, table, namer(grid), grid.above), grid.header),
    })
  const above = moneyAbove(grid.above)
  const { columns, notes: twinNotes } = await withoutTwins(
    grid,
    table,
    named,
    unitsOf(table, grid.header, named, above),
  )
  const units = unitsOf(table, grid.header, columns, above)
  const survey = await surveyed(grid, table, columns)
  const { short } = survey
  const amounts = cellsOfType(table, columns, 'money')
  const readings = readingsOf(
    { header: grid.header, columns, table, from1904: grid.from1904 },
    survey,
    amounts,
  )
  const counts = noCounts()
  const bare = bareAmounts(grid.header, table, columns)
  const beside = besideUnit(grid.header, columns, bare)
  const unit = bare.length > 0 ? (above ?? '元') : undefined
  const kept = () => keptRows(grid, { required: requiredCells(table, columns), unit, short }, counts)
  const rows = () => (readings ? withReadings(kept(), readings) : kept())
  const header = readings?.header ?? grid.header
  const widths = header.map((_, c) => units[c])
  return {
    file: grid.file,
    sha256: grid.sha256,
    table,
    columns: readings?.columns ?? columns,
    header,
    inputHeader: header,
    ignored: [],
    size: grid.size,
    batches: () => {
      if (beside) beside.rows = 0
      return beside || units.some((unit) => unit) ? withUnits(rows(), widths, beside) : rows()
    },
    rowsAt: (lines) => grid.rowsAt(lines),
    notes: () => [
      ...headNotes(grid),
      ...twinNotes,
      ...shortNotes(grid.header, survey),
      ...(readings?.notes ?? []),
      ...units.flatMap((unit, c) => (unit ? [told('note_unit', { header: grid.header[c]!, unit })] : [])),
      ...(beside && beside.rows > 0
        ? [told('note_unit_column', { header: grid.header[beside.column]!, rows: beside.rows })]
        : []),
      ...likelyMeant(table, grid.header, columns).map(({ header, column }) =>
        told('note_likely', { header, column: `${column.name} (${column.alias})` }),
      ),
      ...rateNotes(ratesOf(table, grid.header, columns)),
      ...besideNotes(besideEachOther(grid.header, columns)),
      ...winnerNotes(grid.header, table, columns),
      ...countNotes(counts),
      ...otherUnitNote(counts, unit),
    ],
  }
}

/** Cells of amounts whose header does not say their unit. */
const bareAmounts = (
  header: readonly string[],
  table: TableName,
  columns: readonly (string | null)[],
): number[] => cellsOfType(table, columns, 'money').filter((i) => headerName(header[i]!).unit === undefined)

/** Rows that end before the header does, as most of their file do. */
export const shortNotes = (
  header: readonly string[],
  { short, shortRows }: Pick<Survey, 'short' | 'shortRows'>,
): Text[] =>
  short === 0 ? [] : [told('note_short', { rows: shortRows, columns: shown(header.slice(-short)) })]

const besideUnit = (
  header: readonly string[],
  columns: readonly (string | null)[],
  amounts: readonly number[],
): UnitBeside | undefined => {
  const column = unitColumn(header, columns)
  return column === undefined || amounts.length === 0
    ? undefined
    : { column, amounts: new Set(amounts), rows: 0 }
}

const rateNotes = ({ headers, alone }: ReturnType<typeof ratesOf>): Text[] =>
  headers.length === 0 ? [] : [told(alone ? 'note_rates_alone' : 'note_rates', { headers: shown(headers) })]

const besideNotes = (headers: readonly string[]): Text[] =>
  headers.length === 0 ? [] : [told('note_beside', { headers: shown(headers) })]

/** A register of lots may name who won: that is a bid's, and would be lost. */
const winnerNotes = (
  header: readonly string[],
  table: TableName,
  columns: readonly (string | null)[],
): Text[] => {
  const hint = table === 'lots' ? winnersHint(header, columns) : undefined
  return hint ? [told('note_winners', hint)] : []
}

/** Rows of a grid, without those that are none. */
export async function* keptRows(
  grid: Grid,
  { required, unit, short }: { required: readonly number[]; unit?: string | undefined; short?: number },
  counts: NoRows,
): AsyncGenerator<CellBatch> {
  Object.assign(counts, noCounts())
  const head = headLines(grid.head)
  const titles = titleTexts(grid.above)
  for await (const batch of grid.batches(short))
    yield withoutNoRows(batch, { head, titles, required, unit }, counts)
}

/** Where the header was found, if not where one would look. */
export const headNotes = ({ headLine, head, notes }: Grid): Text[] => [
  ...(notes?.() ?? []),
  ...(headLine > 1 ? [told('note_header_line', { line: headLine })] : []),
  ...(head.length > 1 ? [told('note_two_rows', { line: headLine })] : []),
]

/** A unit that stands below rows may be meant for them. */
const otherUnitNote = ({ otherUnit }: NoRows, unit: string | undefined): Text[] =>
  otherUnit && unit !== undefined ? [told('note_unit_below', { ...otherUnit, unit })] : []

export const countNotes = ({ headers, totals }: NoRows): Text[] => [
  ...(headers > 0 ? [told('note_repeated', { rows: headers })] : []),
  ...(totals > 0 ? [told('note_totals', { rows: totals })] : []),
]

/** What `name` is the name of, and of a lot perhaps; a lot may stand in a title as well. */
const namer = (grid: Grid): 'sheet' | 'file' | undefined => {
  if (grid.headLine > 1) return undefined
  return isSheet(grid) ? 'sheet' : 'file'
}

/** Where a mapping renames columns, the one table it makes whole is meant. */
const tableByHeader = (grid: Grid, renamed: Parameters<typeof tableOf>[1]): TableName => {
  const mapped = Object.entries(renamed ?? {}) as [TableName, ReadonlyMap<string, string>][]
  const whole = mapped.filter(
    ([table, names]) =>
      grid.header.some((cell) => names.has(cell)) &&
      missingOf(table, namedColumns(table, grid.header, names)).length === 0,
  )
  if (whole.length === 1) return whole[0]![0]
  const found = tableOfHeader(grid.header)
  if (found) return nearerTable(grid.header, found.name)
  throw new SourceError('no_table', {
    headers: shown(grid.header),
    hint: hintText(mappingHint(grid.header, undefined, namer(grid), grid.above), grid.header),
  })
}
