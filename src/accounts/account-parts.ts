import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { Hasher } from './hasher.js'
import type { Secrets } from './secrets.js'
import type { UserSessions } from './user-sessions.js'

/** What works on accounts is made of. */
export interface AccountParts {
  book: AccountBook
  secrets: Secrets
  hasher: Hasher
  sessions: UserSessions
  clock: () => Date
}
