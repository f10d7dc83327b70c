import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RowBatch } from '../../src/domain/row-batch.js'
import { tableOf } from '../../src/domain/storage.js'
import type { TableName } from '../../src/domain/tables.js'
import { openEmbedded } from '../../src/engines/embedded/open.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { RowReader } from '../../src/intake/rows.js'
import { TextPool } from '../../src/intake/text-pool.js'
import type { BeginImport, ImportOutcome } from '../../src/intake/writer.js'
import type { CellBatch } from '../../src/sources/source.js'

export type Cells = Record<string, string>
/** One file: rows of one table, by column name; a name the table does not know is an unknown column. */
export interface TestFile {
  table: TableName
  rows: Cells[]
  name?: string
}

const encoder = new TextEncoder()

/** The rows as a reader of files gives them. */
export const cellBatch = (header: readonly string[], rows: readonly Cells[]): CellBatch => {
  const parts = rows.flatMap((row) => header.map((name) => encoder.encode(row[name] ?? '')))
  const bytes = new Uint8Array(Buffer.concat(parts))
  const starts = new Int32Array(parts.length)
  const ends = new Int32Array(parts.length)
  let at = 0
  parts.forEach((part, i) => {
    starts[i] = at
    at += part.length
    ends[i] = at
  })
  const line = Int32Array.from(rows, (_, r) => r + 2)
  return { width: header.length, rows: rows.length, bytes, starts, ends, line, issues: [], bytesRead: at }
}

/** The rows of a file, normalised. */
export const rowBatch = (
  { table, rows, name = `${table}.csv` }: TestFile,
  file = 1,
  pool = new TextPool(),
): RowBatch => {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const known = new Set(tableOf(table).columns.map((column) => column.name))
  const columns = header.map((column) => (known.has(column) ? column : null))
  const sha256 = sha(rows)
  return new RowReader({ file: name, sha256, size: 1000, table, columns, header }, pool).read(
    cellBatch(header, rows),
    file,
  )
}

const sha = (rows: readonly Cells[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex')

/** One import run of the files, in order. */
export const importFiles = async (
  engine: GraphEngine,
  files: readonly TestFile[],
  options: Partial<BeginImport> = {},
): Promise<ImportOutcome> => {
  const writer = await engine.beginImport({ now: new Date('2026-04-01T00:00:00Z'), ...options })
  const pool = new TextPool()
  for (const file of files) {
    const number = await writer.file(file.name ?? `${file.table}.csv`, sha(file.rows))
    await writer.write(rowBatch(file, number, pool))
  }
  return writer.finish()
}

/** An embedded engine in a folder of its own; `drop` closes it and removes the folder. */
export const temporaryEngine = async (): Promise<{
  engine: GraphEngine
  dir: string
  drop: () => Promise<void>
}> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-'))
  const engine = await openEmbedded(join(dir, 'graph.duckdb'), { memoryLimit: '512MB' })
  return {
    engine,
    dir,
    drop: async () => {
      await engine.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
