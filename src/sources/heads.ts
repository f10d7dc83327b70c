import type { TableName } from '../domain/tables.js'
import type { Text } from '../texts/text.js'
import { type Grid, rowText } from './grid.js'
import { headerName, moneyAbove, oneLine } from './header-name.js'
import { type NearTable, nearTables } from './nearest-columns.js'
import { openSources } from './open.js'
import type { SourceOutcome } from './source.js'
import { headerUnits } from './which-table.js'

/** The top of a file or sheet: its headers, its first rows, and what they are taken for. */
export interface FileHead {
  file: string
  /** undefined where no single table fits, or a column that it needs is missing */
  table?: TableName
  header: string[]
  /** our column of each header; null where it is not known */
  columns: (string | null)[]
  /** the unit that a header gives (万元), by header */
  units: (string | null)[]
  /** the unit of money that a line above the header gives, for amounts under headers without one */
  unitAbove: string | null
  /** cells of the first rows, each in one line and cut */
  rows: string[][]
  /** tables that the headers come near to, the nearest first, with our columns for each header */
  near: NearTable[]
  /** why it cannot be read as it is */
  error?: Text
}

const SAMPLE_ROWS = 4
const LONGEST_CELL = 60
/** Sheets and files that are looked at; more are not */
const MOST_HEADS = 40

/**
 * The heads of all files and sheets with headers below the paths, in the order of a walk; a file without
 * headers (OCDS) and one that is skipped has none. Reads as much as telling a file's encoding takes, and of
 * its rows the first. Throws AppError `cancelled` on the signal.
 */
export const readHeads = async (
  paths: readonly string[],
  options: { within: readonly string[]; signal: AbortSignal },
): Promise<FileHead[]> => {
  const heads: FileHead[] = []
  let grid: Grid | undefined
  for await (const outcome of openSources(paths, { ...options, found: (one) => (grid = one) })) {
    if (grid) heads.push(await headOf(grid, outcome))
    grid = undefined
    if (heads.length === MOST_HEADS) break
  }
  return heads
}

const headOf = async (grid: Grid, outcome: SourceOutcome): Promise<FileHead> => {
  const { file, header } = grid
  const known = outcome.kind === 'table' ? outcome.table : undefined
  return {
    file,
    ...(known && { table: known.table }),
    header,
    columns: known?.columns ?? header.map(() => null),
    ...unitsIn(grid),
    rows: await firstRows(grid),
    near: nearTables(header),
    ...(outcome.kind === 'rejected' && { error: outcome.error }),
  }
}

/** Beside a unit above it a header in yuan names its own. */
const unitsIn = ({ header, above }: Grid): Pick<FileHead, 'units' | 'unitAbove'> => {
  const units = headerUnits(header)
  const said = moneyAbove(above)
  if (said === undefined || said === '元') return { units, unitAbove: null }
  return { units: units.map((unit, i) => unit ?? headerName(header[i]!).unit ?? null), unitAbove: said }
}

const firstRows = async (grid: Grid): Promise<string[][]> => {
  for await (const batch of grid.batches())
    return Array.from({ length: Math.min(SAMPLE_ROWS, batch.rows) }, (_, row) =>
      rowText(batch, row).map((cell) => oneLine(cell).slice(0, LONGEST_CELL)),
    )
  return []
}
