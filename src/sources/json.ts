import { createHash } from 'node:crypto'
import type { TableName } from '../domain/tables.js'
import { TABLES } from '../domain/tables.js'
import { type Bytes, chunksOf } from './bytes.js'
import type { FileContext } from './file.js'
import { rowText } from './grid.js'
import { type JsonRecord, jsonRecords } from './json-records.js'
import { OCDS_COLUMNS, rowsOfRelease } from './ocds.js'
import { mergeReleases } from './ocds-merge.js'
import { asArray, asObject, idOf, type JsonObject, type OcdsRow } from './ocds-read.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RawRow, SourceOutcome, SourceTable } from './source.js'
import { SourceError, told } from './source-error.js'

interface OcdsFile extends FileContext {
  bytes: Bytes
  lines: boolean
}

/**
 * The tables of an OCDS file: release, compiled release, release package, record package, or lines of them. The file is
 * read once to know its tables and that it is whole, then once for each table. A JSON file that is no OCDS data is
 * rejected when the user named it and left aside when it lay in a folder.
 */
export async function* openJson(
  bytes: Bytes,
  file: string,
  lines: boolean,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const source: OcdsFile = { ...context, bytes, lines }
  const found = await survey(source)
  if (found.releases === 0) {
    if (context.named) throw new SourceError(found.records === 0 ? 'empty' : 'no_ocds')
    yield { kind: 'skipped', file, reason: told('skip_json') }
    return
  }
  const sha256 = await hashOf(bytes, context)
  const tables = TABLES.map((table) => table.name).filter((table) => found.tables.has(table))
  if (tables.length === 0) throw new SourceError('ocds_empty')
  for (const [i, table] of tables.entries())
    yield { kind: 'table', table: ocdsTable(source, file, sha256, table, i === 0) }
}

const hashOf = async (bytes: Bytes, { signal }: FileContext): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(bytes, 1 << 20, signal)) hash.update(chunk)
  return hash.digest('hex')
}

const survey = async (source: OcdsFile) => {
  const tables = new Set<TableName>()
  let records = 0
  let releases = 0
  let fault: Item | undefined
  for await (const item of items(source)) {
    records++
    if (item.fault !== undefined) fault ??= item
    else {
      releases++
      for (const [table, rows] of Object.entries(rowsOfRelease(item.release!)))
        if (rows.length > 0) tables.add(table as TableName)
    }
  }
  if (releases === 0 && fault?.broken)
    throw new SourceError('json_broken', { line: fault.line, detail: fault.fault ?? '' })
  return { tables, records, releases }
}

const ocdsTable = (
  source: OcdsFile,
  file: string,
  sha256: string,
  table: TableName,
  withFaults: boolean,
): SourceTable => {
  const columns = [...OCDS_COLUMNS[table]!]
  return {
    file,
    sha256,
    table,
    columns,
    header: columns,
    inputHeader: columns,
    ignored: [],
    size: source.bytes.size,
    batches: () => batches(source, table, columns, withFaults),
    rowsAt: (wanted) => rowsAt(batches(source, table, columns, withFaults), wanted),
  }
}

const BATCH_BYTES = 1 << 20

async function* batches(
  source: OcdsFile,
  table: TableName,
  columns: readonly string[],
  withFaults: boolean,
): AsyncGenerator<CellBatch> {
  const writer = new RowWriter(columns.length)
  let line = 0
  let read = 0
  for await (const item of items(source)) {
    read += item.length
    if (item.fault !== undefined) {
      if (withFaults)
        writer.fault(++line, {
          reason: 'bad_record',
          column: '',
          value: '',
          detail: `line ${item.line}: ${item.fault}`,
        })
    } else
      for (const row of rowsOfRelease(item.release!)[table] ?? [])
        writeRow(writer, ++line, columns, row, source.limits.cell)
    if (writer.bytes > BATCH_BYTES) {
      yield writer.batch(Math.min(read, source.bytes.size))
      writer.clear()
    }
  }
  if (writer.rows > 0) yield writer.batch(source.bytes.size)
}

const writeRow = (
  writer: RowWriter,
  line: number,
  columns: readonly string[],
  row: OcdsRow,
  longest: number,
): void => {
  const giant = columns.find((column) => (row[column]?.length ?? 0) > longest)
  const cells = columns.map((column) => row[column])
  if (giant === undefined) writer.row(line, cells)
  else writer.fault(line, { reason: 'giant_cell', column: giant, value: row[giant]!.slice(0, 200) })
}

async function* rowsAt(
  rows: AsyncGenerator<CellBatch>,
  wanted: Int32Array | readonly number[],
): AsyncGenerator<RawRow> {
  let next = 0
  for await (const batch of rows)
    for (let row = 0; row < batch.rows; row++) {
      while (next < wanted.length && wanted[next]! < batch.line[row]!) next++
      if (next >= wanted.length) return
      if (wanted[next] === batch.line[row]) yield { line: batch.line[row]!, cells: rowText(batch, row) }
    }
}

interface Item {
  line: number
  length: number
  release?: JsonObject
  fault?: string
  /** not even JSON */
  broken?: boolean
}

/** Releases, those of one ocid merged as far as they lie within `jsonMerge` bytes; and records that are none. */
async function* items(source: OcdsFile): AsyncGenerator<Item> {
  let held = new Map<string, { releases: JsonObject[]; line: number; length: number }>()
  let bytes = 0
  for await (const record of jsonRecords(source.bytes, source.lines, source.limits, source.signal)) {
    const releases = releasesOf(record)
    if (releases.length === 0) yield { ...faultOf(record), line: record.line, length: record.length }
    for (const [i, release] of releases.entries()) {
      const ocid = idOf(release.ocid)
      const group = held.get(ocid) ?? { releases: [], line: record.line, length: 0 }
      group.releases.push(release)
      group.length += i === 0 ? record.length : 0
      held.set(ocid, group)
    }
    bytes += record.length
    if (bytes > source.limits.jsonMerge) {
      yield* merged(held)
      held = new Map()
      bytes = 0
    }
  }
  yield* merged(held)
}

function* merged(
  held: ReadonlyMap<string, { releases: JsonObject[]; line: number; length: number }>,
): Generator<Item> {
  for (const { releases, line, length } of held.values())
    yield { release: mergeReleases(releases), line, length }
}

/** A release itself; of a record its compiled release, or else its releases. */
const releasesOf = ({ value }: JsonRecord): JsonObject[] => {
  const record = asObject(value)
  if (!record) return []
  const compiled = asObject(record.compiledRelease)
  const inside = compiled ? [compiled] : asArray(record.releases)
  const releases = inside.length > 0 ? inside : [record]
  return releases.filter((release) => idOf(release.ocid) !== '')
}

const faultOf = ({ value, fault }: JsonRecord): Pick<Item, 'fault' | 'broken'> => {
  if (fault !== undefined) return { fault, broken: true }
  return { fault: asObject(value) ? 'no ocid' : 'not an object' }
}
