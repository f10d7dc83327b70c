import type { VersionBuffer } from '../version-buffer.js'
import type { Fields, Labels, Params } from './client.js'
import { int64, numberOf, whole } from './integers.js'
import { keyOf } from './keys.js'
import { rowLabel } from './labels.js'

/** Rows of one question. */
const CHUNK = 2000

type Ask = (path: string, params: Params, labels: Labels) => Promise<Fields[]>

/** `seq` of each version of the buffer that the store has, -1 of the others; asked within a transaction or without. */
export const storedVersions = async (ask: Ask, buffer: VersionBuffer): Promise<Int32Array> => {
  const { batches, part, row, pick } = buffer.versions()
  const { table } = buffer
  const seqs = new Int32Array(pick.length).fill(-1)
  for (let from = 0; from < pick.length; from += CHUNK) {
    const rows: unknown[][] = []
    for (let v = from; v < Math.min(from + CHUNK, pick.length); v++) {
      const batch = batches[part[pick[v]!]!]!
      const r = row[pick[v]!]!
      const key = keyOf(table, batch, r)
      const c = batch.content.subarray(4 * r, 4 * r + 4)
      const date = batch.numbers.updated_at?.[r] ?? Number.NaN
      rows.push([
        whole(v),
        int64(key.hi, key.lo),
        int64(c[0]!, c[1]!),
        int64(c[2]!, c[3]!),
        Number.isNaN(date) ? null : date,
      ])
    }
    const labels = { Row: rowLabel(table.name) }
    for (const [v, seq] of await ask('read/stored', { rows }, labels)) seqs[numberOf(v)] = numberOf(seq)
  }
  return seqs
}
