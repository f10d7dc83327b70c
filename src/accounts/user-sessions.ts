import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { EndCause, SessionRecord } from '../casebook/accounts/sessions.js'
import type { UserRecord } from '../casebook/accounts/users.js'
import { newToken, tokenHash } from './codes.js'
import { type Seat, seatsOf } from './seats.js'

/** Times after which a session ends, a user's or a key's: without being used, and in any case. */
export const IDLE_MS = 30 * 60_000
export const LONGEST_MS = 8 * 3_600_000
/**
 * How far a clock may go back, corrected by its server, before sessions end that were used later than now.
 */
export const SET_BACK_MS = 2 * 60_000
/** How often a use is written down: between two it is kept in memory. */
const WRITE_MS = 30_000

/** Who is there: user, seat and session. */
export interface Present {
  user: UserRecord
  seat: Seat
  session: SessionRecord
}

/** Where a request comes from. */
export interface From {
  ip: string
  agent: string
}

/**
 * Sessions of users, kept in the case book by the SHA-256 of their tokens: 30 minutes unused, 8 hours in any
 * case, one a user, for the browser that began it. A clock that is set back ends them: it would make them
 * longer.
 */
export interface UserSessions {
  /** Begins one in place of the user's others; the token is in the answer and nowhere else. */
  begin(user: string, seat: Pick<Seat, 'capacity' | 'position'>, from: From, cause?: EndCause): Begun
  /**
   * The same session under a new token, as its second factor was just shown: in another seat where one is
   * given. It ends when it would have ended. Answers the token.
   */
  renew(present: Present, from: From, change: Renewal): string
  /** Who the token stands for, from now on seen; undefined for nobody. */
  of(token: string, agent: string): Present | undefined
  end(token: string): void
  /** When it ends if it is not used before. */
  endOf(session: SessionRecord): Date
}

/** Why a session goes on under a new token. */
export interface Renewal {
  cause: 'proved' | 'seat'
  seat?: Pick<Seat, 'capacity' | 'position'>
}

export interface Begun {
  token: string
  /** other sessions that it ended */
  ended: number
}

export const userSessions = (book: AccountBook, clock: () => Date): UserSessions => {
  const seen = new Map<string, number>()
  const lastUse = ({ hash, seenAt }: SessionRecord): number =>
    Math.max(seen.get(hash) ?? 0, Date.parse(seenAt))
  const see = (session: SessionRecord, now: Date): void => {
    seen.set(session.hash, Math.max(lastUse(session), now.getTime()))
    if (now.getTime() - Date.parse(session.seenAt) < WRITE_MS) return
    book.seeSession(session.hash, now.toISOString())
    if (seen.size > 10_000) seen.clear()
  }
  const isOver = (session: SessionRecord, now: Date): boolean =>
    now.getTime() - lastUse(session) > IDLE_MS ||
    now.getTime() > Date.parse(session.endsAt) ||
    lastUse(session) - now.getTime() > SET_BACK_MS
  return {
    begin: (user, { capacity, position }, { ip, agent }, cause = 'replaced') => {
      const token = newToken()
      const now = clock()
      const at = now.toISOString()
      const endsAt = new Date(now.getTime() + LONGEST_MS).toISOString()
      const times = { madeAt: at, seenAt: at, endsAt, provedAt: at }
      const who = { hash: tokenHash(token), user, capacity, position, ip, agentHash: tokenHash(agent) }
      return { token, ended: book.beginSession({ ...who, ...times }, cause) }
    },
    renew: ({ session, seat: held }, { ip, agent }, { cause, seat = held }) => {
      const token = newToken()
      const at = clock().toISOString()
      const { capacity, position } = seat
      const who = { user: session.user, capacity, position, ip, agentHash: tokenHash(agent) }
      const provedAt = cause === 'proved' ? at : session.provedAt
      const { madeAt, endsAt } = session
      book.beginSession({ ...who, hash: tokenHash(token), madeAt, endsAt, seenAt: at, provedAt }, cause)
      return token
    },
    of: (token, agent) => {
      const session = book.session(tokenHash(token))
      const now = clock()
      if (!session || isOver(session, now) || session.agentHash !== tokenHash(agent)) return undefined
      const user = book.user(session.user)
      const seat = seatsOf(book, session.user, now).find(
        ({ capacity, position }) => capacity === session.capacity && position === session.position,
      )
      if (user?.state !== 'active' || !seat) return undefined
      see(session, now)
      return { user, seat, session }
    },
    end: (token) => void book.endSession(tokenHash(token), clock().toISOString(), 'logout'),
    endOf: (session) => new Date(Math.min(lastUse(session) + IDLE_MS, Date.parse(session.endsAt))),
  }
}
