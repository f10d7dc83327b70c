import { append } from '../arrays/append.js'
import type { Context } from './context.js'
import { doorOf } from './door.js'
import { HERE } from './here.js'
import { caller, type Identity, jsonOf } from './service-call.js'
import { followJob, type Job } from './service-job.js'
import { upload } from './service-upload.js'

export type Query = Record<string, string | number | undefined>

/** One page of a list, with what the list tells of the whole. */
export type Page<T, More = unknown> = { data: T[]; page: { next: string | null; limit: number } } & More

/**
 * A running service, as the command line works through it (docs/api.md). Whatever it refuses is an AppError
 * with its reason; `engine_unavailable` when nothing answers there.
 */
export interface Service {
  get<T>(path: string, query?: Query): Promise<T>
  /**
   * A file, made for whoever asks; `purpose` says why it is had without a release, `body` is what a file is
   * made of that is posted for.
   */
  file(path: string, query?: Query, purpose?: string, body?: object): Promise<Uint8Array>
  /** A question that is put as a body. */
  post<T>(path: string, query: Query, body: object): Promise<T>
  /** Takes away what lies at a path. */
  remove(path: string): Promise<void>
  /** An act on a thing of which this version was seen. */
  act<T>(path: string, body: object, version?: number): Promise<T>
  /** The pages of a list, until it ends or `most` items have come. */
  pages<T, More = unknown>(path: string, query: Query, most?: number): AsyncGenerator<Page<T, More>>
  /** Their items alone. */
  list<T>(path: string, query?: Query, most?: number): Promise<T[]>
  /**
   * Starts a job and follows it until it is done. Cancels it on the signal, and waits until it has stopped:
   * `cancelled`.
   */
  job(path: string, body: FormData | object, follow: Follow): Promise<Job>
}

export interface Follow {
  signal: AbortSignal
  progress: (job: Job) => void
  /** bytes of an upload that have gone */
  sent?: (bytes: number) => void
}

/** As whom a call of the command line asks the service that it works through. */
export const identityOf = (context: Context): Identity => {
  const { config, actAs, as: login, session } = context
  const enters = login !== undefined || session !== undefined || config.server === HERE
  return {
    ...{ apiKey: config.apiKey, actAs, lang: config.lang },
    ...(enters && { door: doorOf(context) }),
  }
}

/** What the service that the configuration names answers to a form. */
export const serviceAsked = async <T>(context: Context, path: string, body: FormData): Promise<T> => {
  const url = context.config.server!
  return jsonOf<T>(url, await caller(url, identityOf(context))('POST', path, { body }))
}

/** The service that the configuration names. */
export const serviceOf = (context: Context): Service => serviceAt(context.config.server!, identityOf(context))

const PAGE = 200

export const serviceAt = (url: string, identity: Identity): Service => {
  const call = caller(url, identity)
  const get = async <T>(path: string, query: Query = {}): Promise<T> =>
    jsonOf<T>(url, await call('GET', withQuery(path, query)))
  return {
    get,
    async file(path, query = {}, purpose, body) {
      const stated = purpose === undefined ? {} : { 'x-purpose': encodeURIComponent(purpose) }
      const { headers = {}, ...init } = body === undefined ? {} : jsonBody(body)
      const asked = { ...init, headers: { ...headers, accept: '*/*', ...stated } }
      const answer = await call(body === undefined ? 'GET' : 'POST', withQuery(path, query), asked)
      return new Uint8Array(await answer.arrayBuffer())
    },
    async remove(path) {
      await call('DELETE', path)
    },
    post: async <T>(path: string, query: Query, body: object) =>
      jsonOf<T>(url, await call('POST', withQuery(path, query), jsonBody(body))),
    act: async <T>(path: string, body: object, version?: number) => {
      const { headers, ...init } = jsonBody(body)
      const seen = version === undefined ? {} : { 'if-match': `"v${version}"` }
      return jsonOf<T>(url, await call('POST', path, { ...init, headers: { ...headers, ...seen } }))
    },
    pages: <T, More>(path: string, query: Query, most?: number) => pagesOf<T, More>(get, path, query, most),
    async list<T>(path: string, query: Query = {}, most?: number) {
      const items: T[] = []
      for await (const { data } of pagesOf<T, unknown>(get, path, query, most)) append(items, data)
      return items
    },
    async job(path, body, follow) {
      const started =
        body instanceof FormData
          ? await upload(call, path, body, follow)
          : await call('POST', path, jsonBody(body))
      const { id } = await jsonOf<Job>(url, started)
      return followJob(call, url, id, follow)
    },
  }
}

/** A path with what is asked for behind it. */
export const withQuery = (path: string, query: Query): string => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value))
  return params.size > 0 ? `${path}?${params}` : path
}

const jsonBody = (body: object) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

async function* pagesOf<T, More>(
  get: Service['get'],
  path: string,
  query: Query,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Page<T, More>> {
  let cursor: string | null = null
  let left = most
  do {
    const page: Page<T, More> = await get(path, {
      ...query,
      limit: Math.min(PAGE, left),
      ...(cursor !== null && { cursor }),
    })
    yield page
    left -= page.data.length
    cursor = page.page.next
  } while (cursor !== null && left > 0)
}
