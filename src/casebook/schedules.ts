import type { Casebook, ScheduleRecord } from './casebook.js'
import { bodiesOf, bodyOf, type Database, write } from './database.js'

/**
 * Schedules in order of creation. A run is claimed by moving its time on: two processes never run it both.
 */
export const scheduleTable = (
  db: Database,
): Pick<Casebook, 'addSchedule' | 'schedules' | 'removeSchedule' | 'claimSchedule' | 'noteSchedule'> => {
  const all = db.prepare('SELECT body FROM schedule ORDER BY seq')
  const byId = db.prepare('SELECT body FROM schedule WHERE id = ?')
  const add = db.prepare('INSERT INTO schedule (id, next_at, body) VALUES (?, ?, ?)')
  const set = db.prepare('UPDATE schedule SET next_at = ?, body = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM schedule WHERE id = ?')
  const find = (id: string): ScheduleRecord | undefined => bodyOf(byId.get(id))
  const change = (id: string, to: Partial<ScheduleRecord>, expected?: string): boolean =>
    write(db, () => {
      const now = find(id)
      if (!now || (expected !== undefined && now.nextAt !== expected)) return false
      const changed = { ...now, ...to }
      set.run(changed.nextAt, JSON.stringify(changed), id)
      return true
    })
  return {
    addSchedule: (schedule) =>
      write(db, () => void add.run(schedule.id, schedule.nextAt, JSON.stringify(schedule))),
    schedules: () => bodiesOf(all.all()),
    removeSchedule: (id) =>
      write(db, () => {
        const found = find(id) !== undefined
        remove.run(id)
        return found
      }),
    claimSchedule: (id, expected, nextAt, at) =>
      change(id, at === undefined ? { nextAt } : { nextAt, lastAt: at }, expected),
    noteSchedule: (id, result) => void change(id, { lastResult: result }),
  }
}
