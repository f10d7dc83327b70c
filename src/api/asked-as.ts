import type { FastifyRequest } from 'fastify'

/** Headers that say who asks, and what a route's answer depends on. */
const OF_ASKER = ['host', 'cookie', 'authorization', 'user-agent', 'x-act-as', 'accept-language'] as const

/** What a request that is made within another says, so that it is the same person who asks. */
export const askedAs = (
  request: FastifyRequest,
): { remoteAddress: string; headers: Record<string, string> } => ({
  remoteAddress: request.ip,
  headers: Object.fromEntries(
    OF_ASKER.flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
  ),
})
