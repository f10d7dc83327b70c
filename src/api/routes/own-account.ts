import { changePassword } from '../../accounts/own-password.js'
import { prove } from '../../accounts/proof.js'
import { seatsOf } from '../../accounts/seats.js'
import { AppError } from '../../domain/errors.js'
import { act } from '../act-route.js'
import { countAttempt } from '../count-attempt.js'
import { fromOf, presentOf } from '../present-user.js'
import type { Route } from '../route.js'
import { NewPassword, ProofCode, SeatWanted } from '../schemas/login.js'
import { giveToken } from '../session-cookie.js'

const OWN = { resource: 'anyone', classes: ['ops'] } as const

const proveAgain = act('/session/proof', {
  method: 'POST',
  id: 'proveSession',
  summary:
    'Show the second factor again: for five minutes, what takes a fresh code may be done; a new session cookie',
  tag: 'service',
  body: ProofCode,
  status: 204,
  what: 'session proof',
  access: OWN,
  needs: [],
  run: ({ request, reply, body, book, accounts, attempts }) => {
    const present = presentOf(request, accounts)
    countAttempt(request, attempts)
    giveToken(reply, prove(accounts, present, body.code, { from: fromOf(request), within: book }))
    reply.header('cache-control', 'no-store')
    return undefined
  },
})

const changeSeat = act('/session/seat', {
  method: 'PUT',
  id: 'changeSeat',
  summary: 'Go on in another of the own seats; a new session cookie',
  tag: 'service',
  body: SeatWanted,
  status: 204,
  what: 'seat',
  which: ({ body }) => `${body.capacity}:${body.position}`,
  access: OWN,
  needs: [],
  run: ({ request, reply, body, book, accounts, clock }) => {
    const present = presentOf(request, accounts)
    const seat = seatsOf(accounts.book, present.user.id, clock()).find(
      ({ capacity, position }) => capacity === body.capacity && position === body.position,
    )
    if (!seat) throw new AppError('not_found', 'That seat is not one of your own, or not in force')
    const from = fromOf(request)
    giveToken(
      reply,
      book(() => accounts.sessions.renew(present, from, { cause: 'seat', seat })),
    )
    reply.header('cache-control', 'no-store')
    return undefined
  },
})

const password = act('/me/password', {
  method: 'PUT',
  id: 'changePassword',
  summary: 'Change the own password; takes the present one and a fresh code',
  tag: 'service',
  body: NewPassword,
  status: 204,
  what: 'password',
  access: OWN,
  needs: [],
  fresh: true,
  run: async ({ request, body, book, accounts, attempts }) => {
    const { user } = presentOf(request, accounts)
    countAttempt(request, attempts)
    await changePassword(accounts, user, body, book)
    return undefined
  },
})

/** What users do with their own session and account. */
export const ownAccountRoutes: Route[] = [proveAgain, changeSeat, password]
