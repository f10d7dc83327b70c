import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiProblem } from '../service/problem.js'
import { CONSOLE_PAGES, type ConsolePage } from '../texts/console-pages.js'
import type { Api } from './app-type.js'
import { carriedBy } from './carried.js'
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
 * The console: one page under the addresses of its pages, and its files. Without a build there is none. Its
 * files hold no data, so whoever reaches the service may have them; what it shows it asks of the API, and the
 * answers that every page begins with come along in the page (`carriedBy`).
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
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  // a browser asks for it with every page that it comes to
  const icon = readFileSync(join(built, 'favicon.svg'), 'utf8')
  const hidden = { schema: { hide: true } as never }
  for (const one of Object.values<ConsolePage>(CONSOLE_PAGES))
    app.get(one.path, hidden, async (request, reply) => {
      if (!takesHtml(request))
        throw new ApiProblem('not_acceptable', 'This address has a page: ask for text/html')
      const carried = await carriedBy(request, one)
      if (carried) reply.header('vary', 'authorization, cookie')
      // a text that is put in has no $ with a meaning
      const text = page.replace('</head>', () => `${carried}</head>`)
      return answer(request, reply, text, HTML, carried ? 'private, no-cache' : 'no-cache')
    })
  app.get('/favicon.svg', hidden, async (request, reply) =>
    answer(request, reply, icon, SVG, 'public, max-age=86400'),
  )
}

const takesHtml = ({ headers: { accept = '*/*' } }: FastifyRequest): boolean =>
  /text\/html|text\/\*|\*\/\*/.test(accept)

const HTML = 'text/html; charset=utf-8'
const SVG = 'image/svg+xml'

/** Answers with a text under the policy, or with 304; `kept` is for how long a browser need not ask. */
const answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  type: string,
  kept: string,
): FastifyReply => {
  const etag = etagOf(text)
  reply.header('content-security-policy', CONSOLE_POLICY).header('cache-control', kept).header('etag', etag)
  if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type(type).send(text)
}
