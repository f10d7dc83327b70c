import type { Casebook, LotFlagRecord } from './casebook.js'
import { bodiesOf, type Database } from './database.js'
import { statements } from './statements.js'

/** Flags on lots by run and position: by lot, rule and bidders. */
export const lotFlagTable = (db: Database) => {
  const prepared = statements(db)
  const questions: Pick<Casebook, 'lotFlags'> = {
    lotFlags: ({ run, lot, rule, after, limit }) => {
      const seq = run === undefined ? 'SELECT max(seq) FROM run' : 'SELECT seq FROM run WHERE id = ?'
      const parts = [`run = (${seq})`, 'position > ?']
      const values: (string | number)[] = [...(run === undefined ? [] : [run]), after ?? -1]
      for (const [column, value] of Object.entries({ lot, rule })) {
        if (value === undefined) continue
        parts.push(`${column} = ?`)
        values.push(value)
      }
      return bodiesOf<LotFlagRecord>(
        prepared(`SELECT body FROM lot_flag WHERE ${parts.join(' AND ')} ORDER BY position LIMIT ?`).all(
          ...values,
          limit ?? -1,
        ),
      )
    },
  }
  return {
    questions,
    /** Writes the flags of a run; those of runs before the last but one go. */
    insert: (seq: number, flags: readonly LotFlagRecord[]): void => {
      const add = db.prepare('INSERT INTO lot_flag (run, position, lot, rule, body) VALUES (?, ?, ?, ?, ?)')
      flags.forEach((flag, position) => {
        add.run(seq, position, flag.lot, flag.rule, JSON.stringify(flag))
      })
      db.exec(`DELETE FROM lot_flag WHERE run < ${seq - 1}`)
    },
  }
}
