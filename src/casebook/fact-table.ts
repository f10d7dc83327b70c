import type { FactQuery } from './casebook.js'
import { bodiesOf, type Database } from './database.js'
import { rowSum } from './row-sum.js'
import { statements } from './statements.js'

/** A table of facts about lots, by run and position, each with its lot and rule. */
export const factTable = <T extends { lot: string; rule: string }>(
  db: Database,
  name: 'lot_flag' | 'statutory_fact',
) => {
  const prepared = statements(db)
  return {
    find: ({ run, lot, rule, after, skip, limit }: FactQuery): T[] => {
      const seq = run === undefined ? 'SELECT max(seq) FROM run' : 'SELECT seq FROM run WHERE id = ?'
      const parts = [`run = (${seq})`, 'position > ?']
      const values: (string | number)[] = [...(run === undefined ? [] : [run]), after ?? -1]
      for (const [column, value] of Object.entries({ lot, rule })) {
        if (value === undefined) continue
        parts.push(`${column} = ?`)
        values.push(value)
      }
      return bodiesOf<T>(
        prepared(
          `SELECT body FROM ${name} WHERE ${parts.join(' AND ')} ORDER BY position LIMIT ? OFFSET ?`,
        ).all(...values, limit ?? -1, skip ?? 0),
      )
    },
    /** Writes the facts of a run; those of runs before the last but one go. */
    insert: (seq: number, facts: readonly T[]): void => {
      const add = db.prepare(
        `INSERT INTO ${name} (run, position, lot, rule, body, crc) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      facts.forEach((fact, position) => {
        const cells = [seq, position, fact.lot, fact.rule, JSON.stringify(fact)]
        add.run(...cells, rowSum(...cells))
      })
      db.exec(`DELETE FROM ${name} WHERE run < ${seq - 1}`)
    },
  }
}
