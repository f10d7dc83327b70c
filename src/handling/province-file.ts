import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import type { PlainRow, PlainTable } from '../sources/plain-rows.js'
import { provinceTexts as texts } from '../texts/province.js'
import type { Text } from '../texts/text.js'
import type { ColourPolicy } from './reference.js'

const COLUMNS = ['id', 'rule', 'colour', 'lots', 'bidders', 'names', 'at', 'text', 'state'] as const
type AlertColumn = (typeof COLUMNS)[number]

/** Headers that are known without a mapping. */
const KNOWN: Record<AlertColumn, readonly string[]> = {
  id: ['id', '预警编号', '预警ID', '预警件编号', '线索编号'],
  rule: ['rule', '预警规则', '规则名称', '预警事项', '预警模型'],
  colour: ['colour', 'color', '预警等级', '预警级别', '预警颜色', '等级'],
  lots: ['lots', '标段编号', '标段（包）编号', '标段(包)编号'],
  bidders: ['bidders', '企业代码', '统一社会信用代码', '投标人代码', '涉及企业代码'],
  names: ['names', '企业名称', '投标人', '投标人名称', '涉及企业'],
  at: ['at', '预警时间', '预警日期', '产生时间'],
  text: ['text', '预警内容', '预警描述', '问题描述'],
  state: ['state', '处置状态', '办理状态', '状态'],
}

export type AlertMapping = z.infer<typeof AlertMapping>
/** How a province's file is read: its headers, its words for colours, its words for what is dealt with. */
export const AlertMapping = z.strictObject({
  format: z.literal('biaojian-alerts/1'),
  columns: z.partialRecord(z.enum(COLUMNS), z.string().min(1)).default({}),
  colours: z.record(z.string(), z.string()).default({}),
  closed: z.array(z.string()).default(['已办结', '办结', '已归档', 'closed']),
})

const NO_MAPPING: AlertMapping = AlertMapping.parse({ format: 'biaojian-alerts/1' })

/** An alert of the province's platform. */
export interface Alert {
  line: number
  /** its id there */
  id: string
  rule: string
  colour: string
  lots: string[]
  bidders: { id: string; name: string }[]
  /** as it is written there */
  at: string
  text: string
  state: string
  /** the province has dealt with it */
  isClosed: boolean
}

/** A row that is not taken, why, and where. */
export interface RefusedRow {
  line: number
  column: string
  value: string
  reason: Text
}

/** Reads a mapping. Fails with `invalid_input` where it is none. */
export const alertMappingOf = (text: string | undefined): AlertMapping => {
  if (text === undefined) return NO_MAPPING
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_input', 'The mapping of the file of alerts is no JSON', { cause })
  }
  const parsed = AlertMapping.safeParse(json)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new AppError('invalid_input', `The mapping of the file of alerts: ${path.join('.')}: ${message}`)
}

/**
 * Alerts of a file, and the rows that are none. Fails with `invalid_input` where it has no column of ids, of
 * colours or of lots.
 */
export const alertsOf = (
  table: PlainTable,
  mapping: AlertMapping,
  policy: Pick<ColourPolicy, 'colours' | 'province'>,
): { alerts: Alert[]; refused: RefusedRow[] } => {
  const headers = headersOf(table, mapping)
  const colours = coloursOf(mapping, policy)
  const refused: RefusedRow[] = table.faults.map(({ line }) => ({
    ...{ line, column: '', value: '' },
    reason: texts.unread,
  }))
  const seen = new Map<string, string>()
  const alerts: Alert[] = []
  for (const row of table.rows) {
    const read = alertOf(row, headers, { colours, closed: mapping.closed })
    const twice = 'id' in read && seen.get(read.id)
    const content = JSON.stringify(row.cells)
    if (!('id' in read)) refused.push(read)
    else if (twice === undefined || twice === false) {
      seen.set(read.id, content)
      alerts.push(read)
    } else if (twice !== content)
      refused.push({ line: row.line, column: headers.id, value: read.id, reason: texts.twice })
  }
  return { alerts, refused: refused.sort((a, b) => a.line - b.line) }
}

type Headers = Partial<Record<AlertColumn, string>> & { id: string; colour: string; lots: string }

const headersOf = ({ file, header }: PlainTable, { columns }: AlertMapping): Headers => {
  const found: Partial<Record<AlertColumn, string>> = {}
  for (const column of COLUMNS) {
    const given = columns[column]
    if (given !== undefined && !header.includes(given))
      throw new AppError('invalid_input', `${file} has no column "${given}": ${header.join(', ')}`)
    const known = given ?? header.find((name) => KNOWN[column].includes(name))
    if (known !== undefined) found[column] = known
  }
  const { id, colour, lots } = found
  if (id === undefined || colour === undefined || lots === undefined)
    throw new AppError(
      'invalid_input',
      `${file} needs columns of ids, colours and lots; it has: ${header.join(', ')}. Name them in a mapping`,
    )
  return { ...found, id, colour, lots }
}

/** Colours by what a file may call them: code, word, code of the province, what the mapping says. */
const coloursOf = (
  { colours: mapped }: AlertMapping,
  { colours, province }: Pick<ColourPolicy, 'colours' | 'province'>,
): Map<string, string> =>
  new Map([
    ...colours.flatMap(({ code, text }): [string, string][] => [
      [code, code],
      [text.zh, code],
      [`${text.zh}色`, code],
      [`${text.zh}色预警`, code],
    ]),
    ...Object.entries(province),
    ...Object.entries(mapped),
  ])

const SEPARATORS = /[;；、,，|｜\n]+/

const partsOf = (cell: string): string[] =>
  cell
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const alertOf = (
  { line, cells }: PlainRow,
  headers: Headers,
  { colours, closed }: { colours: ReadonlyMap<string, string>; closed: readonly string[] },
): Alert | RefusedRow => {
  const cell = (column: AlertColumn): string => {
    const header = headers[column]
    return header === undefined ? '' : (cells[header] ?? '')
  }
  const refuse = (column: AlertColumn, reason: Text): RefusedRow => ({
    ...{ line, column: headers[column] ?? column, value: cell(column).slice(0, 200), reason },
  })
  const [id, colour, lots] = [cell('id'), colours.get(cell('colour')), partsOf(cell('lots'))]
  if (id === '') return refuse('id', texts.noId)
  if (colour === undefined) return refuse('colour', texts.noColour)
  if (lots.length === 0) return refuse('lots', texts.noLots)
  const [ids, names] = [partsOf(cell('bidders')), partsOf(cell('names'))]
  if (ids.length > 0 && names.length > 0 && ids.length !== names.length)
    return refuse('names', texts.otherCount)
  const given = ids.length > 0 ? ids : names
  return {
    ...{ line, id, rule: cell('rule'), colour, lots: [...new Set(lots)] },
    bidders: [...new Map(given.map((one, i) => [one, { id: one, name: names[i] ?? one }])).values()],
    ...{ at: cell('at'), text: cell('text'), state: cell('state') },
    isClosed: closed.includes(cell('state')),
  }
}
