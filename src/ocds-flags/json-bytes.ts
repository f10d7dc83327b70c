import type { Expected } from '../texts/ocds-flags.js'

/**
 * A cursor over line-delimited JSON in UTF-8 bytes: reads the members asked for and steps over the rest,
 * checking both.
 *
 * A line is valid exactly when `JSON.parse` would take it, except that, like the Rust parser of Cardinal
 * (serde_json 1.0), it refuses nesting of 128 and more and a lone surrogate escape. Lines end in a line feed,
 * the last one too: that byte may stand nowhere in JSON text of one line, so no step needs to look for the
 * end of the bytes. Texts are unescaped in place: the bytes belong to the cursor.
 */
const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const LETTER_U = 0x75
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** One more level than this is refused. */
export const DEEPEST = 127

/** Bytes that end plain text within a string: the quote, the backslash, controls. */
const ENDS_PLAIN = new Uint8Array(256).fill(1, 0, 0x20)
ENDS_PLAIN[QUOTE] = 1
ENDS_PLAIN[BACKSLASH] = 1

const FOUR_ONES = 0x01010101
const FOUR_SPACES = 0x20202020
const FOUR_QUOTES = 0x22222222
const FOUR_BACKSLASHES = 0x5c5c5c5c
const FOUR_HIGHEST_BITS = 0x80808080 | 0

const IS_DIGIT = new Uint8Array(256).fill(1, 0x30, 0x3a)

/** What the letter after a backslash stands for; 0 = no such escape. */
const ESCAPES = new Uint8Array(256)
for (const [letter, meant] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'] as const)
  ESCAPES[letter!.charCodeAt(0)] = meant!.charCodeAt(0)

const HEX = new Int8Array(256).fill(-1)
for (const [i, c] of [...'0123456789abcdef'].entries()) {
  HEX[c.charCodeAt(0)] = i
  HEX[c.toUpperCase().charCodeAt(0)] = i
}

const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word))

/** A line that is not JSON: what was expected, and the byte where. */
export class NotJson extends Error {
  readonly at: number
  readonly expected: Expected
  constructor(expected: Expected, at: number) {
    super(expected)
    this.name = 'NotJson'
    this.expected = expected
    this.at = at
  }
}

export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(0)
  private view: DataView = new DataView(new ArrayBuffer(0))
  /** from here on no four bytes can be looked at together */
  private lastFour = 0
  at = 0
  /** where the last text read, or the last member's name, starts and ends */
  start = 0
  end = 0
  private depth = 0
  private readonly closers = new Uint8Array(DEEPEST + 2)

  /** Sets the bytes, whose last one is a line feed. */
  open(bytes: Uint8Array): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.lastFour = bytes.length - 4
  }

  /** Goes to a line. */
  line(at: number): void {
    this.at = at
    this.depth = 0
    this.space()
  }

  /**
   * Steps over the rest of a line on which nothing but blanks may follow; the cursor is then on the next
   * line.
   */
  endLine(): void {
    this.space()
    if (this.bytes[this.at] !== LINE_FEED) throw new NotJson('lineEnd', this.at)
    this.at++
  }

  atObject(): boolean {
    return this.bytes[this.at] === OPEN_BRACE
  }

  atArray(): boolean {
    return this.bytes[this.at] === OPEN_BRACKET
  }

  /** True on an object; anything else is stepped over. */
  objectOrSkip(): boolean {
    if (this.atObject()) return true
    this.skip()
    return false
  }

  /** True on an array; anything else is stepped over. */
  arrayOrSkip(): boolean {
    if (this.atArray()) return true
    this.skip()
    return false
  }

  atText(): boolean {
    return this.bytes[this.at] === QUOTE
  }

  atNumber(): boolean {
    return this.bytes[this.at] === MINUS || IS_DIGIT[this.bytes[this.at]!] === 1
  }

  atLineEnd(): boolean {
    return this.bytes[this.at] === LINE_FEED
  }

  /**
   * Enters an object: true with a member's name at `start..end` and the cursor on its value; false when it
   * was empty.
   */
  openObject(): boolean {
    this.deeper()
    this.at++
    this.space()
    if (this.bytes[this.at] === CLOSE_BRACE) return this.leave()
    this.name()
    return true
  }

  /** After a member's value: true on the next member, false when the object was left. */
  nextMember(): boolean {
    this.space()
    const byte = this.bytes[this.at]
    if (byte === COMMA) {
      this.at++
      this.space()
      this.name()
      return true
    }
    if (byte !== CLOSE_BRACE) throw new NotJson('commaOrBrace', this.at)
    return this.leave()
  }

  /** Enters an array: true with the cursor on an element, false when it was empty. */
  openArray(): boolean {
    this.deeper()
    this.at++
    this.space()
    return this.bytes[this.at] === CLOSE_BRACKET ? this.leave() : true
  }

  /** After an element: true on the next one, false when the array was left. */
  nextElement(): boolean {
    this.space()
    const byte = this.bytes[this.at]
    if (byte === COMMA) {
      this.at++
      this.space()
      return true
    }
    if (byte !== CLOSE_BRACKET) throw new NotJson('commaOrBracket', this.at)
    return this.leave()
  }

  /** Reads a text: unescaped, it is at `start..end`. */
  text(): void {
    const bytes = this.bytes
    let at = this.at + 1
    this.start = at
    at = this.pastPlain(at)
    if (bytes[at] !== QUOTE) {
      this.unescape(at)
      return
    }
    this.end = at
    this.at = at + 1
  }

  /**
   * Reads a number into a column, which spares a number object: correctly rounded; NaN when it is beyond a
   * double's range. Up to fifteen digits go without a string: both the digits and the power of ten are exact
   * doubles, so that one division rounds once (Clinger 1990).
   */
  number(into: Float64Array, row: number): void {
    const bytes = this.bytes
    const from = this.at
    const to = this.pastNumber(from)
    this.at = to
    const negative = bytes[from] === MINUS
    let digits = 0
    let read = 0
    let point = -1
    let at = negative ? from + 1 : from
    for (; at < to && read <= MOST_EXACT_DIGITS; at++) {
      const byte = bytes[at]!
      if (IS_DIGIT[byte] === 1) {
        digits = digits * 10 + (byte - 0x30)
        read++
      } else if (byte === 0x2e) point = read
      else break
    }
    if (at < to || read > MOST_EXACT_DIGITS) {
      const value = Number(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1'))
      into[row] = Number.isFinite(value) ? value : Number.NaN
      return
    }
    const value = point < 0 ? digits : digits / POWERS[read - point]!
    // serde_json reads -0 as a plain zero, though not -0.0.
    into[row] = negative && (value !== 0 || point >= 0) ? -value : value
  }

  /** Steps over a value of any kind. */
  skip(): void {
    const bytes = this.bytes
    const closers = this.closers
    const base = this.depth
    let depth = base
    let at = this.at
    for (;;) {
      const byte = bytes[at]!
      if (byte === QUOTE) at = this.pastText(at)
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (++depth > DEEPEST) throw new NotJson('lessDeep', at)
        const closer = byte + 2
        closers[depth] = closer
        at = pastSpace(bytes, at + 1)
        if (bytes[at] !== closer) {
          if (byte === OPEN_BRACE) at = this.pastName(at)
          continue
        }
        depth--
        at++
      } else at = this.pastScalar(at)
      while (depth !== base) {
        at = pastSpace(bytes, at)
        const after = bytes[at]
        if (after === COMMA) {
          at = pastSpace(bytes, at + 1)
          if (closers[depth] === CLOSE_BRACE) at = this.pastName(at)
          break
        }
        if (after !== closers[depth])
          throw new NotJson(closers[depth] === CLOSE_BRACE ? 'commaOrBrace' : 'commaOrBracket', at)
        depth--
        at++
      }
      if (depth === base) {
        this.at = at
        return
      }
    }
  }

  private deeper(): void {
    if (++this.depth > DEEPEST) throw new NotJson('lessDeep', this.at)
  }

  private leave(): false {
    this.depth--
    this.at++
    return false
  }

  private space(): void {
    this.at = pastSpace(this.bytes, this.at)
  }

  private name(): void {
    if (this.bytes[this.at] !== QUOTE) throw new NotJson('memberName', this.at)
    this.text()
    this.at = this.pastColon(this.at)
  }

  private pastName(at: number): number {
    if (this.bytes[at] !== QUOTE) throw new NotJson('memberName', at)
    return this.pastColon(this.pastText(at))
  }

  private pastColon(at: number): number {
    const bytes = this.bytes
    if (bytes[at] !== COLON) {
      at = pastSpace(bytes, at)
      if (bytes[at] !== COLON) throw new NotJson('colon', at)
    }
    at++
    return bytes[at]! > SPACE ? at : pastSpace(bytes, at)
  }

  /** From an opening quote to behind the closing one. */
  private pastText(at: number): number {
    const bytes = this.bytes
    for (at++; ; ) {
      at = this.pastPlain(at)
      if (bytes[at] === QUOTE) return at + 1
      at = this.pastEscape(at)
    }
  }

  /**
   * Over plain text, four bytes at a time: a byte that ends it sets the highest bit of its place (Lamport
   * 1975).
   */
  private pastPlain(at: number): number {
    const { bytes, view, lastFour } = this
    for (; at <= lastFour; at += 4) {
      const four = view.getInt32(at, true)
      const quotes = four ^ FOUR_QUOTES
      const slashes = four ^ FOUR_BACKSLASHES
      const ends =
        ((quotes - FOUR_ONES) & ~quotes) | ((slashes - FOUR_ONES) & ~slashes) | ((four - FOUR_SPACES) & ~four)
      if ((ends & FOUR_HIGHEST_BITS) !== 0) break
    }
    while (ENDS_PLAIN[bytes[at]!] === 0) at++
    return at
  }

  private pastEscape(at: number): number {
    const bytes = this.bytes
    if (bytes[at] !== BACKSLASH) throw new NotJson('noControl', at)
    if (bytes[at + 1] !== LETTER_U) {
      if (ESCAPES[bytes[at + 1]!] === 0) throw new NotJson('escape', at)
      return at + 2
    }
    return this.codePoint(at) > 0xffff ? at + 12 : at + 6
  }

  /** Code point of the \uXXXX at `at`, with its second half where it is a pair. */
  private codePoint(at: number): number {
    const unit = this.unit(at)
    if (unit < 0xd800 || unit > 0xdfff) return unit
    const paired = unit < 0xdc00 && this.bytes[at + 6] === BACKSLASH && this.bytes[at + 7] === LETTER_U
    const low = paired ? this.unit(at + 6) : 0
    if (low < 0xdc00 || low > 0xdfff) throw new NotJson('noSurrogate', at)
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
  }

  private unit(at: number): number {
    let unit = 0
    for (let i = at + 2; i < at + 6; i++) {
      const digit = HEX[this.bytes[i]!]!
      if (digit < 0) throw new NotJson('hexDigits', i)
      unit = unit * 16 + digit
    }
    return unit
  }

  /**
   * The rest of a text from its first byte that is not plain: written over its own escapes, which are longer.
   */
  private unescape(at: number): void {
    const bytes = this.bytes
    let to = at
    for (;;) {
      const byte = bytes[at]!
      if (ENDS_PLAIN[byte] === 0) {
        bytes[to++] = byte
        at++
      } else if (byte === QUOTE) {
        this.end = to
        this.at = at + 1
        return
      } else {
        const past = this.pastEscape(at)
        if (bytes[at + 1] === LETTER_U) to = writeUtf8(bytes, to, this.codePoint(at))
        else bytes[to++] = ESCAPES[bytes[at + 1]!]!
        at = past
      }
    }
  }

  private pastScalar(at: number): number {
    const first = this.bytes[at]!
    if (first === MINUS || IS_DIGIT[first] === 1) return this.pastNumber(at)
    for (const literal of LITERALS) if (first === literal[0]) return this.pastLiteral(at, literal)
    throw new NotJson('value', at)
  }

  private pastLiteral(at: number, literal: Uint8Array): number {
    for (let i = 1; i < literal.length; i++)
      if (this.bytes[at + i] !== literal[i]) throw new NotJson('value', at)
    return at + literal.length
  }

  private pastNumber(at: number): number {
    const bytes = this.bytes
    if (bytes[at] === MINUS) at++
    if (bytes[at] === 0x30) at++
    else at = this.pastDigits(at)
    if (bytes[at] === 0x2e) at = this.pastDigits(at + 1)
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      at++
      if (bytes[at] === 0x2b || bytes[at] === MINUS) at++
      at = this.pastDigits(at)
    }
    return at
  }

  private pastDigits(at: number): number {
    if (IS_DIGIT[this.bytes[at]!] === 0) throw new NotJson('digit', at)
    do at++
    while (IS_DIGIT[this.bytes[at]!] === 1)
    return at
  }
}

const pastSpace = (bytes: Uint8Array, at: number): number => {
  for (;;) {
    const byte = bytes[at]!
    if (byte > SPACE || (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN)) return at
    at++
  }
}

const writeUtf8 = (bytes: Uint8Array, to: number, point: number): number => {
  if (point < 0x80) bytes[to++] = point
  else {
    if (point < 0x800) bytes[to++] = 0xc0 | (point >> 6)
    else {
      if (point < 0x10000) bytes[to++] = 0xe0 | (point >> 12)
      else {
        bytes[to++] = 0xf0 | (point >> 18)
        bytes[to++] = 0x80 | ((point >> 12) & 0x3f)
      }
      bytes[to++] = 0x80 | ((point >> 6) & 0x3f)
    }
    bytes[to++] = 0x80 | (point & 0x3f)
  }
  return to
}

const MOST_EXACT_DIGITS = 15

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))
