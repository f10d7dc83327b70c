import type { RowBatch } from '../graph/engine.js'
import { hash, hashBytes } from '../graph/hash.js'

const BITS = 20
const SIZE = 1 << BITS

/**
 * Hashes canonical texts and collects those to be remembered. What was sent lately is not sent again; the store drops
 * the repetitions that remain.
 */
export class TextPool {
  private readonly sent = new Int32Array(2 * SIZE)
  private scratch: Uint8Array<ArrayBuffer> = new Uint8Array(1024)
  private text: string[] = []
  /** of text i: hi, lo, check, salt, flags */
  private keys = new Uint32Array(5 * 1024)

  /** Leaves the text's hash in `hash` and remembers the text. */
  add(text: string, salt: number, links: boolean): void {
    const length = this.encode(text)
    this.addBytes(text, this.scratch, 0, length, salt, links)
  }

  /** As `add`, for a text whose UTF-8 bytes are at hand. */
  addBytes(text: string, bytes: Uint8Array, start: number, end: number, salt: number, links: boolean): void {
    hashBytes(bytes, start, end, salt)
    const { sent } = this
    const slot = 2 * ((hash.lo ^ Math.imul(salt, 0x9e3779b1)) & (SIZE - 1))
    if (sent[slot] === (hash.hi | 0) && sent[slot + 1] === (hash.lo | 0)) return
    sent[slot] = hash.hi
    sent[slot + 1] = hash.lo
    let at = 5 * this.text.length
    if (at === this.keys.length) this.grow()
    const { keys } = this
    keys[at++] = hash.hi
    keys[at++] = hash.lo
    keys[at++] = checkOf(bytes, start, end)
    keys[at++] = salt
    keys[at] = links ? 1 : 0
    this.text.push(text)
  }

  /** The texts collected since the last call. */
  take(): RowBatch['texts'] {
    const { text, keys } = this
    const n = text.length
    const column = <T extends Uint32Array | Uint8Array>(out: T, word: number): T => {
      for (let i = 0; i < n; i++) out[i] = keys[5 * i + word]!
      return out
    }
    this.text = []
    return {
      hi: column(new Uint32Array(n), 0),
      lo: column(new Uint32Array(n), 1),
      check: column(new Uint32Array(n), 2),
      salt: column(new Uint8Array(n), 3),
      flags: column(new Uint8Array(n), 4),
      text,
    }
  }

  private grow(): void {
    const bigger = new Uint32Array(2 * this.keys.length)
    bigger.set(this.keys)
    this.keys = bigger
  }

  private encode(text: string): number {
    const n = text.length
    if (3 * n > this.scratch.length) this.scratch = new Uint8Array(6 * n)
    const { scratch } = this
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i)
      if (c > 0x7f) return encoder.encodeInto(text, scratch).written
      scratch[i] = c
    }
    return n
  }
}

const encoder = new TextEncoder()

/** A multiplicative hash of four bytes at a time and of the length: a function other than that of `graph/hash.ts`. */
const checkOf = (bytes: Uint8Array, start: number, end: number): number => {
  let h = Math.imul(end - start, 0x9e3779b1) ^ 0x811c9dc5
  let i = start
  for (; i + 4 <= end; i += 4) {
    const w = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    h = Math.imul(h ^ w, 0x2c1b3c6d)
    h ^= h >>> 14
  }
  for (; i < end; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193)
  return (h ^ (h >>> 16)) >>> 0
}
