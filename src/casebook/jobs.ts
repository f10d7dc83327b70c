import { AppError } from '../domain/errors.js'
import type { Casebook, JobRecord } from './casebook.js'
import { bodiesOf, bodyOf, type Database, write } from './database.js'

/** Import and detection jobs, newest first. */
export const jobTable = (db: Database): Pick<Casebook, 'createJob' | 'updateJob' | 'job' | 'jobs'> => {
  const byId = db.prepare('SELECT body FROM job WHERE id = ?')
  const before = db.prepare(
    'SELECT body FROM job WHERE seq < coalesce((SELECT seq FROM job WHERE id = ?), 9e18) ORDER BY seq DESC LIMIT ?',
  )
  const add = db.prepare('INSERT INTO job (id, body) VALUES (?, ?)')
  const set = db.prepare('UPDATE job SET body = ? WHERE id = ?')
  return {
    createJob: (job) => write(db, () => void add.run(job.id, JSON.stringify(job))),
    updateJob: (id, change) =>
      write(db, () => {
        const job = bodyOf<JobRecord>(byId.get(id))
        if (!job) throw new AppError('not_found', `Cannot update job "${id}": there is no such job`)
        set.run(JSON.stringify({ ...job, ...change }), id)
      }),
    job: (id) => bodyOf(byId.get(id)),
    jobs: (query) => bodiesOf(before.all(query.before ?? '', query.limit)),
  }
}
