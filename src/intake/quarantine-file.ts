import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import type { SourceTable } from '../sources/source.js'

/** Name of the quarantine file of one table of one file: `<batch>-<table>-<file>.csv`. */
export const quarantineName = (batch: number, table: string, file: string): string =>
  `${batch}-${table}-${basename(file)
    .replace(/\.csv$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .slice(-80)}.csv`

/**
 * Writes the quarantined rows with the input's own columns and `reason` (`quarantine_reason` where the table
 * has a column of that name), read again from the file, so that they can be mended and imported again.
 * @param lines ascending; `reasonOf` gives the reason of the k-th
 */
export const writeQuarantine = async (
  source: Pick<SourceTable, 'table' | 'inputHeader' | 'rowsAt'>,
  path: string,
  lines: Int32Array,
  reasonOf: (row: number) => string,
): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(inBatches(rowsOf(source, lines, reasonOf)), createWriteStream(path, { mode: 0o600 }))
}

async function* rowsOf(
  source: Pick<SourceTable, 'table' | 'inputHeader' | 'rowsAt'>,
  lines: Int32Array,
  reasonOf: (row: number) => string,
): AsyncGenerator<string> {
  const name = source.table === 'allowlist' ? 'quarantine_reason' : 'reason'
  const old = source.inputHeader.indexOf(name)
  const row = (cells: string[], reason: string): string =>
    stringify([[...cells.filter((_, c) => c !== old), reason]], { record_delimiter: 'unix' })
  const pad = (cells: string[]): string[] =>
    cells.concat(Array<string>(Math.max(0, source.inputHeader.length - cells.length)).fill(''))
  yield `\ufeff${row(source.inputHeader, name)}`
  let k = 0
  for await (const { line, cells } of source.rowsAt(lines)) {
    while (k < lines.length && lines[k]! < line) k++
    yield row(pad(cells), reasonOf(k))
  }
}

/** Rows joined, so that the disk is not asked for each. */
async function* inBatches(rows: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = ''
  for await (const row of rows) {
    batch += row
    if (batch.length < BATCH) continue
    yield batch
    batch = ''
  }
  yield batch
}

const BATCH = 65_536
