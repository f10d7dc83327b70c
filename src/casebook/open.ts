import { randomUUID } from 'node:crypto'
import { AppError } from '../domain/errors.js'
import { accountBook } from './accounts/account-book.js'
import type { Casebook } from './casebook.js'
import { checkCasebook } from './check.js'
import { type Database, openDatabase, write } from './database.js'
import { identityTable } from './identities.js'
import { jobTable } from './jobs.js'
import { keyTable } from './keys.js'
import { lotFlagTable } from './lot-flags.js'
import { releaseTable } from './releases.js'
import { reportTable } from './reports.js'
import { ringTable } from './rings.js'
import { runTable } from './runs.js'
import { scheduleTable } from './schedules.js'
import { statutoryFactTable } from './statutory-facts.js'
import { marksOf } from './value-marks.js'
import { workBook } from './work/work-book.js'

/** Opens the case book of the store folder `dir`, made when absent. Fails with `engine_unavailable`. */
export const openCasebook = (dir: string): Casebook => {
  const db = openDatabase(dir)
  try {
    return casebookOn(db, dir)
  } catch (cause) {
    db.close()
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'engine_unavailable',
      `Cannot open the case book ${dir}: ${(cause as Error).message}`,
      { cause },
    )
  }
}

/** Its questions and acts; SQLite fails on statements where the schema itself is damaged. */
const casebookOn = (db: Database, dir: string): Casebook => {
  const runs = runTable(db)
  const rings = ringTable(db)
  const identities = identityTable(db)
  const flags = lotFlagTable(db)
  const statutory = statutoryFactTable(db)
  return {
    storeId: storeIdOf(db),
    markOf: marksOf(db),
    dir,
    accounts: accountBook(db),
    work: workBook(db),
    releases: releaseTable(db),
    ...runs.questions,
    ...rings.questions,
    ...identities.questions,
    ...flags.questions,
    ...statutory.questions,
    ...jobTable(db),
    ...keyTable(db),
    ...reportTable(db),
    ...scheduleTable(db),
    placeRings: (run, placeOf) => write(db, () => rings.place(run, placeOf)),
    saveRun: (run, records, known, events, lotFlags = [], facts = [], placeOf = undefined) =>
      write(db, () => {
        const seq = runs.insert(run)
        rings.insert(seq, run, records, placeOf)
        identities.replace(known)
        identities.append(events)
        flags.insert(seq, lotFlags)
        statutory.insert(seq, facts)
      }),
    join: (id) => {
      if (runs.questions.runs({ limit: 1 }).length > 0)
        throw new AppError('conflict', 'Cannot join: the folder has runs of its own. Use a new folder')
      db.prepare("UPDATE meta SET value = ? WHERE key = 'store'").run(id)
    },
    clear: () => {
      write(db, () => {
        for (const table of [
          'statutory_fact',
          'lot_flag',
          'ring_link',
          'ring',
          'event',
          'identity',
          'run',
          'job',
          'report',
        ])
          db.exec(`DELETE FROM ${table}`)
      })
      db.exec('VACUUM')
    },
    check: () => checkCasebook(db),
    close: () => void db.close(),
  }
}

const storeIdOf = (db: Database): string => {
  const find = db.prepare("SELECT value FROM meta WHERE key = 'store'")
  const found = find.get() as { value: string } | undefined
  if (found) return found.value
  db.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('store', ?)").run(randomUUID())
  return (find.get() as { value: string }).value
}
