import { type Release, sameBytes } from './release.js'

/** A few words that the text of a slot may be one of, compared as bytes. */
export class WordList {
  readonly size: number
  private readonly words: Uint8Array[]

  constructor(words: Iterable<string>) {
    this.words = [...words].map((word) => Buffer.from(word))
    this.size = this.words.length
  }

  /** Whether the slot has a text and it is on the list. */
  has(release: Release, slot: number): boolean {
    return this.indexOf(release, slot) >= 0
  }

  /** Place on the list of the slot's text; -1 = not there. */
  indexOf({ bytes, starts, ends }: Release, slot: number): number {
    const start = starts[slot]!
    if (start < 0) return -1
    for (let i = 0; i < this.size; i++) if (sameBytes(bytes, start, ends[slot]!, this.words[i]!)) return i
    return -1
  }
}
