import type { Casebook } from '../casebook/casebook.js'
import type { AccountParts } from './account-parts.js'
import { type ActivationDesk, activationBy } from './activation.js'
import { type Hasher, hasherBy } from './hasher.js'
import { type Login, loginBy } from './login.js'
import { secretsOf } from './secrets.js'
import { userSessions } from './user-sessions.js'

/** Log-in, activation and sessions of one case book. */
export interface AccountDesk extends AccountParts {
  login: Login
  activation: ActivationDesk
}

export const accountDesk = (
  { accounts, dir }: Pick<Casebook, 'accounts' | 'dir'>,
  clock: () => Date,
  hasher: Hasher = hasherBy(),
): AccountDesk => {
  const sessions = userSessions(accounts, clock)
  const parts: AccountParts = { book: accounts, secrets: secretsOf(dir), hasher, sessions, clock }
  return { ...parts, login: loginBy(parts), activation: activationBy(parts) }
}
