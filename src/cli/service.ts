import { setTimeout as delay } from 'node:timers/promises'
import type { JobRecord } from '../casebook/casebook.js'
import type { Config } from '../config.js'
import { AppError, type ErrorCode } from '../domain/errors.js'

export type Job = Omit<JobRecord, 'request'>
export type Query = Record<string, string | number>

/** One page of a list, with what the list tells of the whole. */
export type Page<T, More = unknown> = { data: T[]; page: { next: string | null; limit: number } } & More

/**
 * A running service, as the command line works through it (docs/api.md). Whatever it refuses is an AppError with its
 * reason; `engine_unavailable` when nothing answers there.
 */
export interface Service {
  get<T>(path: string, query?: Query): Promise<T>
  /** The pages of a list, until it ends or `most` items have come. */
  pages<T, More = unknown>(path: string, query: Query, most?: number): AsyncGenerator<Page<T, More>>
  /** Their items alone. */
  list<T>(path: string, query?: Query, most?: number): Promise<T[]>
  /** Starts a job and follows it until it is done. Cancels it on the signal, and waits until it has stopped: `cancelled`. */
  job(path: string, body: FormData | object, follow: Follow): Promise<Job>
}

export interface Follow {
  signal: AbortSignal
  progress: (job: Job) => void
  /** bytes of an upload that have gone */
  sent?: (bytes: number) => void
}

/** The service that the configuration names. */
export const serviceOf = ({ config }: { config: Config }): Service => serviceAt(config.server!, config.apiKey)

const PAGE = 200
const AGAIN_MS = 1000

export const serviceAt = (url: string, apiKey: string | undefined): Service => {
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = {
      accept: 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(init.headers as Record<string, string> | undefined),
    }
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      method,
      headers,
      redirect: 'error',
    }).catch((cause: unknown) => {
      if (init.signal?.aborted)
        throw new AppError('cancelled', 'The upload was cancelled; the service has imported nothing of it', {
          cause,
        })
      throw new AppError('engine_unavailable', `Cannot reach the service at ${url}: ${reasonOf(cause)}`, {
        cause,
      })
    })
    if (!response.ok) throw await refusal(url, response)
    return response
  }
  const json = async <T>(response: Response): Promise<T> => {
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
  const get = async <T>(path: string, query: Query = {}): Promise<T> => {
    const params = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) params.set(name, String(value))
    return json<T>(await call('GET', params.size > 0 ? `${path}?${params}` : path))
  }
  /**
   * Sends a form as a stream. On the signal it breaks off while something is left to send; after that the answer is awaited,
   * so that the job that has begun is known and can be cancelled.
   */
  const upload = async (path: string, form: FormData, { signal, sent }: Follow): Promise<Response> => {
    const stop = new AbortController()
    let gone = 0
    let whole = false
    const cancel = (): void => {
      if (!whole) stop.abort()
    }
    const encoded = new Response(form)
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, to) {
        gone += chunk.length
        sent?.(gone)
        to.enqueue(chunk)
      },
      flush() {
        whole = true
      },
    })
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    try {
      return await call('POST', path, {
        body: encoded.body!.pipeThrough(counted),
        duplex: 'half',
        headers: { 'content-type': encoded.headers.get('content-type')! },
        signal: stop.signal,
      })
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  const followed = async (id: string, { signal, progress }: Follow): Promise<Job> => {
    const cancel = (): void => void call('DELETE', `/jobs/${id}`).catch(() => undefined)
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    try {
      for (;;) {
        const events = await call('GET', `/jobs/${id}/events`, {
          headers: { accept: 'application/x-ndjson' },
        })
        for await (const job of jobsIn(events, url, id)) {
          if (job.state === 'running') progress(job)
          else if (job.state !== 'queued') return ended(job)
        }
        await delay(AGAIN_MS)
      }
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
  async function* pages<T, More>(path: string, query: Query, most = Number.POSITIVE_INFINITY) {
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
  return {
    get,
    pages,
    async list<T>(path: string, query: Query = {}, most?: number) {
      const items: T[] = []
      for await (const { data } of pages<T, unknown>(path, query, most)) items.push(...data)
      return items
    },
    async job(path, body, follow) {
      const started =
        body instanceof FormData
          ? await upload(path, body, follow)
          : await call('POST', path, {
              body: JSON.stringify(body),
              headers: { 'content-type': 'application/json' },
            })
      const { id } = await json<Job>(started)
      return followed(id, follow)
    },
  }
}

/** The states of a job as its events tell them: JSON lines, empty ones between them as a sign of life. */
async function* jobsIn(response: Response, url: string, id: string): AsyncGenerator<Job> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body!) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop()!
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Job
    }
  } catch (cause) {
    throw new AppError(
      'engine_unavailable',
      `Cannot follow job ${id} any further: the connection to ${url} broke off (${reasonOf(cause)})`,
      { cause },
    )
  }
}

const ended = (job: Job): Job => {
  if (job.state === 'done') return job
  const code = job.state === 'cancelled' ? 'cancelled' : 'internal'
  throw new AppError(code, job.error?.message ?? job.message)
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

/** What a service answered instead of what was asked: its problem document (RFC 9457), else the bare status. */
const refusal = async (url: string, response: Response): Promise<AppError> => {
  const { status } = response
  const problem = (await response.json().catch(() => undefined)) as { detail?: string } | undefined
  const code = CODES[status] ?? (status < 500 ? 'invalid_input' : 'internal')
  if (problem?.detail === undefined)
    return new AppError(code, `Cannot work through ${url}: it answers ${status}; is it a Biaojian service?`)
  const hint = status === 401 ? ' (the command line takes the key from BIAOJIAN_API_KEY)' : ''
  return new AppError(code, `The service at ${url} answers ${status}: ${problem.detail}${hint}`)
}

/** fetch says little itself: the reason is its cause. */
const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } }
  return cause ? cause.message || (cause.code ?? message) : message
}
