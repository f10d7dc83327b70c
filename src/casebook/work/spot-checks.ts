import type { Database } from '../database.js'
import { plainRow } from './plain-row.js'

/** A number that somebody gave for the seed. */
export interface SpotNumber {
  by: string
  number: string
  at: string
}

/** A spot check as it is kept; who reads what it holds is said elsewhere. */
export interface SpotCheckRecord {
  id: string
  /** office that made the list; null = nobody's, at the machine itself */
  office: string | null
  madeBy: string
  at: string
  /** null = not drawn yet */
  drawnAt: string | null
  numbers: SpotNumber[]
  plan: unknown
  draw: unknown
}

export interface SpotCheckTable {
  spotCheck(id: string): SpotCheckRecord | undefined
  /** The latest first. */
  spotChecks(limit: number): SpotCheckRecord[]
  addSpotCheck(one: Pick<SpotCheckRecord, 'id' | 'office' | 'madeBy' | 'at' | 'plan'>): void
  /** Puts down the numbers given so far, and with the second what was drawn. */
  numberSpotCheck(one: Pick<SpotCheckRecord, 'id' | 'numbers' | 'drawnAt' | 'draw'>): void
}

const COLUMNS = 'id, office, made_by AS madeBy, at, drawn_at AS drawnAt, numbers, plan, draw'

type Kept = Omit<SpotCheckRecord, 'numbers'> & { numbers: string; plan: string; draw: string | null }

export const spotCheckTable = (db: Database): SpotCheckTable => {
  const one = db.prepare(`SELECT ${COLUMNS} FROM spot_check WHERE id = ?`)
  const latest = db.prepare(`SELECT ${COLUMNS} FROM spot_check ORDER BY seq DESC LIMIT ?`)
  const add = db.prepare(
    `INSERT INTO spot_check (id, office, made_by, at, numbers, plan) VALUES (?, ?, ?, ?, '[]', ?)`,
  )
  const change = db.prepare('UPDATE spot_check SET numbers = ?, drawn_at = ?, draw = ? WHERE id = ?')
  return {
    spotCheck: (id) => {
      const row = one.get(id)
      return row ? read(plainRow<Kept>(row)) : undefined
    },
    spotChecks: (limit) => (latest.all(limit) as Kept[]).map(read),
    addSpotCheck: ({ id, office, madeBy, at, plan }) =>
      void add.run(id, office, madeBy, at, JSON.stringify(plan)),
    numberSpotCheck: ({ id, numbers, drawnAt, draw }) =>
      void change.run(JSON.stringify(numbers), drawnAt, draw === null ? null : JSON.stringify(draw), id),
  }
}

const read = (row: Kept): SpotCheckRecord => ({
  ...row,
  numbers: JSON.parse(row.numbers) as SpotNumber[],
  plan: JSON.parse(row.plan) as unknown,
  draw: row.draw === null ? null : (JSON.parse(row.draw) as unknown),
})
