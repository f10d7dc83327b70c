import type { z } from 'zod'
import type { Right } from '../access/matrix.js'
import { stamped } from '../releases/stamp.js'
import { draftWords } from '../releases/stamp-words.js'
import { demandFresh } from './fresh.js'
import { langOfFile } from './lead-answer.js'
import { type Outgoing, RELEASE_KIND, wayOut } from './outgoing.js'
import type { Asker, DownloadedFile } from './read-gate.js'
import type { ReadOf } from './read-record.js'
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
  /**
   * it could leave the office: what it takes before it does; absent of what goes back to where it came from
   */
  outgoing?: Outgoing<Prepared<Params, Query, Body, Ready>>
  /**
   * which item of work, ring or lot it is about, where its record names something else; or a list of the own
   * work
   */
  about?: 'own-list' | ((asked: Prepared<Params, Query, Body, Ready>) => ReadOf)
  /** it takes a second factor shown within five minutes */
  fresh?: true
  /**
   * shown in a frame of this service's own pages, and not saved: where people log in it says on each page
   * that it is a draft
   */
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
    if (definition.fresh) demandFresh(reader, asked.clock())
    const admitted = { ...asked, ...(await partsFor(reader, asked)), reader }
    const prepared = { ...admitted, ready: (await definition.prepare?.(admitted)) as Ready }
    const of = recordOf(definition, asked)
    return asked.gate.download(asked.request, asked.reply, {
      ...of,
      needs: typeof definition.needs === 'function' ? definition.needs(prepared) : definition.needs,
      ...(definition.framed && { framed: true }),
      make: async (asker) => {
        const prefix = out(definition, prepared, of)
        const file = await definition.make({ ...prepared, asker })
        const isLooked = definition.framed === true && asked.accounts.book.hasUsers()
        const isDraft = isLooked || (prefix !== '' && !path.includes('/attachments/'))
        return { ...(isDraft ? await draftOf(file, prepared) : file), name: `${prefix}${file.name}` }
      },
    })
  })

/** The file marked as a draft that is not to leave, where its format has pages. */
const draftOf = async (
  file: DownloadedFile,
  {
    reader,
    clock,
    request,
    config,
  }: Pick<Prepared<z.ZodType, z.ZodType, z.ZodType, unknown>, 'reader' | 'clock' | 'request' | 'config'>,
): Promise<DownloadedFile> => {
  const pieces: Buffer[] = []
  for await (const piece of file.pieces) pieces.push(Buffer.from(piece as string))
  const lang = langOfFile(request, config)
  const words = draftWords({ user: reader.id, at: clock().toISOString(), lang })
  return { ...file, pieces: [await stamped(Buffer.concat(pieces), file.mediaType, words)] }
}

/** What stands before the name of a file that could leave; a draft of a release says what it takes. */
const out = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Ready>(
  { outgoing, about }: Pick<DownloadDefinition<Params, Query, Body, Ready>, 'outgoing' | 'about'>,
  prepared: Prepared<Params, Query, Body, Ready>,
  of: ReadOf,
): string => {
  if (outgoing === undefined) return ''
  const what = typeof about === 'function' ? about(prepared) : (about ?? of)
  const { prefix, isDraft } = wayOut(prepared.request, prepared.reader, what, prepared)
  if (isDraft)
    prepared.reply.header(RELEASE_KIND, typeof outgoing === 'function' ? outgoing(prepared) : outgoing)
  return prefix
}
