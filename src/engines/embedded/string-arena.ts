import type { DuckDBBlobValue, DuckDBConnection } from '@duckdb/node-api'
import { growUint } from '../../arrays/grow.js'
import { shared } from '../../arrays/shared-arrays.js'
import type { Strings } from '../../arrays/strings.js'
import { streamColumns } from './read.js'

/**
 * A text column of a table as an arena, in the order of the table's column `n` (0, 1, 2 …). The texts come in
 * pages that DuckDB has joined, so that no string is made of any of them.
 */
export const readArena = async (
  connection: DuckDBConnection,
  table: string,
  column: string,
): Promise<Strings> => {
  const offsets = growUint()
  offsets.push(0)
  let end = 0
  await streamColumns(
    connection,
    `SELECT strlen(${column})::UINTEGER FROM ${table} ORDER BY n`,
    ([lengths], rows) => {
      for (let k = 0; k < rows; k++) offsets.push((end += (lengths as Uint32Array)[k]!))
    },
  )
  const bytes = new Uint8Array(new SharedArrayBuffer(end))
  const pages = await connection.stream(
    `SELECT encode(string_agg(${column}, '' ORDER BY n)) FROM ${table} GROUP BY n // ${PAGE} ORDER BY min(n)`,
  )
  let at = 0
  for (;;) {
    const chunk = await pages.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const vector = chunk.getColumnVector(0)
    for (let k = 0; k < chunk.rowCount; k++) {
      const page = vector.getItem(k) as DuckDBBlobValue
      bytes.set(page.bytes, at)
      at += page.bytes.length
    }
  }
  return { count: offsets.length - 1, bytes, offsets: shared(offsets.view) }
}

/** Texts of a page. */
const PAGE = 4096
