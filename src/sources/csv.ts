import { createHash } from 'node:crypto'
import type { Text } from '../texts/text.js'
import { type ByteReader, type Bytes, chunksOf, throwIfCancelled } from './bytes.js'
import { checkBytes } from './csv-check.js'
import { type Head, readHead } from './csv-head.js'
import { CsvScan, cellsOf, type ScanSettings } from './csv-scan.js'
import { asUtf8, type Encoding, EncodingWatch } from './encoding.js'
import { type Grid, rowText, uniqueHeader } from './grid.js'
import type { Limits } from './limits.js'
import { voteByLines } from './line-encoding.js'
import type { LineTally } from './line-wise.js'
import type { Mapping } from './mapping.js'
import { giveBack, takeRoom } from './scan-room.js'
import type { CellBatch, RawRow } from './source.js'
import { SourceError, told } from './source-error.js'

export interface OpenOptions {
  limits: Limits
  mapping?: Mapping
  signal?: AbortSignal
}

/**
 * A CSV file, opened: read once to the end for its hash and encoding (and so that a damaged archive entry is
 * refused before any of its rows is taken), then the header. Throws SourceError when it cannot be a table.
 */
export const openCsv = async (
  bytes: Bytes,
  file: string,
  name: string,
  options: OpenOptions,
): Promise<Grid> => {
  const { sha256, encoding, length, tally } = await survey(bytes, options)
  if (length === 0) throw new SourceError('empty')
  const text = asUtf8(bytes, encoding, tally)
  const head = await readHead(text, options.limits, { name, mapping: options.mapping })
  const header = uniqueHeader(head.cells)
  const csv: Csv = { text, head, header, transcoded: encoding !== 'utf-8', ...options }
  return {
    file,
    name,
    sha256,
    size: bytes.size,
    header,
    head: head.head,
    headLine: head.line,
    above: head.above,
    notes: () => encodingNotes(encoding, tally),
    batches: (short = 0) => batches(csv, short),
    endsEarly: true,
    rowsAt: (lines) => rowsAt(csv, lines),
  }
}

interface Csv extends OpenOptions {
  text: Bytes
  head: Head
  header: string[]
  transcoded: boolean
}

/** What its users cannot see in the table: that it was not UTF-8 or GB18030, or not one encoding. */
const encodingNotes = (encoding: Encoding, tally: LineTally | undefined): Text[] => [
  ...(encoding === 'windows-1252' ? [told('note_western')] : []),
  ...(encoding === 'big5' ? [told('note_big5')] : []),
  ...(tally && tally.strays > 0
    ? [told('note_encodings', { rows: tally.strays, encoding: encoding.toUpperCase() })]
    : []),
]

const SURVEY_BLOCK = 1 << 20

const survey = async (
  bytes: Bytes,
  { signal }: OpenOptions,
): Promise<{ sha256: string; encoding: Encoding; length: number; tally?: LineTally }> => {
  const hash = createHash('sha256')
  const watch = new EncodingWatch()
  let length = 0
  for await (const chunk of chunksOf(bytes, SURVEY_BLOCK, signal)) {
    hash.update(chunk)
    watch.see(chunk)
    length += chunk.length
  }
  const sha256 = hash.digest('hex')
  if (watch.certain) return { sha256, encoding: watch.certain, length }
  const encoding = await voteByLines(chunksOf(bytes, SURVEY_BLOCK, signal))
  return { sha256, encoding, length, tally: { strays: 0 } }
}

async function* batches(csv: Csv, short: number): AsyncGenerator<CellBatch> {
  let rows = 0
  let faults = 0
  for await (const { batch } of scanned(csv, { keepRaw: false, short })) {
    rows += batch.rows
    faults += batch.issues.length
    if (faults > csv.limits.faults && faults * 2 > rows)
      throw new SourceError('mostly_faults', { rows, faults })
    yield batch
  }
}

async function* rowsAt(csv: Csv, wanted: Int32Array | readonly number[]): AsyncGenerator<RawRow> {
  let next = 0
  for await (const { batch, raw } of scanned(csv, { keepRaw: true, short: 0 })) {
    for (let row = 0; row < batch.rows && next < wanted.length; row++) {
      const line = batch.line[row]!
      while (next < wanted.length && wanted[next]! < line) next++
      if (wanted[next] === line) yield { line, cells: raw.get(row) ?? rowText(batch, row) }
    }
    if (next >= wanted.length) return
  }
}

interface Scanned {
  batch: CellBatch
  raw: ReadonlyMap<number, string[]>
}

async function* scanned(
  csv: Csv,
  { keepRaw, short }: { keepRaw: boolean; short: number },
): AsyncGenerator<Scanned> {
  const { limits, head, signal } = csv
  const settings: ScanSettings = {
    delimiter: head.delimiter,
    width: head.cells.length,
    block: limits.row + limits.block,
    cell: limits.cell,
    row: limits.row,
    keepRaw,
    ...(short > 0 && { least: head.cells.length - short }),
  }
  const reader = await csv.text.open()
  const memory = takeRoom(settings.block + 1, cellsOf(settings))
  const scan = new CsvScan(settings, head.lines + 1, memory)
  const buffer = memory.bytes.subarray(0, settings.block + 1)
  const room = buffer.subarray(0, settings.block)
  try {
    await skip(reader, head.bytes, room)
    let length = 0
    let final = false
    while (!final) {
      throwIfCancelled(signal)
      const more = await fill(reader, room.subarray(0, Math.min(room.length, length + limits.block)), length)
      final = more === 0
      length += more
      let at = 0
      do {
        const from = at
        at = scan.scan(buffer, from, length, final)
        scan.batch.bytesRead = reader.position()
        checkBytes(scan.batch, from, at, csv)
        if (scan.batch.rows > 0) yield scan
      } while (scan.full && at < length)
      buffer.copyWithin(0, at, length)
      length -= at
    }
  } finally {
    giveBack(memory)
    await reader.close()
  }
}

const skip = async (reader: ByteReader, bytes: number, room: Uint8Array): Promise<void> => {
  for (let left = bytes; left > 0; ) {
    const read = await reader.read(room.subarray(0, Math.min(left, room.length)), 0)
    if (read === 0) return
    left -= read
  }
}

const fill = async (reader: ByteReader, room: Uint8Array, from: number): Promise<number> => {
  let at = from
  while (at < room.length) {
    const read = await reader.read(room, at)
    if (read === 0) break
    at += read
  }
  return at - from
}
