import { cleanText } from '../formats/clean-text.js'
import { withoutTimes } from '../formats/zip-times.js'
import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import type { Cell, ShownBlock } from './blocks.js'
import type { Annex } from './docx.js'
import { type Front, frontLines } from './front.js'
import { markOf, type Report } from './report.js'

/**
 * The report's tables as a workbook: a cover, then a sheet a table with frozen heads, numbers as numbers in
 * the unit shown. A text that a spreadsheet would take for a formula is stored as a text cell, which never
 * computes.
 */
export const xlsxOf = async (report: Report, front: Front, annex: Annex[] = []): Promise<Buffer> => {
  const { default: ExcelJs } = await import('exceljs')
  const book = new ExcelJs.Workbook()
  book.created = book.modified = new Date(front.at)
  book.creator = book.lastModifiedBy = cleanText(front.issuer || front.requester)
  coverSheet(book.addWorksheet(say(texts.overall, report.lang).slice(0, 31)), report, front)
  let n = 0
  for (const table of report.blocks.filter((block) => block.type === 'table'))
    tableSheet(book.addWorksheet(sheetName(++n, table.title)), table)
  for (const { label, table } of annex) tableSheet(book.addWorksheet(label), table)
  return withoutTimes(Buffer.from(await book.xlsx.writeBuffer()))
}

type Sheet = import('exceljs').Worksheet
type Table = Extract<ShownBlock, { type: 'table' }> | Annex['table']

const coverSheet = (sheet: Sheet, report: Report, front: Front): void => {
  const { lang } = report
  sheet.getColumn(1).width = 16
  sheet.getColumn(2).width = 100
  sheet.addRow([cleanText(report.title)]).font = { bold: true, size: 16 }
  sheet.addRow([`${markOf(report.edition, lang)}　${say(texts.leadNotFinding, lang)}`]).font = { bold: true }
  sheet.addRow(['', say(texts.disclaimer, lang)])
  for (const line of frontLines(report, front)) sheet.addRow(line.map(cleanText))
  sheet.addRow([])
  for (const block of report.blocks) {
    if (block.type === 'heading') sheet.addRow([block.text]).font = { bold: true }
    if (block.type === 'text') {
      const row = sheet.addRow(['', cleanText(block.text)])
      row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
    }
  }
}

const tableSheet = (sheet: Sheet, { title, unit, columns, rows, note }: Table): void => {
  sheet.addRow([cleanText(title)]).font = { bold: true }
  sheet.addRow([cleanText(unit)])
  const head = sheet.addRow(columns.map(({ head: text }) => cleanText(text)))
  head.font = { bold: true }
  columns.forEach(({ width }, i) => {
    sheet.getColumn(i + 1).width = Math.max(10, Math.round(width * 96))
  })
  for (const row of rows) {
    const added = sheet.addRow(row.map(numberOrText))
    row.forEach((cell, i) => {
      const format = formatOf(cell)
      if (format) added.getCell(i + 1).numFmt = format
    })
  }
  if (note) sheet.addRow([cleanText(note)])
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 3 }]
}

const numberOrText = ({ text, value, unit }: Cell): string | number =>
  value === undefined ? cleanText(text) : unit === 'fen' ? value / 1_000_000 : value

const formatOf = ({ value, unit }: Cell): string | undefined => {
  if (value === undefined) return undefined
  if (unit === 'fen') return '0.00'
  return unit === 'share' || unit === 'change' ? '0.0%' : undefined
}

/** `表1 主要指标`: at most 31 characters, none that Excel refuses. */
const sheetName = (n: number, title: string): string =>
  `${n} ${cleanText(title)
    .replace(/^(表|Table )\d+(　|\. )/, '')
    .replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31)
