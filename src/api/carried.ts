import type { FastifyRequest } from 'fastify'
import type { ConsolePage } from '../texts/console-pages.js'
import { askedAs } from './asked-as.js'

/** The first questions of every page, and of those that show offices. */
const FIRST = { me: '/api/v1/me', offices: '/api/v1/offices' } as const

/**
 * What a page of the console brings along, so that it need not ask: who is here and, where it shows offices,
 * what they are called. Each is asked of the API as whoever wants the page, passes the gate and stands in the
 * audit log like any other question.
 *
 * @returns a `meta` element; '' where nothing is told: before a log-in, and to whoever names no text/html
 */
export const carriedBy = async (request: FastifyRequest, page: ConsolePage): Promise<string> => {
  if (page.open || !/text\/html/.test(request.headers.accept ?? '')) return ''
  const wanted = page.offices ? (['me', 'offices'] as const) : (['me'] as const)
  const told: string[] = []
  for (const name of wanted) {
    const answer = await request.server.inject({ method: 'GET', url: FIRST[name], ...askedAs(request) })
    if (answer.statusCode !== 200) break
    told.push(`"${name}":${answer.body}`)
  }
  return told.length === 0 ? '' : `<meta name="carried" content='${attribute(`{${told.join()}}`)}' />`
}

const ESCAPED: Record<string, string> = { '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;' }

/** Between single quotes, for JSON has many of the others. */
const attribute = (text: string): string => text.replace(/[&'<>]/g, (sign) => ESCAPED[sign]!)
