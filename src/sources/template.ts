import { createRequire } from 'node:module'
import type ExcelJS from 'exceljs'
import { type Column, TABLES, type Table } from '../domain/tables.js'
import { templateTexts } from '../texts/template.js'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const ROWS_TO_FILL = 2000
/** fixed, so that the same version writes the same workbook */
const WRITTEN = new Date(Date.UTC(2026, 0, 1))

/**
 * Write the workbook to fill in: a sheet a table under its Chinese name with Chinese headers (`*` =
 * required), a note on each, drop-downs where a column takes words of a list; before them 说明, after them 示
 * 例 with example rows. Those two are never imported, so nothing has to be deleted. Cells are text, so that
 * no long number loses its digits.
 */
export const writeTemplate = async (out: string): Promise<void> => {
  const book = new Workbook()
  book.created = WRITTEN
  book.modified = WRITTEN
  addNotes(book)
  for (const table of TABLES) addTable(book, table)
  addExamples(book)
  await book.xlsx.writeFile(out)
}

const addNotes = (book: ExcelJS.Workbook): void => {
  const sheet = book.addWorksheet('说明')
  sheet.columns = [{ width: 18 }, { width: 26 }, { width: 30 }, { width: 8 }, { width: 80 }]
  sheet.addRow([templateTexts.title.zh]).font = { bold: true, size: 14 }
  for (const line of templateTexts.notes.zh.split('\n')) sheet.addRow([line])
  sheet.addRow([])
  sheet.addRow(['表', '列', '英文列名', '必填', '填写要求']).font = { bold: true }
  for (const table of TABLES)
    for (const column of table.columns)
      sheet.addRow([table.alias, column.alias, column.name, column.required ? '是' : '', hintOf(column)])
}

const addTable = (book: ExcelJS.Workbook, table: Table): void => {
  const sheet = book.addWorksheet(table.alias, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = table.columns.map((column) => ({
    width: Math.max(12, column.alias.length * 2 + 6),
    style: { numFmt: '@' },
  }))
  const header = sheet.getRow(1)
  table.columns.forEach((column, i) => {
    const cell = header.getCell(i + 1)
    cell.value = column.required ? `${column.alias}*` : column.alias
    cell.font = { bold: true, ...(column.required && { color: { argb: 'FFC00000' } }) }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF7' } }
    cell.note = `${column.name}\n${hintOf(column)}`
    const words = choicesOf(column)
    if (words.length > 0) addChoices(sheet, i + 1, words)
  })
  header.commit()
}

/** A list to choose from; any other word may be typed too, the importer keeps it. */
const addChoices = (sheet: ExcelJS.Worksheet, column: number, words: readonly string[]): void => {
  const letter = sheet.getColumn(column).letter
  const validations = (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } })
    .dataValidations
  validations.add(`${letter}2:${letter}${ROWS_TO_FILL}`, {
    type: 'list',
    allowBlank: true,
    showErrorMessage: false,
    formulae: [`"${words.join(',')}"`],
  })
}

const STATUS = ['有效', '否决', '撤回']
const FLAG = ['是', '否']
const ACCOUNT = ['基本户', '其他']
const LONGEST_LIST = 250

/** The Chinese word for each of a column's codes, the first of its aliases. */
const choicesOf = (column: Column): string[] => {
  if (column.type === 'status') return STATUS
  if (column.type === 'flag') return FLAG
  if (column.type === 'account-type') return ACCOUNT
  const first = new Map<string, string>()
  for (const [word, code] of Object.entries(column.words ?? {}))
    if (/\p{Script=Han}/u.test(word) && !first.has(code)) first.set(code, word)
  const words = [...first.values()]
  return words.join(',').length <= LONGEST_LIST ? words : []
}

const hintOf = (column: Column): string => {
  const words = choicesOf(column)
  const hints: Record<string, string> = templateTexts.hints
  return [hints[column.type] ?? '', words.length > 0 ? words.join('、') : '']
    .filter((part) => part !== '')
    .join('；')
}

const addExamples = (book: ExcelJS.Workbook): void => {
  const sheet = book.addWorksheet('示例')
  sheet.addRow([templateTexts.examples.zh]).font = { bold: true, color: { argb: 'FFC00000' } }
  for (const table of TABLES) {
    const { example } = table
    const shown = table.columns.filter((column) => example[column.name] !== undefined)
    sheet.addRow([])
    sheet.addRow([`${table.alias}（${table.name}）`]).font = { bold: true }
    sheet.addRow(shown.map((column) => column.alias)).font = { bold: true }
    sheet.addRow(shown.map((column) => example[column.name]))
  }
  sheet.columns.forEach((column) => {
    column.width = 24
  })
}
