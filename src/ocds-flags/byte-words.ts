import { doubled } from '../arrays/grow.js'
/**
 * Words stored once, each as a whole number from 0 in the order of arrival; looked up by their UTF-8 bytes.
 */
export class ByteWords {
  count = 0
  private starts = new Int32Array(1024)
  private store = new Uint8Array(1 << 14)
  private slots = new Int32Array(2048).fill(-1)

  /** Number of the word in `bytes` from `start` up to `end`. */
  of(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.slots.length - 1
    let slot = hashOf(bytes, start, end) & mask
    for (;;) {
      const word = this.slots[slot]!
      if (word < 0) return this.add(slot, bytes, start, end)
      if (this.equals(word, bytes, start, end)) return word
      slot = (slot + 1) & mask
    }
  }

  /** Number of a word given as text. */
  ofText(text: string): number {
    const bytes = Buffer.from(text)
    return this.of(bytes, 0, bytes.length)
  }

  text(word: number): string {
    return Buffer.from(this.store.buffer, this.starts[word]!, this.length(word)).toString()
  }

  /** All words one after another, and where each starts (and the last ends): what `numbersOf` takes. */
  packed(): PackedWords {
    return {
      bytes: this.store.slice(0, this.starts[this.count]!),
      starts: this.starts.slice(0, this.count + 1),
    }
  }

  /** Numbers here of another store's words, in its order. */
  numbersOf({ bytes, starts }: PackedWords): Int32Array {
    return Int32Array.from({ length: starts.length - 1 }, (_, i) =>
      this.of(bytes, starts[i]!, starts[i + 1]!),
    )
  }

  private length(word: number): number {
    return this.starts[word + 1]! - this.starts[word]!
  }

  private equals(word: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[word]!
    if (this.starts[word + 1]! - from !== end - start) return false
    const store = this.store
    for (let i = start, k = from; i < end; i++, k++) if (bytes[i] !== store[k]) return false
    return true
  }

  private add(slot: number, bytes: Uint8Array, start: number, end: number): number {
    const word = this.count++
    const from = this.starts[word]!
    const to = from + end - start
    if (to > this.store.length) this.store = doubled(this.store, to)
    this.store.set(bytes.subarray(start, end), from)
    if (word + 2 > this.starts.length) this.starts = doubled(this.starts, word + 2)
    this.starts[word + 1] = to
    this.slots[slot] = word
    if (this.count * 2 > this.slots.length) this.rehash()
    return word
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let word = 0; word < this.count; word++) {
      let slot = hashOf(this.store, this.starts[word]!, this.starts[word + 1]!) & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = word
    }
    this.slots = slots
  }
}

/** FNV-1a over four bytes at a time. */
const hashOf = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = 0x811c9dc5 ^ (end - start)
  let i = start
  for (; i + 4 <= end; i += 4)
    hash = Math.imul(
      hash ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)),
      0x01000193,
    )
  for (; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x85ebca6b) ^ (hash >>> 13)
}

export interface PackedWords {
  bytes: Uint8Array
  starts: Int32Array
}
