import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { Hasher } from './hasher.js'
import type { Secrets } from './secrets.js'
import type { UserSessions } from './user-sessions.js'

/** Does what is to be written with something else, or not at all. */
export type Within = <T>(write: () => T) => T

export const alone: Within = (write) => write()

/** What works on accounts is made of. */
export interface AccountParts {
  book: AccountBook
  secrets: Secrets
  hasher: Hasher
  sessions: UserSessions
  clock: () => Date
}
