import { z } from 'zod'
import { TABLES } from '../../domain/tables.js'
import { RULES } from '../../rules/index.js'
import { missingColumns } from '../../rules/rule.js'
import { pageQuery } from '../cursor.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { ImportTable } from '../schemas/import-table.js'
import { listOf } from '../schemas/list.js'
import { unmaskQuery } from '../schemas/query.js'
import { Counts, Imported, Quality, Quarantined } from '../schemas/store.js'

const getStore = read('/store', {
  id: 'getStore',
  summary: 'Counts of the store and the digest of its contents',
  tag: 'store',
  json: Counts,
  what: 'store',
  needs: 'quality',
  load: async ({ store: { engine } }) => ({ digest: await engine.digest(), ...(await engine.counts()) }),
})

const getQuality = read('/quality', {
  id: 'getQuality',
  summary:
    'Data quality by table and column, and the rules that cannot be evaluated for want of which column',
  tag: 'store',
  json: Quality,
  what: 'quality',
  needs: 'quality',
  load: async ({ store: { engine }, market }) => {
    const { market: loaded } = await market.get()
    const notEvaluated = RULES.map((rule) => ({ rule: rule.id, missing: missingColumns(rule, loaded) }))
    return {
      ...(await engine.quality()),
      notEvaluated: notEvaluated.filter(({ missing }) => missing.length > 0),
    }
  },
})

const listQuarantine = list('/quarantine', {
  id: 'listQuarantine',
  summary: 'Rows that were not taken, with file, line, column, value and reason',
  tag: 'store',
  query: z.strictObject({ ...pageQuery, ...unmaskQuery }),
  json: listOf('QuarantineList', Quarantined),
  what: 'quarantine',
  needs: 'quality',
  list: 'quarantine',
  load: async ({ query: { limit }, from, store: { engine }, view }) => {
    const found = await engine.quarantine({ limit: limit + 1, ...(from && { after: Number(from.after) }) })
    const { data, next } = firstOf(found, limit, (row) => row.seq)
    return { data: data.map(({ seq, issue }) => ({ seq, ...view.issue(issue) })), next }
  },
})

const listImportTables = read('/import-tables', {
  id: 'listImportTables',
  summary: 'The tables and columns of the import format, with the headers that files use',
  tag: 'store',
  json: z.object({ data: z.array(ImportTable) }).meta({ id: 'ImportTables' }),
  what: 'import tables',
  needs: [],
  load: () => ({
    data: TABLES.map(({ name, alias, meaning, columns }) => ({
      table: name,
      zh: alias,
      meaning,
      columns: columns.map((column) => ({
        name: column.name,
        zh: column.alias,
        type: column.type,
        required: column.required ?? false,
      })),
    })),
  }),
})

const listImports = list('/imports', {
  id: 'listImports',
  summary: 'Imports in their order, with their files and whether these count',
  tag: 'store',
  query: z.strictObject(pageQuery),
  json: listOf('ImportList', Imported),
  what: 'imports',
  needs: 'quality',
  list: 'imports',
  load: async ({ query: { limit }, from, store: { engine } }) => {
    const found = await engine.imports({ limit: limit + 1, ...(from && { after: Number(from.after) }) })
    return firstOf(found, limit, ({ batch }) => batch)
  },
})

/** What the store holds, how good it is, and what it would not take. */
export const storeRoutes: Route[] = [getStore, getQuality, listQuarantine, listImportTables, listImports]
