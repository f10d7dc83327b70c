import { createHmac, randomBytes } from 'node:crypto'
import type { Database } from './sqlite.js'

/** What a mark stands for: marks of different uses cannot be compared. */
export type MarkUse = 'fact' | 'person'

/**
 * Stands for a text, 16 hexadecimal digits: equal texts have equal marks in this store, and nobody without
 * its case book can try out whose mark one is (HMAC-SHA-256 under a key that lies there; a bare digest of an
 * ID number or a telephone is undone by listing them all).
 */
export type MarkOf = (use: MarkUse, text: string) => string

const KEY = 'mark-key'

/** The marks of a case book, whose key its migrations have made. */
export const marksOf = (db: Database): MarkOf => {
  const { value } = db.prepare('SELECT value FROM meta WHERE key = ?').get(KEY) as { value: string }
  return (use, text) => markBy(value, use, text)
}

const markBy = (key: string, use: MarkUse, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${use}\n${text}`).digest('hex').slice(0, 16)

/** Makes the key, in the transaction that also marks what was told by bare digests. */
export const makeMarks = (db: Database): MarkOf => {
  const key = randomBytes(32).toString('hex')
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)').run(KEY, key)
  return (use, text) => markBy(key, use, text)
}
