import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { SourceRow } from '../domain/source-row.js'
import type { ZipEntry } from '../formats/zip.js'
import type { Mapping } from '../sources/mapping.js'
import { openSources } from '../sources/open.js'
import type { SourceTable } from '../sources/source.js'
import { type ReadRows, readEnclosed, readRows } from './enclosed-rows.js'
import type { Source } from './manifest.js'
import { type Masking, maskRows, needsMask } from './masked-cells.js'
import { recordBytes } from './record-bytes.js'

export interface RowsWanted {
  /** rows of all facts, as of the run */
  rows: readonly SourceRow[]
  /** folders below which a file may lie that is not where its name says */
  roots: readonly string[]
  mapping?: Mapping
  /** null = everything in clear */
  masking: Masking | null
}

/** The source rows as files of the package, and what became of each imported file. */
export const enclosedRows = async (
  wanted: RowsWanted,
): Promise<{ entries: ZipEntry[]; sources: Source[] }> => {
  const entries: ZipEntry[] = []
  const sources: Source[] = []
  for (const group of groupsOf(wanted.rows)) {
    const { found, state } = await tableFor(group, wanted)
    const { file, sha256, table } = group
    if (!found) {
      sources.push({ file, sha256, table, state, entry: null, lines: [], missing: group.lines })
      continue
    }
    const rows = await rowsOf(found, group, wanted.masking)
    const entry = `rows/${String(sources.length + 1).padStart(3, '0')}-${table}.csv`
    const lines = group.lines.filter((line) => rows.lines.has(line))
    const missing = group.lines.filter((line) => !rows.lines.has(line))
    if (lines.length > 0) entries.push({ name: entry, bytes: rows.bytes })
    sources.push({
      file,
      sha256,
      table,
      state: rows.state,
      entry: lines.length > 0 ? entry : null,
      lines,
      missing,
    })
  }
  return { entries, sources }
}

interface Group {
  table: string
  file: string
  sha256: string
  /** ascending, each once */
  lines: number[]
}

const groupsOf = (rows: readonly SourceRow[]): Group[] => {
  const groups = new Map<string, Group>()
  for (const { table, file, sha256, line } of rows) {
    const key = JSON.stringify([table, file, sha256])
    const group = groups.get(key) ?? { table, file, sha256, lines: [] }
    groups.set(key, group)
    group.lines.push(line)
  }
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key)!
    return { ...group, lines: [...new Set(group.lines)].sort((x, y) => x - y) }
  })
}

interface Found {
  table: SourceTable
  /** on disk, where the table is a CSV file of its own */
  csv: string | null
}

/** The table as it stands on disk now: the same bytes as imported, or why not. */
const tableFor = async (
  { table, file, sha256 }: Group,
  { roots, mapping }: RowsWanted,
): Promise<{ found: Found | null; state: 'unreadable' | 'changed' | 'original' }> => {
  const base = file.split('!/')[0]!.replace(/#[^#/]*$/, '')
  let state: 'unreadable' | 'changed' = 'unreadable'
  for (const path of [
    resolve(base),
    ...roots.flatMap((root) => [join(root, base), join(root, basename(base))]),
  ]) {
    if (!existsSync(path)) continue
    for await (const outcome of openSources([path], mapping ? { mapping } : {})) {
      if (outcome.kind !== 'table' || outcome.table.table !== table) continue
      if (outcome.table.sha256 !== sha256) state = 'changed'
      else if (inside(outcome.table.file) === inside(file)) {
        const isPlain = base === file && outcome.table.inputHeader === outcome.table.header
        const isCsv = isPlain && /\.(csv|tsv|txt)(\.gz)?$/i.test(base)
        return { found: { table: outcome.table, csv: isCsv ? path : null }, state: 'original' }
      }
    }
  }
  return { found: null, state }
}

/** What a name says beside the file on disk: the entry of an archive, the sheet of a workbook. */
const inside = (file: string): string => /(!\/.*|#[^#/]*)$/.exec(file)?.[1] ?? ''

interface Rows {
  bytes: Buffer
  state: 'original' | 'as-read' | 'masked'
  /** lines that the file really has */
  lines: ReadonlySet<number>
}

const rowsOf = async ({ table, csv }: Found, { lines }: Group, masking: Masking | null): Promise<Rows> => {
  const read = await readRows(table, new Set(lines))
  const there = new Set(read.rows.keys())
  if (masking && needsMask(read, masking))
    return { bytes: csvBytes(read, maskRows(read, masking)), state: 'masked', lines: there }
  const original = csv === null ? undefined : await originalBytes(csv, read)
  return original
    ? { bytes: original, state: 'original', lines: there }
    : { bytes: csvBytes(read, read.rows), state: 'as-read', lines: there }
}

/**
 * Header and records as they stand in the file; undefined unless they read back as the same rows by
 * themselves.
 */
const originalBytes = async (path: string, read: ReadRows): Promise<Buffer | undefined> => {
  const lines = [...read.rows.keys()].sort((x, y) => x - y)
  const cut = await recordBytes(path, new Set(lines))
  if (!cut || lines.some((line) => !cut.records.has(line))) return undefined
  const bytes = Buffer.concat([cut.header, ...lines.map((line) => withLineEnd(cut.records.get(line)!))])
  try {
    const back = [...(await readEnclosed(bytes, read.table)).rows.values()]
    const same = lines.every((line, i) => sameCells(back[i], read.rows.get(line)!))
    return same && back.length === lines.length ? bytes : undefined
  } catch {
    return undefined
  }
}

const sameCells = (x: readonly string[] | undefined, y: readonly string[]): boolean =>
  x !== undefined && x.length === y.length && x.every((cell, i) => cell === y[i])

/** The last record of a file may have no line end; others follow it here. */
const withLineEnd = (record: Buffer): Buffer =>
  /[\r\n]$/.test(record.subarray(-1).toString('latin1')) ? record : Buffer.concat([record, Buffer.from('\n')])

/** Cells as a plain CSV file under our names of the columns, where we have one. */
const csvBytes = ({ columns, header }: ReadRows, rows: ReadonlyMap<number, string[]>): Buffer => {
  const names = columns.map((column, i) => column ?? header[i]!)
  const lines = [...rows.keys()].sort((x, y) => x - y)
  const text = [names, ...lines.map((line) => rows.get(line)!)].map((cells) => cells.map(cellOf).join(','))
  return Buffer.from(`${text.join('\n')}\n`)
}

const cellOf = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
