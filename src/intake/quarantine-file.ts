import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { finished } from 'node:stream/promises'
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
  const out = createWriteStream(path, { mode: 0o600 })
  const name = source.table === 'allowlist' ? 'quarantine_reason' : 'reason'
  const old = source.inputHeader.indexOf(name)
  const row = (cells: string[], reason: string): string =>
    stringify([[...cells.filter((_, c) => c !== old), reason]], { record_delimiter: 'unix' })
  const pad = (cells: string[]): string[] =>
    cells.concat(Array<string>(Math.max(0, source.inputHeader.length - cells.length)).fill(''))
  out.write(`\ufeff${row(source.inputHeader, name)}`)
  let k = 0
  for await (const { line, cells } of source.rowsAt(lines)) {
    while (k < lines.length && lines[k]! < line) k++
    if (!out.write(row(pad(cells), reasonOf(k))))
      await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  out.end()
  await finished(out)
}
