import { z } from 'zod'
import { standingOf } from '../../access/decide.js'
import type { Reader } from '../../access/keys.js'
import { RESOURCES } from '../../access/resources.js'
import type { Access } from '../../access/route-access.js'
import type { PackRecord } from '../../casebook/work/packs.js'
import { type MadePack, makePack } from '../../handling/make-pack.js'
import { PACK_KINDS, PACK_WINDOWS, PackBody, type PackKind } from '../../handling/pack.js'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { PACK_FORMATS, packFile } from '../../reports/pack-file.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { download } from '../download-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams, langQuery } from '../schemas/query.js'

const text = z.string()
/** Themes name what rules found, so that audit, which sees no office's indicators, makes its own. */
const PACKS: Access = { resource: ['indicator', 'ring'], classes: ['open', 'work'] }
const MOST = 500

const head = {
  id: text,
  kind: z.enum(PACK_KINDS),
  window: text,
  office: text.nullable(),
  madeBy: text,
  at: text,
  sha256: text.meta({ description: 'Of its content as it is kept' }),
}
const PackHead = z.object(head).meta({ id: 'PackHead' })
const Pack = z.object({ ...head, body: PackBody }).meta({ id: 'Pack' })

/** All packs where all leads are seen; those of the own office elsewhere. */
const sees = (reader: Reader, { office }: Pick<PackRecord, 'office'>): boolean =>
  RESOURCES.indicator[standingOf(reader)] === 'all' || (office !== null && office === reader.subject?.office)

const packs = read('/packs', {
  id: 'listPacks',
  summary: 'Packs for meetings, summaries and lists of missing reports that were made, the latest first',
  tag: 'items',
  json: z.object({ data: z.array(PackHead) }).meta({ id: 'PackList' }),
  what: 'packs',
  access: PACKS,
  needs: [],
  load: ({ leads, reader }) => ({
    data: leads
      .desk()
      .work.packs(MOST)
      .filter((one) => sees(reader, one))
      .map((one) => ({ ...one, kind: kindOf(one) })),
  }),
})

const kindOf = ({ kind }: Pick<PackRecord, 'kind'>): PackKind => PACK_KINDS.find((one) => one === kind)!

const packOf = (
  { pack }: { pack: (id: string) => PackRecord | undefined },
  id: string,
  reader: Reader,
): MadePack => {
  const found = pack(id)
  if (!found || !sees(reader, found)) throw new ApiProblem('not_found', `There is no pack "${id}"`)
  return { ...found, body: PackBody.parse(found.body) }
}

const one = read('/packs/:id', {
  id: 'getPack',
  summary: 'One pack, section by section, as it was when it was made',
  tag: 'items',
  params: IdParams,
  json: Pack,
  what: 'pack',
  access: PACKS,
  needs: [],
  load: ({ leads, reader, params: { id } }) => {
    const found = packOf(leads.desk().work, id, reader)
    return { ...found, kind: kindOf(found) }
  },
})

const windowOf = (kind: PackKind) => z.string().regex(PACK_WINDOWS[kind])
const office = z.string().min(1).max(100).optional()

const make = act('/packs', {
  method: 'POST',
  id: 'makePack',
  summary:
    'Make a pack of now: for a meeting (window 2026-03: March and April), a summary (2026-H1, 2026), reports missing, or a theme with its index of evidence (2026-H1/barriers, splitting, agents, subcontracting, performance, seven-nots, spot-checks)',
  tag: 'items',
  body: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('meeting'), window: windowOf('meeting') }),
      z.strictObject({ kind: z.literal('summary'), window: windowOf('summary'), office }),
      z.strictObject({ kind: z.literal('missing'), window: windowOf('missing'), office }),
      z.strictObject({ kind: z.literal('theme'), window: windowOf('theme'), office }),
    ])
    .meta({ id: 'NewPack', examples: [{ kind: 'meeting', window: '2026-03' }] }),
  status: 201,
  json: Pack,
  what: 'make pack',
  access: PACKS,
  needs: [],
  run: async ({ leads, clock, reader, book, store: { engine, casebook }, body }) => {
    const { kind, window } = body
    const office = body.kind === 'meeting' ? undefined : body.office
    if (!sees(reader, { office: office ?? null }))
      throw new ApiProblem('forbidden', 'This seat makes packs of its own office alone')
    const by = reader.subject?.office ?? 'local'
    const themes = async () => ({ engine, casebook, market: await engine.market() })
    const made = await makePack(leads.desk(), { kind, window, office }, { by, now: clock(), themes, book })
    return { ...made, kind }
  },
  headers: ({ id }) => ({ location: `/api/v1/packs/${id}` }),
})

const file = download('/packs/:id/file', {
  id: 'getPackFile',
  summary: 'A pack as a Word document, a workbook, or a page to print; the same bytes each time',
  tag: 'items',
  params: IdParams,
  query: z.object({ format: z.enum(PACK_FORMATS).default('docx'), ...langQuery }),
  files: PACK_FORMATS.map((format) => MEDIA_TYPES[format]),
  what: 'pack',
  access: PACKS,
  needs: [],
  outgoing: 'circulation',
  make: async ({ leads, reader, params: { id }, query: { format, lang } }) => {
    const { body } = packOf(leads.desk().work, id, reader)
    const bytes = await packFile(body, format, lang ?? 'zh')
    return { name: `${id}.${format}`, mediaType: MEDIA_TYPES[format], pieces: [bytes] }
  },
})

/** Papers for meetings, half-years and years. */
export const packRoutes: Route[] = [packs, make, one, file]
