import { doubled } from '../arrays/grow.js'
import type { Bytes } from './bytes.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'
import { readXml } from './xml.js'

const SLAB = 1 << 20

/** A workbook's shared strings as UTF-8 in slabs, not as a million string objects. */
export class SharedStrings {
  readonly #slabs: Uint8Array[] = []
  #used = SLAB
  #total = 0
  #places = new Float64Array(1 << 10)
  #count = 0

  static async read(bytes: Bytes | undefined, limits: Limits, signal?: AbortSignal): Promise<SharedStrings> {
    const strings = new SharedStrings()
    if (!bytes) return strings
    let text = ''
    let inText = false
    let phonetic = 0
    const handler = {
      open: (name: string): void => {
        if (name === 'si') text = ''
        else if (name === 't') inText = phonetic === 0
        else if (name === 'rPh') phonetic++
      },
      close: (name: string): void => {
        if (name === 'si') strings.#add(text, limits)
        else if (name === 't') inText = false
        else if (name === 'rPh') phonetic--
      },
      text: (piece: string): void => {
        if (inText && text.length <= limits.cell) text += piece
      },
    }
    for await (const _ of readXml(bytes, handler, signal));
    return strings
  }

  /** The string's text; undefined when there is none of this index. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined
    const start = this.#places[index * 2]!
    const length = this.#places[index * 2 + 1]!
    const slab = this.#slabs[Math.floor(start / SLAB)]!
    return Buffer.from(slab.buffer, start % SLAB, length).toString('utf8')
  }

  #add(text: string, limits: Limits): void {
    const bytes = Buffer.from(text)
    this.#total += bytes.length + 16
    if (this.#total > limits.sharedStrings)
      throw new SourceError('xlsx_strings', { most: limits.sharedStrings })
    if (this.#used + bytes.length >= SLAB) this.#newSlab(bytes.length)
    if (this.#count * 2 + 2 > this.#places.length) this.#places = doubled(this.#places)
    this.#slabs.at(-1)!.set(bytes, this.#used)
    this.#places[this.#count * 2] = (this.#slabs.length - 1) * SLAB + this.#used
    this.#places[this.#count * 2 + 1] = bytes.length
    this.#count++
    this.#used += bytes.length
  }

  /** A string longer than a slab gets one of its own; the next starts afresh. */
  #newSlab(least: number): void {
    this.#slabs.push(new Uint8Array(Math.max(SLAB, least)))
    this.#used = 0
  }
}
