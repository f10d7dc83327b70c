import { join } from 'node:path'
import { z } from 'zod'
import { shanghai } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { Level } from '../../domain/grade.js'
import type { RunRecord } from '../../domain/run.js'
import { FORMAT, FORMATS, fileNameOf } from '../../exports/formats.js'
import { type ExportHead, headOf } from '../../exports/head.js'
import { exportModel } from '../../exports/model.js'
import { type Selection, selectRings } from '../../exports/selection.js'
import { makePackage } from '../../package/make.js'
import { signingKey } from '../../package/signing-key.js'
import { lawOf } from '../../telling/law-of.js'
import { lawRows } from '../../telling/law-rows.js'
import type { Lang } from '../../texts/text.js'
import { productVersion } from '../../version.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'
import { LawSheetAnswer } from '../law-schemas.js'
import type { Asker, DownloadedFile } from '../read-gate.js'
import { unmaskQuery } from '../schemas.js'

const RingParams = z.object({ id: z.string().min(1) })
const lang = z.enum(['zh', 'en']).optional()
const run = z.string().min(1).optional()
const FormatQuery = {
  ...unmaskQuery,
  format: z.enum(FORMATS),
  ftm: z.enum(['3', '4']).optional().meta({ description: 'Version of FollowTheMoney; 3 unless told' }),
  lang,
}
const ListQuery = z.strictObject({
  ...FormatQuery,
  level: z
    .string()
    .regex(/^(red|yellow|green)(,(red|yellow|green))*$/, 'red, yellow, green, or several with commas')
    .default('red,yellow'),
  run,
})

const MEDIA_TYPES = [...new Set(FORMATS.map((format) => FORMAT[format].mediaType))]

/** Files that leave: rings for other tools, evidence packages; and the check sheet of statutes. */
export const exportRoutes =
  ({ store, config, clock, gate, latest, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    const { casebook } = store
    const headFor = (
      asker: Asker,
      of: RunRecord,
      selection: string,
      asked: Lang,
      digest: string,
    ): ExportHead =>
      headOf(
        {
          at: clock(),
          requester: `${asker.subject.name} (${asker.subject.role})`,
          purpose: asker.purpose,
          unmasked: asker.view.unmasked,
          lang: asked,
          selection,
        },
        of,
        digest,
      )
    const exported = async (
      asker: Asker,
      selection: Selection,
      {
        format,
        ftm,
        lang: asked = config.lang,
      }: { format: (typeof FORMATS)[number]; ftm?: string | undefined; lang?: Lang | undefined },
    ): Promise<DownloadedFile> => {
      const selected = selectRings(casebook, selection)
      const loaded = (await market.get()).market
      const head = headFor(asker, latest.of(selected.run), selected.words, asked, loaded.digest)
      const model = exportModel({ head, records: selected.records, market: loaded, sight: asker.view })
      return {
        name: fileNameOf(model, format),
        mediaType: FORMAT[format].mediaType,
        pieces: FORMAT[format].write(model, { ftm: ftm === '4' ? 4 : 3 }),
      }
    }

    app.get(
      '/rings/export',
      {
        schema: describe({
          id: 'exportRings',
          summary: 'Rings of a run for other tools: graphs, tables, pictures; red and yellow unless asked',
          tag: 'rings',
          query: ListQuery,
          files: MEDIA_TYPES,
        }),
      },
      async (request, reply) => {
        const { level, run: of, ...format } = request.query
        const levels = level.split(',') as Level[]
        return gate.download(request, reply, {
          what: 'export',
          needs: 'rings',
          make: (asker) => exported(asker, { levels, run: latest.of(of).id }, format),
        })
      },
    )

    app.get(
      '/rings/:id/export',
      {
        schema: describe({
          id: 'exportRing',
          summary: 'One ring for other tools: graph, table or picture',
          tag: 'rings',
          params: RingParams,
          query: z.strictObject(FormatQuery),
          files: MEDIA_TYPES,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        return gate.download(request, reply, {
          what: 'export',
          id,
          needs: 'rings',
          make: (asker) => exported(asker, { ids: [id] }, request.query),
        })
      },
    )

    app.post(
      '/rings/:id/package',
      {
        schema: describe({
          id: 'packageRing',
          summary: "A ring's evidence package: dossier, workbook, graphs, source rows, signed manifest",
          tag: 'rings',
          params: RingParams,
          query: z.strictObject({ ...unmaskQuery, lang }),
          files: ['application/zip'],
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const asked = request.query.lang ?? config.lang
        return gate.download(request, reply, {
          what: 'package',
          id,
          needs: 'rings',
          make: async (asker) => {
            const record = ringOf(id)
            const loaded = (await market.get()).market
            const of = latest.of(record.run)
            const head = headFor(asker, of, id, asked, loaded.digest)
            const { zip } = await makePackage({
              record,
              run: of,
              head,
              market: loaded,
              sight: asker.view,
              isMasked: asker.isMasked,
              key: signingKey(casebook.dir),
              storeId: casebook.storeId,
              programVersion: productVersion(),
              roots: [join(casebook.dir, 'inbox'), ...config.importRoots],
            })
            return { name: `${head.number}.zip`, mediaType: 'application/zip', pieces: [zip] }
          },
        })
      },
    )

    app.get(
      '/rings/:id/law',
      {
        schema: describe({
          id: 'getRingLaw',
          summary:
            'What a ring’s evidence has to do with which article: awards against thresholds, penalties, limitation; to check, not a finding',
          tag: 'rings',
          params: RingParams,
          query: z.strictObject({ lang, run }),
          json: LawSheetAnswer,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const asked = request.query.lang ?? config.lang
        return gate.read(request, reply, {
          what: 'ring law',
          id,
          needs: 'rings',
          load: async (view) => {
            const record = ringOf(id, request.query.run)
            const ring = view.ring(record)
            const asOf = shanghai(clock().toISOString()).slice(0, 10)
            const sheet = lawOf((await market.get()).market, ring, asOf)
            const rows = lawRows(sheet, ring, asked)
            return {
              ...sheet,
              run: record.run,
              rows: rows.map(([, question, article, answer, basis, confirm]) => ({
                question,
                article,
                answer,
                basis,
                confirm,
              })),
            }
          },
        })
      },
    )

    const ringOf = (id: string, of?: string) => {
      const record = casebook.ring(id, of)
      if (!record) throw new AppError('not_found', `There is no ring "${id}"`)
      return record
    }
  }
