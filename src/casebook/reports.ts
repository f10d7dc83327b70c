import { createHash } from 'node:crypto'
import { AppError } from '../domain/errors.js'
import type { Casebook, ReportRecord } from './casebook.js'
import { bodiesOf, bodyOf, type Database, write } from './database.js'

/** Reports, newest first, each with its bytes: what was issued can be shown again as it was. */
export const reportTable = (
  db: Database,
): Pick<Casebook, 'addReport' | 'report' | 'reportFile' | 'reports'> => {
  const byId = db.prepare('SELECT body FROM report WHERE id = ?')
  const bytes = db.prepare('SELECT bytes FROM report WHERE id = ?')
  const before = db.prepare(
    'SELECT body FROM report WHERE seq < coalesce((SELECT seq FROM report WHERE id = ?), 9e18) ORDER BY seq DESC LIMIT ?',
  )
  const add = db.prepare('INSERT OR IGNORE INTO report (id, body, bytes) VALUES (?, ?, ?)')
  const report = (id: string): ReportRecord | undefined => bodyOf(byId.get(id))
  return {
    addReport: (record, file) => write(db, () => void add.run(record.id, JSON.stringify(record), file)),
    report,
    reportFile: (id) => {
      const row = bytes.get(id) as { bytes: Uint8Array } | undefined
      if (!row) return undefined
      const file = Buffer.from(row.bytes)
      if (createHash('sha256').update(file).digest('hex') !== report(id)!.sha256)
        throw new AppError('internal', `The bytes of report "${id}" are not those that were recorded`)
      return file
    },
    reports: ({ limit, before: from }) => bodiesOf(before.all(from ?? '', limit)),
  }
}
