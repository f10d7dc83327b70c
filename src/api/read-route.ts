import type { z } from 'zod'
import type { Reader } from '../access/keys.js'
import type { Right } from '../access/matrix.js'
import type { View } from '../access/view.js'
import type { Given } from './given.js'
import { type Asked, type GatedDefinition, type Route, recordOf, route } from './route.js'
import { partsFor } from './within-sight.js'

/**
 * A route that answers a read as JSON. Write `params`, `query`, `prepare` before what builds on them: types
 * follow.
 */
export interface ReadDefinition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Json extends z.ZodType,
  Ready,
> extends GatedDefinition<Params, Query, Body> {
  json: Json
  /** any one of these suffices; none = whoever may ask at all */
  needs: Right | Right[]
  /** what is looked up first, for whoever has the right */
  prepare?: ((asked: Admitted<Params, Query, Body>) => Ready | Promise<Ready>) | undefined
  /** what the answer depends on; without it the body is made anew each time */
  cache?: ((asked: Prepared<Params, Query, Body, Ready>) => readonly unknown[]) | undefined
  /** makes the body; the view masks what it is given */
  load: (
    asked: Prepared<Params, Query, Body, Ready> & { view: View },
  ) => Given<z.output<Json>> | Promise<Given<z.output<Json>>>
  headers?: (body: Given<z.output<Json>>, asked: Asked<Params, Query, Body>) => Record<string, string>
}

/** A request of somebody who has the right. */
export type Admitted<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Asked<
  Params,
  Query,
  Body
> & { reader: Reader }

export type Prepared<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Ready,
> = Admitted<Params, Query, Body> & { ready: Ready }

export const read = <
  Json extends z.ZodType,
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
  Ready = undefined,
>(
  path: string,
  definition: ReadDefinition<Params, Query, Body, Json, Ready>,
): Route =>
  route(path, definition, async (asked) => {
    const reader = asked.gate.admit(asked.request, definition.needs)
    const admitted = { ...asked, ...(await partsFor(reader, asked)), reader }
    const prepared = { ...admitted, ready: (await definition.prepare?.(admitted)) as Ready }
    return asked.gate.read(asked.request, asked.reply, {
      ...recordOf(definition, asked),
      needs: definition.needs,
      ...(definition.cache && { cacheKey: JSON.stringify([definition.id, ...definition.cache(prepared)]) }),
      load: (view) => definition.load({ ...prepared, view }),
      headers: (body) => definition.headers?.(body, asked) ?? {},
    })
  })
