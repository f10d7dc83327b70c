import { createHash } from 'node:crypto'
import type { ReportRecord } from '../casebook/casebook.js'
import { shanghaiDay } from '../domain/day.js'
import type { Store } from '../store.js'
import type { Lang } from '../texts/text.js'
import type { Edition } from './composer.js'
import type { Figure } from './figures.js'
import { type ReportFormat, render } from './formats.js'
import type { Front } from './front.js'
import { gather } from './gather.js'
import { composeReport } from './model.js'

export interface ReportRequest {
  period: string
  edition: Edition
  format: ReportFormat
  lang: Lang
  requester: string
  at: Date
  area?: string
  issuer?: string
  /** to whom it goes, with copies to whom */
  to?: string
  cc?: string
  /** number of the issue, and who signs */
  issue?: string
  signer?: string
  copies?: number
  /** the query behind each number as an annex */
  trace?: boolean
  /** default: the last */
  run?: string
}

export interface MadeReport {
  bytes: Buffer
  record: ReportRecord
  figures: Figure[]
  /** the store has other contents than when the run was made */
  stale: boolean
}

/** Makes a report from a store and keeps it in the case book. */
export const makeReport = async (
  store: Pick<Store, 'casebook' | 'engine'>,
  request: ReportRequest,
): Promise<MadeReport> => {
  const input = await gather({ ...store, ...request })
  const report = composeReport(input)
  const at = request.at.toISOString()
  const front: Front = {
    number: numberOf(request, report.run, at),
    copies: request.copies ?? 1,
    requester: request.requester,
    at,
    issuer: request.issuer ?? '',
    to: request.to ?? '',
    cc: request.cc ?? '',
    issue: request.issue ?? '',
    signer: request.signer ?? '',
  }
  const bytes = await render(request.format, report, front, request.trace ?? false)
  const record: ReportRecord = {
    id: front.number,
    number: front.number,
    period: report.period,
    edition: report.edition,
    format: request.format,
    lang: report.lang,
    title: report.title,
    run: report.run,
    digest: report.digest,
    requester: request.requester,
    at,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  store.casebook.addReport(record, bytes)
  return { bytes, record, figures: report.figures, stale: report.digest !== input.run.digest }
}

/** Made of what is asked, of which run, by whom and when: `XS-20260105-1A2B3C4D`. */
const numberOf = (request: ReportRequest, run: string, at: string): string => {
  const { period, edition, format, lang, requester, area, issuer, copies, trace } = request
  const { to, cc, issue, signer } = request
  const asked = [period, edition, format, lang, requester, area, issuer, copies, trace, run, at]
  for (const one of [to, cc, issue, signer]) if (one !== undefined) asked.push(one)
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  return `XS-${shanghaiDay(request.at).replaceAll('-', '')}-${hash.slice(0, 8).toUpperCase()}`
}
