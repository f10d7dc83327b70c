import { type Database, parsed } from '../database.js'
import { plainRow } from './plain-row.js'

/** One thing that was done with an item. */
export interface WorkEvent {
  uid: string
  item: string
  /** of the item, after it */
  version: number
  /** ISO UTC */
  at: string
  act: string
  fromState: string
  toState: string
  user: string | null
  office: string | null
  capacity: string | null
  position: string | null
  input: unknown
  note: string
  /** uid of the event that it takes back */
  undoes: string | null
  source: 'http' | 'cli' | 'system'
  /** the item before it, where it may be taken back */
  before: unknown
}

export interface EventTable {
  /** Of one item, oldest first. */
  workEvents(item: string): WorkEvent[]
  lastEvent(item: string): WorkEvent | undefined
  addEvent(event: WorkEvent): void
}

const SELECT = `SELECT uid, item, version, at, act, from_state AS fromState, to_state AS toState, user, office, capacity,
  position, input, note, undoes, source, before FROM work_event WHERE item = ?`
const ADD = `INSERT INTO work_event (uid, item, version, at, act, from_state, to_state, user, office, capacity, position,
  input, note, undoes, source, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

type EventRow = Omit<WorkEvent, 'input' | 'before'> & { input: string; before: string | null }
const eventOf = (row: unknown): WorkEvent => {
  const found = plainRow<EventRow>(row)
  return {
    ...found,
    input: parsed(found.input),
    before: found.before === null ? null : parsed(found.before),
  }
}

export const eventTable = (db: Database): EventTable => {
  const all = db.prepare(`${SELECT} ORDER BY seq`)
  const last = db.prepare(`${SELECT} ORDER BY seq DESC LIMIT 1`)
  const add = db.prepare(ADD)
  return {
    workEvents: (item) => all.all(item).map(eventOf),
    lastEvent: (item) => {
      const row = last.get(item)
      return row ? eventOf(row) : undefined
    },
    addEvent: (e) =>
      void add.run(
        ...[e.uid, e.item, e.version, e.at, e.act, e.fromState, e.toState, e.user, e.office, e.capacity],
        ...[e.position, JSON.stringify(e.input), e.note, e.undoes, e.source],
        e.before === null ? null : JSON.stringify(e.before),
      ),
  }
}
