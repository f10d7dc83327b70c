import { mix } from '../arrays/mix.js'
/**
 * 128 bits of a row's canonical content: MurmurHash3_x86_128 (Appleby, public domain) over one block a cell,
 * (column, high, low, column), for every cell that is given, in the order of the format's columns;
 * `updated_at` is left out. A cell is its 64-bit hash or the bits of its number; further values follow their
 * column's first, in the order of their hashes. Stores rely on it: versions of the program must agree. The
 * order of contents, which decides a conflict, is the order of these 128 bits.
 */
export class ContentHashes {
  private readonly state: Int32Array
  private readonly cells: Int32Array
  constructor(readonly rows: number) {
    this.state = new Int32Array(4 * rows).fill(SEED)
    this.cells = new Int32Array(rows)
  }

  /** Adds a cell to row r's content. */
  add(r: number, column: number, hi: number, lo: number): void {
    const { state } = this
    const at = 4 * r
    let a = state[at]!
    let b = state[at + 1]!
    let c = state[at + 2]!
    let d = state[at + 3]!
    a ^= Math.imul(rotl(Math.imul(column, C1), 15), C2)
    a = (Math.imul((rotl(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0
    b ^= Math.imul(rotl(Math.imul(hi, C2), 16), C3)
    b = (Math.imul((rotl(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0
    c ^= Math.imul(rotl(Math.imul(lo, C3), 17), C4)
    c = (Math.imul((rotl(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0
    d ^= Math.imul(rotl(Math.imul(column, C4), 18), C1)
    d = (Math.imul((rotl(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0
    state[at] = a
    state[at + 1] = b
    state[at + 2] = c
    state[at + 3] = d
    this.cells[r]!++
  }

  /** Writes row r's four words to `out` at word `at`. */
  write(r: number, out: Uint32Array, at: number): void {
    const length = 16 * this.cells[r]!
    let [a, b, c, d] = [0, 1, 2, 3].map((w) => this.state[4 * r + w]! ^ length) as [
      number,
      number,
      number,
      number,
    ]
    a = (a + b + c + d) | 0
    b = mix((b + a) | 0)
    c = mix((c + a) | 0)
    d = mix((d + a) | 0)
    a = mix(a)
    a = (a + b + c + d) | 0
    out[at] = a
    out[at + 1] = b + a
    out[at + 2] = c + a
    out[at + 3] = d + a
  }
}

/** Added to a column's number in the content: a further value of the cell. */
export const FURTHER = 256

const SEED = 0x2b1a0d15
const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r))
