/**
 * Open-addressing map from 64-bit hashes to the numbers 0, 1, 2 … in the order they were added. Typed arrays, linear
 * probing, at most two thirds full. With room enough from the start it never grows.
 */
export class HashIndex {
  count = 0
  private mask: number
  private slots: Int32Array
  hi: Uint32Array
  lo: Uint32Array

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 1.5)))
    this.mask = size - 1
    this.slots = new Int32Array(size)
    this.hi = new Uint32Array(Math.max(16, expected))
    this.lo = new Uint32Array(Math.max(16, expected))
  }

  /** Number of the hash, or -1. */
  find(hi: number, lo: number): number {
    for (let at = (hi ^ Math.imul(lo, 0x9e3779b1)) & this.mask; ; at = (at + 1) & this.mask) {
      const found = this.slots[at]! - 1
      if (found < 0) return -1
      if (this.hi[found] === hi && this.lo[found] === lo) return found
    }
  }

  /** Number of the hash, which is added when it is new: then it equals the count before. */
  add(hi: number, lo: number): number {
    let at = (hi ^ Math.imul(lo, 0x9e3779b1)) & this.mask
    for (; ; at = (at + 1) & this.mask) {
      const found = this.slots[at]! - 1
      if (found < 0) break
      if (this.hi[found] === hi && this.lo[found] === lo) return found
    }
    if (this.count === this.hi.length) this.growKeys()
    this.hi[this.count] = hi
    this.lo[this.count] = lo
    this.slots[at] = ++this.count
    if (this.count * 3 > this.slots.length * 2) this.growSlots()
    return this.count - 1
  }

  private growKeys(): void {
    this.hi = doubled(this.hi)
    this.lo = doubled(this.lo)
  }

  private growSlots(): void {
    this.mask = 2 * this.slots.length - 1
    this.slots = new Int32Array(this.mask + 1)
    for (let i = 0; i < this.count; i++) {
      let at = (this.hi[i]! ^ Math.imul(this.lo[i]!, 0x9e3779b1)) & this.mask
      while (this.slots[at] !== 0) at = (at + 1) & this.mask
      this.slots[at] = i + 1
    }
  }
}

const doubled = (array: Uint32Array): Uint32Array => {
  const bigger = new Uint32Array(2 * array.length)
  bigger.set(array)
  return bigger
}
