import { AppError } from '../domain/errors.js'
import type { ByteReader } from '../sources/bytes.js'

/** Bytes of a block, unless one line is longer. */
export const BLOCK = 1 << 22
/** Bytes of the longest line. */
export const LONGEST_LINE = 1 << 29

const LINE_FEED = 0x0a
const SPACE = 0x20
const MARK = [0xef, 0xbb, 0xbf]

/**
 * Whole lines of a stream, a few megabytes at a time. Every block ends in a line feed, which the last line is
 * given when it has none; a byte order mark at the start becomes blanks. `take` may hand out a block that is
 * no longer used. Throws too_large on a line of more than LONGEST_LINE bytes.
 */
export async function* blocksOf(
  reader: ByteReader,
  take: (size: number) => Uint8Array<ArrayBuffer> = (size) => new Uint8Array(size),
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let buffer = take(BLOCK)
  let filled = 0
  let first = true
  for (;;) {
    const read = await reader.read(buffer, filled)
    filled += read
    if (read > 0 && filled < buffer.length) continue
    if (first && MARK.every((byte, i) => buffer[i] === byte)) buffer.fill(SPACE, 0, MARK.length)
    first = false
    if (read === 0) {
      if (filled > 0) yield ended(buffer, filled)
      return
    }
    const cut = buffer.lastIndexOf(LINE_FEED) + 1
    if (cut === 0) {
      if (filled > LONGEST_LINE)
        throw new AppError('too_large', `Cannot read a line of more than ${LONGEST_LINE} bytes`)
      const longer = new Uint8Array(filled * 2)
      longer.set(buffer)
      buffer = longer
      continue
    }
    const rest = buffer.subarray(cut)
    const next = take(Math.max(BLOCK, rest.length * 2))
    next.set(rest)
    filled = rest.length
    yield buffer.subarray(0, cut)
    buffer = next
  }
}

const ended = (buffer: Uint8Array<ArrayBuffer>, filled: number): Uint8Array<ArrayBuffer> => {
  if (buffer[filled - 1] === LINE_FEED) return buffer.subarray(0, filled)
  const whole = filled < buffer.length ? buffer : new Uint8Array(filled + 1)
  if (whole !== buffer) whole.set(buffer)
  whole[filled] = LINE_FEED
  return whole.subarray(0, filled + 1)
}
