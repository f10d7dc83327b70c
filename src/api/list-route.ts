import type { z } from 'zod'
import type { View } from '../access/view.js'
import { type Cursor, nextLink, type Page, readCursor, writeCursor } from './cursor.js'
import type { Given } from './given.js'
import { type Admitted, type Prepared, type ReadDefinition, read } from './read-route.js'
import type { Asked, Route } from './route.js'

type PageQuery = z.ZodType<{ limit: number; cursor?: string | undefined }>
type ListJson = z.ZodType<{ data: unknown[]; page: Page }>

/** Where the page that is asked for begins; undefined = at the beginning. */
interface From {
  from: Cursor | undefined
}

/** A page before its cursor is written: `next` is where the list goes on, null at its end. */
type Leaf<Json extends z.ZodType> = Given<Omit<z.output<Json>, 'page'>> & { next: Cursor | null }

/**
 * A route that answers a list page by page; the address of the next page is in the body and in the Link
 * header.
 */
export interface ListDefinition<
  Params extends z.ZodType,
  Query extends PageQuery,
  Json extends ListJson,
  Ready,
> extends Omit<
    ReadDefinition<Params, Query, z.ZodType<unknown>, Json, Ready>,
    'prepare' | 'cache' | 'load' | 'headers'
  > {
  /** name of the list, to which its cursors are bound */
  list: string
  /** what else a cursor is bound to: the filter of the query */
  filter?: (asked: Asked<Params, Query, z.ZodType<unknown>>) => object
  prepare?: (asked: Admitted<Params, Query, z.ZodType<unknown>> & From) => Ready | Promise<Ready>
  cache?: (asked: Prepared<Params, Query, z.ZodType<unknown>, Ready> & From) => readonly unknown[]
  load: (
    asked: Prepared<Params, Query, z.ZodType<unknown>, Ready> & From & { view: View },
  ) => Leaf<Json> | Promise<Leaf<Json>>
}

export const list = <
  Query extends PageQuery,
  Json extends ListJson,
  Params extends z.ZodType = z.ZodType<unknown>,
  Ready = undefined,
>(
  path: string,
  { list, filter, prepare, cache, load, ...definition }: ListDefinition<Params, Query, Json, Ready>,
): Route =>
  read(path, {
    ...definition,
    prepare: async (asked) => {
      const bound = filter?.(asked) ?? {}
      const from = readCursor(list, bound, asked.query.cursor)
      return { bound, from, prepared: (await prepare?.({ ...asked, from })) as Ready }
    },
    cache:
      cache &&
      (({ ready: { from, prepared }, ...asked }) => cache({ ...asked, from, ready: prepared } as never)),
    load: async ({ ready: { bound, from, prepared }, ...asked }) => {
      const leaf = await load({ ...asked, from, ready: prepared } as never)
      const { data, next, ...more } = leaf as { data: readonly unknown[]; next: Cursor | null }
      const { limit } = asked.query
      const page = { next: next && writeCursor(list, bound, next), limit }
      return { data, page, ...more } as never
    },
    headers: (body, { request }) => nextLink(request.url, (body as { page: Page }).page.next),
  })

/** The first `limit` of what was found, of which one more was asked for, and where the list goes on. */
export const firstOf = <T>(
  found: readonly T[],
  limit: number,
  keyOf: (last: T) => string | number,
): { data: T[]; next: Cursor | null } => {
  const data = found.slice(0, limit)
  return { data, next: found.length > limit ? { after: keyOf(data.at(-1)!) } : null }
}

/** The page of a whole list that begins at the position of a cursor. */
export const pageOf = <T>(
  whole: readonly T[],
  from: Cursor | undefined,
  limit: number,
): { data: T[]; next: { after: number } | null } => {
  const begin = Number(from?.after ?? 0)
  const end = begin + limit
  return { data: whole.slice(begin, end), next: whole.length > end ? { after: end } : null }
}
