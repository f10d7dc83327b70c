import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ApiProblem } from '../service/problem.js'

/**
 * An opaque cursor: where a list goes on, bound to the query it came from and, where the list is of a run, to
 * that run, so that a page turned during a new run still turns the old one.
 */
export interface Cursor {
  after: string | number
  run?: string
}

const Token = z.strictObject({ a: z.union([z.string(), z.int()]), f: z.string(), r: z.string().optional() })

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(20)
    .meta({ description: 'Entries on a page, 1 to 200' }),
  cursor: z.string().min(1).max(1000).optional().meta({ description: '`page.next` of the page before' }),
}

export const Page = z.object({ next: z.string().nullable(), limit: z.int() }).meta({ id: 'Page' })
export type Page = z.infer<typeof Page>

/** Reads the cursor of a query; fails with `foreign_cursor` when it came from another list or filter. */
export const readCursor = (route: string, filter: object, cursor: string | undefined): Cursor | undefined => {
  if (cursor === undefined) return undefined
  const token = Token.safeParse(parsed(cursor))
  if (!token.success || token.data.f !== fingerprint(route, filter))
    throw new ApiProblem('foreign_cursor', 'The cursor does not come from this list with this filter', [
      { pointer: '#/query/cursor', detail: 'not a cursor of this query' },
    ])
  return { after: token.data.a, ...(token.data.r !== undefined && { run: token.data.r }) }
}

export const writeCursor = (route: string, filter: object, { after, run }: Cursor): string =>
  Buffer.from(
    JSON.stringify({ a: after, f: fingerprint(route, filter), ...(run !== undefined && { r: run }) }),
  ).toString('base64url')

/** The Link header that leads to the next page, with the query as it was asked. */
export const nextLink = (url: string, next: string | null): Record<string, string> => {
  if (next === null) return {}
  const [path, query = ''] = url.split('?')
  const params = new URLSearchParams(query)
  params.set('cursor', next)
  return { link: `<${path}?${params}>; rel="next"` }
}

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const fingerprint = (route: string, filter: object): string => {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([route, entries]))
    .digest('base64url')
    .slice(0, 16)
}
