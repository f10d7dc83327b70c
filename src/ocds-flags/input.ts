import { open, realpath, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../domain/errors.js'
import { type ByteReader, chunkReader, fileBytes } from '../sources/bytes.js'

/** Opens a file, or standard input for "-"; unpacked when it is gzip. Throws invalid_input or not_found. */
export const openReleases = async (file: string): Promise<ByteReader> => {
  if (file === '-') return streamReader(process.stdin)
  const info = await stat(file).catch(() => undefined)
  if (!info) throw new AppError('not_found', `Cannot read ${file}: there is no such file`)
  if (info.isDirectory()) throw new AppError('invalid_input', `Cannot read ${file}: it is a folder`)
  const handle = await open(file, 'r')
  if (!info.isFile()) return streamReader(handle.createReadStream())
  const head = new Uint8Array(2)
  await handle.read(head, 0, 2, 0)
  if (isGzip(head)) return unzipped(handle.createReadStream({ start: 0 }))
  await handle.close()
  const path = await realpath(file)
  return fileBytes(path, info.size, path).open()
}

/** Reads a stream; unpacked when it is gzip, which its first two bytes tell. */
export const streamReader = async (stream: Readable): Promise<ByteReader> => {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  const whole = followed(head, chunks)
  return isGzip(head) ? unzipped(Readable.from(whole, { objectMode: false })) : chunkReader(whole, () => {})
}

async function* followed(head: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

const unzipped = (packed: Readable): ByteReader => {
  const unzip = createGunzip({ chunkSize: 1 << 18 })
  packed.on('error', (error) => unzip.destroy(error))
  return chunkReader(told(packed.pipe(unzip)), () => {
    packed.destroy()
    unzip.destroy()
  })
}

async function* told(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    throw new AppError('invalid_input', `Cannot unpack the gzip data: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
