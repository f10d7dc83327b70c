import type { Database } from '../database.js'

/** A change of the colour of a lead, lot, bidder … */
export interface ColourEvent {
  object: string
  id: string
  before: string | null
  after: string
  at: string
  cause: 'run' | 'import' | 'manual' | 'disposal' | 'policy' | 'credit'
  basis: string
  policy: number
  run: string | null
  item: string | null
  user: string | null
  secondUser: string | null
}

export interface ColourTable {
  colour(object: string, id: string): { colour: string; since: string; policy: number } | undefined
  /** Sets the colour and writes the event. */
  setColour(event: ColourEvent): void
  colourEvents(object: string, id: string): ColourEvent[]
  /** Bidders whose last change was a ban that was not ended since, by id. */
  colouredByBan(): string[]
  /** The gravest open lead about a lot, project or bidder that is no restricted one. */
  gravestLead(what: string, key: string): { id: string; colour: string } | undefined
}

const PUT = `INSERT INTO colour (object, id, colour, since, policy) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET colour = excluded.colour, since = excluded.since, policy = excluded.policy`
const ADD = `INSERT INTO colour_event (object, id, before, after, at, cause, basis, policy, run, item, user, second_user)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const EVENTS = `SELECT object, id, before, after, at, cause, basis, policy, run, item, user, second_user AS secondUser
  FROM colour_event WHERE object = ? AND id = ? ORDER BY seq`

// a cross join keeps its order: else every open lead is looked at
const GRAVEST = `SELECT i.id, i.colour FROM work_link l CROSS JOIN work_item i ON i.id = l.item
  WHERE l.what = ? AND l.key = ? AND i.kind = 'LD' AND i.closed_at IS NULL AND i.restricted = 0
  ORDER BY i.rank DESC, i.id LIMIT 1`

const BANNED = `SELECT id FROM colour_event e WHERE object = 'bidder' AND cause = 'credit' AND basis <> ''
  AND seq = (SELECT max(seq) FROM colour_event l WHERE l.object = e.object AND l.id = e.id) ORDER BY id`

export const colourTable = (db: Database): ColourTable => {
  const one = db.prepare('SELECT colour, since, policy FROM colour WHERE object = ? AND id = ?')
  const events = db.prepare(EVENTS)
  const gravest = db.prepare(GRAVEST)
  const banned = db.prepare(BANNED)
  const [put, add] = [db.prepare(PUT), db.prepare(ADD)]
  return {
    colour: (object, id) =>
      one.get(object, id) as { colour: string; since: string; policy: number } | undefined,
    gravestLead: (what, key) => gravest.get(what, key) as { id: string; colour: string } | undefined,
    colouredByBan: () => (banned.all() as { id: string }[]).map(({ id }) => id),
    colourEvents: (object, id) => events.all(object, id) as ColourEvent[],
    setColour: (e) => {
      put.run(e.object, e.id, e.after, e.at, e.policy)
      add.run(
        ...[e.object, e.id, e.before, e.after, e.at, e.cause, e.basis, e.policy, e.run, e.item, e.user],
        e.secondUser,
      )
    },
  }
}
