import { type Column, TABLES, type Table } from '../domain/tables.js'
import { writeWhole } from '../formats/whole-file.js'
import { type Sheet, type SheetCell, type Style, xlsx } from '../formats/xlsx-writer.js'
import { templateTexts } from '../texts/template.js'
import { clauseText, listText } from '../texts/text.js'

const ROWS_TO_FILL = 2000

const FACTS = {
  title: templateTexts.title.zh,
  author: '',
  /** fixed, so that the same version writes the same workbook */
  at: '2026-01-01T00:00:00Z',
  footer: templateTexts.title.zh,
}

const STRONG: Style = { bold: true }
const LARGE: Style = { bold: true, size: 14 }
const WARNING: Style = { bold: true, red: true }
const WRAPPED: Style = { wrap: true }

/**
 * Write the workbook to fill in: a sheet a table under its Chinese name with Chinese headers (`*` =
 * required), a note on each, drop-downs where a column takes words of a list; before them 说明, after them 示
 * 例 with example rows. Those two are never imported, so nothing has to be deleted. Cells are text, so that
 * no long number loses its digits. Printed it is one page across for most tables.
 */
export const writeTemplate = (out: string): Promise<void> => writeWhole(out, templateWorkbook())

/** The bytes of the workbook. */
export const templateWorkbook = (): AsyncGenerator<Buffer> =>
  xlsx(FACTS, [notes(), ...TABLES.map(tableSheet), examples()])

const notes = (): Sheet => ({
  name: '说明',
  columns: [18, 26, 30, 8, 80].map((width) => ({ width })),
  rows: [
    [{ value: templateTexts.title.zh, style: LARGE }],
    ...templateTexts.notes.zh.split('\n').map((line) => [line]),
    [],
    ['表', '列', '英文列名', '必填', '填写要求'].map(strong),
    ...TABLES.flatMap((table) =>
      table.columns.map((column): SheetCell[] => [
        table.alias,
        column.alias,
        column.name,
        column.required ? '是' : '',
        { value: hintOf(column), style: WRAPPED },
      ]),
    ),
  ],
})

const strong = (value: string): SheetCell => ({ value, style: STRONG })

const tableSheet = (table: Table): Sheet => ({
  name: table.alias,
  columns: table.columns.map((column) => ({
    head: column.required ? `${column.alias}*` : column.alias,
    width: Math.max(12, column.alias.length * 2 + 6),
    format: 'text',
    required: column.required === true,
    note: `${column.name}\n${hintOf(column)}`,
    choices: choicesOf(column),
  })),
  frozenColumns: 1,
  rowsToFill: ROWS_TO_FILL,
  rows: [],
})

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
  return clauseText(
    [hints[column.type] ?? '', words.length > 0 ? listText(words, 'zh') : ''].filter((part) => part !== ''),
    'zh',
  )
}

/** A table's name, its columns that the example fills, and their values, side by side across the page. */
const examples = (): Sheet => ({
  name: '示例',
  columns: Array.from({ length: EXAMPLES_ACROSS }, () => ({ width: 24 })),
  rows: [[{ value: templateTexts.examples.zh, style: WARNING }], ...TABLES.flatMap(exampleRows)],
})

const EXAMPLES_ACROSS = 8

/** As many rows as the example's columns need at so many a row. */
const exampleRows = ({ name, alias, columns, example }: Table): SheetCell[][] => {
  const shown = columns.filter((column) => example[column.name] !== undefined)
  const rows: SheetCell[][] = [[], [strong(`${alias}（${name}）`)]]
  for (let from = 0; from < shown.length; from += EXAMPLES_ACROSS) {
    const some = shown.slice(from, from + EXAMPLES_ACROSS)
    rows.push(some.map((column) => strong(column.alias)))
    rows.push(some.map((column) => ({ value: example[column.name] ?? '', style: WRAPPED })))
  }
  return rows
}
