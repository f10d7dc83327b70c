import type { AccountBook } from '../casebook/accounts/account-book.js'
import { codeHash } from './codes.js'
import type { KeyChange, Secrets } from './secrets.js'
import { stepOf } from './totp.js'

/** Takes a code of a user's factor, or one of the recovery codes; each passes once, also side by side. */
export const takeCode = (
  { book, secrets, clock }: { book: AccountBook; secrets: Secrets; clock: () => Date },
  user: string,
  typed: string,
): boolean => {
  const now = clock()
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return book.takeRecovery(user, codeHash(code), now.toISOString())
  const factor = book.factor(user)
  if (!factor) return false
  const step = stepOf(secrets.open(factor.secret, user).toString(), code, now)
  return step !== undefined && book.takeStep(factor.id, step)
}

/** Seals every factor anew, those out of force too. Returns how many there are. */
export const resealFactors = (book: AccountBook, { reseal }: Pick<KeyChange, 'reseal'>): number => {
  const all = book.sealedFactors()
  for (const { id, user, secret } of all) {
    const fresh = reseal(secret, user)
    if (fresh) book.putSealed(id, fresh)
  }
  return all.length
}
