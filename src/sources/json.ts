import { createHash } from 'node:crypto'
import { TABLES, type TableName } from '../domain/tables.js'
import { damageTexts } from '../texts/damage.js'
import type { Text } from '../texts/text.js'
import type { ByteReader, Bytes } from './bytes.js'
import type { FileContext } from './file-context.js'
import { rowText } from './grid.js'
import { type JsonRecord, jsonRecords } from './json-records.js'
import { OCDS_COLUMNS, rowsOfRelease } from './ocds.js'
import { codeReader } from './ocds-codes.js'
import { mergeReleases } from './ocds-merge.js'
import { asArray, asObject, idOf, type JsonObject, type OcdsRow } from './ocds-read.js'
import { newTally, type OcdsTally, tallyNotes } from './ocds-tally.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RawRow, SourceOutcome, SourceTable } from './source.js'
import { SourceError, told } from './source-error.js'

interface OcdsFile extends FileContext {
  bytes: Bytes
  lines: boolean
  word: ReturnType<typeof codeReader>
}

/**
 * The tables of an OCDS file: release, compiled release, release package, record package, or lines of them.
 * The file is read once for its hash, to know its tables and that it is whole, then once for its rows, of all
 * tables together. A JSON file that is no OCDS data is rejected when the user named it and left aside when it
 * lay in a folder.
 */
export async function* openJson(
  bytes: Bytes,
  file: string,
  lines: boolean,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const source: OcdsFile = { ...context, bytes, lines, word: codeReader(context.mapping?.ocds) }
  const hashed = hashing(bytes)
  const found = await survey({ ...source, bytes: hashed.bytes })
  if (found.releases === 0) {
    if (context.named || bytes.size === 0) throw new SourceError(found.records === 0 ? 'empty' : 'no_ocds')
    yield { kind: 'skipped', file, reason: told('skip_json') }
    return
  }
  const names = TABLES.map((table) => table.name).filter((table) => found.tables.has(table))
  if (names.length === 0) throw new SourceError('ocds_empty')
  const tables = names.map((name) => ocdsTable(source, file, hashed.sha256(), name, names[0]!))
  const together = { tables, batches: () => batches(source, names, names[0]!) }
  Object.assign(tables[0]!, { notes: () => tallyNotes(found.tally) })
  for (const table of tables) yield { kind: 'table', table: Object.assign(table, { together }) }
}

/** The same bytes, hashed as they are read. */
const hashing = (bytes: Bytes): { bytes: Bytes; sha256: () => string } => {
  const hash = createHash('sha256')
  const open = async (): Promise<ByteReader> => {
    const reader = await bytes.open()
    return {
      ...reader,
      read: async (into, at) => {
        const length = await reader.read(into, at)
        hash.update(into.subarray(at, at + length))
        return length
      },
    }
  }
  let digest: string | undefined
  return { bytes: { ...bytes, open }, sha256: () => (digest ??= hash.digest('hex')) }
}

const survey = async (source: OcdsFile) => {
  const tally: OcdsTally = newTally()
  const tables = new Set<TableName>()
  let records = 0
  let releases = 0
  let fault: Item | undefined
  for await (const item of items(source)) {
    records++
    if (item.fault !== undefined) fault ??= item
    else {
      releases++
      for (const [table, rows] of Object.entries(rowsOfRelease(item.release!, source.word, tally)))
        if (rows.length > 0) tables.add(table as TableName)
    }
  }
  if (releases === 0 && fault?.garbled) throw new SourceError('json_encoding')
  if (releases === 0 && fault?.instead) throw new SourceError(fault.instead)
  if (releases === 0 && fault?.broken)
    throw new SourceError('json_broken', { line: fault.line, detail: fault.fault ?? damageTexts.json_value })
  return { tables, records, releases, tally }
}

const ocdsTable = (
  source: OcdsFile,
  file: string,
  sha256: string,
  table: TableName,
  first: TableName,
): SourceTable => {
  const columns = [...OCDS_COLUMNS[table]!]
  const own = (): AsyncGenerator<CellBatch> => cellsOf(batches(source, [table], first))
  return {
    file,
    sha256,
    table,
    columns,
    header: columns,
    inputHeader: columns,
    ignored: [],
    size: source.bytes.size,
    batches: own,
    rowsAt: (wanted) => rowsAt(own(), wanted),
  }
}

const BATCH_BYTES = 1 << 20

/** Rows of some tables; damaged records are counted among those of the file's first table. */
async function* batches(
  source: OcdsFile,
  tables: readonly TableName[],
  first: TableName,
): AsyncGenerator<{ table: number; cells: CellBatch }> {
  const { size } = source.bytes
  const drafts = tables.map((name) => new TableDraft(name, source.limits.cell))
  let read = 0
  for await (const item of items(source)) {
    read += item.length
    if (item.fault === undefined) {
      const rows = rowsOfRelease(item.release!, source.word)
      for (const draft of drafts) draft.add(rows[draft.name] ?? [])
    } else drafts[tables.indexOf(first)]?.fault(item)
    for (const [table, { writer }] of drafts.entries())
      if (writer.bytes > BATCH_BYTES) {
        yield { table, cells: writer.batch(Math.min(read, size)) }
        writer.clear()
      }
  }
  for (const [table, { writer }] of drafts.entries())
    if (writer.rows > 0) yield { table, cells: writer.batch(size) }
}

async function* cellsOf(batches: AsyncIterable<{ cells: CellBatch }>): AsyncGenerator<CellBatch> {
  for await (const { cells } of batches) yield cells
}

const RECORD = { ocds_linked: 'linked_record', ocds_versioned: 'versioned_record' } as const

/** A table in the making; its rows are numbered over the whole file. */
class TableDraft {
  readonly writer: RowWriter
  readonly #columns: readonly string[]
  #line = 0

  /** @param longest bytes of a cell */
  constructor(
    readonly name: TableName,
    readonly longest: number,
  ) {
    this.#columns = OCDS_COLUMNS[name]!
    this.writer = new RowWriter(this.#columns.length)
  }

  add(rows: readonly OcdsRow[]): void {
    for (const row of rows) writeRow(this.writer, ++this.#line, this.#columns, row, this.longest)
  }

  fault({ line, fault, begins = '', garbled, instead }: Item): void {
    const detail = `line ${line}: ${fault?.en ?? ''}`
    const reason = garbled ? 'bad_encoding' : instead ? RECORD[instead] : 'bad_record'
    this.writer.fault(++this.#line, { reason, column: '', value: begins, detail })
  }
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
  fault?: Text
  /** of what is no record, how its text begins */
  begins?: string | undefined
  /** not even JSON */
  broken?: boolean
  garbled?: boolean
  /** a text that says what the record is instead */
  instead?: 'ocds_linked' | 'ocds_versioned'
}

/**
 * Releases, those of one ocid merged as far as they lie within `jsonMerge` bytes; and records that are none.
 */
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
  if (!record || isLinked(record) || isVersioned(record)) return []
  const compiled = asObject(record.compiledRelease)
  const inside = compiled ? [compiled] : asArray(record.releases)
  const releases = inside.length > 0 ? inside : [record]
  return releases.filter((release) => idOf(release.ocid) !== '')
}

const faultOf = ({ value, fault, begins, garbled }: JsonRecord): Partial<Item> => {
  if (fault !== undefined) return garbled ? { fault, begins, garbled } : { fault, begins, broken: true }
  const record = asObject(value)
  if (!record) return { fault: damageTexts.no_object }
  if (isLinked(record)) return { fault: damageTexts.links, instead: 'ocds_linked' }
  if (isVersioned(record)) return { fault: damageTexts.versioned, instead: 'ocds_versioned' }
  return { fault: damageTexts.no_ocid }
}

/** A record whose releases are addresses to be fetched elsewhere, or such an address. */
const isLinked = (record: JsonObject): boolean => {
  const releases = asArray(record.releases)
  if (typeof record.url === 'string' && idOf(record.ocid) === '') return true
  return (
    !asObject(record.compiledRelease) &&
    releases.length > 0 &&
    releases.every((release) => typeof release.url === 'string' && idOf(release.ocid) === '')
  )
}

/** A versioned release holds, in place of each value, the list of what it was in every release. */
const isVersioned = (record: JsonObject): boolean => {
  if (
    asObject(record.versionedRelease) &&
    !asObject(record.compiledRelease) &&
    asArray(record.releases).length === 0
  )
    return true
  const fields = [record, asObject(record.tender) ?? {}, asObject(record.buyer) ?? {}].flatMap(Object.values)
  return fields.some((field) => {
    const [first] = asArray(field)
    return first !== undefined && 'releaseID' in first && 'value' in first
  })
}
