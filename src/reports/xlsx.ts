import { cleanText } from '../formats/clean-text.js'
import { type Sheet, type SheetCell, type Style, xlsx } from '../formats/xlsx-writer.js'
import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import type { Cell } from './blocks.js'
import type { Annex } from './docx.js'
import { type Front, frontLines } from './front.js'
import { markOf, type Report } from './report.js'

const STRONG: Style = { bold: true }
const LARGE: Style = { bold: true, size: 16 }
const WRAPPED: Style = { wrap: true }
const TEN_THOUSAND: Style = { format: 'wan' }
const PERCENT: Style = { format: 'percent' }

/**
 * The report's tables as a workbook: a cover, then a sheet a table, numbers as numbers in the unit shown. A
 * text that a spreadsheet would take for a formula is stored as a text cell, which never computes.
 */
export const xlsxOf = async (report: Report, front: Front, annex: Annex[] = []): Promise<Buffer> => {
  const mark = `${markOf(report.edition, report.lang)}　${say(texts.leadNotFinding, report.lang)}`
  const tables = report.blocks.filter((block) => block.type === 'table')
  const facts = {
    title: report.title,
    author: front.issuer || (report.edition === 'public' ? '' : front.requester),
    at: front.at,
    header: mark,
    footer: front.number,
  }
  const sheets = [
    coverSheet(report, front, mark),
    ...tables.map((table, i) => tableSheet(sheetName(i + 1, table.title), table)),
    ...annex.map(({ label, table }) => tableSheet(label, table)),
  ]
  const pieces: Buffer[] = []
  for await (const piece of xlsx(facts, sheets)) pieces.push(piece)
  return Buffer.concat(pieces)
}

type Table = Annex['table']

const coverSheet = (report: Report, front: Front, mark: string): Sheet => {
  const { lang, title, blocks } = report
  const strong = (value: string, style = STRONG): SheetCell => ({ value, style })
  const wrapped = (value: string): SheetCell => ({ value, style: WRAPPED })
  return {
    name: say(texts.overall, lang),
    columns: [{ width: 16 }, { width: 100 }],
    rows: [
      [strong(title, LARGE)],
      [strong(mark)],
      ['', wrapped(say(texts.disclaimer, lang))],
      ...frontLines(report, front),
      [],
      ...blocks.flatMap((block): SheetCell[][] => {
        if (block.type === 'heading') return [[strong(block.text)]]
        if (block.type === 'annex') return [[strong(`${block.label}　${block.title}`)]]
        if (block.type === 'points')
          return [[strong(block.title)], ...block.lines.map((line) => ['', wrapped(line)])]
        return block.type === 'text' ? [['', wrapped(block.text)]] : []
      }),
    ],
  }
}

const tableSheet = (name: string, { title, unit, columns, rows, note }: Table): Sheet => ({
  name,
  preamble: [title, unit],
  columns: columns.map(({ head, width }) => ({ head, width: Math.max(10, Math.round(width * 96)) })),
  rows: rows.map((row) => row.map(numberOrText)),
  closing: note ? [note] : [],
})

const numberOrText = ({ text, value, unit }: Cell): SheetCell => {
  if (value === undefined) return text
  if (unit === 'fen') return { value: value / 1_000_000, style: TEN_THOUSAND }
  return unit === 'share' || unit === 'change' ? { value, style: PERCENT } : value
}

/** `1 主要指标` of `表1　主要指标`. */
const sheetName = (n: number, title: string): string =>
  `${n} ${cleanText(title).replace(/^(表|Table )\d+(　|\. )/, '')}`
