import { AppError } from '../domain/errors.js'
import type { Text } from '../texts/text.js'
import { type Grid, rowText } from './grid.js'
import { openSources } from './open.js'
import { textOf } from './source-error.js'

/** A row of a file whose columns are not those of the import format. */
export interface PlainRow {
  /** line of the file, or row of the sheet */
  line: number
  /** cells by header, trimmed; a cell that is empty is '' */
  cells: Record<string, string>
}

export interface PlainTable {
  /** name of the file, and of the sheet */
  file: string
  header: string[]
  rows: PlainRow[]
  /** lines that could not be read, with the reason */
  faults: { line: number; reason: string }[]
}

/** Rows that are taken of one file; more are refused. */
const MOST_ROWS = 100_000

/**
 * The first table of a file, CSV or XLSX in any encoding that imports know, row by row as text. Fails with
 * `invalid_input` where the file holds none, or too many rows.
 */
export const readPlainTable = async (
  path: string,
  options: { within?: readonly string[]; signal?: AbortSignal } = {},
): Promise<PlainTable> => {
  let grid: Grid | undefined
  let why: Text | undefined
  for await (const outcome of openSources([path], { ...options, found: (one) => (grid ??= one) })) {
    if (grid) return tableOf(grid)
    if (outcome.kind === 'rejected') why = outcome.error
    if (outcome.kind === 'skipped') why = outcome.reason
  }
  if (why) throw new AppError('invalid_input', why)
  throw new AppError('invalid_input', `There is no table in ${path}`)
}

const tableOf = async (grid: Grid): Promise<PlainTable> => {
  const { file, header } = grid
  const table: PlainTable = { file, header, rows: [], faults: [] }
  try {
    for await (const batch of grid.batches()) {
      const faults = new Map(batch.issues.map(({ row, reason }) => [row, reason]))
      for (let row = 0; row < batch.rows; row++) {
        const line = batch.line[row]!
        const reason = faults.get(row)
        if (reason !== undefined) table.faults.push({ line, reason })
        else table.rows.push({ line, cells: cellsOf(header, rowText(batch, row)) })
      }
      if (table.rows.length > MOST_ROWS)
        throw new AppError('invalid_input', `A file has at most ${MOST_ROWS} rows here`)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_input', textOf(error), { cause: error })
  }
  return table
}

const cellsOf = (header: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()]))
