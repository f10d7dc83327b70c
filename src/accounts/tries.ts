import type { UserRecord } from '../casebook/accounts/users.js'
import type { AccountParts } from './account-parts.js'
import { withTry } from './lockout.js'

/**
 * Counts a try at an account before it is looked at; false while the account is locked or not active. The
 * twentieth of a day disables the account and ends its session.
 */
export const countedTry = (
  { book, clock }: Pick<AccountParts, 'book' | 'clock'>,
  user: UserRecord | undefined,
): boolean => {
  if (user?.state !== 'active') {
    // as long as a try at an account takes
    book.countStranger(clock().toISOString())
    return false
  }
  const verdict = book.countTry(user.id, (tally) => withTry(tally, clock()))
  if (verdict === 'disable') {
    book.setUserState(user.id, 'disabled')
    book.endSessionsOf(user.id, clock().toISOString(), 'disabled')
  }
  return verdict === 'counted'
}
