import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { roleOfSeat } from '../../access/seat-role.js'
import type { LoggedIn } from '../../accounts/login.js'
import { AppError } from '../../domain/errors.js'
import { agentOf, refuseForeignActs } from '../authenticate.js'
import { countAttempt } from '../count-attempt.js'
import { type ReadRecord, requestOf } from '../read-record.js'
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

type Noting = Pick<AskedBody<z.ZodType>, 'record' | 'acts' | 'request'>

type Once<Kept> = (write: () => Kept) => Kept

/** By whom, where it is known. */
type Who<T> = (done: T) => Pick<ReadRecord, 'subject' | 'role'>

const noteOf = (request: FastifyRequest, what: string) => ({
  what,
  ...requestOf(request),
  unmasked: false,
  purpose: null,
})

/**
 * Lets the work write with the entry that says who came in, or writes down that somebody did not, before the
 * answer leaves.
 */
const noted = async <T, Kept>(
  { record, acts, request }: Noting,
  what: string,
  work: (within: Once<Kept>) => T | Promise<T>,
  who: Who<Kept>,
): Promise<T> => {
  const of = noteOf(request, what)
  try {
    await acts.drain()
    const done = await work((write) =>
      acts.write(write, (kept) => ({ ...of, ...who(kept), way: 'act', outcome: 'allowed' })),
    )
    await acts.drain()
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
      (within) => accounts.login.code(body.ticket, body.code, from, within),
      ({ user, seat }: LoggedIn) => ({ subject: user.id, role: roleOfSeat(seat) }),
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
      async (within) => {
        const begun = await asked.accounts.activation.begin(login, oneTimeCode, password)
        return within(() => begun)
      },
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
    const work = async (within: Once<void>) => ({
      recovery: await accounts.activation.confirm(body.ticket, body.code, within),
    })
    return noted(asked, 'activated', work, nobody)
  },
)

/** Log-in and activation, for those who have no session yet. */
export const loginRoutes: Route[] = [password, code, activate, confirm]
