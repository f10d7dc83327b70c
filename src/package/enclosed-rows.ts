import { TABLES, type TableName } from '../domain/tables.js'
import { type Bytes, chunkReader } from '../sources/bytes.js'
import { openCsv } from '../sources/csv.js'
import { rowText } from '../sources/grid.js'
import { LIMITS } from '../sources/limits.js'
import type { SourceTable } from '../sources/source.js'
import { tableOf } from '../sources/table-of.js'

/**
 * Rows of a table as read: our column of each cell (null: one we do not know), and the cells by line of the
 * file.
 */
export interface ReadRows {
  table: TableName
  columns: (string | null)[]
  header: string[]
  rows: Map<number, string[]>
}

export const memoryBytes = (bytes: Uint8Array): Bytes => ({
  size: bytes.length,
  open: async () => chunkReader(oneChunk(bytes), () => undefined),
})

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Reads enclosed rows the way an import would. Throws where they are no such table. */
export const readEnclosed = async (bytes: Uint8Array, table: string): Promise<ReadRows> => {
  const name = TABLES.some((one) => one.name === table) ? table : undefined
  if (!name) throw new Error(`there is no table "${table}"`)
  const grid = await openCsv(memoryBytes(bytes), `${name}.csv`, name, { limits: LIMITS })
  return readRows(await tableOf(grid), undefined)
}

/** The cells of the rows at these lines, or of all. */
export const readRows = async (
  source: SourceTable,
  wanted: ReadonlySet<number> | undefined,
): Promise<ReadRows> => {
  const rows = new Map<number, string[]>()
  for await (const batch of source.batches()) {
    const atFault = new Set(batch.issues.map((issue) => issue.row))
    for (let r = 0; r < batch.rows; r++) {
      const line = batch.line[r]!
      if ((!wanted || wanted.has(line)) && !atFault.has(r)) rows.set(line, rowText(batch, r))
    }
  }
  return { table: source.table, columns: source.columns, header: source.header, rows }
}
