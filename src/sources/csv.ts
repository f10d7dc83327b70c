import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type ByteReader, type Bytes, chunksOf, throwIfCancelled } from './bytes.js'
import { CsvScan, splitLoosely } from './csv-scan.js'
import { asUtf8, type Encoding, EncodingWatch, voteByLines } from './encoding.js'
import { type Grid, rowText, uniqueHeader } from './grid.js'
import type { Limits } from './limits.js'
import type { CellBatch, RawRow, RowReason } from './source.js'
import { SourceError } from './source-error.js'
import { isLostNumber } from './xlsx-value.js'

export interface OpenOptions {
  limits: Limits
  signal?: AbortSignal
}

interface Head {
  cells: string[]
  delimiter: number
  /** UTF-8 bytes and lines up to the first row */
  bytes: number
  lines: number
}

/**
 * A CSV file, opened: read once to the end for its hash and encoding (and so that a damaged archive entry is refused
 * before any of its rows is taken), then the header. Throws SourceError when it cannot be a table.
 */
export const openCsv = async (
  bytes: Bytes,
  file: string,
  name: string,
  options: OpenOptions,
): Promise<Grid> => {
  const { sha256, encoding, length } = await survey(bytes, options)
  if (length === 0) throw new SourceError('empty')
  const text = asUtf8(bytes, encoding)
  const head = await readHead(text, options.limits)
  const header = uniqueHeader(head.cells)
  const csv: Csv = { text, head, header, transcoded: encoding !== 'utf-8', ...options }
  return {
    file,
    name,
    sha256,
    size: bytes.size,
    header,
    batches: () => batches(csv),
    rowsAt: (lines) => rowsAt(csv, lines),
  }
}

interface Csv extends OpenOptions {
  text: Bytes
  head: Head
  header: string[]
  transcoded: boolean
}

const SURVEY_BLOCK = 1 << 20

const survey = async (
  bytes: Bytes,
  { signal }: OpenOptions,
): Promise<{ sha256: string; encoding: Encoding; length: number }> => {
  const hash = createHash('sha256')
  const watch = new EncodingWatch()
  let length = 0
  for await (const chunk of chunksOf(bytes, SURVEY_BLOCK, signal)) {
    hash.update(chunk)
    watch.see(chunk)
    length += chunk.length
  }
  const encoding = watch.certain ?? (await voteByLines(chunksOf(bytes, SURVEY_BLOCK, signal)))
  return { sha256: hash.digest('hex'), encoding, length }
}

const readHead = async (text: Bytes, limits: Limits): Promise<Head> => {
  const reader = await text.open()
  const buffer = new Uint8Array(limits.header + 4)
  let length = 0
  try {
    for (;;) {
      const more = await reader.read(buffer.subarray(0, limits.header), length)
      if (more === 0) break
      length += more
    }
  } finally {
    await reader.close()
  }
  const oneCharPerByte = Buffer.from(buffer.buffer, 0, length).toString('latin1')
  const head = headOf(oneCharPerByte, length >= limits.header, limits)
  return { ...head, cells: head.cells.map((cell) => Buffer.from(cell, 'latin1').toString('utf8')) }
}

/** The first line that is not blank, split; `text` has a character per byte. An Excel `sep=;` line before it is obeyed. */
const headOf = (text: string, cut: boolean, limits: Limits): Head => {
  let at = 0
  let lines = 0
  let told: string | undefined
  for (;;) {
    const end = recordEnd(text, at)
    if (end.at >= text.length && cut) throw new SourceError('header_too_long', { most: limits.header })
    const line = text.slice(at, end.at)
    lines += end.lines
    const sep = /^sep=([,;\t])$/i.exec(line)
    if (sep) told = sep[1]
    else if (line.trim() !== '') {
      const delimiter = told ?? likeliestDelimiter(line)
      const cells = splitLoosely(line, delimiter.charCodeAt(0))
      if (cells.length > limits.columns) throw new SourceError('too_many_columns', { most: limits.columns })
      if (cells.some((cell) => cell.includes('\0'))) throw new SourceError('binary', { kind: 'binary' })
      return { cells, delimiter: delimiter.charCodeAt(0), bytes: end.next, lines }
    }
    if (end.next >= text.length) throw new SourceError('no_header')
    at = end.next
  }
}

/** Where the record from `at` ends, line ends inside quotes not counting. */
const recordEnd = (text: string, at: number): { at: number; next: number; lines: number } => {
  let quoted = false
  let lines = 1
  for (let i = at; i < text.length; i++) {
    const c = text[i]
    if (c === '"') quoted = !quoted
    else if (c === '\n' || c === '\r') {
      const next = c === '\r' && text[i + 1] === '\n' ? i + 2 : i + 1
      if (!quoted) return { at: i, next, lines }
      lines++
      i = next - 1
    }
  }
  if (quoted) throw new SourceError('header_broken')
  return { at: text.length, next: text.length, lines }
}

/** Comma, tab or semicolon: whichever stands most often outside quotes; comma when none does. */
const likeliestDelimiter = (line: string): string => {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string): number => bare.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

async function* batches(csv: Csv): AsyncGenerator<CellBatch> {
  let rows = 0
  let faults = 0
  for await (const { batch } of scanned(csv, false)) {
    rows += batch.rows
    faults += batch.issues.length
    if (faults > csv.limits.faults && faults * 2 > rows)
      throw new SourceError('mostly_faults', { rows, faults })
    yield batch
  }
}

async function* rowsAt(csv: Csv, wanted: Int32Array | readonly number[]): AsyncGenerator<RawRow> {
  let next = 0
  for await (const { batch, raw } of scanned(csv, true)) {
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

async function* scanned(csv: Csv, keepRaw: boolean): AsyncGenerator<Scanned> {
  const { limits, head, signal } = csv
  const scan = new CsvScan(
    {
      delimiter: head.delimiter,
      width: head.cells.length,
      block: limits.row + limits.block,
      cell: limits.cell,
      row: limits.row,
      keepRaw,
    },
    head.lines + 1,
  )
  const reader = await csv.text.open()
  const buffer = new Uint8Array(limits.row + limits.block + 1)
  const room = buffer.subarray(0, limits.row + limits.block)
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

/** What of a block makes a closer look at its cells worth while. */
interface Suspicions {
  nul: boolean
  damaged: boolean
  lost: boolean
}

const REPLACED = Buffer.from('\ufffd')
const EXPONENT = Buffer.from('E+1')
const EXPONENT_2 = Buffer.from('E+2')

/**
 * Rows with bytes that are no UTF-8 (or that the decoder had to replace), with a NUL, or with a long number that a
 * spreadsheet has shortened to `9.13302E+17`, are marked. Three native searches a block; cells are looked at only on a hit.
 */
const checkBytes = (batch: CellBatch, from: number, to: number, { transcoded, header }: Csv): void => {
  const block = asBuffer(batch.bytes.subarray(from, to))
  const suspicions: Suspicions = {
    nul: block.includes(0),
    damaged: transcoded ? block.includes(REPLACED) : !isUtf8(block),
    lost: block.includes(EXPONENT) || block.includes(EXPONENT_2),
  }
  if (!suspicions.nul && !suspicions.damaged && !suspicions.lost) return
  const known = new Set(batch.issues.map((issue) => issue.row))
  for (let row = 0; row < batch.rows; row++)
    if (!known.has(row)) checkRow(batch, row, suspicions, transcoded, header)
  batch.issues.sort((a, b) => a.row - b.row)
}

const checkRow = (
  batch: CellBatch,
  row: number,
  suspicions: Suspicions,
  transcoded: boolean,
  header: readonly string[],
): void => {
  const base = row * batch.width
  for (let c = base; c < base + batch.width; c++) {
    const cell = asBuffer(batch.bytes.subarray(batch.starts[c], batch.ends[c]))
    const reason = faultOf(cell, suspicions, transcoded)
    if (!reason) continue
    const value = cell.toString('utf8', 0, 800).slice(0, 200)
    batch.issues.push({ row, reason, column: header[c - base]!, value })
    return
  }
}

const faultOf = (
  cell: Buffer,
  { nul, damaged, lost }: Suspicions,
  transcoded: boolean,
): RowReason | undefined => {
  if (nul && cell.includes(0)) return 'control_character'
  if (damaged && (transcoded ? cell.includes(REPLACED) : !isUtf8(cell))) return 'bad_encoding'
  if (lost && cell.length < 32 && isLostNumber(cell.toString('latin1'))) return 'lost_digits'
  return undefined
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
