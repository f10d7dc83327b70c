import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiProblem } from '../service/problem.js'
import { CONSOLE_PAGES } from '../texts/console-pages.js'
import type { Api } from './app-type.js'
import { etagOf, matches } from './etag.js'

/** What a build of the console leaves, whether this file runs from dist or from its source. */
const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url))

/**
 * Scripts, styles and pictures of this service alone, nothing inline, nothing evaluated; script addresses
 * pass the console's own policy. Forms are sent by script; only the pages of this service are framed, and by
 * nobody else.
 */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types biaojian',
].join('; ')

/**
 * The console: one page under the addresses of its pages, and its files. Without a build there is none. It
 * holds no data, so whoever reaches the service may have it; what it shows it asks of the API.
 */
export const consolePages = async (app: Api, built = BUILT): Promise<void> => {
  if (!existsSync(join(built, 'index.html'))) return
  await app.register(staticFiles, {
    root: join(built, 'assets'),
    prefix: '/assets/',
    wildcard: false,
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    schemaHide: true,
  })
  const page = fileOf(join(built, 'index.html'), 'text/html; charset=utf-8')
  // a browser asks for it with every page that it comes to
  const icon = fileOf(join(built, 'favicon.svg'), 'image/svg+xml', 'public, max-age=86400')
  const hidden = { schema: { hide: true } as never }
  for (const { path } of Object.values(CONSOLE_PAGES))
    app.get(path, hidden, async (request, reply) => {
      if (!takesHtml(request))
        throw new ApiProblem('not_acceptable', 'This address has a page: ask for text/html')
      return page(request, reply)
    })
  app.get('/favicon.svg', hidden, async (request, reply) => icon(request, reply))
}

const takesHtml = ({ headers: { accept = '*/*' } }: FastifyRequest): boolean =>
  /text\/html|text\/\*|\*\/\*/.test(accept)

/** Answers with a file that is held in memory, or with 304; `kept` is for how long a browser need not ask. */
const fileOf = (path: string, type: string, kept = 'no-cache') => {
  const bytes = readFileSync(path)
  const etag = etagOf(bytes)
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.header('content-security-policy', CONSOLE_POLICY).header('cache-control', kept).header('etag', etag)
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.type(type).send(bytes)
  }
}
