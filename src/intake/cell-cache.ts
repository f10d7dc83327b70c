import type { Normalised } from '../normalise/normalised.js'

/** What a cell of a column comes to; the fields of the slot that `find` or `claim` returned. */
const BITS = 15
const SIZE = 1 << BITS

/** Slot states. */
export const PLAIN = 1
/** several values, a problem or a kept text: the whole result is in `rich` */
export const RICH = 2

/**
 * A column's bounded memory of raw cells: direct-mapped, keyed by 64 bits of a keyed hash of the cell's bytes and by its
 * length. The key is made from the file's own digest, so that a file cannot hold cells that were made to collide.
 */
export class CellCache {
  readonly state = new Uint8Array(SIZE)
  readonly hi = new Uint32Array(SIZE)
  readonly lo = new Uint32Array(SIZE)
  readonly number = new Float64Array(SIZE)
  readonly marks = new Uint32Array(SIZE)
  readonly rich = new Map<number, Normalised>()
  private readonly key1 = new Int32Array(SIZE)
  private readonly key2 = new Int32Array(SIZE)
  private readonly k1: number
  private readonly k2: number
  /** of the last `find`: whether every byte of the cell is ASCII */
  ascii = true
  private h1 = 0
  private h2 = 0

  /** @param seed 32 hex digits or more */
  constructor(seed: string) {
    this.k1 = Number.parseInt(seed.slice(0, 8), 16) | 1
    this.k2 = Number.parseInt(seed.slice(8, 16), 16) | 1
  }

  /** Slot of the cell's bytes, or -1 - slot where it must be claimed first. */
  find(bytes: Uint8Array, start: number, end: number): number {
    this.hash(bytes, start, end)
    const slot = (this.h1 ^ (this.h2 >>> 16)) & (SIZE - 1)
    return this.state[slot] !== 0 && this.key1[slot] === this.h1 && this.key2[slot] === this.h2
      ? slot
      : -1 - slot
  }

  /** Gives the slot to the cell last looked for. */
  claim(slot: number, state: number): void {
    if (this.state[slot] === RICH) this.rich.delete(slot)
    this.state[slot] = state
    this.key1[slot] = this.h1
    this.key2[slot] = this.h2
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
    for (; i < end; i++) {
      const w = bytes[i]!
      any |= w
      h1 = Math.imul(h1 ^ w, k1)
      h1 ^= h1 >>> 15
      h2 = Math.imul(h2 + w, k2)
      h2 ^= h2 >>> 13
    }
    this.ascii = (any & 0x80808080) === 0
    this.h1 = h1
    this.h2 = h2
  }
}
