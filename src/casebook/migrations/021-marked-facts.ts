import type { Database } from '../sqlite.js'
import { makeMarks } from '../value-marks.js'

/** Columns in which a lead, or a paper about it, names facts. */
const NAMING = [
  ['work_item', 'body'],
  ['work_item', 'progress'],
  ['work_event', 'input'],
  ['work_event', 'before'],
] as const

/**
 * Facts of leads were told apart by a bare digest of their value, which whoever read a lead could undo by
 * trying values out. Each gets the mark that stands for that digest under the store's key, wherever it is
 * named: leads, verdicts, what was done.
 */
export const markedFacts = (db: Database): void => {
  const mark = makeMarks(db)
  const marks = new Map<string, string>()
  const add = (id: string): void => void marks.set(id, mark('fact', id))
  const leads = db.prepare("SELECT body FROM work_item WHERE kind = 'LD'").all() as { body: string }[]
  for (const { body } of leads) {
    const { facts = [], known = [] } = JSON.parse(body) as { facts?: { id: string }[]; known?: string[] }
    for (const { id } of facts) add(id)
    for (const id of known) add(id)
  }
  if (marks.size === 0) return
  for (const [table, column] of NAMING) {
    const set = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`)
    const rows = db.prepare(`SELECT seq, ${column} AS text FROM ${table} WHERE ${column} IS NOT NULL`).all()
    for (const { seq, text } of rows as { seq: number; text: string }[]) {
      const told = text.replace(/"([0-9a-f]{16})"/g, (whole, id) =>
        marks.has(id) ? `"${marks.get(id)}"` : whole,
      )
      if (told !== text) set.run(told, seq)
    }
  }
  const verdict = db.prepare("UPDATE verdict SET id = ? WHERE what = 'fact' AND id = ?")
  for (const [id, told] of marks) verdict.run(told, id)
}
