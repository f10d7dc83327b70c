import { AppError } from '../domain/errors.js'
import { accountTexts as texts } from '../texts/accounts.js'
import { type Asker, asker } from './ask.js'
import type { Context } from './context.js'
import { HERE } from './here.js'
import { atEnd } from './leave.js'
import { serviceHere } from './service-here.js'
import { keepSession, readSession } from './session-file.js'

/** By what the command line enters a service: its address, and the session of whoever works. */
export interface Door {
  open(): Promise<{ url: string; cookie?: string }>
  /** Shows the second factor again, for what takes a fresh one; false where nobody has logged in. */
  prove(): Promise<boolean>
}

/** A session is for the program that began it. */
export const AGENT = 'biaojian-cli'

/** Whom a door lets in: by password and code, or by the session that a file keeps. */
export interface Who {
  as: string | undefined
  session: string | undefined
}

const doors = new WeakMap<Context, Door>()

/** The door of a call of the command line; who works is asked for once. */
export const doorOf = (context: Context): Door => {
  const known = doors.get(context)
  if (known) return known
  const door = doorFor(context, context)
  doors.set(context, door)
  return door
}

/** A door for somebody in particular. */
export const doorFor = (context: Context, who: Who): Door => {
  let entered: Promise<{ url: string; cookie?: string }> | undefined
  const enter = async (): Promise<{ url: string; cookie?: string }> => {
    const { server } = context.config
    const url = server === HERE ? await serviceHere(context) : server!
    if (who.as === undefined && who.session === undefined) return { url }
    const token = (await keptToken(url, who)) ?? (await logIn(context, url, who))
    return { url, cookie: cookieOf(token) }
  }
  const open: Door['open'] = () => {
    entered ??= enter()
    return entered
  }
  return {
    open,
    prove: async () => {
      const { url, cookie } = await open()
      if (cookie === undefined) return false
      const code = await askHere().ask(context.say(texts.askCode))
      const answer = await post(url, '/session/proof', { code }, cookie)
      if (!answer.ok) throw await refused(answer)
      entered = Promise.resolve({ url, cookie: cookieOf(keep(who, tokenIn(answer))) })
      return true
    },
  }
}

let shared: Asker | undefined
/** One for the whole call: what stands in the standard input is read once. */
export const askHere = (): Asker => {
  if (shared) return shared
  const made = asker()
  atEnd(() => {
    made.close()
    shared = undefined
  })
  shared = made
  return made
}

/** The cookie's name is another over TLS; a service takes the one that it knows. */
const cookieOf = (token: string): string => `__Host-bj=${token}; bj=${token}`

const headersOf = (cookie?: string): Record<string, string> => ({
  accept: 'application/json',
  'content-type': 'application/json',
  'user-agent': AGENT,
  ...(cookie !== undefined && { cookie }),
})

const post = (url: string, path: string, body: object, cookie?: string): Promise<Response> =>
  reached(url, path, { method: 'POST', headers: headersOf(cookie), body: JSON.stringify(body) })

const reached = (url: string, path: string, init: RequestInit): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, { ...init, redirect: 'error' }).catch((cause: Error) => {
    throw new AppError('engine_unavailable', `Cannot reach the service at ${url}: ${cause.message}`, {
      cause,
    })
  })

/** The session of the file, where it holds and is that of whoever works. */
const keptToken = async (url: string, { as: login, session }: Who): Promise<string | undefined> => {
  const token = session === undefined ? '' : readSession(session)
  if (token === '') return undefined
  const answer = await reached(url, '/me', { headers: headersOf(cookieOf(token)) })
  if (!answer.ok) return undefined
  const { login: held } = (await answer.json()) as { login?: string | null }
  return login === undefined || held?.toLowerCase() === login.toLowerCase() ? token : undefined
}

const logIn = async (context: Context, url: string, who: Who): Promise<string> => {
  const { as: login } = who
  if (login === undefined) throw new AppError('invalid_input', 'Name who acts: --as LOGIN')
  const asking = askHere()
  const password = await asking.ask(context.say(texts.askPassword, { login }), true)
  const code = await asking.ask(context.say(texts.askCode))
  const first = await post(url, '/login', { login, password })
  if (!first.ok) throw await refused(first)
  const { ticket } = (await first.json()) as { ticket: string }
  const second = await post(url, '/login/code', { ticket, code })
  if (!second.ok) throw await refused(second)
  return keep(who, tokenIn(second))
}

const keep = ({ session }: Who, token: string): string => {
  if (session !== undefined) keepSession(session, token)
  return token
}

const tokenIn = (answer: Response): string => {
  const [, token] = /(?:^|[ ,])(?:__Host-)?bj=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? []
  if (token === undefined) throw new AppError('engine_unavailable', 'The service gives no session')
  return token
}

const refused = async (answer: Response): Promise<AppError> => {
  const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string }
  const code = answer.status === 401 ? 'unauthorised' : answer.status === 429 ? 'conflict' : 'invalid_input'
  return new AppError(code, detail ?? `The service answers ${answer.status}`)
}
