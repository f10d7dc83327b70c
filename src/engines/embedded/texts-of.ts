import { kindIndex, type ValueKind } from '../../domain/value-kind.js'
import type { Database } from './database.js'
import type { Feed } from './feed.js'
import { type Hash, hashOf, u64 } from './read.js'

/** Canonical texts of values, in the order asked. */
export const textsOf = async (
  db: Database,
  wanted: readonly { kind: ValueKind; hi: number; lo: number }[],
): Promise<(string | undefined)[]> => {
  const found = await texts(
    db,
    wanted.map(({ kind, hi, lo }) => ({ salt: kindIndex[kind], hi, lo })),
  )
  return wanted.map(({ kind, hi, lo }) => found.get(key(kindIndex[kind], hi, lo)))
}

export interface Salted extends Hash {
  salt: number
}
const key = (salt: number, hi: number, lo: number): string => `${salt}/${hi}/${lo}`

export type TextLookup = (salt: number, hash: Hash) => string | undefined

/** A lookup of the texts of a handful of hashes, 0/0 left out. */
export const lookup = async (db: Database, wanted: readonly Salted[]): Promise<TextLookup> => {
  const found = await texts(db, wanted)
  return (salt, { hi, lo }) => found.get(key(salt, hi, lo))
}

/** up to so many are asked for by name, more are fed to one join */
const NAMED = 500

const texts = async (db: Database, wanted: readonly Salted[]): Promise<Map<string, string>> => {
  const distinct = new Map(
    wanted.filter(({ hi, lo }) => hi !== 0 || lo !== 0).map((w) => [key(w.salt, w.hi, w.lo), w]),
  )
  const list = [...distinct.values()]
  if (list.length === 0) return new Map()
  const rows =
    list.length > NAMED
      ? await db.feeds.use(feedOf(list), (feed) =>
          db.rows(
            `SELECT t.salt, t.hash, t.text FROM ${feed} w JOIN texts t ON t.hash = w.hash AND t.salt = w.salt`,
          ),
        )
      : await db.rows(
          `SELECT salt, hash, text FROM texts WHERE (salt, hash) IN (${list.map((w) => `(${w.salt}, ${u64(w.hi, w.lo)})`)})`,
        )
  return new Map(
    rows.map((row) => {
      const { hi, lo } = hashOf(row.hash!)
      return [key(Number(row.salt), hi, lo), row.text as string]
    }),
  )
}

const feedOf = (list: readonly Salted[]): Feed => ({
  count: list.length,
  columns: [
    {
      name: 'hash',
      type: 'u64',
      fill: (out, from, n) => {
        for (let k = 0; k < n; k++) {
          out[2 * k] = list[from + k]!.lo
          out[2 * k + 1] = list[from + k]!.hi
        }
      },
    },
    {
      name: 'salt',
      type: 'u32',
      fill: (out, from, n) => {
        for (let k = 0; k < n; k++) out[k] = list[from + k]!.salt
      },
    },
  ],
})
