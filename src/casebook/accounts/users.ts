import { type Database, parsed, write } from '../database.js'
import { changed } from './changed.js'

export interface UserRecord {
  id: string
  login: string
  name: string
  /** null of administrators */
  office: string | null
  state: 'created' | 'active' | 'locked' | 'disabled'
  madeBy: string
  madeAt: string
  /** who gave the first position */
  approvedBy: string | null
  version: number
  /** words that the password may not be made of: phone, name in pinyin */
  words: string[]
}

/** A seat: what a user does in a capacity, from when to when (days, both included). */
export interface PositionRecord {
  user: string
  capacity: string
  position: string
  fromDay: string
  toDay: string | null
  basis: string
  grantedBy: string
  /** the other of the two persons: who made the account */
  approvedBy: string
  /** revoked at; null = as the days say */
  endedAt: string | null
}

export interface UserTable {
  hasUsers(): boolean
  /** In order of creation. */
  users(): UserRecord[]
  user(id: string): UserRecord | undefined
  userByLogin(login: string): UserRecord | undefined
  /** Adds users with their seats, numbered on from U-000001; all or none. Answers with their ids. */
  addUsers(given: readonly NewUser[]): string[]
  setUserState(id: string, state: UserRecord['state']): boolean
  positions(user: string): PositionRecord[]
  allPositions(): PositionRecord[]
  /** A seat that was ended on the day on which it began is given again. */
  grantPosition(position: PositionRecord): void
  endPosition(of: Pick<PositionRecord, 'user' | 'capacity' | 'position'>, at: string, by: string): boolean
}

export type NewUser = Omit<UserRecord, 'id' | 'version' | 'approvedBy'> & {
  seats: Omit<PositionRecord, 'user' | 'endedAt'>[]
  code: { hash: string; until: string }
}

const USERS = `SELECT id, login, name, office, state, made_by AS madeBy, made_at AS madeAt,
  approved_by AS approvedBy, version, body FROM user`
const POSITIONS = `SELECT user, capacity, position, from_day AS fromDay, to_day AS toDay, basis,
  granted_by AS grantedBy, approved_by AS approvedBy, ended_at AS endedAt FROM position`
const ADD = `INSERT INTO user (id, login, name, office, state, made_by, made_at, approved_by, version, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 1, ?)`
const CREDENTIAL = `INSERT INTO credential
  (user, former, must_change, code_hash, code_until, failed, rounds, since_login) VALUES (?, '[]', 0, ?, ?, '[]', 0, 0)`
const GRANT = `INSERT INTO position
  (user, capacity, position, from_day, to_day, basis, granted_by, approved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET to_day = excluded.to_day, basis = excluded.basis, granted_by = excluded.granted_by,
  approved_by = excluded.approved_by, ended_at = NULL, ended_by = NULL`
const END = `UPDATE position SET ended_at = ?, ended_by = ?
  WHERE user = ? AND capacity = ? AND position = ? AND ended_at IS NULL`

type UserRow = Omit<UserRecord, 'words'> & { body: string }
const userOf = (row: unknown): UserRecord | undefined => {
  if (!row) return undefined
  const { body, ...user } = row as UserRow
  return { ...user, words: parsed<{ words: string[] }>(body).words }
}

export const userTable = (db: Database): UserTable => {
  const any = db.prepare('SELECT 1 FROM user LIMIT 1')
  const all = db.prepare(`${USERS} ORDER BY seq`)
  const byId = db.prepare(`${USERS} WHERE id = ?`)
  const byLogin = db.prepare(`${USERS} WHERE login = ?`)
  const last = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM user')
  const [add, credential, grant, end] = [ADD, CREDENTIAL, GRANT, END].map((sql) => db.prepare(sql))
  const setState = db.prepare('UPDATE user SET state = ?, version = version + 1 WHERE id = ?')
  const approve = db.prepare('UPDATE user SET approved_by = ? WHERE id = ? AND approved_by IS NULL')
  const seats = db.prepare(`${POSITIONS} WHERE user = ? ORDER BY capacity, position, from_day`)
  const allSeats = db.prepare(`${POSITIONS} ORDER BY user, capacity, position, from_day`)
  const give = (p: Omit<PositionRecord, 'endedAt'>): void => {
    grant!.run(p.user, p.capacity, p.position, p.fromDay, p.toDay, p.basis, p.grantedBy, p.approvedBy)
    approve.run(p.grantedBy, p.user)
  }
  const addOne = (user: NewUser): string => {
    const id = `U-${String((last.get() as { seq: number }).seq + 1).padStart(6, '0')}`
    const body = JSON.stringify({ words: user.words })
    add!.run(id, user.login, user.name, user.office, user.state, user.madeBy, user.madeAt, body)
    credential!.run(id, user.code.hash, user.code.until)
    for (const seat of user.seats) give({ ...seat, user: id })
    return id
  }
  return {
    hasUsers: () => any.get() !== undefined,
    users: () => all.all().map((row) => userOf(row)!),
    user: (id) => userOf(byId.get(id)),
    userByLogin: (login) => userOf(byLogin.get(login)),
    addUsers: (given) => write(db, () => given.map(addOne)),
    setUserState: (id, state) => write(db, () => changed(setState, state, id)),
    positions: (user) => seats.all(user) as PositionRecord[],
    allPositions: () => allSeats.all() as PositionRecord[],
    grantPosition: (position) => write(db, () => give(position)),
    endPosition: ({ user, capacity, position }, at, by) =>
      write(db, () => changed(end!, at, by, user, capacity, position)),
  }
}
