import { standingOf } from '../../access/decide.js'
import { mayUnmask } from '../../access/eyes.js'
import type { Reader } from '../../access/keys.js'
import { rightsOf } from '../../access/matrix.js'
import { RESOURCES } from '../../access/resources.js'
import { endOf } from '../../access/sessions.js'
import { mayAskFor } from '../../accounts/grants.js'
import { type Seat, seatsOf } from '../../accounts/seats.js'
import { AppError } from '../../domain/errors.js'
import { isAdmin, isLeader } from '../../domain/seat.js'
import { mayMakeLead } from '../../handling/manual.js'
import { productVersion } from '../../version.js'
import { act } from '../act-route.js'
import { agentOf } from '../authenticate.js'
import { grantorOf } from '../present-user.js'
import { read } from '../read-route.js'
import { entersRoom } from '../restricted.js'
import type { Route } from '../route.js'
import { Me } from '../schemas/me.js'
import { giveToken, takeToken, tokenOf } from '../session-cookie.js'

const getMe = read('/me', {
  id: 'getMe',
  summary: 'Who asks, with which rights',
  tag: 'service',
  json: Me,
  what: 'me',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  load: ({ reader, request, sessions, accounts, config, clock }) => {
    const { id, name, role, seat, subject } = reader
    const token = tokenOf(request)
    const session = token === undefined ? undefined : sessions.of(token)
    const own = token !== undefined && seat ? accounts.sessions.of(token, agentOf(request)) : undefined
    const sits = seat ?? subject
    const ends = own ? accounts.sessions.endOf(own.session) : session?.keyId === id ? endOf(session) : null
    return {
      id,
      login: own?.user.login ?? null,
      name,
      role,
      rights: rightsHere(reader),
      expires: ends?.toISOString() ?? null,
      seat: sits ? shownSeat(sits) : null,
      seats: own ? seatsOf(accounts.book, id, clock()).map(shownSeat) : [],
      lang: config.lang,
      version: productVersion(),
    }
  },
})

const shownSeat = ({ office, capacity, position }: Pick<Seat, 'office' | 'capacity' | 'position'>) => ({
  office,
  capacity,
  position,
})

/** Rights of the role; of a seat, personal values in clear where its column has a purpose for that. */
const rightsHere = (reader: Reader): string[] => {
  const others = rightsOf(reader.role).filter((right) => right !== 'unmask')
  const own = mayUnmask(reader) ? [...others, 'unmask' as const] : others
  return [...own, ...handlingRights(reader), ...accountRights(reader)]
}

/**
 * What the reader's column of the matrix has of settings and of files between networks; `make-lead`: the seat
 * makes leads by hand.
 */
const handlingRights = (reader: Reader): string[] => {
  const standing = standingOf(reader)
  const told = [
    'settings',
    'settings-change',
    'exchange-file',
    'spot-check',
    'lead-persons',
    'lead-stock',
  ] as const
  const makes = reader.subject !== undefined && mayMakeLead(reader.subject)
  return [
    ...told.filter((resource) => RESOURCES[resource][standing] !== '–'),
    ...(makes ? ['make-lead'] : []),
  ]
}

/**
 * `accounts`: it sees accounts of others; `grants`: it may ask for grants or decide them; `keys`: it makes
 * keys of programs, approves them, or looks on; `session`: it logged in by name; `room`: it comes into the
 * commission's room. A machine without users shows the pages of accounts too, to say how users are made.
 */
const accountRights = (reader: Reader): string[] => {
  if (reader.role === 'local') return ['accounts', 'grants', 'keys', 'session']
  const by = grantorOf(reader)
  const word = RESOURCES.user[standingOf(reader)]
  return [
    ...(word !== 'self' && word !== '–' ? ['accounts'] : []),
    ...(by && (isAdmin(by.position) || mayAskFor(by).length > 0) ? ['grants'] : []),
    ...(seesKeys(reader) ? ['keys'] : []),
    ...(reader.seat ? ['session'] : []),
    ...(entersRoom(reader.subject) ? ['room'] : []),
  ]
}

const seesKeys = ({ seat, subject }: Reader): boolean =>
  seat !== undefined &&
  (['security-admin', 'audit-admin'].includes(seat.position) ||
    (subject?.user !== undefined && isLeader(seat.position)))

const beginSession = act('/session', {
  method: 'POST',
  id: 'beginSession',
  recorded: 'before',
  summary: 'Turn the key that the request bears into a session cookie, for a browser',
  tag: 'service',
  status: 204,
  what: 'session',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  run: ({ reader, sessions, reply }) => {
    if (reader.role === 'local')
      throw new AppError('conflict', 'Without API keys there are no sessions: whoever is here is the analyst')
    giveToken(reply.header('cache-control', 'no-store'), sessions.begin(reader.id))
    return undefined
  },
})

const endSession = act('/session', {
  method: 'DELETE',
  id: 'endSession',
  summary: 'End the session of this browser',
  tag: 'service',
  status: 204,
  what: 'session',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  run: ({ request, reply, book, sessions, accounts }) => {
    const token = tokenOf(request)
    book(() => {
      if (token !== undefined) accounts.sessions.end(token)
    })
    if (token !== undefined) sessions.end(token)
    takeToken(reply)
    return undefined
  },
})

/** Who asks, and the session of a browser. */
export const meRoutes: Route[] = [getMe, beginSession, endSession]
