import type { Database, Statement } from './database.js'

/** Prepares each statement once. */
export const statements = (db: Database): ((sql: string) => Statement) => {
  const known = new Map<string, Statement>()
  return (sql) => {
    const found = known.get(sql) ?? (db.prepare(sql) as Statement)
    known.set(sql, found)
    return found
  }
}
