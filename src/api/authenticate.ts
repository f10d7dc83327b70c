import type { FastifyRequest } from 'fastify'
import { ACT_AS, actedSeat } from '../access/acted-seat.js'
import type { FieldClass } from '../access/field-classes.js'
import { demandUsable, subjectOfKey } from '../access/key-limits.js'
import { type Reader, verifyKey } from '../access/keys.js'
import { isRole } from '../access/matrix.js'
import { roleOfSeat } from '../access/seat-role.js'
import type { Sessions } from '../access/sessions.js'
import { subjectOf } from '../access/subject.js'
import type { AccountDesk } from '../accounts/desk.js'
import { officesToTry } from '../accounts/office-file.js'
import type { Casebook, KeyRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'
import { isLoopbackName } from './loopback.js'
import { tokenOf } from './session-cookie.js'

/** How long a revoked key may still be believed. */
const KEYS_FRESH_MS = 500

/**
 * Tells who asks: the bearer of a key, the browser of somebody who logged in or showed one, or, while there
 * are neither keys nor users, whoever is at this machine.
 */
export type Authenticate = (request: FastifyRequest) => Reader

export const authenticator = (
  casebook: Pick<Casebook, 'keys'>,
  sessions: Sessions,
  accounts: Pick<AccountDesk, 'book' | 'sessions' | 'clock'>,
): Authenticate => {
  let users = false
  let keys: KeyRecord[] = []
  let readAt = Number.NEGATIVE_INFINITY
  const known = new WeakMap<KeyRecord[], Map<string, Reader>>()
  const fresh = (): KeyRecord[] => {
    const now = performance.now()
    if (now - readAt > KEYS_FRESH_MS) {
      keys = casebook.keys()
      users ||= accounts.book.hasUsers()
      readAt = now
      known.set(keys, new Map())
    }
    return keys
  }
  return (request) => {
    const held = fresh()
    if (held.length === 0 && !users) return local(request, accounts)
    if (request.headers[ACT_AS] !== undefined)
      throw new AppError(
        'forbidden',
        'Seats are tried on the machine itself while there are neither users nor keys: log in, or send a key',
      )
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (!token && tokenOf(request))
      return (users && ofUser(accounts, request)) || ofSession(sessions, held, request, accounts)
    if (!token && users)
      throw new AppError('unauthorised', 'Log in, or send an API key: Authorization: Bearer bj_…')
    if (!token) throw new AppError('unauthorised', 'Send an API key: Authorization: Bearer bj_…')
    const reader = known.get(held)!.get(token) ?? verifyKey(held, token)
    if (!reader) throw new AppError('unauthorised', 'The API key is unknown or revoked')
    const key = held.find(({ id }) => id === reader.id)!
    const bounded = boundBy(key, reader, request, accounts)
    known.get(held)!.set(token, bounded)
    return bounded
  }
}

/** The user whose session it is, in the seat in which it was begun. */
const ofUser = ({ sessions }: Pick<AccountDesk, 'sessions'>, request: FastifyRequest): Reader | undefined => {
  const present = sessions.of(tokenOf(request)!, agentOf(request))
  if (!present) return undefined
  refuseForeignActs(request)
  const { user, seat, session } = present
  const subject = subjectOf(user.id, seat)
  const proof = { at: session.provedAt, moved: session.ip !== request.ip }
  return { id: user.id, name: user.name, role: roleOfSeat(seat), seat, proof, ...(subject && { subject }) }
}

/** What a browser says it is: a session is for the one that began it. */
export const agentOf = ({ headers }: FastifyRequest): string => headers['user-agent'] ?? ''

/** Whose key the session stands for; it ends with that key, and no other site may act in its name. */
const ofSession = (
  sessions: Sessions,
  keys: readonly KeyRecord[],
  request: FastifyRequest,
  accounts: Pick<AccountDesk, 'book' | 'clock'>,
): Reader => {
  const session = sessions.of(tokenOf(request)!)
  const key = keys.find(({ id, revokedAt }) => id === session?.keyId && revokedAt === null)
  if (!key || !isRole(key.role)) throw new AppError('unauthorised', 'The session has ended: log in again')
  refuseForeignActs(request)
  return boundBy(key, { id: key.id, name: key.name, role: key.role }, request, accounts)
}

/** The bearer of a key within its limits. Fails as `demandUsable` does. */
const boundBy = (
  key: KeyRecord,
  reader: Reader,
  { ip }: FastifyRequest,
  { book, clock }: Pick<AccountDesk, 'book' | 'clock'>,
): Reader => {
  if (key.limits === undefined && key.approvedBy === undefined) return reader
  const now = clock()
  demandUsable(key, ip, now)
  if (reader.subject || reader.frozen) return reader
  const { fields, purpose } = key.limits ?? {}
  const subject = subjectOfKey(key, book, now)
  return {
    ...reader,
    ...(subject && { subject }),
    ...(fields && { frozen: new Set(fields as FieldClass[]) }),
    ...(purpose !== undefined && { purpose }),
  }
}

/**
 * Without keys the service trusts this machine, so a page in its browser must not be able to speak in its
 * name: the Host must be a loopback name (DNS rebinding), and no other site may send anything that acts.
 */
const local = (request: FastifyRequest, accounts: Pick<AccountDesk, 'book' | 'clock'>): Reader => {
  if (!isLoopbackName(hostOf(request.headers.host ?? '')))
    throw new AppError('forbidden', 'Without API keys this service answers under a loopback name only')
  refuseForeignActs(request)
  const seat = request.headers[ACT_AS]
  if (seat === undefined) return { id: 'local', name: 'local', role: 'local' }
  return triedSeat(request, String(seat), accounts)
}

/** The seat that whoever is at this machine tries, to see what it sees. */
const triedSeat = (
  { ip }: FastifyRequest,
  text: string,
  { book, clock }: Pick<AccountDesk, 'book' | 'clock'>,
): Reader => {
  if (!isLoopbackName(ip.replace(/^::ffff:/, '')))
    throw new AppError('forbidden', 'Seats are tried on the machine itself')
  const subject = actedSeat(text, officesToTry(book), clock())
  return { id: text, name: text, role: roleOfSeat(subject), subject }
}

/** Fails with `forbidden` for what another site sends through a browser. */
export const refuseForeignActs = (request: FastifyRequest): void => {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') || foreignOrigin(origin, request)
  if (foreign && request.method !== 'GET' && request.method !== 'HEAD')
    throw new ApiProblem('forbidden', 'Another site may not act through this service')
}

const foreignOrigin = (origin: string | undefined, request: FastifyRequest): boolean => {
  if (origin === undefined) return false
  try {
    return new URL(origin).host !== request.headers.host
  } catch {
    return true
  }
}

const hostOf = (header: string): string => header.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
