import type { Normalised } from '../normalise/normalised.js'

const BITS = 15
const SIZE = 1 << BITS
/** Words of a slot: two of key, two of hash, two of number, marks, state. Half a cache line. */
const STRIDE = 8

/** Slot states; 0 is empty. */
const PLAIN = 1
/** several values, a problem or a kept text: the whole result is in `rich` */
const RICH = 2

/**
 * A column's bounded memory of raw cells and what they come to: direct-mapped, keyed by 64 bits of a keyed hash of the
 * cell's bytes and by its length. The key is made from the file's own digest, so that a file cannot hold cells that were
 * made to collide.
 */
export class CellCache {
  private readonly words = new Int32Array(SIZE * STRIDE)
  private readonly doubles = new Float64Array(this.words.buffer)
  private readonly rich = new Map<number, Normalised>()
  private readonly k1: number
  private readonly k2: number
  /** of the last `find`: whether every byte of the cell is ASCII */
  ascii = true
  private h1 = 0
  private h2 = 0

  /** @param seed 16 hex digits or more */
  constructor(seed: string) {
    this.k1 = Number.parseInt(seed.slice(0, 8), 16) | 1
    this.k2 = Number.parseInt(seed.slice(8, 16), 16) | 1
  }

  /** Slot of the cell's bytes, or -1 - slot where it must be claimed first. */
  find(bytes: Uint8Array, start: number, end: number): number {
    this.hash(bytes, start, end)
    const slot = (this.h1 ^ (this.h2 >>> 16)) & (SIZE - 1)
    const at = slot * STRIDE
    const { words } = this
    return words[at] === this.h1 && words[at + 1] === this.h2 && words[at + 7] !== 0 ? slot : -1 - slot
  }

  /** Gives the slot to the cell last looked for. The hash is 0/0 and the number NaN where it has none. */
  claim(slot: number, value: Normalised, hi: number, lo: number, number: number): void {
    const at = slot * STRIDE
    const { words } = this
    if (words[at + 7] === RICH) this.rich.delete(slot)
    const isRich = value.problem !== undefined || value.all !== undefined || value.kept !== undefined
    if (isRich) this.rich.set(slot, value)
    words[at] = this.h1
    words[at + 1] = this.h2
    words[at + 2] = hi
    words[at + 3] = lo
    this.doubles[(at >> 1) + 2] = number
    words[at + 6] = value.marks
    words[at + 7] = isRich ? RICH : PLAIN
  }

  hi(slot: number): number {
    return this.words[slot * STRIDE + 2]! >>> 0
  }
  lo(slot: number): number {
    return this.words[slot * STRIDE + 3]! >>> 0
  }
  number(slot: number): number {
    return this.doubles[((slot * STRIDE) >> 1) + 2]!
  }
  marks(slot: number): number {
    return this.words[slot * STRIDE + 6]!
  }
  /** The whole result, where it does not fit into the slot. */
  richAt(slot: number): Normalised | undefined {
    return this.words[slot * STRIDE + 7] === RICH ? this.rich.get(slot) : undefined
  }

  private hash(bytes: Uint8Array, start: number, end: number): void {
    const { k1, k2 } = this
    let h1 = Math.imul(end - start, k1)
    let h2 = Math.imul(end - start, k2) ^ k1
    let any = 0
    let i = start
    for (; i + 4 <= end; i += 4) {
      const w = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
      any |= w
      h1 = Math.imul(h1 ^ w, k1)
      h1 ^= h1 >>> 15
      h2 = Math.imul(h2 + w, k2)
      h2 ^= h2 >>> 13
    }
    let tail = 0
    for (let shift = 0; i < end; i++, shift += 8) tail |= bytes[i]! << shift
    any |= tail
    h1 = Math.imul(h1 ^ tail, k1)
    h2 = Math.imul(h2 + tail, k2)
    this.ascii = (any & 0x80808080) === 0
    this.h1 = h1 ^ (h1 >>> 15)
    this.h2 = h2 ^ (h2 >>> 13)
  }
}
