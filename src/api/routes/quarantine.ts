import { z } from 'zod'
import type { View } from '../../access/view.js'
import type { Issue } from '../../domain/errors.js'
import type { GraphEngine, QuarantineFilter } from '../../engines/engine.js'
import { csvLine, csvStart } from '../../formats/csv.js'
import { issueReason } from '../../intake/withheld-reason.js'
import { columnWord, tableWord } from '../../texts/columns.js'
import { quarantineTexts as texts } from '../../texts/quarantine.js'
import { type Lang, say } from '../../texts/text.js'
import { pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { listOf } from '../schemas/list.js'
import { langQuery, unmaskQuery } from '../schemas/query.js'
import { Quarantined, QuarantineGroups } from '../schemas/store.js'

/** No name that the store can hold has a zero in it. */
const word = z
  .string()
  .max(4096)
  .regex(/^[^\0]+$/)
  .optional()
const filterQuery = {
  batch: z.coerce.number().int().min(1).optional().meta({ description: 'Number of the import' }),
  file: word,
  table: word,
  reason: word,
}
type Filter = z.infer<z.ZodObject<typeof filterQuery>>

/** The parts of the filter that are given. */
const filterOf = ({ batch, file, table, reason }: Filter): QuarantineFilter => ({
  ...(batch !== undefined && { batch }),
  ...(file !== undefined && { file }),
  ...(table !== undefined && { table }),
  ...(reason !== undefined && { reason }),
})

const listQuarantine = list('/quarantine', {
  id: 'listQuarantine',
  summary: 'Rows that were not taken, with file, line, column, value and reason',
  tag: 'store',
  query: z.strictObject({ ...pageQuery, ...filterQuery, ...unmaskQuery }),
  json: listOf('QuarantineList', Quarantined),
  what: 'quarantine',
  access: { resource: 'quality', classes: ['ops', 'identity', 'contact'] },
  needs: 'quality',
  list: 'quarantine',
  filter: ({ query }) => filterOf(query),
  load: async ({ query, from, store: { engine }, view }) => {
    const { limit } = query
    const found = await engine.quarantine({
      ...filterOf(query),
      limit: limit + 1,
      ...(from && { after: Number(from.after) }),
    })
    const { data, next } = firstOf(found, limit, (row) => row.seq)
    return { data: data.map(({ seq, issue }) => ({ seq, ...view.issue(issue) })), next }
  },
})

const listQuarantineGroups = read('/quarantine/facets', {
  id: 'listQuarantineGroups',
  summary: 'How many rows were not taken, by import, file, table and reason',
  tag: 'store',
  json: QuarantineGroups,
  what: 'quarantine facets',
  access: { resource: 'quality', classes: ['ops', 'identity', 'contact'] },
  needs: 'quality',
  load: async ({ store: { engine } }) => ({ data: await engine.quarantineGroups() }),
})

const exportQuarantine = download('/quarantine/export', {
  id: 'exportQuarantine',
  summary: 'All rows that were not taken and meet the filter, as CSV',
  tag: 'store',
  query: z.strictObject({ ...filterQuery, ...unmaskQuery, ...langQuery }),
  files: ['text/csv'],
  what: 'quarantine export',
  access: { resource: 'quality', classes: ['ops', 'identity', 'contact'] },
  needs: 'quality',
  make: async ({ query, store: { engine }, config, asker: { view } }) => {
    const { lang = config.lang } = query
    return {
      name: `${say(texts.name, lang)}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      pieces: rowsAsCsv(engine, filterOf(query), view, lang),
    }
  },
})

/** Rows asked of the store at a time. */
const PIECE = 1000

async function* rowsAsCsv(
  engine: Pick<GraphEngine, 'quarantine'>,
  filter: QuarantineFilter,
  view: View,
  lang: Lang,
): AsyncGenerator<string> {
  const { file, line, table, column, value, reason, detail } = texts
  yield csvStart([file, line, table, column, value, reason, detail].map((head) => say(head, lang)))
  for (let after = -1; ; ) {
    const found = await engine.quarantine({ ...filter, limit: PIECE, after })
    if (found.length > 0) yield found.map(({ issue }) => csvLine(cellsOf(view.issue(issue), lang))).join('')
    if (found.length < PIECE) return
    after = found.at(-1)!.seq
  }
}

const cellsOf = (issue: Issue, lang: Lang) => [
  issue.file,
  issue.line,
  tableWord(issue.table, lang),
  issue.column
    .split(' + ')
    .map((name) => columnWord(issue.table, name, lang))
    .join(' + '),
  issue.value,
  issueReason(issue, lang),
  issue.detail ?? '',
]

/** What would not be taken: rows, how many of which, and all of them as a file. */
export const quarantineRoutes: Route[] = [listQuarantine, listQuarantineGroups, exportQuarantine]
