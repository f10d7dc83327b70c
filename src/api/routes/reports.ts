import { z } from 'zod'
import { demandEdition, maySeeEdition, type Role } from '../../access/matrix.js'
import type { Casebook, ReportRecord } from '../../casebook/casebook.js'
import type { ReleaseKind } from '../../casebook/releases.js'
import { AppError } from '../../domain/errors.js'
import { areaOf } from '../../reports/area.js'
import { MEDIA_TYPES } from '../../reports/formats.js'
import { parsePeriod } from '../../reports/period.js'
import type { ReportTask } from '../../service/tasks.js'
import { startJob } from '../act-route.js'
import { pageQuery } from '../cursor.js'
import { download } from '../download-route.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import { hashOf, submitOnce } from '../requested-job.js'
import type { Route } from '../route.js'
import { listOf } from '../schemas/list.js'
import { IdParams } from '../schemas/query.js'
import { Report, ReportBody } from '../schemas/report.js'

const listReports = list('/reports', {
  id: 'listReports',
  summary: 'Reports made so far that the role may see, newest first',
  tag: 'reports',
  query: z.strictObject(pageQuery),
  json: listOf('ReportList', Report),
  what: 'reports',
  access: {
    resource: ['report-public', 'report-circulation', 'report-internal'],
    classes: ['open', 'work', 'ops'],
    cut: true,
  },
  needs: [],
  list: 'reports',
  load: ({ query: { limit }, from, store: { casebook }, view: { role } }) =>
    firstOf(visible(casebook, role, from && String(from.after), limit + 1), limit, (report) => report.id),
})

const makeReport = startJob('/reports', {
  method: 'POST',
  id: 'makeReport',
  summary: 'Make the situation report of a period; the job’s result is its record',
  tag: 'reports',
  body: ReportBody,
  what: 'make report',
  access: {
    resource: ['report-circulation', 'report-internal'],
    classes: ['open', 'work', 'ops'],
    cut: true,
  },
  needs: 'make-reports',
  prepare: ({ body: { period } }) => void parsePeriod(period),
  run: async ({ body, book, request, reader, jobs, runTask, market }) => {
    const { area, issuer, to, cc, issue, signer, ...rest } = body
    const given = { area, issuer, to, cc, issue, signer }
    demandEdition(reader.role, rest.edition)
    if (area !== undefined) areaOf((await market.get()).market, area)
    const task: ReportTask = {
      kind: 'report',
      ...rest,
      ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
        Record<keyof typeof given, string>
      >),
      requester: reader.name,
    }
    return submitOnce(
      { jobs, request, reader, book },
      {
        job: { kind: 'report', work: (context) => runTask(task, context) },
        fingerprint: hashOf(body),
      },
    )
  },
})

const getReport = read('/reports/:id', {
  id: 'getReport',
  summary: 'One report’s record',
  tag: 'reports',
  params: IdParams,
  json: Report,
  what: 'report',
  access: {
    resource: ['report-public', 'report-circulation', 'report-internal'],
    classes: ['open', 'work', 'ops'],
    cut: true,
  },
  needs: [],
  load: ({ params: { id }, store: { casebook }, view: { role } }) => reportFor(casebook, role, id),
})

const downloadReport = download('/reports/:id/file', {
  id: 'downloadReport',
  summary: 'The report as it was made; its hash is checked first',
  tag: 'reports',
  params: IdParams,
  files: Object.values(MEDIA_TYPES),
  what: 'report file',
  outgoing: ({ params: { id }, store: { casebook }, reader: { role } }) =>
    RELEASED_AS[reportFor(casebook, role, id).edition],
  access: {
    resource: ['report-public', 'report-circulation', 'report-internal'],
    classes: ['open', 'work', 'ops'],
    cut: true,
  },
  needs: [],
  make: async ({ params: { id }, store: { casebook }, asker }) => {
    const { title, number, format } = reportFor(casebook, asker.view.role, id)
    return {
      name: `${title}-${number}.${format}`,
      mediaType: MEDIA_TYPES[format],
      pieces: [casebook.reportFile(id)!],
    }
  },
})

/** What each edition takes before it leaves. */
const RELEASED_AS = {
  internal: 'named',
  circulation: 'circulation',
  public: 'public',
} as const satisfies Record<ReportRecord['edition'], ReleaseKind>

const previewReport = download('/reports/:id/preview', {
  id: 'previewReport',
  summary: 'A report of the format html, to be looked at in a frame of the console; it runs nothing',
  tag: 'reports',
  params: IdParams,
  files: ['text/html'],
  what: 'report preview',
  access: {
    resource: ['report-public', 'report-circulation', 'report-internal'],
    classes: ['open', 'work', 'ops'],
    cut: true,
  },
  needs: [],
  framed: true,
  make: async ({ params: { id }, store: { casebook }, asker }) => {
    const { number, format } = reportFor(casebook, asker.view.role, id)
    if (format !== 'html')
      throw new AppError('not_found', `The report "${id}" is of the format ${format}: only html is shown`)
    return { name: number, mediaType: MEDIA_TYPES.html, pieces: [casebook.reportFile(id)!] }
  },
})

/** Situation reports: make, list, download, look at. */
export const reportRoutes: Route[] = [listReports, makeReport, getReport, downloadReport, previewReport]

/** A report of an edition that the role may see; fails with `not_found` for any other. */
const reportFor = (casebook: Casebook, role: Role, id: string): ReportRecord => {
  const found = casebook.report(id)
  if (!found || !maySeeEdition(role, found.edition))
    throw new AppError('not_found', `There is no report "${id}"`)
  return found
}

/** The first reports after an id that the role may see, newest first. */
const visible = (
  casebook: Casebook,
  role: Role,
  after: string | undefined,
  limit: number,
): ReportRecord[] => {
  const found: ReportRecord[] = []
  for (let before = after; found.length < limit; ) {
    const page = casebook.reports({ limit: 200, ...(before !== undefined && { before }) })
    for (const report of page) if (maySeeEdition(role, report.edition)) found.push(report)
    if (page.length < 200) break
    before = page.at(-1)!.id
  }
  return found.slice(0, limit)
}
