import { createRequire } from 'node:module'
import type ExcelJS from 'exceljs'
import { type Column, TABLES, type Table } from '../domain/tables.js'
import { templateTexts } from '../texts/template.js'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const ROWS_TO_FILL = 2000
/** fixed, so that the same version writes the same workbook */
const WRITTEN = new Date(Date.UTC(2026, 0, 1))

/**
 * Write the workbook to fill in: a sheet a table under its Chinese name with Chinese headers (`*` = required), a note on
 * each, drop-downs where a column takes words of a list; before them 说明, after them 示例 with example rows. Those two
 * are never imported, so nothing has to be deleted. Cells are text, so that no long number loses its digits.
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

const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lots: {
    lot_id: 'E3309220000000001001',
    title: '示例：某镇道路改造工程一标段',
    buyer_name: '示例招标人',
    industry: '交通',
    category: '施工',
    method: '公开招标',
    evaluation: '经评审的最低投标价法',
    control_price: '1000000.00',
    opened_at: '2026-03-01 09:30',
  },
  bids: {
    lot_id: 'E3309220000000001001',
    bidder_id: '91000000EXAMPLE001',
    bidder_name: '示例建设有限公司',
    amount: '95.6万元',
    status: '有效',
    won: '是',
    submitted_at: '2026-03-01 08:55',
    ip: '192.0.2.10',
    mac: '00:00:5E:00:53:01',
    lock_no: 'LOCK-0001',
  },
  bidders: {
    bidder_id: '91000000EXAMPLE001',
    name: '示例建设有限公司',
    legal_rep_name: '张三',
    registered_at: '2015-06-01',
  },
  roles: { bidder_id: '91000000EXAMPLE001', person_name: '张三', role: '法定代表人' },
  ownership: { owner_id: '91000000EXAMPLE002', owned_id: '91000000EXAMPLE001', share: '0.6' },
  groups: { group_id: 'G-01', bidder_id: '91000000EXAMPLE001', name: '示例集团' },
  allowlist: { kind: 'ip', value: '192.0.2.1', reason: '交易中心自助终端', approved_by: '示例审批人' },
  experts: {
    lot_id: 'E3309220000000001001',
    expert_id: 'ZJ-0001',
    expert_name: '李四',
    role: '组长',
    unit_name: '示例设计院',
    signed_in_at: '2026-03-01 09:40',
    seat: '3号评标室-05',
  },
  scores: {
    lot_id: 'E3309220000000001001',
    expert_id: 'ZJ-0001',
    bidder_id: '91000000EXAMPLE001',
    item: '施工组织设计',
    part: '技术',
    score: '27.5',
    max_score: '30',
    scored_at: '2026-03-01 10:35:12',
  },
  contracts: {
    contract_id: 'HT-2026-0001',
    lot_id: 'E3309220000000001001',
    bidder_id: '91000000EXAMPLE001',
    price: '95.6万元',
    signed_at: '2026-03-20',
    settlement_price: '99.8万元',
  },
  subcontracts: {
    contract_id: 'HT-2026-0001',
    subcontractor_id: '91000000EXAMPLE003',
    kind: '劳务分包',
    amount: '12万元',
    signed_at: '2026-04-01',
  },
  penalties: {
    bidder_id: '91000000EXAMPLE001',
    doc_no: '示例罚字〔2025〕1号',
    authority: '示例行政机关',
    decided_on: '2025-06-01',
    kind: '串通投标',
    revoked: '否',
  },
}

const addExamples = (book: ExcelJS.Workbook): void => {
  const sheet = book.addWorksheet('示例')
  sheet.addRow([templateTexts.examples.zh]).font = { bold: true, color: { argb: 'FFC00000' } }
  for (const table of TABLES) {
    const example = EXAMPLES[table.name] ?? {}
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
