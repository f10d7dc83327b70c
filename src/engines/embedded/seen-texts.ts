import type { DuckDBConnection } from '@duckdb/node-api'
import type { RowBatch } from '../../domain/row-batch.js'
import { rowsOf } from './database.js'
import { streamColumns } from './read.js'

/** What a set of texts knows of one. */
export const NEW = 0
export const KNOWN = 1
/** its hash is that of another text */
export const COLLIDES = 2

/** Words of a slot: the hash, low half and the high half with the salt in it, and the check. */
const STRIDE = 3
const SEGMENTS = 256
const FIRST_SLOTS = 64
/** a segment of fewer slots doubles: what it takes for a while is little, and it moves less often */
const DOUBLED_BELOW = 1 << 14
/** transactions that ask the store itself before it is worth reading its hashes */
const PATIENCE = 4
/** at 12 bytes a slot, four of five in use: about 1.2 GB */
const MOST = 80_000_000
/** texts looked at in one go */
const BLOCK = 512

/**
 * Which texts the store holds, by hash and salt with the check of each, in memory: an import asks of every
 * text that it meets and would otherwise search the store's largest table in every transaction. Open
 * addressing in segments that grow one at a time, large ones by a quarter, so that growth never needs the
 * whole twice; a slot's place follows from the low half, so that moving to a larger segment goes through both
 * in order.
 */
export class SeenTexts {
  private readonly segments = Array.from({ length: SEGMENTS }, () => new Int32Array(STRIDE * FIRST_SLOTS))
  private readonly counts = new Int32Array(SEGMENTS)
  private count = 0
  private asked = 0
  private complete: boolean
  /** the store holds more than is remembered: it has to be asked */
  private overfull = false
  private readonly verdicts = new Uint8Array(BLOCK)
  /** keeps the looking ahead from being optimised away */
  private ahead = 0

  /**
   * @param isEmpty the store holds no text yet; @param most beyond so many texts all is forgotten and the
   * store is asked
   */
  constructor(
    isEmpty: boolean,
    private readonly most = MOST,
  ) {
    this.complete = isEmpty
  }

  /**
   * A text that is not here is not in the store. While it does not hold, what is new must be asked of the
   * store.
   */
  get isComplete(): boolean {
    return this.complete
  }

  /**
   * To be called when a transaction is written: reads what the store holds once that has become worth while.
   */
  async prepare(connection: DuckDBConnection): Promise<void> {
    if (this.complete || this.overfull || this.asked++ < PATIENCE) return
    const [held] = await rowsOf(connection, 'SELECT count(*) AS n FROM texts')
    this.overfull = Number(held!.n) > this.most
    if (this.overfull) return
    await streamColumns(connection, 'SELECT hash, salt, chk FROM texts', ([hash, salt, chk], rows) => {
      const [hashes, salts, checks] = [hash, salt, chk] as [Uint32Array, Uint8Array, Uint32Array]
      for (let k = 0; k < rows; k++) this.put(hashes[2 * k]!, hashes[2 * k + 1]!, salts[k]!, checks[k]!)
    })
    this.complete = true
  }

  /**
   * To be called before the texts of another transaction, none of which may be forgotten before it is
   * written.
   */
  makeRoom(): void {
    if (this.count <= this.most) return
    this.segments.forEach((_, s) => {
      this.segments[s] = new Int32Array(STRIDE * FIRST_SLOTS)
    })
    this.counts.fill(0)
    this.count = 0
    this.overfull = true
    this.complete = false
  }

  /** Adds texts; `take` is called for each that was not known, in order, with what it is: NEW or COLLIDES. */
  add({ hash, salt, check }: RowBatch['texts'], take: (i: number, verdict: number) => void): void {
    const { verdicts } = this
    for (let from = 0; from < salt.length; from += BLOCK) {
      const n = Math.min(BLOCK, salt.length - from)
      this.lookAhead(hash, salt, from, n)
      for (let k = 0, i = from; k < n; k++, i++)
        verdicts[k] = this.put(hash[2 * i]!, hash[2 * i + 1]!, salt[i]!, check[i]!)
      for (let k = 0; k < n; k++) if (verdicts[k] !== KNOWN) take(from + k, verdicts[k]!)
    }
  }

  /**
   * Touches the slots of some texts, one independent of the other, so that the processor fetches many at
   * once.
   */
  private lookAhead(hash: Uint32Array, salt: Uint8Array, from: number, n: number): void {
    let ahead = 0
    for (let i = from; i < from + n; i++) {
      const words = this.segments[segmentOf(highOf(hash[2 * i + 1]!, salt[i]!))]!
      ahead ^= words[slotOf(hash[2 * i]!, words.length)]!
    }
    this.ahead ^= ahead
  }

  private put(lo: number, hi: number, salt: number, check: number): number {
    const high = highOf(hi, salt)
    const segment = segmentOf(high)
    const words = this.segments[segment]!
    let at = slotOf(lo, words.length)
    for (; isTaken(words, at); at = next(at, words.length))
      if (words[at] === (lo | 0) && words[at + 1] === high)
        return words[at + 2] === (check | 0) ? KNOWN : COLLIDES
    this.count++
    words[at] = lo
    words[at + 1] = high
    words[at + 2] = check
    if (++this.counts[segment]! * (5 * STRIDE) > words.length * 4) this.grow(segment)
    return NEW
  }

  private grow(segment: number): void {
    const old = this.segments[segment]!
    const slots = old.length / STRIDE
    const words = new Int32Array(STRIDE * Math.ceil(slots * (slots < DOUBLED_BELOW ? 2 : 1.25)))
    for (let from = 0; from < old.length; from += STRIDE) {
      if (!isTaken(old, from)) continue
      let at = slotOf(old[from]!, words.length)
      while (isTaken(words, at)) at = next(at, words.length)
      words[at] = old[from]!
      words[at + 1] = old[from + 1]!
      words[at + 2] = old[from + 2]!
    }
    this.segments[segment] = words
  }
}

/** The high half with the salt: texts of two salts are two texts. Never 0, which marks a slot as free. */
const highOf = (hi: number, salt: number): number => hi ^ Math.imul(salt + 1, 0x9e3779b1) || 1
const segmentOf = (high: number): number => (high >>> 24) & (SEGMENTS - 1)
const slotOf = (lo: number, length: number): number =>
  STRIDE * Math.floor(((lo >>> 0) / 0x100000000) * (length / STRIDE))
const next = (at: number, length: number): number => (at + STRIDE === length ? 0 : at + STRIDE)
const isTaken = (words: Int32Array, at: number): boolean => words[at + 1] !== 0
