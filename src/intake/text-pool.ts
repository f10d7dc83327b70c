import type { RowBatch } from '../graph/engine.js'
import { hash, hashBytes } from '../graph/hash.js'

const BITS = 20
const SIZE = 1 << BITS

/**
 * Hashes canonical texts and collects those to be remembered. What was sent lately is not sent again; the store drops
 * the repetitions that remain.
 */
export class TextPool {
  private readonly sentHi = new Uint32Array(SIZE)
  private readonly sentLo = new Uint32Array(SIZE)
  private scratch: Uint8Array<ArrayBuffer> = new Uint8Array(1024)
  private salt: number[] = []
  private hi: number[] = []
  private lo: number[] = []
  private check: number[] = []
  private flags: number[] = []
  private text: string[] = []

  /** Leaves the text's hash in `hash` and remembers the text. */
  add(text: string, salt: number, links: boolean): void {
    const length = this.encode(text)
    hashBytes(this.scratch, 0, length, salt)
    const slot = (hash.lo ^ Math.imul(salt, 0x9e3779b1)) & (SIZE - 1)
    if (this.sentHi[slot] === hash.hi && this.sentLo[slot] === hash.lo) return
    this.sentHi[slot] = hash.hi
    this.sentLo[slot] = hash.lo
    this.salt.push(salt)
    this.hi.push(hash.hi)
    this.lo.push(hash.lo)
    this.check.push(checkOf(this.scratch, length))
    this.flags.push(links ? 1 : 0)
    this.text.push(text)
  }

  /** The texts collected since the last call. */
  take(): RowBatch['texts'] {
    const taken = {
      salt: Uint8Array.from(this.salt),
      hi: Uint32Array.from(this.hi),
      lo: Uint32Array.from(this.lo),
      check: Uint32Array.from(this.check),
      flags: Uint8Array.from(this.flags),
      text: this.text,
    }
    this.salt = []
    this.hi = []
    this.lo = []
    this.check = []
    this.flags = []
    this.text = []
    return taken
  }

  private encode(text: string): number {
    const n = text.length
    if (3 * n > this.scratch.length) this.scratch = new Uint8Array(6 * n)
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i)
      if (c > 0x7f) return encoder.encodeInto(text, this.scratch).written
      this.scratch[i] = c
    }
    return n
  }
}

const encoder = new TextEncoder()

/** FNV-1a over the bytes: a function other than that of `graph/hash.ts`. */
const checkOf = (bytes: Uint8Array, length: number): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193)
  return h >>> 0
}
