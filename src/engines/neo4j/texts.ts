import { HashIndex } from '../../arrays/hash-index.js'
import { AppError } from '../../domain/errors.js'
import type { RowBatch } from '../../domain/row-batch.js'
import { kindIndex, VALUE_KINDS, type ValueKind } from '../../domain/value-kind.js'
import type { Client, Tx } from './client.js'
import { type Hash, hashOf, int64, pairAt, whole } from './integers.js'
import { kindLabels, type TextClass, textClass } from './labels.js'

/** Texts of one statement, and of one transaction. */
const CHUNK = 2000
const TRANSACTION = 10_000

interface Kept extends Hash {
  salt: number
  check: number
  links: boolean
  text: string
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Texts that wait to be remembered: each (hash, text) once. */
export class TextBuffer {
  private readonly kept: Kept[] = []
  private readonly index = new HashIndex(1 << 12)

  add(texts: RowBatch['texts']): void {
    for (let i = 0; i < texts.salt.length; i++) {
      const salt = texts.salt[i]!
      const { hi, lo } = pairAt(texts.hash, i)
      const known = this.index.add((hi ^ Math.imul(salt, 0x9e3779b1)) >>> 0, lo)
      const one: Kept = {
        hi,
        lo,
        salt,
        check: texts.check[i]!,
        links: (texts.flags[i]! & 1) === 1,
        text: decoder.decode(texts.bytes.subarray(texts.ends[i - 1] ?? 0, texts.ends[i])),
      }
      if (known === this.kept.length) this.kept.push(one)
      else if (this.kept[known]!.check !== one.check) throw collision(one.text)
    }
  }

  /** Stores what the store does not have; may be repeated. A text whose hash belongs to another text is an error: nothing is guessed. */
  async store(client: Client): Promise<void> {
    for (let from = 0; from < this.kept.length; from += TRANSACTION) {
      const part = this.kept.slice(from, from + TRANSACTION)
      await client.write(async (tx) => {
        for (const [salt, list] of bySalt(part))
          for (let at = 0; at < list.length; at += CHUNK) {
            const taken = await merge(tx, salt, list.slice(at, at + CHUNK))
            if (taken !== undefined) throw collision(taken)
          }
      })
    }
  }
}

const bySalt = (texts: readonly Kept[]): Map<number, Kept[]> => {
  const lists = new Map<number, Kept[]>()
  for (const one of texts) {
    const list = lists.get(one.salt)
    if (list) list.push(one)
    else lists.set(one.salt, [one])
  }
  return lists
}

const merge = async (tx: Tx, salt: number, list: Kept[]): Promise<string | undefined> => {
  const { label, text } = textClass(salt)
  const kind = VALUE_KINDS[salt]
  const rows = list.map((one) => [int64(one.hi, one.lo), whole(one.check), one.text, one.links])
  const [row] = kind
    ? await tx.run('load/values', { rows, kind, labels: kindLabels(kind) })
    : await tx.run('load/texts', { rows }, { Class: label, Text: text })
  return row?.[0] as string | undefined
}

const collision = (text: string): AppError =>
  new AppError(
    'internal',
    `hash_collision: the store holds another text under the hash of "${text.slice(0, 80)}"; no row of this batch was stored`,
  )

export interface Salted extends Hash {
  salt: number
}
export type TextLookup = (salt: number, hash: Hash) => string | undefined

const key = (salt: number, { hi, lo }: Hash): string => `${salt}/${hi}/${lo}`

/** A lookup of the texts of some hashes, 0/0 left out. */
export const lookup = async (client: Client, wanted: Iterable<Salted>): Promise<TextLookup> => {
  const classes = new Map<TextClass, Map<string, Salted>>()
  for (const one of wanted) {
    if (one.hi === 0 && one.lo === 0) continue
    const kind = textClass(one.salt)
    const list = classes.get(kind) ?? new Map<string, Salted>()
    classes.set(kind, list.set(key(one.salt, one), one))
  }
  const found = new Map<string, string>()
  for (const [{ label, text }, distinct] of classes) {
    const list = [...distinct.values()]
    for (let from = 0; from < list.length; from += CHUNK) {
      const part = list.slice(from, from + CHUNK)
      const rows = await client.read(
        'read/texts',
        { rows: part.map((one) => [whole(one.salt), int64(one.hi, one.lo), VALUE_KINDS[one.salt] ?? null]) },
        { Class: label, Text: text },
      )
      for (const [salt, hash, found_] of rows) found.set(key(Number(salt), hashOf(hash)), found_ as string)
    }
  }
  return (salt, hash) => found.get(key(salt, hash))
}

/** Canonical texts of values, in the order asked. */
export const textsOf = async (
  client: Client,
  wanted: readonly { kind: ValueKind; hi: number; lo: number }[],
): Promise<(string | undefined)[]> => {
  const text = await lookup(
    client,
    wanted.map(({ kind, hi, lo }) => ({ salt: kindIndex[kind], hi, lo })),
  )
  return wanted.map(({ kind, hi, lo }) => text(kindIndex[kind], { hi, lo }))
}
