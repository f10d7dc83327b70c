import { type Database, write } from '../database.js'
import { changed } from './changed.js'

export const GRANT_KINDS = ['position', 'reset', 'case'] as const
export const GRANT_STATES = ['asked', 'approved', 'refused', 'withdrawn', 'ended'] as const
export type GrantState = (typeof GRANT_STATES)[number]

/** What one person asks for and another decides. */
export interface GrantRequest {
  /** GR-000001 */
  id: string
  kind: (typeof GRANT_KINDS)[number]
  /** whose position or second factor; null of a case */
  user: string | null
  /** to which office a case is opened; of a position the user's, null of an administrator */
  office: string | null
  capacity: string | null
  position: string | null
  /** the case */
  item: string | null
  /** days, both included */
  fromDay: string
  toDay: string | null
  basis: string
  askedBy: string
  /** of whoever asked, null of an administrator */
  askedOffice: string | null
  askedAt: string
  state: GrantState
  decidedBy: string | null
  decidedAt: string | null
  endedBy: string | null
  endedAt: string | null
  note: string
}

export type NewGrantRequest = Omit<
  GrantRequest,
  'id' | 'state' | 'decidedBy' | 'decidedAt' | 'endedBy' | 'endedAt' | 'note'
>

export interface GrantRequestTable {
  /** Answers with its id. */
  askGrant(request: NewGrantRequest): string
  /** Latest first. */
  grantRequests(): GrantRequest[]
  grantRequest(id: string): GrantRequest | undefined
  /**
   * Goes on from one state to the next and does `also` in the same transaction: false, and nothing done,
   * where somebody else was first.
   */
  decideGrant(id: string, step: GrantStep, also: () => void): boolean
}

export interface GrantStep {
  from: GrantState
  to: GrantState
  by: string
  at: string
  note: string
}

const SELECT = `SELECT seq, kind, user, office, capacity, position, item, from_day AS fromDay, to_day AS toDay, basis,
  asked_by AS askedBy, asked_office AS askedOffice, asked_at AS askedAt, state, decided_by AS decidedBy,
  decided_at AS decidedAt, ended_by AS endedBy, ended_at AS endedAt, note FROM grant_request`
const ADD = `INSERT INTO grant_request (kind, user, office, capacity, position, item, from_day, to_day, basis,
  asked_by, asked_office, asked_at, state, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked', '')`
const DECIDE = `UPDATE grant_request SET state = ?, decided_by = ?, decided_at = ?, note = ?
  WHERE seq = ? AND state = ?`
const END = `UPDATE grant_request SET state = ?, ended_by = ?, ended_at = ?, note = ? WHERE seq = ? AND state = ?`

const seqOf = (id: string): number => Number(/^GR-(\d{6,})$/.exec(id)?.[1] ?? -1)
const idOf = (seq: number): string => `GR-${String(seq).padStart(6, '0')}`

type Row = Omit<GrantRequest, 'id'> & { seq: number }
const requestOf = ({ seq, ...rest }: Row): GrantRequest => ({ id: idOf(seq), ...rest })

export const grantRequestTable = (db: Database): GrantRequestTable => {
  const all = db.prepare(`${SELECT} ORDER BY seq DESC`)
  const one = db.prepare(`${SELECT} WHERE seq = ?`)
  const [add, decide, end] = [ADD, DECIDE, END].map((sql) => db.prepare(sql))
  return {
    askGrant: (r) =>
      write(db, () => {
        const what = [r.kind, r.user, r.office, r.capacity, r.position, r.item, r.fromDay, r.toDay, r.basis]
        const made = add!.run(...what, r.askedBy, r.askedOffice, r.askedAt) as {
          lastInsertRowid: number | bigint
        }
        return idOf(Number(made.lastInsertRowid))
      }),
    grantRequests: () => (all.all() as Row[]).map(requestOf),
    grantRequest: (id) => {
      const row = one.get(seqOf(id)) as Row | undefined
      return row && requestOf(row)
    },
    decideGrant: (id, { from, to, by, at, note }, also) =>
      write(db, () => {
        const done = changed(from === 'asked' ? decide! : end!, to, by, at, note, seqOf(id), from)
        if (done) also()
        return done
      }),
  }
}
