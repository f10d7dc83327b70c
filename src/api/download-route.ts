import type { z } from 'zod'
import type { Right } from '../access/matrix.js'
import type { Asker, DownloadedFile } from './read-gate.js'
import type { Admitted, Prepared } from './read-route.js'
import { type GatedDefinition, type Route, recordOf, route } from './route.js'
import { partsFor } from './within-sight.js'

/** A route that answers with a file made for who asks. */
export interface DownloadDefinition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Ready,
> extends GatedDefinition<Params, Query, Body> {
  /** content types */
  files: string[]
  /** what is looked up first, for whoever may ask */
  prepare?: (asked: Admitted<Params, Query, Body>) => Ready | Promise<Ready>
  /** any one of these suffices; none = whoever may ask at all */
  needs: Right | Right[] | ((asked: Prepared<Params, Query, Body, Ready>) => Right)
  /** shown in a frame of this service's own pages, and not saved */
  framed?: true
  make: (asked: Prepared<Params, Query, Body, Ready> & { asker: Asker }) => Promise<DownloadedFile>
}

export const download = <
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodType = z.ZodType<unknown>,
  Body extends z.ZodType = z.ZodType<unknown>,
  Ready = undefined,
>(
  path: string,
  definition: DownloadDefinition<Params, Query, Body, Ready>,
): Route =>
  route(path, definition, async (asked) => {
    const fixed = typeof definition.needs === 'function' ? [] : definition.needs
    const reader = asked.gate.admit(asked.request, fixed)
    const admitted = { ...asked, ...(await partsFor(reader, asked)), reader }
    const prepared = { ...admitted, ready: (await definition.prepare?.(admitted)) as Ready }
    return asked.gate.download(asked.request, asked.reply, {
      ...recordOf(definition, asked),
      needs: typeof definition.needs === 'function' ? definition.needs(prepared) : definition.needs,
      ...(definition.framed && { framed: true }),
      make: (asker) => definition.make({ ...prepared, asker }),
    })
  })
