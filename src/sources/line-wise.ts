import type { ByteReader } from './bytes.js'
import { hasHighByte, type LineEncoding, strayEncoding } from './line-encoding.js'

/** Lines that were read in another encoding than their file's. */
export interface LineTally {
  strays: number
}

const RAW = 1 << 20
const LF = 10
const CR = 13

/**
 * A file in one encoding, with lines of another among them, as where tables were pasted together: each line
 * as UTF-8, from the encoding that it is in. The tally begins anew with each reading.
 */
export const lineWise = (reader: ByteReader, encoding: LineEncoding, tally: LineTally): ByteReader => {
  const raw = new Uint8Array(RAW)
  let held = 0
  let text: Uint8Array = new Uint8Array(0)
  let used = 0
  let done = false
  tally.strays = 0
  const refill = async (): Promise<void> => {
    const length = await reader.read(raw, held)
    done = length === 0
    const filled = held + length
    const last = Math.max(raw.lastIndexOf(LF, filled - 1), raw.lastIndexOf(CR, filled - 1))
    const end = done || (last < 0 && filled === RAW) ? filled : last + 1
    text = decoded(raw.subarray(0, end), encoding, tally)
    used = 0
    raw.copyWithin(0, end, filled)
    held = filled - end
  }
  return {
    read: async (into, at) => {
      while (used === text.length && !done) await refill()
      const part = Math.min(text.length - used, into.length - at)
      into.set(text.subarray(used, used + part), at)
      used += part
      return part
    },
    position: () => reader.position(),
    close: () => reader.close(),
  }
}

const decoders = new Map(
  (['gb18030', 'windows-1252', 'big5'] as const).map((encoding) => [
    encoding as LineEncoding,
    new TextDecoder(encoding),
  ]),
)

/** Whole lines as UTF-8; neighbours of one encoding are decoded together. UTF-8 passes as it is. */
const decoded = (lines: Uint8Array, encoding: LineEncoding, tally: LineTally): Uint8Array => {
  const parts: Uint8Array[] = []
  let from = 0
  let current = encoding
  const flush = (to: number): void => {
    if (to > from) parts.push(asText(lines.slice(from, to), current))
    from = to
  }
  for (let at = 0; at < lines.length; ) {
    const lf = lines.indexOf(LF, at)
    const next = lf < 0 ? lines.length : lf + 1
    const line = lines.subarray(at, next)
    const own = (hasHighByte(line) && strayEncoding(line, encoding)) || encoding
    if (own !== encoding) tally.strays++
    if (own !== current) {
      flush(at)
      current = own
    }
    at = next
  }
  flush(lines.length)
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

const asText = (bytes: Uint8Array, encoding: LineEncoding): Uint8Array => {
  const decoder = decoders.get(encoding)
  return decoder ? new TextEncoder().encode(decoder.decode(bytes)) : bytes
}
