import { AppError } from '../domain/errors.js'
import type { RunRecord } from '../domain/run.js'
import type { Casebook } from './casebook.js'
import { bodiesOf, bodyOf, type Database } from './database.js'
import { rowSum } from './row-sum.js'

/** Runs, newest first. */
export const runTable = (db: Database) => {
  const byId = db.prepare('SELECT body FROM run WHERE id = ?')
  const last = db.prepare('SELECT body FROM run ORDER BY seq DESC LIMIT 1')
  const before = db.prepare(
    'SELECT body FROM run WHERE seq < coalesce((SELECT seq FROM run WHERE id = ?), 9e18) ORDER BY seq DESC LIMIT ?',
  )
  const add = db.prepare('INSERT INTO run (id, body, crc) VALUES (?, ?, ?) RETURNING seq')
  const questions: Pick<Casebook, 'runs' | 'run' | 'lastRun'> = {
    runs: (query = {}) => bodiesOf(before.all(query.before ?? '', query.limit ?? -1)),
    run: (id) => bodyOf(byId.get(id)),
    lastRun: () => bodyOf(last.get()),
  }
  return {
    questions,
    /** Position of the new run among all. `conflict` when another process recorded the same id meanwhile. */
    insert: (run: RunRecord): number => {
      if (byId.get(run.id))
        throw new AppError(
          'conflict',
          `Cannot record run "${run.id}": another detection recorded it meanwhile; run detect again`,
        )
      const body = JSON.stringify(run)
      return (add.get(run.id, body, rowSum(run.id, body)) as { seq: number }).seq
    },
  }
}
