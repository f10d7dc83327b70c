import { mix } from '../arrays/mix.js'
/**
 * 64-bit identity of a text, as two unsigned 32-bit halves: two MurmurHash3_x86_32 streams over the same
 * UTF-8 bytes with different seeds (Appleby, public domain). Stable across machines and versions: stores and
 * snapshots rely on it. 0/0 is reserved for "not given" and never returned. The result is left in `hash`, so
 * that the hot path allocates nothing.
 */
export const hash = { hi: 0, lo: 0, check: 0 }

const encoder = new TextEncoder()

/**
 * Hashes bytes [start, end) of the view, salted with a small integer (a kind, a table): the result is in
 * `hash`, with 32 bits of another function over the same bytes in `hash.check`, a multiplicative hash of four
 * bytes at a time and of the length.
 */
export const hashBytes = (view: DataView, start: number, end: number, salt: number): void => {
  const length = end - start
  let h1 = 0x9747b28c ^ salt
  let h2 = 0x2f0b4dc9 ^ Math.imul(salt + 1, 0x85ebca6b)
  let check = Math.imul(length, 0x9e3779b1) ^ 0x811c9dc5
  let i = start
  for (const last = end - 4; i <= last; i += 4) {
    const k = view.getInt32(i, true)
    const k1 = Math.imul(rotl(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593)
    const k2 = Math.imul(rotl(Math.imul(k, 0x239b961b), 16), 0xab0e9789)
    h1 = (Math.imul(rotl(h1 ^ k1, 13), 5) + 0xe6546b64) | 0
    h2 = (Math.imul(rotl(h2 ^ k2, 17), 5) + 0x0bcaa747) | 0
    check = Math.imul(check ^ k, 0x2c1b3c6d)
    check ^= check >>> 14
  }
  let tail = 0
  for (let shift = 0; i < end; i++, shift += 8) {
    const byte = view.getUint8(i)
    tail |= byte << shift
    check = Math.imul(check ^ byte, 0x01000193)
  }
  h1 ^= Math.imul(rotl(Math.imul(tail, 0xcc9e2d51), 15), 0x1b873593)
  h2 ^= Math.imul(rotl(Math.imul(tail, 0x239b961b), 16), 0xab0e9789)
  h1 = mix(h1 ^ length)
  h2 = mix(h2 ^ length)
  h1 = (h1 + h2) | 0
  h2 = (h2 + h1) | 0
  hash.hi = h1 >>> 0
  hash.lo = h2 >>> 0
  hash.check = (check ^ (check >>> 16)) >>> 0
  if (hash.hi === 0 && hash.lo === 0) hash.lo = 1
}

/** Hashes a string: the result is in `hash`. */
export const hashText = (text: string, salt: number): void => {
  const bytes = encoder.encode(text)
  hashBytes(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.length, salt)
}

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r))

/** Salt of a shared value is its kind index; the ids of things have salts of their own. */
export const SALT = { bidder: 100, lot: 101, bid: 102, text: 103, row: 104 } as const
