import { join } from 'node:path'
import { z } from 'zod'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { makePackage } from '../../package/make.js'
import { registryOf } from '../../package/registry.js'
import { signingKey } from '../../package/signing-key.js'
import { productVersion } from '../../version.js'
import { download } from '../download-route.js'
import { headFor } from '../export-head.js'
import { ringRecord } from '../ring-record.js'
import type { Route } from '../route.js'
import { IdParams, langQuery, unmaskQuery } from '../schemas/query.js'

const packageRing = download('/rings/:id/package', {
  method: 'POST',
  id: 'packageRing',
  summary: "A ring's evidence package: dossier, workbook, graphs, source rows, signed manifest",
  tag: 'rings',
  params: IdParams,
  query: z.strictObject({
    ...unmaskQuery,
    ...langQuery,
    withoutRows: z
      .literal('1')
      .optional()
      .meta({ description: 'Make it though no source row can be enclosed (409 otherwise)' }),
  }),
  files: ['application/zip'],
  what: 'package',
  outgoing: 'named',
  access: {
    resource: 'export',
    classes: ['open', 'work', 'device', 'identity', 'contact', 'account'],
    cut: true,
  },
  needs: 'rings',
  make: async ({ params: { id }, query, asker, ...parts }) => {
    const { store, config, latest, market } = parts
    const { casebook } = store
    const record = ringRecord(casebook, id)
    const loaded = (await market.get()).market
    const run = latest.of(record.run)
    const lang = query.lang ?? config.lang
    const head = headFor(parts, asker, { run, selection: id, lang, digest: loaded.digest })
    const { zip } = await makePackage({
      record,
      run,
      head,
      market: loaded,
      sight: asker.view,
      lotFacts: (one) => lotFactsOf(casebook, one),
      registry: await registryOf(record, store.engine),
      isMasked: asker.isMasked,
      key: signingKey(casebook.dir),
      withoutRows: query.withoutRows !== undefined,
      storeId: casebook.storeId,
      programVersion: productVersion(),
      roots: [join(casebook.dir, 'inbox'), ...config.importRoots],
    })
    return { name: `${head.number}.zip`, mediaType: 'application/zip', pieces: [zip] }
  },
})

/** Evidence packages. */
export const packageRoutes: Route[] = [packageRing]
