import type { Database } from '../database.js'
import { plainRow } from '../work/plain-row.js'

/** How many personal values somebody was shown in clear on a day. */
export interface ClearCount {
  user: string
  /** YYYY-MM-DD, China */
  day: string
  shown: number
}

export interface ClearCounts {
  clearCount(user: string, day: string): number
  countClear(user: string, day: string, shown: number): void
  /** Those who were shown more than `above` on a day since `from`, the latest and most first. */
  clearAbove(above: number, from: string): ClearCount[]
}

export const clearCounts = (db: Database): ClearCounts => {
  const one = db.prepare('SELECT shown FROM clear_count WHERE user = ? AND day = ?')
  const add = db.prepare(`INSERT INTO clear_count (user, day, shown) VALUES (?, ?, ?)
    ON CONFLICT (user, day) DO UPDATE SET shown = shown + excluded.shown`)
  const above = db.prepare(`SELECT user, day, shown FROM clear_count WHERE shown > ? AND day >= ?
    ORDER BY day DESC, shown DESC, user`)
  return {
    clearCount: (user, day) => (one.get(user, day) as { shown: number } | undefined)?.shown ?? 0,
    countClear: (user, day, shown) => void add.run(user, day, shown),
    clearAbove: (least, from) => above.all(least, from).map((row) => plainRow<ClearCount>(row)),
  }
}
