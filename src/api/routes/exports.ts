import { z } from 'zod'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { FORMAT, FORMATS, fileNameOf, isPaged } from '../../exports/formats.js'
import { exportModel } from '../../exports/model.js'
import { type Selection, selectRings } from '../../exports/selection.js'
import { signingKey } from '../../package/signing-key.js'
import type { Lang } from '../../texts/text.js'
import type { ApiParts } from '../api.js'
import { download } from '../download-route.js'
import { headFor } from '../export-head.js'
import type { Asker, DownloadedFile } from '../read-gate.js'
import type { Route } from '../route.js'
import { IdParams, langQuery, levelQuery, levelsOf, runQuery, unmaskQuery } from '../schemas/query.js'

const formatQuery = {
  ...unmaskQuery,
  format: z.enum(FORMATS),
  ftm: z.enum(['3', '4']).optional().meta({ description: 'Version of FollowTheMoney; 3 unless told' }),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'Page of a picture of several rings; 1 unless told, 404 after the last' }),
  ...langQuery,
}

const MEDIA_TYPES = [...new Set(FORMATS.map((format) => FORMAT[format].mediaType))]

const exportRings = download('/rings/export', {
  id: 'exportRings',
  summary: 'Rings of a run for other tools: graphs, tables, pictures; red and yellow unless asked',
  tag: 'rings',
  query: z.strictObject({ ...formatQuery, ...levelQuery, ...runQuery }),
  files: MEDIA_TYPES,
  what: 'export',
  outgoing: 'named',
  access: {
    resource: 'export',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  make: ({ query: { level, run, ...format }, asker, ...parts }) =>
    exported(parts, asker, { levels: levelsOf(level), run: parts.latest.of(run).id }, format),
})

const exportRing = download('/rings/:id/export', {
  id: 'exportRing',
  summary: 'One ring for other tools: graph, table or picture',
  tag: 'rings',
  params: IdParams,
  query: z.strictObject(formatQuery),
  files: MEDIA_TYPES,
  what: 'export',
  outgoing: 'named',
  access: {
    resource: 'export',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  make: ({ params: { id }, query, asker, ...parts }) => exported(parts, asker, { ids: [id] }, query),
})

/** Rings for other tools. */
export const exportRoutes: Route[] = [exportRings, exportRing]

const exported = async (
  parts: ApiParts,
  asker: Asker,
  selection: Selection,
  asked: {
    format: (typeof FORMATS)[number]
    ftm?: string | undefined
    page?: number | undefined
    lang?: Lang | undefined
  },
): Promise<DownloadedFile> => {
  const { store, config, latest, market } = parts
  const { format, ftm, page = 1, lang = config.lang } = asked
  const selected = selectRings(store.casebook, selection)
  const loaded = (await market.get()).market
  const of = { run: latest.of(selected.run), selection: selected.words, lang, digest: loaded.digest }
  const model = exportModel({
    head: headFor(parts, asker, of),
    records: selected.records,
    market: loaded,
    sight: asker.view,
    lotFacts: (record) => lotFactsOf(store.casebook, record),
    keyed: signingKey(store.casebook.dir).idOf,
  })
  return {
    name: fileNameOf(model, format, isPaged(format) ? page : 1),
    mediaType: FORMAT[format].mediaType,
    pieces: FORMAT[format].write(model, { ftm: ftm === '4' ? 4 : 3, page }),
  }
}
