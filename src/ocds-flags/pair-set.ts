import { doubled } from '../arrays/grow.js'

/** A set of pairs of whole numbers from 0, in the order of arrival. */
export class PairSet {
  count = 0
  firsts = new Int32Array(64)
  seconds = new Int32Array(64)
  private slots = new Int32Array(128).fill(-1)

  /** Adds a pair; true when it is new. */
  add(first: number, second: number): boolean {
    let slot = mixed(first, second) & (this.slots.length - 1)
    for (;;) {
      const pair = this.slots[slot]!
      if (pair < 0) break
      if (this.firsts[pair] === first && this.seconds[pair] === second) return false
      slot = (slot + 1) & (this.slots.length - 1)
    }
    if (this.count === this.firsts.length) {
      this.firsts = doubled(this.firsts, this.count + 1)
      this.seconds = doubled(this.seconds, this.count + 1)
    }
    this.firsts[this.count] = first
    this.seconds[this.count] = second
    this.slots[slot] = this.count++
    if (this.count * 2 > this.slots.length) this.rehash()
    return true
  }

  packed(): PackedPairs {
    return { firsts: this.firsts.slice(0, this.count), seconds: this.seconds.slice(0, this.count) }
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = this.slots.length - 1
    for (let pair = 0; pair < this.count; pair++) {
      let slot = mixed(this.firsts[pair]!, this.seconds[pair]!) & mask
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask
      this.slots[slot] = pair
    }
  }
}

export interface PackedPairs {
  firsts: Int32Array
  seconds: Int32Array
}

const mixed = (first: number, second: number): number => {
  const h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)
  return h ^ (h >>> 15)
}
