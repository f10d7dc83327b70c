import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { damageOf } from '../texts/damage.js'
import { type Bytes, chunkReader, chunksOf } from './bytes.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'
import { guarded } from './unpack.js'

const BLOCK = 1 << 18

/**
 * A gzip file's contents. Reading throws SourceError when it is damaged, cut short, or unpacks beyond the
 * caps.
 */
export const gunzipped = (bytes: Bytes, limits: Limits): Bytes => ({
  size: bytes.size,
  open: async () => {
    let position = 0
    const packed = (async function* () {
      for await (const chunk of chunksOf(bytes, BLOCK)) {
        position += chunk.length
        yield Buffer.from(chunk)
      }
    })()
    const input = Readable.from(packed, { objectMode: false })
    const unzip = createGunzip()
    input.on('error', (error) => unzip.destroy(error))
    const chunks = guarded(named(input.pipe(unzip)), bytes.size, limits)
    return chunkReader(
      chunks,
      () => {
        input.destroy()
        unzip.destroy()
      },
      () => position,
    )
  },
})

async function* named(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError('gzip_broken', { detail: damageOf(error) }, { cause: error })
  }
}
