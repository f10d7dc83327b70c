import { isUtf8 } from 'node:buffer'
import type { ByteReader, Bytes } from './bytes.js'
import { type LineTally, lineWise } from './line-wise.js'

export type Encoding = 'utf-8' | 'gb18030' | 'windows-1252' | 'big5' | 'utf-16le' | 'utf-16be'

/**
 * Whether a file is UTF-8 to the last byte, or which encoding its first bytes give away (a byte-order mark,
 * the zeros of UTF-16). Feed every chunk to `see`, the first at least 512 bytes long where the file is;
 * `certain` is undefined when neither holds, and the lines must vote.
 */
export class EncodingWatch {
  #first: Encoding | undefined
  #seen = false
  #tail: Uint8Array = new Uint8Array(0)
  #utf8 = true

  see(chunk: Uint8Array): void {
    if (!this.#seen) this.#first = wide(byMark(chunk)) ?? byZeros(chunk)
    this.#seen = true
    if (this.#first || !this.#utf8) return
    const whole = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk])
    const cut = whole.length - unfinished(whole)
    this.#utf8 = isUtf8(whole.subarray(0, cut))
    this.#tail = whole.slice(cut)
  }

  get certain(): Encoding | undefined {
    return this.#first ?? (this.#utf8 && this.#tail.length === 0 ? 'utf-8' : undefined)
  }
}

/** Bytes at the end that begin a character without ending it. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

const byMark = (head: Uint8Array): Encoding | undefined => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** A mark of UTF-8 stands before other encodings too: only the bytes after it can tell. */
const wide = (marked: Encoding | undefined): Encoding | undefined => (marked === 'utf-8' ? undefined : marked)

/**
 * UTF-16 without a mark: in a header row many characters have one zero byte, nearly always on the same side.
 */
const byZeros = (head: Uint8Array): Encoding | undefined => {
  const length = Math.min(head.length, 512) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (length < 16) return undefined
  if (odd > length / 8 && odd > 4 * even) return 'utf-16le'
  if (even > length / 8 && even > 4 * odd) return 'utf-16be'
  return undefined
}

/**
 * The same bytes as UTF-8, without a byte-order mark. What cannot be decoded becomes U+FFFD.
 * UTF-8 itself passes as it is, so its damage is still there for the scanner to see.
 *
 * @param tally where the lines voted: lines of another encoding than the rest are read as theirs, and counted
 */
export const asUtf8 = (bytes: Bytes, encoding: Encoding, tally?: LineTally): Bytes => ({
  size: bytes.size,
  open: async () => {
    const reader = await bytes.open()
    if (encoding === 'utf-16le' || encoding === 'utf-16be') return transcoding(reader, encoding)
    const bare = withoutMark(reader)
    return tally ? lineWise(bare, encoding, tally) : bare
  },
})

const withoutMark = (reader: ByteReader): ByteReader => {
  let first = true
  return {
    ...reader,
    read: async (into, at) => {
      let length = await reader.read(into, at)
      if (!first || length === 0) return length
      first = false
      while (length < 3) {
        const more = await reader.read(into, at + length)
        if (more === 0) break
        length += more
      }
      if (length < 3 || byMark(into.subarray(at, at + 3)) !== 'utf-8') return length
      if (length === 3) return reader.read(into, at)
      into.copyWithin(at, at + 3, at + length)
      return length - 3
    },
  }
}

const RAW = 1 << 20

const transcoding = (reader: ByteReader, encoding: 'utf-16le' | 'utf-16be'): ByteReader => {
  const decoder = new TextDecoder(encoding)
  const raw = new Uint8Array(RAW)
  const text = new Uint8Array(RAW * 3 + 16)
  const encoder = new TextEncoder()
  let used = 0
  let filled = 0
  let done = false
  const refill = async (): Promise<void> => {
    const length = await reader.read(raw, 0)
    done = length === 0
    used = 0
    filled = encoder.encodeInto(decoder.decode(raw.subarray(0, length), { stream: !done }), text).written
  }
  return {
    read: async (into, at) => {
      while (used === filled && !done) await refill()
      const part = Math.min(filled - used, into.length - at)
      into.set(text.subarray(used, used + part), at)
      used += part
      return part
    },
    position: () => reader.position(),
    close: () => reader.close(),
  }
}
