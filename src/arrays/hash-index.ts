const STRIDE = 4

/**
 * Open-addressing map from 64-bit hashes to the numbers 0, 1, 2 … in the order they were added. A slot holds
 * hash and number + 1 side by side, so that a look costs one line of the processor's cache; at most five
 * eighths full.
 */
export class HashIndex {
  count = 0
  private words: Int32Array
  private mask: number

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.6)))
    this.words = new Int32Array(STRIDE * slots)
    this.mask = slots - 1
  }

  /** Number of the hash, or -1. */
  find(hi: number, lo: number): number {
    return this.words[this.slot(hi | 0, lo | 0) + 2]! - 1
  }

  /** Number of the hash, which is added when it is new: then it equals the count before. */
  add(hi: number, lo: number): number {
    const at = this.slot(hi | 0, lo | 0)
    const known = this.words[at + 2]!
    if (known > 0) return known - 1
    this.words[at] = hi
    this.words[at + 1] = lo
    this.words[at + 2] = ++this.count
    if (this.count * 8 > (this.mask + 1) * 5) this.grow()
    return this.count - 1
  }

  /** The hashes in the order they were added. */
  hashes(): { hi: Uint32Array; lo: Uint32Array } {
    const hi = new Uint32Array(this.count)
    const lo = new Uint32Array(this.count)
    const { words } = this
    for (let at = 0; at < words.length; at += STRIDE) {
      const number = words[at + 2]!
      if (number === 0) continue
      hi[number - 1] = words[at]!
      lo[number - 1] = words[at + 1]!
    }
    return { hi, lo }
  }

  /** The hash's slot, or the empty one where it would stand. */
  private slot(hi: number, lo: number): number {
    const { words, mask } = this
    for (let s = (hi ^ Math.imul(lo, 0x9e3779b1)) & mask; ; s = (s + 1) & mask) {
      const at = s * STRIDE
      if ((words[at] === hi && words[at + 1] === lo) || words[at + 2] === 0) return at
    }
  }

  private grow(): void {
    const old = this.words
    this.words = new Int32Array(2 * old.length)
    this.mask = this.words.length / STRIDE - 1
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at + 2] === 0) continue
      const to = this.slot(old[at]!, old[at + 1]!)
      this.words[to] = old[at]!
      this.words[to + 1] = old[at + 1]!
      this.words[to + 2] = old[at + 2]!
    }
  }
}
