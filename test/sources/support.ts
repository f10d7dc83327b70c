import { type Bytes, chunkReader } from '../../src/sources/bytes.js'

/** Bytes held in memory, as a source. */
export const bytesOf = (content: string | Uint8Array): Bytes => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  async function* once() {
    if (bytes.length > 0) yield bytes
  }
  return { size: bytes.length, open: async () => chunkReader(once(), () => undefined) }
}
