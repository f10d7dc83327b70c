import { type Database, parsed, type Statement } from '../database.js'

/** A deadline of an item. */
export interface ClockRecord {
  id: number
  item: string
  term: string
  termVersion: number
  unit: string
  amount: number
  /** ISO UTC */
  startedAt: string
  dueAt: string
  /** `2026-03-05` */
  dueDay: string
  lenientDay: string
  provisional: boolean
  /** stands still since then */
  pausedAt: string | null
  pauses: { from: string; to: string }[]
  stoppedAt: string | null
  result: 'running' | 'met' | 'late' | 'void'
  /** the last that was noted */
  light: 'green' | 'amber' | 'red'
  calendarDigest: string
}

export interface ClockTable {
  /** Of one item, in order of their starts. */
  clocksOf(item: string): ClockRecord[]
  addClock(clock: Omit<ClockRecord, 'id'>): void
  changeClock(clock: ClockRecord): void
  /**
   * Those that run and do not stand still, and whose light may be another than was noted: amber or red by the
   * quarter, by days soon over (`soon`, an instant), or noted so while more time was given since.
   */
  clocksToSweep(now: string, soon: string): ClockRecord[]
  /** Those that run past an instant without an order, with the item's host. */
  clocksToPress(dueBefore: string): ClockRecord[]
  /** Notes the order that was drafted of a clock. */
  pressClock(id: number, order: string): void
  /** Those that run, or ended late, past an instant; with what they are of. */
  overdueClocks(now: string): (ClockRecord & { colour: string | null; host: string | null })[]
}

const COLUMNS = `c.id, c.item, c.term, c.term_version AS termVersion, c.unit, c.amount, c.started_at AS startedAt,
  c.due_at AS dueAt, c.due_day AS dueDay, c.lenient_day AS lenientDay, c.provisional, c.paused_at AS pausedAt, c.pauses,
  c.stopped_at AS stoppedAt, c.result, c.light, c.calendar_digest AS calendarDigest`
const ADD = `INSERT INTO clock (item, term, term_version, unit, amount, started_at, due_at, due_day, lenient_day,
  provisional, paused_at, pauses, stopped_at, result, light, calendar_digest)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const CHANGE = `UPDATE clock SET amount = ?, started_at = ?, due_at = ?, due_day = ?, lenient_day = ?, provisional = ?,
  paused_at = ?, pauses = ?, stopped_at = ?, result = ?, light = ?, calendar_digest = ? WHERE id = ?`

type Row = Omit<ClockRecord, 'provisional' | 'pauses'> & { provisional: number; pauses: string }
const clockOf = <T extends ClockRecord>(row: unknown): T => {
  const found = row as Row
  return { ...found, provisional: found.provisional === 1, pauses: parsed(found.pauses) } as T
}

export const clockTable = (db: Database): ClockTable => {
  const of = db.prepare(`SELECT ${COLUMNS} FROM clock c WHERE c.item = ? ORDER BY c.id`)
  const toSweep = db.prepare(
    `SELECT ${COLUMNS} FROM clock c WHERE c.result = 'running' AND c.paused_at IS NULL AND CASE c.light
       WHEN 'red' THEN c.due_at >= @now
       WHEN 'amber' THEN 1
       ELSE c.due_at <= @soon OR 4 * (julianday(c.due_at) - julianday(@now)) - 0.001
         <= julianday(c.due_at) - julianday(c.started_at) END
     ORDER BY c.due_at, c.id`,
  )
  const overdue = db.prepare(
    `SELECT ${COLUMNS}, i.colour, i.host FROM clock c JOIN work_item i ON i.id = c.item
     WHERE c.result = 'running' AND c.paused_at IS NULL AND c.due_at < ? ORDER BY c.due_at, c.id`,
  )
  const toPress = db.prepare(
    `SELECT ${COLUMNS} FROM clock c WHERE c.result = 'running' AND c.pressed IS NULL AND c.light = 'red'
     AND c.paused_at IS NULL AND c.due_at < ? ORDER BY c.due_at, c.id`,
  )
  const press = db.prepare('UPDATE clock SET pressed = ? WHERE id = ?')
  const [add, change] = [ADD, CHANGE].map((sql) => db.prepare(sql) as Statement)
  return {
    clocksOf: (item) => of.all(item).map((row) => clockOf<ClockRecord>(row)),
    clocksToSweep: (now, soon) => toSweep.all({ now, soon }).map((row) => clockOf<ClockRecord>(row)),
    clocksToPress: (dueBefore) => toPress.all(dueBefore).map((row) => clockOf<ClockRecord>(row)),
    pressClock: (id, order) => void press.run(order, id),
    overdueClocks: (now) => overdue.all(now).map((row) => clockOf(row)),
    addClock: (c) =>
      void add!.run(
        ...[c.item, c.term, c.termVersion, c.unit, c.amount, c.startedAt, c.dueAt, c.dueDay, c.lenientDay],
        ...[Number(c.provisional), c.pausedAt, JSON.stringify(c.pauses), c.stoppedAt, c.result, c.light],
        c.calendarDigest,
      ),
    changeClock: (c) =>
      void change!.run(
        ...[c.amount, c.startedAt, c.dueAt, c.dueDay, c.lenientDay, Number(c.provisional), c.pausedAt],
        ...[JSON.stringify(c.pauses), c.stoppedAt, c.result, c.light, c.calendarDigest, c.id],
      ),
  }
}
