import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import type { FileHead } from '../../sources/heads.js'
import { templateWorkbook } from '../../sources/template.js'
import { templateTexts } from '../../texts/template.js'
import { pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { FileHeads } from '../schemas/file-head.js'
import { ImportTable } from '../schemas/import-table.js'
import { listOf } from '../schemas/list.js'
import { Imported } from '../schemas/store.js'
import { receiveUpload } from '../uploads.js'

const listImportTables = read('/import-tables', {
  id: 'listImportTables',
  summary: 'The tables and columns of the import format, with the headers that files use',
  tag: 'store',
  json: z.object({ data: z.array(ImportTable) }).meta({ id: 'ImportTables' }),
  what: 'import tables',
  access: { resource: 'anyone', classes: ['ops'] },
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
  access: { resource: 'quality', classes: ['ops'] },
  needs: 'quality',
  list: 'imports',
  load: async ({ query: { limit }, from, store: { engine } }) => {
    const found = await engine.imports({ limit: limit + 1, ...(from && { after: Number(from.after) }) })
    return firstOf(found, limit, ({ batch }) => batch)
  },
})

const readHeads = read('/import-heads', {
  method: 'POST',
  multipart: true,
  id: 'readHeads',
  summary:
    'Headers and first rows of uploaded files, the tables they come near to and what each header may mean; nothing is kept',
  tag: 'store',
  body: z.unknown().meta({ id: 'HeadsRequest' }),
  json: FileHeads,
  what: 'import heads',
  access: { resource: 'import', classes: ['ops', 'identity', 'contact'] },
  needs: 'import',
  load: async ({ request, store, incoming, reader, runTask, view }) => {
    if (!request.isMultipart()) throw new AppError('invalid_input', 'Send the files as multipart/form-data')
    const upload = await receiveUpload(request, { store: store.dir, incoming, subject: reader.id })
    try {
      const context = { signal: AbortSignal.timeout(LONGEST_MS), progress: () => undefined }
      const heads = (await runTask({ kind: 'heads', folder: upload.folder }, context)) as FileHead[]
      return { data: heads.map((head) => ({ ...head, rows: head.rows.map(shownRow(head, view.sample)) })) }
    } finally {
      await upload.discard()
    }
  },
})

const LONGEST_MS = 60_000

const shownRow =
  (
    { table, columns }: FileHead,
    sample: (table: string | undefined, column: string | null, text: string) => string,
  ) =>
  (row: readonly string[]): string[] =>
    row.map((cell, i) => sample(table, columns[i] ?? null, cell))

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const getTemplate = download('/template.xlsx', {
  id: 'getTemplate',
  summary: 'The workbook to fill in: a sheet a table, with notes and lists of words',
  tag: 'store',
  files: [XLSX],
  what: 'template',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  make: async () => ({
    name: `${templateTexts.title.zh}.xlsx`,
    mediaType: XLSX,
    pieces: templateWorkbook(),
  }),
})

/** What comes in: the format, a workbook for it, the heads of foreign files, imports so far. */
export const importRoutes: Route[] = [listImportTables, getTemplate, readHeads, listImports]
