import type { FastifyRequest } from 'fastify'
import { ApiProblem } from '../service/problem.js'
import type { Api } from './app-type.js'

/** Nesting of a JSON body; nothing that is asked for here is deeper than a handful. */
const DEEPEST = 32
/** A body that brings less than so many bytes in so long is not a client that works. */
export interface Pace {
  bytes: number
  ms: number
}
const LEAST: Pace = { bytes: 16 << 10, ms: 30_000 }

/**
 * What every request is held to before its route looks at it: one host, bodies that come, texts that are
 * texts.
 */
export const requestChecks = (app: Api, pace = LEAST): void => {
  app.addHook('onRequest', async (request) => {
    const hosts = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
    if (hosts.length > 1) throw new ApiProblem('invalid_input', 'The request names more than one host')
    if (hasBody(request)) watchBody(request, pace)
  })
  app.addHook('preValidation', async (request) => {
    if (request.body !== null && typeof request.body === 'object') refuseUnreadable(request.body)
  })
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Ends the connection of a body that trickles. */
const watchBody = ({ raw }: FastifyRequest, { bytes, ms }: Pace): void => {
  let before = raw.socket.bytesRead
  const timer = setInterval(() => {
    const now = raw.socket.bytesRead
    if (raw.complete || raw.destroyed) clearInterval(timer)
    else if (!(now - before >= bytes) && !raw.isPaused()) raw.destroy()
    before = now
  }, ms).unref()
  for (const over of ['end', 'close']) raw.once(over, () => clearInterval(timer))
}

/**
 * Refuses a body nested deeper than anything asked for here, and texts with half of a surrogate pair, which
 * no file name or report can hold. A loop, not a recursion: what is refused may be as deep as it likes.
 */
const refuseUnreadable = (body: object): void => {
  const waiting: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && !isWellFormed(value))
      throw new ApiProblem('invalid_input', 'The body holds half of a surrogate pair, which is no text')
    if (value === null || typeof value !== 'object') continue
    if (Symbol.asyncIterator in value) continue
    if (depth > DEEPEST) throw new ApiProblem('invalid_input', `The body is nested more than ${DEEPEST} deep`)
    for (const [key, inside] of Object.entries(value))
      waiting.push({ value: key, depth }, { value: inside, depth: depth + 1 })
  }
}

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)
