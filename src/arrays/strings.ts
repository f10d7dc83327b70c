/** Strings in one UTF-8 arena: string i is bytes[offsets[i] .. offsets[i+1]). */
export interface Strings {
  count: number
  bytes: Uint8Array
  offsets: Uint32Array
}

const decoder = new TextDecoder()

const encoder = new TextEncoder()

/** String i of the arena. */
export const stringAt = (strings: Strings, i: number): string =>
  decoder.decode(strings.bytes.subarray(strings.offsets[i]!, strings.offsets[i + 1]!))

/** Position of `text` in [from, to) of an arena sorted by bytes there, or -1. */
export const findString = (strings: Strings, text: string, from = 0, to = strings.count): number => {
  const wanted = encoder.encode(text)
  let lo = from
  let hi = to - 1
  while (lo <= hi) {
    const mid = (lo + hi) >> 1
    const order = compareAt(strings, mid, wanted)
    if (order === 0) return mid
    if (order < 0) lo = mid + 1
    else hi = mid - 1
  }
  return -1
}

const compareAt = ({ bytes, offsets }: Strings, i: number, wanted: Uint8Array): number => {
  const start = offsets[i]!
  const length = offsets[i + 1]! - start
  const common = Math.min(length, wanted.length)
  for (let k = 0; k < common; k++) {
    const order = bytes[start + k]! - wanted[k]!
    if (order !== 0) return order
  }
  return length - wanted.length
}

/** Packs strings into an arena over a SharedArrayBuffer. */
export const packStrings = (texts: readonly string[]): Strings => {
  const parts = texts.map((text) => encoder.encode(text))
  const bytes = new Uint8Array(new SharedArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)))
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (texts.length + 1)))
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i]!)
    offsets[i + 1] = offsets[i]! + part.length
  })
  return { count: texts.length, bytes, offsets }
}
