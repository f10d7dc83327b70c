import { z } from 'zod'
import { standingOf } from '../../access/decide.js'
import type { Reader } from '../../access/keys.js'
import { RESOURCES } from '../../access/resources.js'
import type { SessionRecord } from '../../casebook/accounts/sessions.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import type { ApiParts } from '../api.js'
import { sessionOf } from '../present-user.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { UserSessionList } from '../schemas/account.js'

const SESSIONS = { resource: 'user', classes: ['ops'] } as const
/** Digits of the hash of a session's token that name it: no session is had by them. */
const NAMED_BY = 16

const listSessions = read('/sessions', {
  id: 'listSessions',
  summary:
    'Sessions of users that have not ended: all for the security administrator, for others the own one',
  tag: 'accounts',
  json: UserSessionList,
  what: 'sessions',
  access: SESSIONS,
  needs: [],
  load: ({ request, accounts, reader, clock }) => {
    const own = sessionOf(request, accounts)?.session.hash
    const users = new Map(accounts.book.users().map((user) => [user.id, user]))
    return {
      data: liveFor(reader, accounts, clock()).map((session) => ({
        id: idOf(session),
        user: session.user,
        name: users.get(session.user)?.name ?? session.user,
        office: users.get(session.user)?.office ?? null,
        capacity: session.capacity,
        position: session.position,
        madeAt: session.madeAt,
        seenAt: session.seenAt,
        endsAt: accounts.sessions.endOf(session).toISOString(),
        ip: session.ip,
        own: session.hash === own,
      })),
    }
  },
})

const endOne = act('/sessions/:id', {
  method: 'DELETE',
  id: 'endOneSession',
  summary: 'End a session at once: the own one, or any for the security administrator',
  tag: 'accounts',
  params: z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
  status: 204,
  what: 'session',
  access: SESSIONS,
  needs: [],
  run: ({ params: { id }, book, accounts, reader, clock }) => {
    const now = clock()
    const found = liveFor(reader, accounts, now).find((session) => idOf(session) === id)
    if (!found) throw new AppError('not_found', `There is no session "${id}"`)
    book(() => accounts.book.endSession(found.hash, now.toISOString(), 'ended'))
    return undefined
  },
})

/** Sessions of users, seen and ended. */
export const sessionRoutes: Route[] = [listSessions, endOne]

const idOf = ({ hash }: SessionRecord): string =>
  Buffer.from(hash, 'base64url').toString('hex').slice(0, NAMED_BY)

const liveFor = (reader: Reader, { book, sessions }: ApiParts['accounts'], now: Date): SessionRecord[] => {
  const seesAll = RESOURCES.user[standingOf(reader)] === 'all' && reader.seat?.position === 'security-admin'
  return book
    .liveSessions()
    .filter((session) => (seesAll || session.user === reader.id) && sessions.endOf(session) > now)
}
