import { z } from 'zod'
import { demand, may, type Right, type Role } from '../../access/matrix.js'
import type { ReportRecord } from '../../casebook/casebook.js'
import { AppError } from '../../domain/errors.js'
import { EDITIONS, type Edition } from '../../reports/composer.js'
import { REPORT_FORMATS, type ReportFormat } from '../../reports/formats.js'
import { draftLetter } from '../../reports/letters/letter.js'
import { LETTER_TYPES, LetterType, letterType } from '../../reports/letters/registry.js'
import { parsePeriod } from '../../reports/period.js'
import type { ReportTask } from '../../service/tasks.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import { Job, listOf } from '../schemas.js'
import { accepted } from './jobs.js'

const text = z.string()
const name = z.string().trim().min(1).max(100)

export const ReportOf = z
  .object({
    id: text,
    number: text,
    period: text,
    edition: z.enum(EDITIONS),
    format: z.enum(REPORT_FORMATS),
    lang: z.enum(['zh', 'en']),
    title: text,
    run: text,
    digest: text,
    requester: text,
    at: text,
    bytes: z.int(),
    sha256: text,
  })
  .meta({ id: 'Report' })

const ReportBody = z
  .strictObject({
    period: z.string().meta({ description: '2026, 2026-H1, 2026-Q3 or 2026-03' }),
    edition: z.enum(EDITIONS).default('internal'),
    format: z.enum(REPORT_FORMATS).default('docx'),
    lang: z.enum(['zh', 'en']).default('zh'),
    area: name.optional(),
    issuer: name.optional(),
    copies: z.int().min(1).max(9999).default(1),
    trace: z.boolean().default(false).meta({ description: 'The query behind each number as an annex' }),
  })
  .meta({ id: 'ReportRequest', examples: [{ period: '2026-Q1', edition: 'public', format: 'docx' }] })

const LetterBody = z
  .strictObject({
    type: z.string().min(1),
    ring: z.string().min(1).optional(),
    period: z.string().optional(),
    lang: z.enum(['zh', 'en']).default('zh'),
    issuer: name.optional(),
    addressee: name.optional(),
  })
  .meta({ id: 'LetterRequest', examples: [{ type: 'police-suggestion', ring: 'R-000001' }] })

const Params = z.object({ id: z.string().min(1) })

const TYPES: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** What it takes to have or make an edition: the public one is for whoever has a key. */
const rightsFor = (edition: Edition): Right[] =>
  edition === 'internal' ? ['internal-reports'] : edition === 'circulation' ? ['rings'] : []

const maySee = (role: Role, edition: Edition): boolean => {
  const rights = rightsFor(edition)
  return rights.length === 0 || rights.some((right) => may(role, right))
}

/** Situation reports: make, list, download. Letters: the types, and a draft. */
export const reportRoutes =
  ({ store: { casebook }, gate, jobs, runTask, market, clock }: ApiParts) =>
  async (app: Api): Promise<void> => {
    const reportOf = (id: string): ReportRecord => {
      const found = casebook.report(id)
      if (!found) throw new AppError('not_found', `There is no report "${id}"`)
      return found
    }

    app.get(
      '/reports',
      {
        schema: describe({
          id: 'listReports',
          summary: 'Reports made so far that the role may see, newest first',
          tag: 'reports',
          query: z.strictObject(pageQuery),
          json: listOf('ReportList', ReportOf),
        }),
      },
      async (request, reply) => {
        const { limit, cursor } = request.query
        const from = readCursor('reports', {}, cursor)
        return gate.read(request, reply, {
          what: 'reports',
          needs: [],
          load: ({ role }) => {
            const found = visible(role, from && String(from.after), limit + 1)
            const data = found.slice(0, limit)
            const next = found.length > limit ? writeCursor('reports', {}, { after: data.at(-1)!.id }) : null
            return { data, page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    const visible = (role: Role, after: string | undefined, limit: number): ReportRecord[] => {
      const found: ReportRecord[] = []
      for (let before = after; found.length < limit; ) {
        const page = casebook.reports({ limit: 200, ...(before !== undefined && { before }) })
        found.push(...page.filter(({ edition }) => maySee(role, edition)))
        if (page.length < 200) break
        before = page.at(-1)!.id
      }
      return found.slice(0, limit)
    }

    app.post(
      '/reports',
      {
        schema: describe({
          id: 'makeReport',
          summary: 'Make the situation report of a period; the job’s result is its record',
          tag: 'reports',
          body: ReportBody,
          status: 202,
          json: Job,
        }),
      },
      async (request, reply) => {
        parsePeriod(request.body.period)
        const subject = await gate.act(request, { what: 'make report', id: request.body.period }, 'rings')
        if (request.body.edition === 'internal') demand(subject.role, 'internal-reports')
        const { area, issuer, ...rest } = request.body
        const task: ReportTask = {
          kind: 'report',
          ...rest,
          ...(area !== undefined && { area }),
          ...(issuer !== undefined && { issuer }),
          requester: subject.name,
        }
        return accepted(reply, jobs.submit({ kind: 'report', work: (context) => runTask(task, context) }))
      },
    )

    app.get(
      '/reports/:id',
      {
        schema: describe({
          id: 'getReport',
          summary: 'One report’s record',
          tag: 'reports',
          params: Params,
          json: ReportOf,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        return gate.read(request, reply, {
          what: 'report',
          id,
          needs: [],
          load: ({ role }) => {
            const record = reportOf(id)
            if (!maySee(role, record.edition)) demand(role, ...rightsFor(record.edition))
            return record
          },
        })
      },
    )

    app.get(
      '/reports/:id/file',
      {
        schema: describe({
          id: 'downloadReport',
          summary: 'The report as it was made; its hash is checked first',
          tag: 'reports',
          params: Params,
          files: Object.values(TYPES).map((type) => type.split(';')[0]!),
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        return gate.download(request, reply, {
          what: 'report file',
          id,
          needs: [],
          make: async ({ view: { role } }) => {
            const record = reportOf(id)
            if (!maySee(role, record.edition)) demand(role, ...rightsFor(record.edition))
            return {
              name: `${record.title}-${record.number}.${record.format}`,
              mediaType: TYPES[record.format],
              pieces: [casebook.reportFile(id)!],
            }
          },
        })
      },
    )

    app.get(
      '/letters',
      {
        schema: describe({
          id: 'listLetterTypes',
          summary: 'Types of letters and lists that can be drafted',
          tag: 'reports',
          json: z.object({ data: z.array(LetterType) }).meta({ id: 'LetterTypes' }),
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'letter types',
          needs: 'rings',
          load: () => ({ data: LETTER_TYPES }),
        }),
    )

    app.post(
      '/letters',
      {
        schema: describe({
          id: 'draftLetter',
          summary: 'Draft a letter or list as a Word document, to be reviewed before it is sent',
          tag: 'reports',
          body: LetterBody,
          files: [TYPES.docx],
        }),
      },
      async (request, reply) => {
        const { type: code, ring, period, lang, issuer, addressee } = request.body
        const type = letterType(LETTER_TYPES, code)
        if (period !== undefined) parsePeriod(period)
        const engine = { market: async () => (await market.get()).market }
        return gate.download(request, reply, {
          what: 'letter',
          id: ring ?? code,
          needs: type.named ? 'internal-reports' : 'rings',
          make: async ({ subject }) => {
            const draft = await draftLetter(
              { casebook, engine },
              {
                type,
                lang,
                requester: subject.name,
                at: clock(),
                ...(ring !== undefined && { ring }),
                ...(period !== undefined && { period }),
                ...(issuer !== undefined && { issuer }),
                ...(addressee !== undefined && { addressee }),
              },
            )
            return { name: `${type.name[lang]}.docx`, mediaType: TYPES.docx, pieces: [draft] }
          },
        })
      },
    )
  }
