import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { hash, hashText } from '../../domain/hash.js'

/** 64-bit hash as SQL literal. */
export const u64 = (hi: number, lo: number): string =>
  ((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)).toString()

export interface Hash {
  hi: number
  lo: number
}
export const hashOf = (value: DuckDBValue): Hash => {
  const big = value as bigint
  return { hi: Number(big >> 32n), lo: Number(big & 0xffffffffn) }
}

/**
 * One chunk's numeric columns as typed arrays over DuckDB's memory: valid until the next chunk. UBIGINT as
 * pairs, low half first.
 */
export type Chunk = (Uint32Array | Float64Array | Int32Array | Uint8Array | string[])[]

/**
 * Streams an answer of numeric (and VARCHAR) columns in chunks of up to 2,048 rows: nothing is made an
 * object, and the event loop is free between chunks. Columns hold no NULL.
 */
export const streamColumns = async (
  connection: DuckDBConnection,
  sql: string,
  take: (columns: Chunk, rows: number) => void,
): Promise<number> => {
  let total = 0
  for await (const { columns, rows } of chunksOf(connection, sql)) {
    take(columns, rows)
    total += rows
  }
  return total
}

/** The chunks of such an answer one after the other; DuckDB waits while one is worked on. */
export async function* chunksOf(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<{ columns: Chunk; rows: number }> {
  const result = await connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const columns: Chunk = []
    for (let c = 0; c < chunk.columnCount; c++) columns.push(itemsOf(chunk.getColumnVector(c)))
    yield { columns, rows: chunk.rowCount }
  }
}

const itemsOf = (vector: unknown): Chunk[number] => {
  const { items } = vector as { items?: unknown }
  if (items instanceof BigUint64Array)
    return new Uint32Array(items.buffer, items.byteOffset, 2 * items.length)
  if (items !== undefined) return items as Chunk[number]
  const texts = vector as { itemCount: number; getItem(i: number): string | null }
  return Array.from({ length: texts.itemCount }, (_, i) => texts.getItem(i) ?? '')
}

/** Hash of an id as SQL literal. */
export const idHash = (text: string, salt: number): string => {
  hashText(text, salt)
  return u64(hash.hi, hash.lo)
}

/** Low and high half of an id's hash. */
export const idWords = (text: string, salt: number): [lo: number, hi: number] => {
  hashText(text, salt)
  return [hash.lo, hash.hi]
}
