import { AppError, type ErrorCode } from '../domain/errors.js'
import type { Lang } from '../texts/text.js'
import { AGENT, type Door } from './door.js'
import { linesOf, type ProblemLine } from './problem-lines.js'

/** One request to a service: its answer when it is a good one, else an AppError with the reason. */
export type Call = (method: string, path: string, init?: RequestInit) => Promise<Response>

/** As whom the command line asks: by a key, or in a seat that is tried. */
export interface Identity {
  apiKey: string | undefined
  actAs: string | undefined
  /** in which what is missing is told */
  lang: Lang
  /** the way in of whoever logs in, and to a service of the command's own */
  door?: Door
}

/** Requests to the service at a URL, with the key, the session or the seat where there is one. */
export const caller = (address: string, identity: Identity): Call => {
  const { door } = identity
  const once: Call = async (method, path, init = {}) => {
    const { url, cookie } = door ? await door.open() : { url: address, cookie: undefined }
    const headers = {
      ...headersOf(identity, cookie),
      ...(init.headers as Record<string, string> | undefined),
    }
    const request: RequestInit = { ...init, method, headers, redirect: 'error' }
    return fetch(`${url}/api/v1${path}`, request).catch((cause: unknown) => {
      if (init.signal?.aborted)
        throw new AppError('cancelled', 'The upload was cancelled; the service has imported nothing of it', {
          cause,
        })
      throw new AppError('engine_unavailable', `Cannot reach the service at ${url}: ${reasonOf(cause)}`, {
        cause,
      })
    })
  }
  return async (method, path, init) => {
    const first = await once(method, path, init)
    if (first.ok) return first
    const again = (await takesCode(first)) && (await door?.prove())
    const response = again ? await once(method, path, init) : first
    if (response.ok) return response
    throw await refusal(address, response)
  }
}

const headersOf = (
  { apiKey, actAs, lang }: Identity,
  cookie: string | undefined,
): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': lang,
  ...(cookie !== undefined && { cookie, 'user-agent': AGENT }),
  ...(cookie === undefined && apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  ...(actAs !== undefined && { 'x-act-as': actAs }),
})

/** Whether it is to be asked again once a second factor was shown. */
const takesCode = async (response: Response): Promise<boolean> => {
  if (response.status !== 401) return false
  const problem = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { code?: string } | undefined
  return problem?.code === 'reauthenticate'
}

/** The JSON of an answer of the service at a URL. */
export const jsonOf = async <T>(url: string, response: Response): Promise<T> => {
  try {
    return (await response.json()) as T
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      `Cannot work through ${url}: it gives no whole JSON answer; is it a Biaojian service?`,
      { cause },
    )
  }
}

/** fetch says little itself: the reason is its cause. */
export const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } }
  return cause ? cause.message || (cause.code ?? message) : message
}

const CODES: Record<number, ErrorCode> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'engine_unavailable',
  503: 'engine_unavailable',
}

/**
 * What a service answered instead of what was asked: its problem document (RFC 9457), else the bare status.
 */
const refusal = async (url: string, response: Response): Promise<AppError> => {
  const { status } = response
  const problem = (await response.json().catch(() => undefined)) as Told | undefined
  const code = CODES[status] ?? (status < 500 ? 'invalid_input' : 'internal')
  if (problem?.detail === undefined)
    return new AppError(code, `Cannot work through ${url}: it answers ${status}; is it a Biaojian service?`)
  const key = status === 401 ? ' (the command line takes the key from BIAOJIAN_API_KEY)' : ''
  const hint = `${key}${linesOf(problem.errors ?? [])}`
  const message = `The service at ${url} answers ${status}: ${headOf(problem)}${hint}`
  return new AppError(code, message, { cause: problem })
}

interface Told {
  code?: string
  detail?: string
  errors?: ProblemLine[]
}

/** The code of the problem with which a service refused; undefined of any other error. */
export const problemCode = (error: unknown): string | undefined =>
  error instanceof AppError ? (error.cause as Told | undefined)?.code : undefined

/** What is said of the whole; of parts that are told a line each, their number alone. */
const headOf = ({ detail = '', errors = [] }: Told): string =>
  errors.length > 0 && errors.every((one) => detail.includes(one.detail))
    ? `${errors.length} parts of what was asked are not as they must be`
    : detail
