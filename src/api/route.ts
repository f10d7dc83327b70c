import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Access } from '../access/route-access.js'
import type { ApiParts } from './api.js'
import type { Api } from './app-type.js'
import { type Description, describe } from './describe.js'

/** A route as a value: it meets the application and the parts of the service when it is registered. */
export interface Route {
  path: string
  register(app: Api, parts: ApiParts): void
}

/**
 * What a route answers from: the parts of the service, and the request once its input has been found valid.
 */
export interface Asked<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends ApiParts {
  params: z.output<Params>
  query: z.output<Query>
  body: z.output<Body>
  request: FastifyRequest
  reply: FastifyReply
}

export interface RouteDefinition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends Description<Params, Query, Body> {
  /** GET unless told */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** a body that is not JSON is a stream of parts, read by the route itself */
  multipart?: true
}

/** A route through the gate: what the record of it says was read or done. */
export interface GatedDefinition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends RouteDefinition<Params, Query, Body> {
  /** ring, bidder, lot … */
  what: string
  /** what it shows or does, for the matrix of capacities */
  access: Access
  /** which one of them; the `id` of the path unless told */
  which?: (asked: Asked<Params, Query, Body>) => string
}

/**
 * A route that answers by itself, outside the gate: liveness, pages. The kinds of routes through the gate are
 * `read`, `list`, `download`, `act` and `stream`.
 */
export const route = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  path: string,
  definition: RouteDefinition<Params, Query, Body> & { access?: Access; outgoing?: unknown; what?: string },
  answer: (asked: Asked<Params, Query, Body>) => Promise<unknown>,
): Route => ({
  path,
  register: (app, parts) => {
    app.route({
      method: definition.method ?? 'GET',
      url: path,
      schema: describe(definition),
      config: {
        access: definition.access,
        outgoing: definition.outgoing !== undefined,
        what: definition.what ?? '',
      },
      ...(definition.multipart && { validatorCompiler: jsonOnly as never }),
      ...(definition.events && { exposeHeadRoute: false }),
      handler: async (request, reply) => {
        const { params, query, body } = request
        return answer({ ...parts, params, query, body, request, reply } as Asked<Params, Query, Body>)
      },
    })
  },
})

/** What the record of a gated route says, for one request. */
export const recordOf = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  { what, which }: GatedDefinition<Params, Query, Body>,
  asked: Asked<Params, Query, Body>,
): { what: string; id?: string } => {
  const id = which ? which(asked) : (asked.params as { id?: string } | undefined)?.id
  return { what, ...(id !== undefined && { id }) }
}

const jsonOnly = (route: FastifyRouteSchemaDef<z.ZodType>): FastifyValidationResult => {
  const check = validatorCompiler(route)
  return ((data: unknown) => (data === null || data === undefined ? { value: data } : check(data))) as never
}

/** Nobody reads through a route of which it is not said what it shows. */
export const demandAccess = ({
  method,
  url,
  config,
}: Pick<RouteOptions, 'method' | 'url' | 'config'>): void => {
  if (!config?.access) throw new Error(`${method} ${url} does not say what it shows: access is missing`)
}
