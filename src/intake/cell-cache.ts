import type { Normalised } from '../normalise/normalised.js'
import type { CellBatch } from '../sources/source.js'

/** Rows looked up at a time. */
export const BLOCK = 256

/** Words of a slot: two of key (the lowest bit of the second says that there is a note), two of result. */
const STRIDE = 4

/** Words of a set: two slots, the one claimed last first. */
const SET = 2 * STRIDE
/** most slots of a column, and most memory of all columns of a file together */
const MOST_BITS = 19
const MOST_BYTES = 224 << 20

/**
 * A column's bounded memory of raw cells and what they come to: sets of two, keyed by 62 bits of a keyed hash
 * of the cell's bytes and length. The key is made from the file's own digest, so that a file cannot hold
 * cells that were made to collide. Hashing a block of cells first and looking them up afterwards lets the
 * processor fetch many sets at once.
 */
export class CellCache {
  /** keys of the cells last hashed; 0/0 for an empty cell */
  readonly key1 = new Int32Array(BLOCK)
  readonly key2 = new Int32Array(BLOCK)
  /** 1 where a cell holds bytes that are not ASCII */
  readonly wide = new Uint8Array(BLOCK)
  /** results by slot */
  readonly words: Int32Array
  /** keeps the looking ahead from being optimised away */
  private ahead = 0
  private readonly notes = new Map<number, Normalised>()
  private readonly mask: number
  private readonly k1: number
  private readonly k2: number

  /**
   * @param seed 16 hex digits or more
   * @param bytes size of the file: a small one gets a small memory
   * @param columns of the file, which share what memory there is
   */
  constructor(seed: string, bytes: number, columns: number) {
    const share = Math.floor(Math.log2(MOST_BYTES / (4 * STRIDE * columns)))
    const bits = Math.min(MOST_BITS, share, Math.max(8, Math.ceil(Math.log2(bytes / 512 + 1))))
    this.mask = (1 << (bits - 1)) - 1
    this.words = new Int32Array(STRIDE << bits)
    this.k1 = Number.parseInt(seed.slice(0, 8), 16) | 1
    this.k2 = Number.parseInt(seed.slice(8, 16), 16) | 1
  }

  /** Hashes the cells of one column of rows [from, to), at most BLOCK of them. */
  hash(
    { starts, ends, width, bytes }: CellBatch,
    view: DataView,
    cell: number,
    from: number,
    to: number,
  ): void {
    const { k1, k2, key1, key2, wide } = this
    for (let k = 0, at = from * width + cell; k < to - from; k++, at += width) {
      let i = starts[at]!
      const end = ends[at]!
      if (i >= end) {
        key1[k] = key2[k] = 0
        continue
      }
      let h1 = Math.imul(end - i, k1)
      let h2 = Math.imul(end - i, k2) ^ k1
      let any = 0
      for (const last = end - 4; i <= last; i += 4) {
        const w = view.getInt32(i, true)
        any |= w
        h1 = Math.imul(h1 ^ w, k1)
        h1 ^= h1 >>> 15
        h2 = Math.imul(h2 + w, k2)
        h2 ^= h2 >>> 13
      }
      let tail = 0
      for (let shift = 0; i < end; i++, shift += 8) tail |= bytes[i]! << shift
      h1 = Math.imul(h1 ^ tail, k1)
      h2 = Math.imul(h2 + tail, k2)
      wide[k] = ((any | tail) & 0x80808080) === 0 ? 0 : 1
      key1[k] = h1 ^ (h1 >>> 15)
      key2[k] = ((h2 ^ (h2 >>> 13)) & ~1) | 2
    }
  }

  /** Touches the sets of the n cells hashed, one independent of the other. */
  lookAhead(n: number): void {
    let ahead = 0
    for (let k = 0; k < n; k++) ahead ^= this.words[this.set(k)]!
    this.ahead ^= ahead
  }

  /**
   * First word of the slot that holds the k-th cell hashed, whose result is in the third and fourth; -1 when
   * none does.
   */
  slot(k: number): number {
    const first = this.set(k)
    if (this.holds(first, k)) return first
    return this.holds(first + STRIDE, k) ? first + STRIDE : -1
  }

  private set(k: number): number {
    return ((this.key1[k]! ^ (this.key2[k]! >>> 12)) & this.mask) * SET
  }
  private holds(slot: number, k: number): boolean {
    return this.words[slot] === this.key1[k] && (this.words[slot + 1]! & ~1) === this.key2[k]
  }

  /** Marks, a problem, further values: what does not fit into two words. */
  note(slot: number): Normalised | undefined {
    return this.words[slot + 1]! & 1 ? this.notes.get(slot) : undefined
  }

  /**
   * Gives the k-th cell the first slot of its set, whose cell takes the second. @returns whether the value is
   * a note
   */
  claim(k: number, value: Normalised, a: number, b: number): boolean {
    const { words } = this
    const noted = isNote(value)
    const slot = this.set(k)
    const second = slot + STRIDE
    if ((words[slot + 1]! | words[second + 1]!) & 1) this.moveNote(slot, second)
    words[second] = words[slot]!
    words[second + 1] = words[slot + 1]!
    words[second + 2] = words[slot + 2]!
    words[second + 3] = words[slot + 3]!
    if (noted) this.notes.set(slot, value)
    words[slot] = this.key1[k]!
    words[slot + 1] = this.key2[k]! | (noted ? 1 : 0)
    words[slot + 2] = a
    words[slot + 3] = b
    return noted
  }

  private moveNote(first: number, second: number): void {
    const note = this.note(first)
    if (note) this.notes.set(second, note)
    else this.notes.delete(second)
    this.notes.delete(first)
  }
}

/** Whether a value is more than its two words: it has marks, a problem, further values. */
export const isNote = ({ marks, problem, all, kept }: Normalised): boolean =>
  marks !== 0 || problem !== undefined || all !== undefined || kept !== undefined
