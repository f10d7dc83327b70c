import { type Database, write } from '../database.js'
import { changed } from './changed.js'

/** A user's session: in which seat, since when, from where. */
export interface SessionRecord {
  /** SHA-256 of the token */
  hash: string
  user: string
  capacity: string
  position: string
  madeAt: string
  seenAt: string
  endsAt: string
  /** when the second factor was last shown */
  provedAt: string
  ip: string
  agentHash: string
}

export type EndCause =
  | 'logout'
  | 'replaced'
  | 'proved'
  | 'seat'
  | 'ended'
  | 'locked'
  | 'disabled'
  | 'revoked'
  | 'agent'

export interface SessionTable {
  /** A session that was not ended; whether its time is over is for the asker to say. */
  session(hash: string): SessionRecord | undefined
  /** Begins a session and ends the user's others. Answers how many those were. */
  beginSession(session: SessionRecord, cause: EndCause): number
  seeSession(hash: string, at: string): void
  endSession(hash: string, at: string, cause: EndCause): boolean
  endSessionsOf(user: string, at: string, cause: EndCause): number
  liveSessions(): SessionRecord[]
}

const SELECT = `SELECT hash, user, capacity, position, made_at AS madeAt, seen_at AS seenAt, ends_at AS endsAt,
  proved_at AS provedAt, ip, agent_hash AS agentHash FROM session WHERE ended_at IS NULL`
const ADD = `INSERT INTO session (hash, user, capacity, position, made_at, seen_at, ends_at, proved_at, ip, agent_hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export const sessionTable = (db: Database): SessionTable => {
  const one = db.prepare(`${SELECT} AND hash = ?`)
  const live = db.prepare(`${SELECT} ORDER BY user, made_at`)
  const add = db.prepare(ADD)
  const see = db.prepare('UPDATE session SET seen_at = ? WHERE hash = ?')
  const end = db.prepare('UPDATE session SET ended_at = ?, end_cause = ? WHERE hash = ? AND ended_at IS NULL')
  const endAll = db.prepare(
    'UPDATE session SET ended_at = ?, end_cause = ? WHERE user = ? AND ended_at IS NULL',
  )
  const endOf = (user: string, at: string, cause: EndCause): number =>
    (endAll.run(at, cause, user) as { changes: number }).changes
  return {
    session: (hash) => one.get(hash) as SessionRecord | undefined,
    beginSession: (s, cause) =>
      write(db, () => {
        const ended = endOf(s.user, s.seenAt, cause)
        const times = [s.madeAt, s.seenAt, s.endsAt, s.provedAt]
        add.run(s.hash, s.user, s.capacity, s.position, ...times, s.ip, s.agentHash)
        return ended
      }),
    seeSession: (hash, at) => write(db, () => void see.run(at, hash)),
    endSession: (hash, at, cause) => write(db, () => changed(end, at, cause, hash)),
    endSessionsOf: (user, at, cause) => write(db, () => endOf(user, at, cause)),
    liveSessions: () => live.all() as SessionRecord[],
  }
}
