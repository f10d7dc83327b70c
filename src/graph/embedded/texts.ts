import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import type { RowBatch } from '../engine.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { growInt } from './grow.js'
import { HashIndex } from './hash-index.js'
import { streamColumns } from './read.js'
import type { SeenHashes } from './seen-hashes.js'

type Texts = RowBatch['texts']

/** Texts that wait to be remembered: each (hash, text) once. */
export class TextBuffer {
  private readonly lists: Texts[] = []
  private readonly list = growInt()
  private readonly at = growInt()
  private readonly index: HashIndex

  /** @param expected how many texts may come: as many as last time */
  constructor(expected = 1 << 12) {
    this.index = new HashIndex(expected)
  }

  get count(): number {
    return this.at.length
  }

  add(texts: Texts): void {
    const list = this.lists.push(texts) - 1
    for (let i = 0; i < texts.hi.length; i++) {
      const known = this.index.add((texts.hi[i]! ^ Math.imul(texts.salt[i]!, 0x9e3779b1)) >>> 0, texts.lo[i]!)
      if (known < this.count) {
        const first = this.lists[this.list.at(known)]!
        if (first.check[this.at.at(known)] !== texts.check[i]) throw collision(texts.text[i]!)
        continue
      }
      this.list.push(list)
      this.at.push(i)
    }
  }

  /** Stores what the store does not have. A text whose hash belongs to another text is an error: nothing is guessed. */
  async store(db: Database, connection: DuckDBConnection, seen: SeenHashes): Promise<void> {
    if (this.count === 0) return
    await seen.prepare(connection)
    const known = new Uint8Array(this.count)
    const asked = this.seenBy(seen)
    if (asked.length > 0) await this.lookUp(db, connection, asked, known)
    const fresh = growInt()
    for (let i = 0; i < known.length; i++) if (known[i] === 0) fresh.push(i)
    if (fresh.length > 0)
      await db.feeds.use(this.feed(fresh.view, true), (feed) =>
        connection.run(`INSERT INTO texts SELECT salt, hash, chk, flags, text FROM ${feed}`),
      )
  }

  /** Texts that the store may hold; the others are noted as held from now on. */
  private seenBy(seen: SeenHashes): Int32Array {
    const asked = growInt()
    for (let i = 0; i < this.count; i++) {
      const { hi, lo, salt } = this.lists[this.list.at(i)]!
      const at = this.at.at(i)
      if (seen.may(hi[at]!, lo[at]!, salt[at]!)) asked.push(i)
      else seen.add(hi[at]!, lo[at]!, salt[at]!)
    }
    return asked.view
  }

  /** Sets `known` for those of the texts that the store holds. */
  private async lookUp(
    db: Database,
    connection: DuckDBConnection,
    asked: Int32Array,
    known: Uint8Array,
  ): Promise<void> {
    await db.feeds.use(this.feed(asked, false), async (feed) => {
      const sql = `SELECT f.i, t.chk FROM texts t JOIN ${feed} f ON t.hash = f.hash AND t.salt = f.salt`
      await streamColumns(connection, sql, ([i, chk], rows) => {
        for (let k = 0; k < rows; k++) {
          const n = i![k] as number
          known[n] = 1
          if (this.lists[this.list.at(n)]!.check[this.at.at(n)] !== chk![k]) throw collision(this.textAt(n))
        }
      })
    })
  }

  private textAt(i: number): string {
    return this.lists[this.list.at(i)]!.text[this.at.at(i)]!
  }

  private feed(pick: Int32Array, whole: boolean): Feed {
    const of = (k: number): [Texts, number] => [this.lists[this.list.at(pick[k]!)]!, this.at.at(pick[k]!)]
    const each = (from: number, n: number, put: (k: number, texts: Texts, at: number) => void): void => {
      for (let k = 0; k < n; k++) {
        const i = pick[from + k]!
        put(k, this.lists[this.list.at(i)]!, this.at.at(i))
      }
    }
    const keys: Feed['columns'] = [
      { name: 'i', type: 'u32', fill: (out, from, n) => out.set(pick.subarray(from, from + n)) },
      { name: 'salt', type: 'u8', fill: (out, f, n) => each(f, n, (k, t, at) => (out[k] = t.salt[at]!)) },
      {
        name: 'hash',
        type: 'u64',
        fill: (out, from, n) =>
          each(from, n, (k, texts, at) => {
            out[2 * k] = texts.lo[at]!
            out[2 * k + 1] = texts.hi[at]!
          }),
      },
    ]
    const rest: Feed['columns'] = [
      { name: 'chk', type: 'u32', fill: (out, f, n) => each(f, n, (k, t, at) => (out[k] = t.check[at]!)) },
      { name: 'flags', type: 'u8', fill: (out, f, n) => each(f, n, (k, t, at) => (out[k] = t.flags[at]!)) },
      {
        name: 'text',
        type: 'text',
        at: (k) => {
          const [texts, at] = of(k)
          return texts.text[at]!
        },
      },
    ]
    return { count: pick.length, columns: whole ? [...keys, ...rest] : keys }
  }
}

const collision = (text: string): AppError =>
  new AppError(
    'internal',
    `hash_collision: the store holds another text under the hash of "${text.slice(0, 80)}"; nothing of this batch was stored`,
  )
