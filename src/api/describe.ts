import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { Problem } from './problem-schema.js'

/** What the OpenAPI file says of a route, and what its input is held to. */
export interface Description<Params = z.ZodType, Query = z.ZodType, Body = z.ZodType> {
  id: string
  summary: string
  tag:
    | 'rings'
    | 'bidders'
    | 'lots'
    | 'values'
    | 'rules'
    | 'runs'
    | 'jobs'
    | 'store'
    | 'reports'
    | 'leads'
    | 'items'
    | 'audit'
    | 'accounts'
    | 'restricted'
    | 'service'
  params?: Params
  query?: Query
  body?: Body
  /** status of success; 200 unless told */
  status?: 200 | 201 | 202 | 204
  /** what 503 says where it is an answer and no problem */
  unready?: z.ZodType
  /** changes a thing that has versions: If-Match is asked for */
  versioned?: true
  json?: z.ZodType
  html?: z.ZodType
  text?: z.ZodType
  /** a file, of one of these content types */
  files?: string[]
  events?: z.ZodType
}

const DESCRIPTIONS: Record<number, string> = {
  400: 'Invalid input',
  401: 'Not logged in, and no valid API key',
  403: 'The role may not see or do this',
  404: 'No such thing',
  409: 'Conflict with the present state',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Content type not supported',
  422: 'Well formed, but it cannot be done',
  428: 'The version that was seen is not said',
  429: 'Too many requests',
  500: 'Unexpected error',
  503: 'Store unreachable or service busy',
}

/** A route's schema with its problem responses, which every route has. */
export const describe = (route: Description): FastifySchema => {
  const content = contentOf(route)
  const empty = Object.keys(content).length === 0
  const success = {
    description: route.summary,
    content: empty ? { 'application/json': { schema: z.null() } } : content,
  }
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    ...(route.tag === 'restricted' && { hide: true }),
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    response: {
      [route.status ?? 200]: success,
      ...(route.versioned ? VERSIONED : PROBLEMS),
      ...(route.unready && {
        503: { description: 'Not ready', content: { 'application/json': { schema: route.unready } } },
      }),
    },
  } as FastifySchema
}

const contentOf = ({ json, html, text, files = [], events }: Description) => {
  const content: Record<string, { schema: z.ZodType }> = {}
  if (json) content['application/json'] = { schema: json }
  if (html) content['text/html'] = { schema: html }
  if (text) content['text/plain'] = { schema: text }
  for (const type of files) content[type.split(';')[0]!] = { schema: z.string().meta({ format: 'binary' }) }
  if (events) {
    content['text/event-stream'] = { schema: events }
    content['application/x-ndjson'] = { schema: events }
  }
  return content
}

const VERSIONED = Object.fromEntries(
  Object.entries(DESCRIPTIONS).map(([code, description]) => [
    code,
    { description, content: { 'application/problem+json': { schema: Problem } } },
  ]),
)

const PROBLEMS = Object.fromEntries(
  Object.entries(VERSIONED).filter(([code]) => code !== '412' && code !== '428'),
)
