import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Access } from '../access/route-access.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** ring, bidder, lot … which the route shows or changes */
    what?: string
    /** its file could leave: it may be asked for as the draft of a release */
    outgoing?: boolean
    /** what the route shows or does; none of routes outside the gate */
    access?: Access | undefined
  }
}

/** The application as routes see it: schemas are zod. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>
