import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { NewUser, PositionRecord, UserRecord } from '../casebook/accounts/users.js'
import type { CertificateTable } from '../casebook/work/certificates.js'
import { shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { ADMIN_POSITIONS, type AdminPosition, isAdmin, NO_CAPACITY, POSITIONS } from '../domain/seat.js'
import { codeHash, newCode } from './codes.js'
import { checkGrant } from './duties.js'
import type { Seat } from './seats.js'

const CODE_MS = 24 * 3_600_000

/** Who acts, in which seat. */
export interface By {
  user: Pick<UserRecord, 'id'>
  seat: Pick<Seat, 'position'>
}

/** A one-time code that was made, for whom; it is told this once. */
export interface Issued {
  login: string
  code: string
}

const ADMIN_LOGINS: Record<AdminPosition, { login: string; name: string }> = {
  'system-admin': { login: 'sysadmin', name: '系统管理员' },
  'security-admin': { login: 'secadmin', name: '安全管理员' },
  'audit-admin': { login: 'auditor', name: '审计管理员' },
}

type Code = { code: string; kept: NewUser['code'] }

/** A one-time code, good for a day; its hash alone is kept. */
export const issue = (now: Date): Code => {
  const code = newCode()
  return { code, kept: { hash: codeHash(code), until: new Date(now.getTime() + CODE_MS).toISOString() } }
}

/**
 * The three administrators, each with a seat and a one-time code. Fails with `conflict` once there are users.
 */
export const initUsers = (book: AccountBook, now: Date): Issued[] => {
  if (book.hasUsers())
    throw new AppError('conflict', 'Cannot make the administrators: there are users already')
  const made = ADMIN_POSITIONS.map((position) => {
    const { code, kept } = issue(now)
    const seat = {
      capacity: NO_CAPACITY,
      position,
      fromDay: shanghaiDay(now),
      toDay: null,
      basis: 'users init',
    }
    const seats = [{ ...seat, grantedBy: 'init', approvedBy: 'init' }]
    const who = { ...ADMIN_LOGINS[position], office: null, state: 'created' as const }
    return { user: { ...who, madeBy: 'init', madeAt: now.toISOString(), words: [], seats, code: kept }, code }
  })
  book.addUsers(made.map(({ user }) => user))
  return made.map(({ user, code }) => ({ login: user.login, code }))
}

/** Fails with `forbidden` unless the asker sits in the administrator's seat. */
export const demandSeat = ({ seat }: Pick<By, 'seat'>, position: AdminPosition): void => {
  if (seat.position !== position)
    throw new AppError('forbidden', `This takes the seat "${position}", not "${seat.position}"`)
}

export interface NewAccount {
  login: string
  name: string
  office: string | null
  words: string[]
}

/** The system administrator makes an account; it works once the security administrator gave it a position. */
export const createUser = (book: AccountBook, by: By, given: NewAccount, now: Date): Issued => {
  demandSeat(by, 'system-admin')
  if (!/^[A-Za-z][A-Za-z0-9._-]{1,31}$/.test(given.login))
    throw new AppError(
      'invalid_input',
      'A login has 2 to 32 letters, digits, dots, dashes, and begins with a letter',
    )
  if (!given.name.trim()) throw new AppError('invalid_input', 'An account needs the name of its user')
  if (book.userByLogin(given.login))
    throw new AppError('conflict', `Cannot make the account "${given.login}": the login is taken`)
  if (given.office !== null && !book.offices().some(({ id }) => id === given.office))
    throw new AppError('not_found', `There is no office "${given.office}"`)
  const { code, kept } = issue(now)
  const made = { state: 'created' as const, madeBy: by.user.id, madeAt: now.toISOString(), seats: [] }
  book.addUsers([{ ...given, name: given.name.trim(), ...made, code: kept }])
  return { login: given.login, code }
}

export interface GivenSeat {
  login: string
  capacity: string
  position: string
  fromDay: string | undefined
  toDay: string | null
  basis: string
}

/**
 * The security administrator grants a position; who asked for it is the other of the two persons, or who made
 * the account.
 */
export const grantPosition = (
  book: AccountBook,
  by: By,
  given: GivenSeat,
  now: Date,
  askedBy?: string,
): void => {
  demandSeat(by, 'security-admin')
  const user = userOf(book, given.login)
  const seat = checkedSeat(book, user, by.user.id, given, now)
  const persons = { grantedBy: by.user.id, approvedBy: askedBy ?? user.madeBy }
  book.grantPosition({ ...seat, user: user.id, ...persons, endedAt: null })
}

/**
 * The seat as it would be granted. Fails with `invalid_input`, `not_found`, and with `forbidden` where a duty
 * is against it.
 */
export const checkedSeat = (
  book: AccountBook,
  user: UserRecord,
  by: string,
  given: GivenSeat,
  now: Date,
): Omit<PositionRecord, 'user' | 'grantedBy' | 'approvedBy' | 'endedAt'> => {
  if (!isAdmin(given.position) && !(POSITIONS as readonly string[]).includes(given.position))
    throw new AppError('invalid_input', `There is no position "${given.position}"`)
  if (!given.basis.trim()) throw new AppError('invalid_input', 'A grant needs its basis: --basis')
  const { login: _login, ...seat } = { ...given, fromDay: given.fromDay ?? shanghaiDay(now) }
  if (seat.toDay !== null && seat.toDay < seat.fromDay)
    throw new AppError('invalid_input', 'The position ends before it begins')
  checkGrant({ ...seat, user, by }, book.positions(user.id), book.capacities())
  return seat
}

/** A certificate of enforcement as it is registered; without an end it holds until another is given. */
export interface GivenCertificate {
  login: string
  number: string
  fromDay: string | undefined
  toDay: string | null
}

/**
 * Registers a user's certificate of enforcement, or changes its days. Fails with `forbidden`, `not_found`,
 * `invalid_input`.
 */
export const registerCertificate = (
  { book, certificates }: { book: AccountBook; certificates: CertificateTable },
  by: By,
  { login, number, fromDay, toDay }: GivenCertificate,
  now: Date,
): void => {
  demandSeat(by, 'security-admin')
  const user = userOf(book, login)
  if (!number.trim()) throw new AppError('invalid_input', 'A certificate has a number')
  const from = fromDay ?? shanghaiDay(now)
  if (toDay !== null && toDay < from)
    throw new AppError('invalid_input', 'The certificate ends before it begins')
  certificates.putCertificate({ user: user.id, number, fromDay: from, toDay, by: by.user.id })
}

/** Ends a position at once, and the user's session with it. */
export const revokePosition = (
  book: AccountBook,
  by: By,
  { login, capacity, position }: { login: string; capacity: string; position: string },
  now: Date,
): void => {
  demandSeat(by, 'security-admin')
  const { id: user } = userOf(book, login)
  if (!book.endPosition({ user, capacity, position }, now.toISOString(), by.user.id))
    throw new AppError('not_found', `"${login}" has no position "${position}" in "${capacity}"`)
  book.endSessionsOf(user, now.toISOString(), 'revoked')
}

/** Locks or disables an account and ends its session. */
export const stopUser = (
  book: AccountBook,
  by: By,
  login: string,
  state: 'locked' | 'disabled',
  now: Date,
): void => {
  demandSeat(by, 'security-admin')
  const user = userOf(book, login)
  if (user.id === by.user.id) throw new AppError('forbidden', 'Nobody locks or disables the own account')
  book.setUserState(user.id, state)
  book.endSessionsOf(user.id, now.toISOString(), state)
}

/** Opens a locked or disabled account again, also one that too many wrong tries have locked. */
export const unlockUser = (book: AccountBook, by: By, login: string): void => {
  demandSeat(by, 'security-admin')
  const user = userOf(book, login)
  book.clearTally(user.id)
  book.setUserState(user.id, book.credential(user.id)?.hash ? 'active' : 'created')
}

const userOf = (book: AccountBook, login: string): UserRecord => {
  const user = book.userByLogin(login)
  if (!user) throw new AppError('not_found', `There is no user "${login}"`)
  return user
}
