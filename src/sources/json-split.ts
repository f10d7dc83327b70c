import { isUtf8 } from 'node:buffer'
import { damageTexts } from '../texts/damage.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'

const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const COLON = 58
const LF = 10

/** A value cut out of a JSON text, with the line of the text where it starts. */
export interface Piece {
  text: string
  /** the bytes are UTF-8; other bytes came out garbled */
  isUtf8: boolean
  line: number
}

/**
 * Cuts a JSON text of any size into its records without parsing it whole: the elements of a top-level array,
 * those of the array under a top-level key `releases` or `records`, or else each top-level value (so JSON
 * lines too). What stands around the elements is dropped. Throws SourceError for nesting beyond the cap, a
 * record beyond its cap, or an end inside a value.
 */
export class JsonSplit {
  readonly #limits: Limits
  #depth = 0
  #line = 1
  #inString = false
  #escaped = false
  /** depth at which elements begin: 0 top-level values, 1 a top-level array, 2 `releases` */
  #elements = 0
  #emitted = false
  #parts: Uint8Array[] = []
  #held = 0
  #startLine = 0
  /** where the string began in this chunk, and what of it the chunks before held */
  #stringStart = 0
  #stringHead = ''
  #key = ''
  #keyBefore = ''
  #blank = true

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** The records that end in this chunk. */
  *push(chunk: Uint8Array): Generator<Piece> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === LF) this.#line++
      if (this.#inString) {
        this.#stringByte(chunk, at, byte)
        continue
      }
      if (byte <= 32) continue
      if (byte === QUOTE) {
        this.#inString = true
        this.#stringStart = at + 1
        this.#stringHead = ''
        this.#key = ''
      } else if (byte === COLON) this.#keyBefore = this.#key
      const closes = byte === CLOSE_OBJECT || byte === CLOSE_ARRAY
      if (closes && this.#depth === this.#elements) {
        if (this.#elements === 0)
          throw new SourceError('json_broken', { line: this.#line, detail: damageTexts.bracket })
        yield* this.#cut(chunk, from, at)
        this.#depth--
        this.#elements = 0
        from = at + 1
        this.#drop()
        continue
      }
      if (byte === COMMA && this.#depth === this.#elements && this.#elements > 0) {
        yield* this.#cut(chunk, from, at)
        from = at + 1
        continue
      }
      if (this.#blank) {
        this.#blank = false
        this.#startLine = this.#line
        if (this.#elements === 0 && this.#depth === 0) this.#emitted = false
      }
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++this.#depth > this.#limits.jsonDepth)
          throw new SourceError('json_deep', { most: this.#limits.jsonDepth })
        if (byte === OPEN_ARRAY && this.#elements === 0 && this.#isRecords()) {
          this.#elements = this.#depth
          this.#emitted = true
          this.#drop()
          from = at + 1
        }
      } else if (closes && --this.#depth === 0 && this.#elements === 0) {
        if (this.#emitted) this.#drop()
        else yield* this.#cut(chunk, from, at + 1)
        from = at + 1
      }
    }
    this.#hold(chunk.subarray(from))
    if (!this.#inString) return
    this.#stringHead += shortText(chunk.subarray(this.#stringStart))
    this.#stringStart = 0
  }

  /** At the end of the text. */
  *end(): Generator<Piece> {
    if (this.#depth > 0 || this.#inString)
      throw new SourceError('json_broken', { line: this.#line, detail: damageTexts.mid_value })
    if (!this.#blank && !this.#emitted) yield* this.#cut(new Uint8Array(0), 0, 0)
  }

  #stringByte(chunk: Uint8Array, at: number, byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === BACKSLASH) this.#escaped = true
    else if (byte === QUOTE) {
      this.#inString = false
      if (this.#depth === 1) this.#key = this.#stringHead + shortText(chunk.subarray(this.#stringStart, at))
    }
  }

  /** The array just opened holds the records. */
  #isRecords(): boolean {
    if (this.#depth === 1) return true
    return this.#depth === 2 && /^(releases|records)$/.test(this.#keyBefore)
  }

  *#cut(chunk: Uint8Array, from: number, to: number): Generator<Piece> {
    this.#hold(chunk.subarray(from, to))
    const piece = pieceOf(this.#parts)
    this.#drop()
    if (piece.text !== '') yield { ...piece, line: this.#startLine }
  }

  #drop(): void {
    this.#parts = []
    this.#held = 0
    this.#blank = true
  }

  #hold(part: Uint8Array): void {
    if (part.length === 0) return
    this.#held += part.length
    if (this.#held > this.#limits.jsonRecord)
      throw new SourceError('json_large', { most: this.#limits.jsonRecord })
    this.#parts.push(part.slice())
  }
}

/** The text of a piece from its bytes. */
export const pieceOf = (parts: readonly Uint8Array[]): Omit<Piece, 'line'> => {
  const bytes = Buffer.concat(parts)
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim()
  return { text, isUtf8: isUtf8(bytes) }
}

/** Enough of a key to tell it from `releases` and `records`. */
const shortText = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 20)).toString('latin1')

/** Nesting of a JSON text, looked at before it is parsed. */
export const nestingOf = (text: string): number => {
  let depth = 0
  let most = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === BACKSLASH) i++
      else if (c === QUOTE) quoted = false
    } else if (c === QUOTE) quoted = true
    else if (c === OPEN_OBJECT || c === OPEN_ARRAY) most = Math.max(most, ++depth)
    else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) depth--
  }
  return most
}
