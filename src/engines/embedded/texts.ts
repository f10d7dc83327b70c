import type { DuckDBConnection } from '@duckdb/node-api'
import { doubled, growByte } from '../../arrays/grow.js'
import { AppError } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { streamColumns } from './read.js'
import { COLLIDES, type SeenTexts } from './seen-texts.js'

type Texts = RowBatch['texts']

/** Words of a text: low and high half of its hash, check, salt, flags, end of its bytes. */
const WORDS = 6

/** Texts that wait to be remembered: those that the store did not hold when they came, each once. */
export class TextBuffer {
  private count = 0
  private keys = new Uint32Array(WORDS << 12)
  private readonly bytes = growByte()
  /** some came before all that the store holds was known */
  private isUnsure = false

  constructor(private readonly seen: SeenTexts) {
    seen.makeRoom()
  }

  /** A text whose hash belongs to another text is an error: nothing is guessed. */
  add(texts: Texts): void {
    this.isUnsure ||= !this.seen.isComplete
    const { bytes, ends } = texts
    this.seen.add(texts, (i, verdict) => {
      const start = ends[i - 1] ?? 0
      if (verdict === COLLIDES) throw collision(bytes.subarray(start, ends[i]))
      this.bytes.append(bytes, start, ends[i])
      let at = this.place()
      const { keys } = this
      keys[at++] = texts.hash[2 * i]!
      keys[at++] = texts.hash[2 * i + 1]!
      keys[at++] = texts.check[i]!
      keys[at++] = texts.salt[i]!
      keys[at++] = texts.flags[i]!
      keys[at] = this.bytes.length
    })
  }

  /** Stores what the store does not have. */
  async store(db: Database, connection: DuckDBConnection): Promise<void> {
    if (this.isUnsure && this.count > 0) await this.dropKnown(db, connection)
    if (this.count > 0)
      await db.feeds.use(this.feed(), (feed) =>
        connection.run(`INSERT INTO texts SELECT salt, hash, chk, flags, text FROM ${feed}`),
      )
  }

  /** Forgets the texts, not the memory that they took. */
  clear(): void {
    this.count = this.bytes.length = 0
    this.isUnsure = false
    this.seen.makeRoom()
  }

  /** Where the next text's words go. */
  private place(): number {
    const at = WORDS * this.count++
    if (at === this.keys.length) this.keys = doubled(this.keys)
    return at
  }

  /** Asks the store which of the texts it holds, and lets those go. */
  private async dropKnown(db: Database, connection: DuckDBConnection): Promise<void> {
    const known = new Uint8Array(this.count)
    await db.feeds.use(this.feed(), async (feed) => {
      const sql = `SELECT f.i, t.chk FROM texts t JOIN ${feed} f ON t.hash = f.hash AND t.salt = f.salt`
      await streamColumns(connection, sql, ([i, chk], rows) => {
        for (let k = 0; k < rows; k++) {
          const n = i![k] as number
          known[n] = 1
          if (this.keys[WORDS * n + 2] !== chk![k])
            throw collision(this.bytes.view.subarray(this.start(n), this.start(n + 1)))
        }
      })
    })
    this.keep((i) => known[i] === 0)
  }

  private start(i: number): number {
    return i === 0 ? 0 : this.keys[WORDS * i - 1]!
  }

  private keep(isKept: (i: number) => boolean): void {
    const { keys, count } = this
    const bytes = this.bytes.view.slice()
    this.count = this.bytes.length = 0
    for (let i = 0, start = 0; i < count; i++) {
      const end = keys[WORDS * (i + 1) - 1]!
      if (isKept(i)) {
        this.bytes.append(bytes, start, end)
        const at = this.place()
        keys.copyWithin(at, WORDS * i, WORDS * (i + 1))
        keys[at + WORDS - 1] = this.bytes.length
      }
      start = end
    }
  }

  private feed(): Feed {
    const { keys } = this
    const word = (w: number) => (out: Uint32Array | Uint8Array, from: number, n: number) => {
      for (let k = 0, at = WORDS * from + w; k < n; k++, at += WORDS) out[k] = keys[at]!
    }
    const fillHashes = (out: Uint32Array, from: number, n: number): void => {
      for (let k = 0, at = WORDS * from; k < n; k++, at += WORDS) {
        out[2 * k] = keys[at]!
        out[2 * k + 1] = keys[at + 1]!
      }
    }
    return {
      count: this.count,
      columns: [
        { name: 'i', type: 'u32', fill: counting },
        { name: 'hash', type: 'u64', fill: fillHashes },
        { name: 'chk', type: 'u32', fill: word(2) },
        { name: 'salt', type: 'u8', fill: word(3) },
        { name: 'flags', type: 'u8', fill: word(4) },
        { name: 'text', type: 'utf8', bytes: this.bytes.view, end: (i) => this.start(i + 1) },
      ],
    }
  }
}

const counting = (out: Uint32Array, from: number, n: number): void => {
  for (let k = 0; k < n; k++) out[k] = from + k
}

const collision = (text: Uint8Array): AppError =>
  new AppError(
    'internal',
    `hash_collision: the store holds another text under the hash of "${new TextDecoder().decode(text).slice(0, 80)}"; nothing of this batch was stored`,
  )
