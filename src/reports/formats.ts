import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import { figureText } from './blocks.js'
import { type Annex, docxOf } from './docx.js'
import type { Front } from './front.js'
import { htmlOf } from './html.js'
import { jsonOf } from './json.js'
import type { Report } from './report.js'
import { xlsxOf } from './xlsx.js'

export const REPORT_FORMATS = ['docx', 'html', 'xlsx', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export const MEDIA_TYPES: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** @param trace with the query behind each number as an annex */
export const render = async (
  format: ReportFormat,
  report: Report,
  front: Front,
  trace: boolean,
): Promise<Buffer> => {
  const annex = trace ? [traceOf(report)] : []
  switch (format) {
    case 'docx':
      return docxOf(report, front, annex)
    case 'html':
      return htmlOf(report, front, annex)
    case 'xlsx':
      return xlsxOf(report, front, annex)
    case 'json':
      return jsonOf(report, front)
  }
}

const traceOf = ({ figures, lang, blocks }: Report): Annex => ({
  label: `${say(texts.annex, lang)}${1 + blocks.filter(({ type }) => type === 'annex').length}`,
  table: {
    title: say(texts.tableTrace, lang),
    unit: '',
    note: '',
    columns: [
      { head: say(texts.figure, lang), width: 0.42, align: 'left' },
      { head: say(texts.value, lang), width: 0.14, align: 'right' },
      { head: say(texts.query, lang), width: 0.44, align: 'left' },
    ],
    rows: figures.map((figure) => [
      { text: figure.id },
      { text: figureText(figure, lang) },
      { text: figure.query === figure.id ? '〃' : figure.query },
    ]),
  },
})
