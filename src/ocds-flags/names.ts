import { sameBytes } from './release.js'

/**
 * A few known names, found among bytes by one probe: every name has a slot of its own by its length, first
 * and last byte, and the bytes there are compared. Not found is 0; names count from 1 in the order given.
 */
export class Names {
  private readonly words: Uint8Array[]
  private readonly slots = new Uint8Array(256)
  private readonly factor: number

  constructor(names: readonly string[]) {
    this.words = names.map((name) => Buffer.from(name))
    this.factor = 1
    while (!this.place()) this.factor++
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    const number = this.slots[this.slot(end - start, bytes[start]!, bytes[end - 1]!)]!
    return number > 0 && sameBytes(bytes, start, end, this.words[number - 1]!) ? number : 0
  }

  private slot(length: number, first: number, last: number): number {
    return (length * 31 + first * this.factor + last * 7) & 255
  }

  private place(): boolean {
    this.slots.fill(0)
    return this.words.every((word, i) => {
      const slot = this.slot(word.length, word[0]!, word[word.length - 1]!)
      if (this.slots[slot] !== 0) return false
      this.slots[slot] = i + 1
      return true
    })
  }
}
