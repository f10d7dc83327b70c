import { crc32 } from 'node:zlib'
import { damageTexts } from '../texts/damage.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'

/**
 * Unpacked chunks, counted as they come, whatever a header claims: refused past the size cap, or past the
 * ratio cap once there is enough to tell. With `crc` the checksum must hold at the end.
 */
export async function* guarded(
  chunks: AsyncIterable<Uint8Array>,
  packed: number,
  limits: Limits,
  crc?: number,
): AsyncGenerator<Uint8Array> {
  let total = 0
  let sum = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > limits.entryBytes) throw new SourceError('unpacked_too_large', { most: limits.entryBytes })
    if (total > limits.ratioAfter && total > packed * limits.ratio)
      throw new SourceError('ratio', { most: limits.ratio })
    if (crc !== undefined) sum = crc32(chunk, sum)
    yield chunk
  }
  if (crc !== undefined && sum !== crc) throw new SourceError('zip_broken', { detail: damageTexts.checksum })
}
