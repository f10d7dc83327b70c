import type { Database } from '../database.js'

/** A ring, or a fact on a lot, that waits to become a lead. */
export interface Stocked {
  /** id of the ring or lot */
  object: string
  kind: 'ring' | 'lot'
  rank: number
  score: number
  /** of its last lot */
  lastDay: string
  run: string
  at: string
}

export interface StockTable {
  /** Those that wait: graver first, then by score. */
  stock(limit: number): Stocked[]
  stockSize(): number
  putInStock(stocked: Stocked): void
  /** Takes it out for a lead. */
  releaseStock(object: string, lead: string): void
}

const SELECT = `SELECT object, kind, rank, score, last_day AS lastDay, run, at FROM stock WHERE lead IS NULL
  ORDER BY rank DESC, score DESC, object LIMIT ?`
const PUT = `INSERT INTO stock (object, kind, rank, score, last_day, run, at) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET rank = excluded.rank, score = excluded.score, last_day = excluded.last_day,
  run = excluded.run`

export const stockTable = (db: Database): StockTable => {
  const some = db.prepare(SELECT)
  const size = db.prepare('SELECT count(*) AS n FROM stock WHERE lead IS NULL')
  const put = db.prepare(PUT)
  const release = db.prepare('UPDATE stock SET lead = ? WHERE object = ?')
  return {
    stock: (limit) => some.all(limit) as Stocked[],
    stockSize: () => (size.get() as { n: number }).n,
    putInStock: (s) => void put.run(s.object, s.kind, s.rank, s.score, s.lastDay, s.run, s.at),
    releaseStock: (object, lead) => void release.run(lead, object),
  }
}
