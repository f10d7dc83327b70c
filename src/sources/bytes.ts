import { AppError } from '../domain/errors.js'
import { closeFile, openBelow, readAt } from './open-below.js'

/**
 * Reads on: fills `into` from `at`, returns how many bytes, 0 at the end. `position` counts bytes of the file
 * so far.
 */
export interface ByteReader {
  read(into: Uint8Array, at: number): Promise<number>
  position(): number
  close(): Promise<void>
}

/**
 * Something whose bytes can be read from the start, again and again: a file, an archive's entry, an unpacked
 * file.
 */
export interface Bytes {
  /** bytes of the file on disk, or as the archive claims: for progress only */
  size: number
  open(): Promise<ByteReader>
}

/** @param root real path below which the file must lie whenever it is opened */
export const fileBytes = (path: string, size: number, root: string): Bytes => ({
  size,
  open: async () => {
    const fd = await openBelow(path, root)
    let position = 0
    return {
      read: async (into, at) => {
        const bytesRead = await readAt(fd, into, at, position)
        position += bytesRead
        return bytesRead
      },
      position: () => position,
      close: () => closeFile(fd),
    }
  },
})

/** A reader over chunks, for streams that unpack; `position` is given by whoever counts the packed bytes. */
export const chunkReader = (
  chunks: AsyncIterable<Uint8Array>,
  close: () => Promise<void> | void,
  position?: () => number,
): ByteReader => {
  const iterator = chunks[Symbol.asyncIterator]()
  let chunk: Uint8Array = new Uint8Array(0)
  let used = 0
  let total = 0
  return {
    read: async (into, at) => {
      let filled = 0
      while (at + filled < into.length) {
        if (used === chunk.length) {
          const next = await iterator.next()
          if (next.done) break
          chunk = next.value
          used = 0
        }
        const part = Math.min(chunk.length - used, into.length - at - filled)
        into.set(chunk.subarray(used, used + part), at + filled)
        used += part
        filled += part
      }
      total += filled
      return filled
    },
    position: position ?? (() => total),
    close: async () => {
      await iterator.return?.()
      await close()
    },
  }
}

/** Chunks of a source in order. Each is overwritten by the next. */
export async function* chunksOf(
  bytes: Bytes,
  block: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = await bytes.open()
  const buffer = new Uint8Array(block)
  try {
    for (;;) {
      throwIfCancelled(signal)
      const length = await reader.read(buffer, 0)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    await reader.close()
  }
}

/** Whole contents, refused above `most` bytes. */
export const readWhole = async (bytes: Bytes, most: number, what: string): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let total = 0
  for await (const chunk of chunksOf(bytes, 1 << 18)) {
    total += chunk.length
    if (total > most) throw new AppError('too_large', `Cannot read ${what}: it is larger than ${most} bytes`)
    parts.push(chunk.slice())
  }
  return Buffer.concat(parts, total)
}

export const throwIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new AppError('cancelled', 'Cannot go on reading: the import was cancelled')
}
