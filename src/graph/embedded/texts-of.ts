import { kindIndex, type ValueKind } from '../../domain/value-kind.js'
import type { Database } from './database.js'
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

const CHUNK = 5000

const texts = async (db: Database, wanted: readonly Salted[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>()
  const distinct = new Map(
    wanted.filter(({ hi, lo }) => hi !== 0 || lo !== 0).map((w) => [key(w.salt, w.hi, w.lo), w]),
  )
  const list = [...distinct.values()]
  for (let from = 0; from < list.length; from += CHUNK) {
    const some = list.slice(from, from + CHUNK)
    const rows = await db.rows(
      `SELECT salt, hash, text FROM texts WHERE (salt, hash) IN (${some.map((w) => `(${w.salt}, ${u64(w.hi, w.lo)})`)})`,
    )
    for (const row of rows) {
      const { hi, lo } = hashOf(row.hash!)
      found.set(key(Number(row.salt), hi, lo), row.text as string)
    }
  }
  return found
}
