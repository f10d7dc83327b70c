import type { DuckDBConnection } from '@duckdb/node-api'
import { storageOf, tableNumber } from '../../domain/storage.js'
import { TABLES, type Table } from '../../domain/tables.js'
import type { Block, BlockColumn, CellForm } from '../block.js'
import type { Marks } from '../marks.js'
import type { Database } from './database.js'
import type { Feed, FeedColumn } from './feed.js'
import { chunksOf } from './read.js'
import { quote } from './schema.js'

/**
 * Bytes of a block's cells, about: a line of base64 stays below the 4 MB that a bulk importer reads at once.
 */
const BLOCK_BYTES = 1 << 20

type Layout = readonly (readonly [name: string, form: CellForm])[]

const VERSION: Layout = [
  ['seq', 'u32'],
  ['file', 'i32'],
  ['line', 'i32'],
  ['c_hi', 'u64'],
  ['c_lo', 'u64'],
  ['marks', 'u32'],
  ['placeholder', 'u64'],
  ['invalid', 'u64'],
]

const layoutOf = (table: Table): Layout => [
  ...VERSION,
  ...table.columns.map((column) => [column.name, storageOf(column) === 'hash' ? 'u64' : 'f64'] as const),
]

/**
 * Tables of the record beside those of the import format. Not among them: what is judged from the rows
 * (settle.ts).
 */
const FILES: Layout = [
  ['file', 'i32'],
  ['batch', 'i32'],
  ['name', 'text'],
  ['sha256', 'text'],
  ['mapping', 'text'],
  ['place', 'i32'],
  ['live', 'u8'],
  ['changed', 'i32'],
  ['replaced', 'i32'],
]
const BATCHES: Layout = [
  ['batch', 'i32'],
  ['started_at', 'text'],
  ['finished_at', 'text'],
]
const TEXTS: Layout = [
  ['salt', 'u8'],
  ['hash', 'u64'],
  ['chk', 'u32'],
  ['flags', 'u8'],
  ['text', 'text'],
]
const EXTRAS: Layout = [
  ['tbl', 'u8'],
  ['col', 'u8'],
  ['seq', 'u32'],
  ['hash', 'u64'],
]
const REST: Layout = [
  ['tbl', 'u8'],
  ['seq', 'u32'],
  ['json', 'text'],
]
const SIGHTINGS: Layout = [
  ['n', 'u32'],
  ['tbl', 'u8'],
  ['seq', 'u32'],
  ['file', 'i32'],
  ['line', 'i32'],
]
const QUARANTINE: Layout = [
  ['seq', 'u32'],
  ['file', 'i32'],
  ['line', 'i32'],
  ['tbl', 'text'],
  ['col', 'text'],
  ['value', 'text'],
  ['reason', 'text'],
  ['detail', 'text'],
]

/** Every table of the record with its cells, and which rows came after the marks. */
const parts = (from: Marks): { table: string; layout: Layout; where: string }[] => {
  const later = TABLES.map(({ name }) => `tbl = ${tableNumber[name]} AND seq >= ${from.rows[name]}`).join(
    ' OR ',
  )
  return [
    { table: 'batches', layout: BATCHES, where: `batch >= ${from.batches}` },
    { table: 'files', layout: FILES, where: `file >= ${from.files} OR changed > ${from.changes}` },
    { table: 'texts', layout: TEXTS, where: `rowid >= ${from.texts}` },
    ...TABLES.map((table) => ({
      table: table.name,
      layout: layoutOf(table),
      where: `seq >= ${from.rows[table.name]}`,
    })),
    { table: 'extras', layout: EXTRAS, where: later },
    { table: 'rest', layout: REST, where: later },
    { table: 'sightings', layout: SIGHTINGS, where: `n >= ${from.sightings}` },
    { table: 'quarantine', layout: QUARANTINE, where: `seq >= ${from.defects}` },
  ]
}

/**
 * What the record holds beyond the marks, in the order in which it came. A batch and a file are told again
 * whenever there is news of them.
 */
export async function* blocksSince(connection: DuckDBConnection, from: Marks): AsyncGenerator<Block> {
  for (const { table, layout, where } of parts(from)) {
    const columns = layout.map(([name]) => (name === 'finished_at' ? `coalesce(${name}, '')` : quote(name)))
    let draft = new Draft(table, layout)
    for await (const chunk of chunksOf(
      connection,
      `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}`,
    )) {
      draft.add(chunk.columns, chunk.rows)
      if (draft.bytes < BLOCK_BYTES) continue
      yield draft.block()
      draft = new Draft(table, layout)
    }
    if (draft.rows > 0) yield draft.block()
  }
}

/** Where the record stands. */
export const marksNow = async (connection: DuckDBConnection): Promise<Marks> => {
  const one = async (sql: string): Promise<number> => {
    const reader = await connection.runAndReadAll(sql)
    return Number(reader.getRows()[0]![0])
  }
  const rows = {} as Marks['rows']
  for (const { name } of TABLES) rows[name] = await one(`SELECT coalesce(max(seq) + 1, 0) FROM ${name}`)
  return {
    rows,
    texts: await one('SELECT count(*) FROM texts'),
    files: await one('SELECT coalesce(max(file) + 1, 0) FROM files'),
    // the last one again: what is known of it changes when it ends
    batches: await one('SELECT coalesce(max(batch), 0) FROM batches'),
    defects: await one('SELECT coalesce(max(seq) + 1, 0) FROM quarantine'),
    sightings: await one('SELECT coalesce(max(n) + 1, 0) FROM sightings'),
    changes: await one('SELECT coalesce(max(changed), 0) FROM files'),
  }
}

/** Rows of a block under way. */
class Draft {
  rows = 0
  bytes = 0
  private readonly cells: Buffer[][]

  constructor(
    private readonly table: string,
    private readonly layout: Layout,
  ) {
    this.cells = layout.map(() => [])
  }

  add(columns: readonly unknown[], rows: number): void {
    this.layout.forEach(([, form], c) => {
      const part = form === 'text' ? textBytes(columns[c] as string[]) : wordBytes(columns[c], rows, form)
      this.cells[c]!.push(part)
      this.bytes += part.length
    })
    this.rows += rows
  }

  block(): Block {
    const columns = this.layout.map(
      ([name, form], c): BlockColumn => ({ name, form, bytes: joined(form, this.cells[c]!) }),
    )
    return { table: this.table, rows: this.rows, columns }
  }
}

const WIDTH = { u64: 8, f64: 8, u32: 4, i32: 4, u8: 1 } as const

const wordBytes = (cells: unknown, rows: number, form: Exclude<CellForm, 'text'>): Buffer => {
  const { buffer, byteOffset } = cells as Uint8Array
  return Buffer.from(Buffer.from(buffer as ArrayBuffer, byteOffset, rows * WIDTH[form]))
}

/** Byte lengths of some texts, their number before them, then their UTF-8. */
const textBytes = (texts: readonly string[]): Buffer => {
  const head = Buffer.alloc(4 * (1 + texts.length))
  head.writeUInt32LE(texts.length)
  const bodies = texts.map((text, i) => {
    const body = Buffer.from(text)
    head.writeUInt32LE(body.length, 4 * (i + 1))
    return body
  })
  return Buffer.concat([head, ...bodies])
}

/** A column's pieces as one; of texts first all lengths, then all UTF-8. */
const joined = (form: CellForm, pieces: readonly Buffer[]): Buffer => {
  if (form !== 'text') return Buffer.concat(pieces)
  const ends = pieces.map((piece) => 4 * (1 + piece.readUInt32LE(0)))
  return Buffer.concat([
    ...pieces.map((piece, p) => piece.subarray(4, ends[p])),
    ...pieces.map((piece, p) => piece.subarray(ends[p])),
  ])
}

/**
 * Puts a block's rows into the record, in the caller's transaction. News of a batch or a file takes the place
 * of what was known.
 */
export const applyBlock = async (db: Database, connection: DuckDBConnection, block: Block): Promise<void> => {
  const { table, rows } = block
  const columns = [...block.columns, ...notGiven(block)]
  const names = columns.map(({ name }) => quote(name)).join(', ')
  const cells = columns.map(({ name }) => (name === 'finished_at' ? `nullif(${name}, '')` : quote(name)))
  const feed: Feed = { count: rows, columns: columns.map((column) => feedColumn(column, rows)) }
  await db.feeds.use(feed, async (from) => {
    const told = TOLD_AGAIN[table]
    if (told) await connection.run(`DELETE FROM ${table} WHERE ${told} IN (SELECT ${told} FROM ${from})`)
    await connection.run(`INSERT INTO ${quote(table)} (${names}) SELECT ${cells.join(', ')} FROM ${from}`)
  })
}

/** Tables whose rows may be told again, and what they are known by. */
const TOLD_AGAIN: Readonly<Record<string, string>> = { batches: 'batch', files: 'file' }

/** Columns that the import format has gained since the block was made: not given in any row. */
const notGiven = ({ table, rows, columns }: Block): BlockColumn[] => {
  const known = TABLES.find(({ name }) => name === table)
  const missing = known
    ? layoutOf(known).filter(([name]) => !columns.some((column) => column.name === name))
    : []
  return missing.map(([name, form]) => {
    const cells = form === 'f64' ? new Float64Array(rows).fill(Number.NaN) : new Float64Array(rows)
    return { name, form, bytes: new Uint8Array(cells.buffer) }
  })
}

const feedColumn = ({ name, form, bytes }: BlockColumn, rows: number): FeedColumn => {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, form === 'u8' ? 0 : bytes.length >> 2)
  if (form === 'text') {
    const ends = new Uint32Array(rows)
    for (let r = 0, end = 0; r < rows; r++) ends[r] = end += words[r]!
    return { name, type: 'utf8', bytes: bytes.subarray(4 * rows), end: (r) => ends[r]! }
  }
  if (form === 'u64')
    return {
      name,
      type: 'u64',
      fill: (out, from, n) => out.set(words.subarray(2 * from, 2 * (from + n))),
    }
  if (form === 'u8')
    return { name, type: 'u8', fill: (out, from, n) => out.set(bytes.subarray(from, from + n)) }
  if (form === 'u32')
    return { name, type: 'u32', fill: (out, from, n) => out.set(words.subarray(from, from + n)) }
  if (form === 'i32')
    return { name, type: 'i32', fill: (out, from, n) => out.set(words.subarray(from, from + n)) }
  const doubles = new Float64Array(bytes.buffer, bytes.byteOffset, rows)
  return { name, type: 'f64', fill: (out, from, n) => out.set(doubles.subarray(from, from + n)) }
}
