import type { UserRecord } from '../casebook/accounts/users.js'
import { AppError } from '../domain/errors.js'
import { type AccountParts, alone, type Within } from './account-parts.js'
import { wrong } from './login.js'
import { passwordFault } from './password-rules.js'
import { countedTry } from './tries.js'

/** Passwords that may not be had again, the present one among them. */
const FORMER = 5

/** Fails with `unprocessable` for a password that a user may not have. */
export const checkPassword = async (
  { book, hasher }: Pick<AccountParts, 'book' | 'hasher'>,
  user: UserRecord,
  password: string,
): Promise<void> => {
  const office = book.offices().find(({ id }) => id === user.office)
  const names = office ? [office.name, office.short, office.code] : []
  const fault = await passwordFault(password, [user.login, user.name, ...names, ...user.words])
  if (fault) throw new AppError('unprocessable', fault)
  for (const former of (book.credential(user.id)?.former ?? []).slice(-FORMER))
    if (await hasher.verify(former, password))
      throw new AppError('unprocessable', 'The password is one of the last five')
}

/**
 * Changes a user's own password, for whoever says the present one: `within`. A wrong one counts like one at
 * the log-in. Fails with `unauthorised`, and with `unprocessable` for the new one.
 */
export const changePassword = async (
  parts: AccountParts,
  user: UserRecord,
  { present, next }: { present: string; next: string },
  within: Within = alone,
): Promise<void> => {
  const { book, hasher, clock } = parts
  const held = countedTry(parts, user) ? (book.credential(user.id)?.hash ?? null) : null
  if (!(await hasher.verify(held, present))) throw wrong()
  book.noteProof(user.id)
  await checkPassword(parts, user, next)
  const hash = await hasher.hash(next)
  within(() => book.changePassword(user.id, hash, clock().toISOString()))
}
