import type { UserRecord } from '../casebook/accounts/users.js'
import { AppError } from '../domain/errors.js'
import { type AccountParts, alone } from './account-parts.js'
import { type Seat, seatsOf } from './seats.js'
import { takeCode } from './second-factor.js'
import { ticketsBy } from './tickets.js'
import { countedTry } from './tries.js'
import type { Begun, From } from './user-sessions.js'

export interface LoggedIn extends Begun {
  user: UserRecord
  seat: Seat
  /** the log-in before, and the wrong tries since */
  lastLogin: string | null
  failures: number
  recoveryLeft: number
}

/**
 * Log-in in two steps. The first always answers with a ticket, whether the name is known and the password
 * right or not, at the same cost; only the second says, without saying which was wrong. Every attempt counts
 * as wrong from its first step on until its second has proved it right.
 */
export interface Login {
  password(login: string, password: string): Promise<string>
  /** The session is begun `within`. Fails with `unauthorised`. */
  code(ticket: string, code: string, from: From, within?: (begin: () => LoggedIn) => LoggedIn): LoggedIn
}

/** What came of the first step; null = nobody. */
type Passed = { user: string } | null

export const loginBy = (parts: AccountParts): Login => {
  const { book, hasher, clock } = parts
  const tickets = ticketsBy<Passed>(clock)
  return {
    async password(login, password) {
      const user = book.userByLogin(login)
      const open = countedTry(parts, user)
      const held = user && open ? (book.credential(user.id)?.hash ?? null) : null
      const right = await hasher.verify(held, password)
      if (right && hasher.isOld(held!)) book.setHash(user!.id, await hasher.hash(password))
      return tickets.give(right ? { user: user!.id } : null)
    },
    code(ticket, code, from, within = alone) {
      const passed = tickets.take(ticket)
      const user = passed ? book.user(passed.user) : undefined
      if (user?.state !== 'active' || !takeCode(parts, user.id, code)) throw wrong()
      return within(() => begin(parts, user, from))
    },
  }
}

const begin = ({ book, sessions, clock }: AccountParts, user: UserRecord, from: From): LoggedIn => {
  const now = clock()
  const [seat] = seatsOf(book, user.id, now)
  if (!seat) throw wrong()
  const before = book.credential(user.id)!
  const begun = sessions.begin(user.id, seat, from)
  book.noteLogin(user.id, now.toISOString())
  return {
    ...begun,
    user,
    seat,
    lastLogin: before.lastLogin,
    // the attempt that has just proved right was counted too
    failures: Math.max(0, before.sinceLogin - 1),
    recoveryLeft: book.recoveryLeft(user.id),
  }
}

export const wrong = (): AppError =>
  new AppError('unauthorised', 'The name, password or code is wrong, or the account is locked for a while')
