import { z } from 'zod'
import { Problem } from './problem-schema.js'

/** What the OpenAPI file says of a route, and what its input is held to. */
interface Description<Params, Query, Body> {
  id: string
  summary: string
  tag: 'rings' | 'bidders' | 'lots' | 'values' | 'rules' | 'runs' | 'jobs' | 'store' | 'reports' | 'service'
  params?: Params
  query?: Query
  body?: Body
  /** status of success; 200 unless told */
  status?: 200 | 201 | 202 | 204
  json?: z.ZodType
  html?: z.ZodType
  text?: z.ZodType
  /** a file, of one of these content types */
  files?: string[]
  events?: z.ZodType
}

const DESCRIPTIONS: Record<number, string> = {
  400: 'Invalid input',
  401: 'No valid API key',
  403: 'The role may not see or do this',
  404: 'No such thing',
  409: 'Conflict with the present state',
  413: 'Too large',
  415: 'Content type not supported',
  429: 'Too many requests',
  500: 'Unexpected error',
  503: 'Store unreachable or service busy',
}

/** A route's schema with its problem responses, which every route has. */
export const describe = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  route: Description<Params, Query, Body>,
) => {
  const status = route.status ?? 200
  const content: Record<string, { schema: z.ZodType }> = {}
  if (route.json) content['application/json'] = { schema: route.json }
  if (route.html) content['text/html'] = { schema: route.html }
  if (route.text) content['text/plain'] = { schema: route.text }
  for (const type of route.files ?? []) content[type] = { schema: z.string().meta({ format: 'binary' }) }
  if (route.events) {
    content['text/event-stream'] = { schema: route.events }
    content['application/x-ndjson'] = { schema: route.events }
  }
  const success =
    Object.keys(content).length > 0
      ? { description: route.summary, content }
      : { description: route.summary, content: { 'application/json': { schema: z.null() } } }
  const problems = Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([code, description]) => [
      code,
      { description, content: { 'application/problem+json': { schema: Problem } } },
    ]),
  )
  const schema = {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    response: { [status]: success, ...problems },
  }
  return schema as typeof schema & { params: Params; querystring: Query; body: Body }
}
