import {
  DOUBLE,
  DuckDBBlobValue,
  DuckDBBlobVector,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBTableFunction,
  type DuckDBType,
  DuckDBUUIDVector,
  type DuckDBVector,
  INTEGER,
  UBIGINT,
  UINTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api'

/** A column fed to SQL from JavaScript; `fill` writes rows [from, from + n) to the start of `out`. */
export type FeedColumn =
  | { name: string; type: 'u64'; fill: (out: Uint32Array, from: number, n: number) => void }
  | { name: string; type: 'f64'; fill: (out: Float64Array, from: number, n: number) => void }
  | { name: string; type: 'u32'; fill: (out: Uint32Array, from: number, n: number) => void }
  | { name: string; type: 'i32'; fill: (out: Int32Array, from: number, n: number) => void }
  | { name: string; type: 'u8'; fill: (out: Uint8Array, from: number, n: number) => void }
  | { name: string; type: 'text'; at: (row: number) => string }
  /** UTF-8 of all texts, one after the other, and where that of a row ends */
  | { name: string; type: 'utf8'; bytes: Uint8Array; end: (row: number) => number }

export interface Feed {
  count: number
  columns: FeedColumn[]
}

const TYPES = {
  u64: UBIGINT,
  f64: DOUBLE,
  u32: UINTEGER,
  i32: INTEGER,
  u8: UTINYINT,
  text: VARCHAR,
  utf8: VARCHAR,
} as const
const CHUNK = 2048
const WIDEST = 8
/** The numbers of one column of a chunk, before they are copied to DuckDB. */
const page = new ArrayBuffer(WIDEST * CHUNK)
const VIEWS = {
  u64: new Uint32Array(page),
  f64: new Float64Array(page),
  u32: new Uint32Array(page),
  i32: new Int32Array(page),
  u8: new Uint8Array(page),
} as const
const BYTES = { u64: 8, f64: 8, u32: 4, i32: 4, u8: 1 } as const

/**
 * Typed arrays as tables of SQL: `feed(id)` is a table function whose rows come from a registered Feed, 2,048
 * at a time, so that DuckDB's threads pull from us and the event loop is never held longer than one chunk
 * takes. A u64 column is written as 32-bit pairs, low half first; no BigInt is made.
 */
export class Feeds {
  private readonly feeds = new Map<number, Feed>()
  private readonly table: DuckDBTableFunction
  private last = 0

  constructor(private readonly connection: DuckDBConnection) {
    this.table = DuckDBTableFunction.create({
      name: 'feed',
      parameterTypes: [INTEGER],
      bindFunction: (info) => {
        const id = Number(info.getParameter(0))
        const feed = this.feeds.get(id)!
        for (const { name, type } of feed.columns) info.addResultColumn(name, TYPES[type] as DuckDBType)
        info.setCardinality(feed.count, true)
        info.setBindData({ feed })
      },
      initFunction: (info) => {
        info.setMaxThreads(1)
        info.setInitData({ at: 0 })
      },
      mainFunction: (info, out) => {
        const { feed } = info.getBindData() as { feed: Feed }
        const state = info.getInitData() as { at: number }
        state.at += this.fill(feed, state.at, out)
      },
    })
    connection.registerTableFunction(this.table)
  }

  /** Runs work with the feed's table expression, `feed(7)`, which is valid until the work ends. */
  async use<T>(feed: Feed, work: (table: string) => Promise<T>): Promise<T> {
    const id = ++this.last
    this.feeds.set(id, feed)
    try {
      return await work(`feed(${id})`)
    } finally {
      this.feeds.delete(id)
    }
  }

  close(): void {
    this.connection.closeSync()
  }

  private fill(feed: Feed, from: number, out: DuckDBDataChunk): number {
    const n = Math.min(CHUNK, feed.count - from)
    out.rowCount = Math.min(n, 1)
    if (n === 0) return 0
    for (const [c, column] of feed.columns.entries())
      if (column.type === 'utf8') fillTexts(out.getColumnVector(c), column, from, n)
      else if (column.type !== 'text') fillNumbers(out.getColumnVector(c), column, from, n)
    out.rowCount = n
    for (const [c, column] of feed.columns.entries())
      if (column.type === 'text') fillItems(out.getColumnVector(c), column, from, n)
    return n
  }
}

type OfType<T> = Extract<FeedColumn, { type: T }>

const fillItems = (vector: DuckDBVector, { at }: OfType<'text'>, from: number, n: number): void => {
  for (let i = 0; i < n; i++) vector.setItem(i, at(from + i))
  vector.flush()
}

/**
 * Numbers by way of one page for all columns: a vector of so many rows would first copy what it holds, which
 * is nothing yet, to memory of its own.
 */
const fillNumbers = (
  vector: DuckDBVector,
  { type, fill }: OfType<keyof typeof BYTES>,
  from: number,
  n: number,
): void => {
  const { vector: raw, validity } = vector as unknown as Inside
  fill(VIEWS[type] as never, from, n)
  new DuckDBUUIDVector(new DataView(page, 0, BYTES[type] * n), validity, raw, n).flush()
}

/**
 * Bytes of DuckDB's string_t: a length, then the text itself up to 12 bytes, else its first four and its
 * address.
 */
const STRING = 16
const INLINE = 12

/**
 * Texts from their bytes, without a call for each: all of them become one string of the vector's, which
 * copies it to where it keeps them, and those beyond 12 bytes then point into that copy. (`duckdb_string_t`
 * in duckdb.h.)
 */
const fillTexts = (
  vector: DuckDBVector,
  { bytes, end }: { bytes: Uint8Array; end: (row: number) => number },
  from: number,
  n: number,
): void => {
  const { vector: raw, validity } = vector as unknown as Inside
  const start = from === 0 ? 0 : end(from - 1)
  const page = DuckDBBlobVector.fromRawVector(raw, 1)
  page.setItem(0, new DuckDBBlobValue(bytes.subarray(start, end(from + n - 1))))
  page.flush()
  const { dataView } = DuckDBBlobVector.fromRawVector(raw, 1) as unknown as Inside
  const [low, high] = [dataView.getUint32(8, true), dataView.getUint32(12, true)]
  strings.fill(0, 0, STRING * n)
  for (let k = 0, at = start; k < n; k++) {
    const length = end(from + k) - at
    const slot = STRING * k
    stringWords[slot >> 2] = length
    for (let b = 0; b < (length > INLINE ? 4 : length); b++) strings[slot + 4 + b] = bytes[at + b]!
    if (length > INLINE) {
      const address = low + (at - start)
      stringWords[(slot >> 2) + 2] = address
      stringWords[(slot >> 2) + 3] = high + (address > 0xffffffff ? 1 : 0)
    }
    at += length
  }
  new DuckDBUUIDVector(new DataView(strings.buffer, 0, STRING * n), validity, raw, n).flush()
}

/** What a vector of texts has besides its methods. */
interface Inside {
  vector: Parameters<typeof DuckDBBlobVector.fromRawVector>[0]
  validity: ConstructorParameters<typeof DuckDBUUIDVector>[1]
  dataView: DataView
}

const strings = new Uint8Array(STRING * CHUNK)
const stringWords = new Uint32Array(strings.buffer)
