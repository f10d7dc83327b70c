import { doubled, resized } from '../arrays/grow.js'
import { hash, hashBytes } from '../domain/hash.js'
import type { RowBatch } from '../domain/row-batch.js'

const BITS = 16
const SIZE = 1 << BITS

/**
 * Hashes canonical texts and collects those to be remembered. What was sent lately is not sent again; the
 * store drops the repetitions that remain.
 */
export class TextPool {
  private readonly sent = new Int32Array(2 * SIZE)
  private scratch = new DataView(new ArrayBuffer(1024))
  private count = 0
  /** of text i: low and high half of its hash, check, salt and flags, end */
  private keys = new Uint32Array(WORDS * 1024)
  private bytes = new Uint8Array(1 << 16)
  private view = new DataView(this.bytes.buffer)
  private used = 0

  /** Leaves the text's hash in `hash` and remembers the text. */
  add(text: string, salt: number, links: boolean): void {
    const length = this.encode(text)
    this.addBytes(this.scratch, 0, length, salt, links)
  }

  /** As `add`, for a text whose UTF-8 bytes are at hand. */
  addBytes(bytes: DataView, start: number, end: number, salt: number, links: boolean): void {
    hashBytes(bytes, start, end, salt)
    const { sent } = this
    const { hi, lo } = hash
    const slot = 2 * ((lo ^ Math.imul(salt, 0x9e3779b1)) & (SIZE - 1))
    if (sent[slot] === (hi | 0) && sent[slot + 1] === (lo | 0)) return
    sent[slot] = hi
    sent[slot + 1] = lo
    this.copy(bytes, start, end)
    let at = WORDS * this.count++
    if (at === this.keys.length) this.keys = doubled(this.keys)
    const { keys } = this
    keys[at++] = lo
    keys[at++] = hi
    keys[at++] = hash.check
    keys[at++] = (salt << 1) | (links ? 1 : 0)
    keys[at] = this.used
  }

  /** The texts collected since the last call. */
  take(): RowBatch['texts'] {
    const { keys, count: n } = this
    const texts = {
      hash: new Uint32Array(2 * n),
      check: new Uint32Array(n),
      salt: new Uint8Array(n),
      flags: new Uint8Array(n),
      bytes: this.bytes.slice(0, this.used),
      ends: new Uint32Array(n),
    }
    for (let i = 0, at = 0; i < n; i++) {
      texts.hash[2 * i] = keys[at++]!
      texts.hash[2 * i + 1] = keys[at++]!
      texts.check[i] = keys[at++]!
      texts.salt[i] = keys[at]! >>> 1
      texts.flags[i] = keys[at++]! & 1
      texts.ends[i] = keys[at++]!
    }
    this.count = 0
    this.used = 0
    return texts
  }

  private copy(from: DataView, start: number, end: number): void {
    if (this.used + end - start > this.bytes.length) this.grow(end - start)
    const { view } = this
    let to = this.used
    let i = start
    for (const last = end - 4; i <= last; i += 4, to += 4) view.setInt32(to, from.getInt32(i, true), true)
    for (; i < end; i++) view.setUint8(to++, from.getUint8(i))
    this.used = to
  }

  private grow(more: number): void {
    this.bytes = resized(this.bytes, 2 * (this.used + more))
    this.view = new DataView(this.bytes.buffer)
  }

  private encode(text: string): number {
    const n = text.length
    if (3 * n > this.scratch.byteLength) this.scratch = new DataView(new ArrayBuffer(6 * n))
    const { scratch } = this
    for (let i = 0; i < n; i++) {
      const c = text.charCodeAt(i)
      if (c > 0x7f) return encoder.encodeInto(text, new Uint8Array(scratch.buffer)).written
      scratch.setUint8(i, c)
    }
    return n
  }
}

const WORDS = 5

const encoder = new TextEncoder()
