import { AppError } from '../domain/errors.js'
import { type AccountParts, alone, type Within } from './account-parts.js'
import { takeCode } from './second-factor.js'
import { countedTry } from './tries.js'
import type { From, Present } from './user-sessions.js'

/** How long a code counts as just shown. */
export const FRESH_MS = 5 * 60_000

/** Whether the second factor of a session was shown within the last five minutes. */
export const isFresh = (provedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(provedAt) <= FRESH_MS

/**
 * The second factor shown again within a session: its new token, good for what takes a fresh code. A wrong
 * code counts like one at the log-in. The new session is written `within`. Fails with `unauthorised`.
 */
export const prove = (
  parts: AccountParts,
  present: Present,
  code: string,
  { from, within = alone }: { from: From; within?: Within },
): string => {
  const { user } = present
  if (!countedTry(parts, user) || !takeCode(parts, user.id, code))
    throw new AppError('unauthorised', 'The code is wrong or used, or the account is locked for a while')
  return within(() => {
    parts.book.noteProof(user.id)
    return parts.sessions.renew(present, from, { cause: 'proved' })
  })
}
