import { isUtf8 } from 'node:buffer'
import type { ByteReader, Bytes } from './bytes.js'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const LINES_LOOKED_AT = 20_000
const LF = 10

/**
 * Which encoding a file is in, told from all its bytes. A byte-order mark decides; else UTF-8 when every byte fits; else
 * whichever of UTF-8 and GB18030 more of the lines with high bytes fit (one damaged line does not turn a file of names
 * into nonsense: that line alone is quarantined). Feed every chunk to `see`, then ask `guess`.
 */
export class EncodingWatch {
  #first: Encoding | undefined
  #seen = false
  #tail: Uint8Array = new Uint8Array(0)
  #allUtf8 = true
  #utf8Lines = 0
  #gbLines = 0
  readonly #gb = new TextDecoder('gb18030', { fatal: true })

  see(chunk: Uint8Array): void {
    if (!this.#seen) this.#first = byMark(chunk) ?? byZeros(chunk)
    this.#seen = true
    if (this.#first) return
    const whole = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk])
    const cut = whole.lastIndexOf(LF) + 1
    const lines = cut > 0 ? whole.subarray(0, cut) : whole
    this.#tail = cut > 0 ? whole.slice(cut) : new Uint8Array(0)
    this.#count(lines, cut > 0)
  }

  guess(): Encoding {
    if (this.#first) return this.#first
    this.#count(this.#tail, true)
    if (this.#allUtf8) return 'utf-8'
    return this.#gbLines > this.#utf8Lines ? 'gb18030' : 'utf-8'
  }

  /** A line longer than a chunk is cut anywhere, so its ends may split a character: a few bytes are let go on both sides. */
  #count(lines: Uint8Array, wholeLines: boolean): void {
    if (isUtf8(lines) || (!wholeLines && isUtf8(withoutEnds(lines)))) return
    this.#allUtf8 = false
    for (let at = 0; at < lines.length && this.#utf8Lines + this.#gbLines < LINES_LOOKED_AT; ) {
      const end = lines.indexOf(LF, at)
      const line = lines.subarray(at, end < 0 ? lines.length : end)
      at += line.length + 1
      if (!hasHighByte(line)) continue
      if (isUtf8(line)) this.#utf8Lines++
      else if (this.#isGb(line)) this.#gbLines++
    }
  }

  #isGb(line: Uint8Array): boolean {
    try {
      this.#gb.decode(line)
      return true
    } catch {
      return false
    }
  }
}

const byMark = (head: Uint8Array): Encoding | undefined => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: in a header row most characters have one zero byte, always on the same side. */
const byZeros = (head: Uint8Array): Encoding | undefined => {
  const length = Math.min(head.length, 512) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (length < 16) return undefined
  if (odd > length / 8 && even === 0) return 'utf-16le'
  if (even > length / 8 && odd === 0) return 'utf-16be'
  return undefined
}

const withoutEnds = (bytes: Uint8Array): Uint8Array => {
  let from = 0
  let to = bytes.length
  while (from < 4 && from < to && (bytes[from]! & 0xc0) === 0x80) from++
  for (let back = 1; back <= 4 && to - back >= from; back++)
    if ((bytes[to - back]! & 0xc0) === 0xc0) {
      to -= back
      break
    }
  return bytes.subarray(from, to)
}

const hasHighByte = (line: Uint8Array): boolean => {
  for (let i = 0; i < line.length; i++) if (line[i]! >= 0x80) return true
  return false
}

/**
 * The same bytes as UTF-8, without a byte-order mark. What cannot be decoded becomes U+FFFD.
 * UTF-8 itself passes as it is, so its damage is still there for the scanner to see.
 */
export const asUtf8 = (bytes: Bytes, encoding: Encoding): Bytes => ({
  size: bytes.size,
  open: async () => {
    const reader = await bytes.open()
    return encoding === 'utf-8' ? withoutMark(reader) : transcoding(reader, encoding)
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

const transcoding = (reader: ByteReader, encoding: Encoding): ByteReader => {
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
