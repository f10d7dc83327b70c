import { randomUUID } from 'node:crypto'
import type { UserRecord } from '../casebook/accounts/users.js'
import { AppError } from '../domain/errors.js'
import { type AccountParts, alone } from './account-parts.js'
import { codeHash, newCode } from './codes.js'
import { withTry } from './lockout.js'
import { wrong } from './login.js'
import { checkPassword } from './own-password.js'
import { seatsOf } from './seats.js'
import { ticketsBy } from './tickets.js'
import { newSecret, secretUri, stepOf } from './totp.js'

const RECOVERY_CODES = 8

/** An account's first use, or its use after a reset: one-time code, own password, own second factor. */
export interface ActivationDesk {
  /**
   * Fails with `unauthorised`, with `conflict` before a position was granted, with `unprocessable` for the
   * password.
   */
  begin(login: string, code: string, password: string): Promise<Begun>
  /**
   * With the first code of the new factor, which is kept `within`: recovery codes, shown this once. Fails
   * with `unauthorised`.
   */
  confirm(ticket: string, code: string, within?: (keep: () => void) => void): Promise<string[]>
}

interface Begun {
  ticket: string
  /** for the authenticator, typed or as a picture */
  secret: string
  uri: string
}

interface Waiting {
  user: string
  code: string
  password: string
  secret: string
}

export const activationBy = (parts: AccountParts): ActivationDesk => {
  const { book, hasher, clock } = parts
  const tickets = ticketsBy<Waiting>(clock)
  return {
    async begin(login, code, password) {
      const user = holderOf(parts, login, code)
      if (seatsOf(book, user.id, clock()).length === 0)
        throw new AppError('conflict', 'Cannot activate the account: it has no position yet')
      await checkPassword(parts, user, password)
      const secret = newSecret()
      const waiting = { user: user.id, code: codeHash(code), password: await hasher.hash(password), secret }
      return { ticket: tickets.give(waiting), secret, uri: secretUri(secret, user.login) }
    },
    async confirm(ticket, code, within = alone) {
      const waiting = tickets.take(ticket)
      const step = waiting && stepOf(waiting.secret, code.replace(/\s/g, ''), clock())
      if (!waiting || step === undefined) throw wrong()
      const recovery = Array.from({ length: RECOVERY_CODES }, newCode)
      within(() => {
        if (!activate(parts, waiting, step, recovery)) throw wrong()
      })
      return recovery
    },
  }
}

/** Whose one-time code it is. Codes have 80 random bits: wrong ones count, and cost nothing. */
const holderOf = ({ book, clock }: AccountParts, login: string, code: string): UserRecord => {
  const user = book.userByLogin(login)
  if (!user || user.state === 'disabled' || user.state === 'locked') throw wrong()
  if (book.countTry(user.id, (tally) => withTry(tally, clock())) !== 'counted') throw wrong()
  const held = book.credential(user.id)
  if (held?.codeHash !== codeHash(code) || (held.codeUntil ?? '') <= clock().toISOString()) throw wrong()
  book.clearTally(user.id)
  return user
}

const activate = (
  { book, secrets, clock }: AccountParts,
  { user, code, password, secret }: Waiting,
  step: number,
  recovery: readonly string[],
): boolean => {
  const factor = { id: randomUUID(), user, secret: secrets.seal(Buffer.from(secret), user), lastStep: step }
  const at = clock().toISOString()
  const done = { user, codeHash: code, passwordHash: password, factor, recovery: recovery.map(codeHash), at }
  return book.activate(done)
}
