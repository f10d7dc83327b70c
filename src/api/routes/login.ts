import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { roleOfSeat } from '../../access/seat-role.js'
import type { LoggedIn } from '../../accounts/login.js'
import { AppError } from '../../domain/errors.js'
import { agentOf, refuseForeignActs } from '../authenticate.js'
import { countAttempt } from '../count-attempt.js'
import { type ReadRecord, requestOf } from '../read-gate.js'
import { type Asked, type Route, type RouteDefinition, route } from '../route.js'
import {
  Credentials,
  FirstUse,
  LoggedInUser,
  NewFactor,
  RecoveryCodes,
  Ticket,
  TicketAndCode,
} from '../schemas/login.js'
import { giveToken } from '../session-cookie.js'

type AskedBody<Body extends z.ZodType> = Asked<z.ZodType, z.ZodType, Body>

/**
 * A route for whoever has no session yet: users must exist, and no other site may send it. Where it begins an
 * attempt, an address has so many a minute.
 */
const beforeGate = <Body extends z.ZodType>(
  path: string,
  definition: Omit<RouteDefinition<z.ZodType, z.ZodType, Body>, 'tag' | 'method'> & { attempt: boolean },
  answer: (asked: AskedBody<Body>) => Promise<unknown>,
): Route =>
  route<z.ZodType, z.ZodType, Body>(
    path,
    { ...definition, method: 'POST', tag: 'service' },
    async (asked) => {
      const { request, accounts, attempts, reply } = asked
      refuseForeignActs(request)
      if (!accounts.book.hasUsers())
        throw new AppError('conflict', 'Without users nobody logs in by name: biaojian users init')
      if (definition.attempt) countAttempt(request, attempts)
      return send(reply, await answer(asked))
    },
  )

const send = (reply: FastifyReply, body: unknown): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(body))

/** Writes down who came in, or that somebody did not, before the answer leaves. */
const noted = async <T>(
  { record, request }: Pick<AskedBody<z.ZodType>, 'record' | 'request'>,
  what: string,
  work: () => T | Promise<T>,
  who: (done: T) => Pick<ReadRecord, 'subject' | 'role'>,
): Promise<T> => {
  const of = { what, ...requestOf(request), unmasked: false, purpose: null }
  try {
    const done = await work()
    await record({ ...of, ...who(done), way: 'act', outcome: 'allowed' })
    return done
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthorised')
      await record({ ...of, subject: '', role: '', way: 'deny', outcome: 'denied', why: error.code })
    throw error
  }
}

/** An account that is being activated has no seat yet by which it could be named. */
const nobody = (): Pick<ReadRecord, 'subject' | 'role'> => ({ subject: '', role: '' })

const password = beforeGate(
  '/login',
  {
    id: 'beginLogin',
    summary: 'First step of a log-in: name and password. The second step says whether they were right',
    body: Credentials,
    json: Ticket,
    attempt: true,
  },
  async ({ accounts, body }) => ({
    next: 'code' as const,
    ticket: await accounts.login.password(body.login, body.password),
  }),
)

const code = beforeGate(
  '/login/code',
  {
    id: 'finishLogin',
    summary:
      'Second step of a log-in: a code of the second factor, or a recovery code; sets the session cookie',
    body: TicketAndCode,
    json: LoggedInUser,
    attempt: false,
  },
  async (asked) => {
    const { accounts, body, request, reply } = asked
    const from = { ip: request.ip, agent: agentOf(request) }
    const done = await noted(
      asked,
      'login',
      () => accounts.login.code(body.ticket, body.code, from),
      ({ user, seat }) => ({ subject: user.id, role: roleOfSeat(seat) }),
    )
    giveToken(reply, done.token)
    return shown(done)
  },
)

const shown = (done: LoggedIn): z.input<typeof LoggedInUser> => ({
  id: done.user.id,
  name: done.user.name,
  seat: { office: done.seat.office, capacity: done.seat.capacity, position: done.seat.position },
  lastLogin: done.lastLogin,
  failures: done.failures,
  endedSessions: done.ended,
  recoveryCodesLeft: done.recoveryLeft,
})

const activate = beforeGate(
  '/activation',
  {
    id: 'beginActivation',
    summary:
      "An account's first use: one-time code and new password; answers with the secret of a second factor",
    body: FirstUse,
    json: NewFactor,
    attempt: true,
  },
  (asked) => {
    const { login, oneTimeCode, password } = asked.body
    return noted(
      asked,
      'activation',
      () => asked.accounts.activation.begin(login, oneTimeCode, password),
      nobody,
    )
  },
)

const confirm = beforeGate(
  '/activation/code',
  {
    id: 'finishActivation',
    summary: 'Confirms an activation by the first code of the new second factor; answers with recovery codes',
    body: TicketAndCode,
    json: RecoveryCodes,
    attempt: false,
  },
  (asked) => {
    const { accounts, body } = asked
    const work = async () => ({ recovery: await accounts.activation.confirm(body.ticket, body.code) })
    return noted(asked, 'activated', work, nobody)
  },
)

/** Log-in and activation, for those who have no session yet. */
export const loginRoutes: Route[] = [password, code, activate, confirm]
