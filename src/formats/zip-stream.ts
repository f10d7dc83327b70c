import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import { centralEntry, endOfDirectory, entryFields, localHeader } from './zip.js'

export interface StreamedEntry {
  name: string
  pieces: Iterable<string | Uint8Array>
}

/**
 * A deflated ZIP made as it is read: of the entry at hand no more than its packed bytes are held, so that its
 * header can state its size. Entries in the order given; times, names and fields as `zipOf` has them.
 */
export async function* zipStream(entries: Iterable<StreamedEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, pieces } of entries) {
    const { packed, size, sum } = await deflated(pieces)
    const length = packed.reduce((total, part) => total + part.length, 0)
    const fields = entryFields(name, { size, packed: length, crc: sum, method: 8 })
    const local = localHeader(fields)
    directory.push(centralEntry(fields, offset))
    offset += local.length + length
    yield local
    yield* packed
  }
  const central = Buffer.concat(directory)
  yield central
  yield endOfDirectory(directory.length, central.length, offset)
}

const deflated = async (pieces: Iterable<string | Uint8Array>) => {
  const stream = createDeflateRaw()
  const packed: Buffer[] = []
  stream.on('data', (part: Buffer) => packed.push(part))
  let size = 0
  let sum = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    size += bytes.length
    sum = crc32(bytes, sum)
    if (!stream.write(bytes)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'end')
  return { packed, size, sum }
}
