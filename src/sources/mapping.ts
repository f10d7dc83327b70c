import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import type { TableName } from '../domain/tables.js'
import { type MappingTextKey, mappingTexts, wrongKind } from '../texts/mapping.js'
import { filled, type Params, type Text } from '../texts/text.js'
import { oneLine } from './header-name.js'
import { JsonLines, type JsonPath } from './json-lines.js'
import { fullForm, simpleForm, tableNames } from './mapping-schema.js'
import type { OcdsCodes } from './ocds-codes.js'
import { SourceError } from './source-error.js'

/**
 * How one of our columns is made from a row of a flat file (docs/mapping.md). Exactly one of those before
 * `strip` is given.
 */
export interface ColumnRule {
  from?: string
  join?: string[]
  first?: string[]
  constant?: string
  parts?: { year: string; month?: string; day?: string }
  line?: true
  file?: true
  sheet?: true
  /** the name of a value in the lines above the header */
  above?: string
  strip?: string[]
  with?: string
  blanks?: boolean
  fillDown?: true
  split?: { by: string; take: number }
  prefix?: string
  suffix?: string
  values?: Record<string, string>
  otherwise?: string
  decimal?: ',' | '.'
  thousands?: string
  scale?: number
  round?: number
  date?: string
  addYears?: number
}

export interface RowFilter {
  column: string
  is?: string[]
  not?: string[]
  empty?: boolean
}

export interface TableRule {
  table: TableName
  columns: Record<string, ColumnRule>
  where: RowFilter[]
  /** input columns kept under their own names */
  keep: string[]
  /** our column that is added up over rows that are equal in all others */
  sum?: string
}

/** A mapping file, read and checked: plain data, so that it can be sent to a worker. */
export interface Mapping {
  file: string
  /** simple form: our column by input header, by table */
  renamed: Partial<Record<TableName, Record<string, string>>>
  /** full form: the tables that a flat file feeds, in the import format's order; empty for the simple form */
  tables: TableRule[]
  /** name patterns of the flat files; empty: any file that has the columns */
  files: string[]
  /** sheets of a workbook that it is for; absent: any */
  sheets?: string[]
  /** line of the header, where it is not to be looked for */
  headerRow?: number
  /** words of OCDS by a publisher's own, by field */
  ocds?: OcdsCodes
  /** line of the mapping on which an input column is first named */
  lines: Record<string, number>
}

const LARGEST = 1 << 20
const DEEPEST = 16

/**
 * Read and check a mapping file: simple (`{"bids": {"投标单位": "bidder_name"}}`) or full (`{"tables":
 * {…}}`). Throws SourceError naming the file's line: not JSON, an unknown key or column, a rule that makes no
 * sense.
 */
export const readMapping = async (path: string, file = path): Promise<Mapping> => {
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new SourceError('mapping_absent', {
      file,
      why: detailed('unreadable', { code: error.code ?? '-' }),
    })
  })
  if (size > LARGEST)
    throw new SourceError('mapping_absent', { file, why: detailed('too_large', { most: LARGEST }) })
  return parseMapping(await readFile(path, 'utf8'), file)
}

/** The same from a text; `file` names it in errors. */
export const parseMapping = (content: string, file = 'mapping'): Mapping => {
  const json = content.replace(/^\ufeff/, '')
  const given = jsonOf(json, file)
  const lines = new JsonLines(json)
  const fail = (path: JsonPath, detail: Text): never => {
    throw new SourceError('mapping_invalid', { file, line: lines.lineOf(path), detail })
  }
  if (lines.twice[0]) fail(lines.twice[0], detailed('twice', { name: String(lines.twice[0].at(-1)) }))
  if (lines.unsafe[0]) fail(lines.unsafe[0], detailed('unsafe', { name: String(lines.unsafe[0].at(-1)) }))
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return fail([], detailed('no_object'))
  const full = 'tables' in given || 'ocds' in given
  const checked = (full ? fullForm : simpleForm).safeParse(given)
  if (!checked.success) return complain(checked.error.issues[0]!, asGiven(given), fail)
  if (!full) return { file, renamed: oneLineNames(checked.data), tables: [], files: [], lines: {} }
  const { tables = {}, files, sheets, headerRow, ocds } = checked.data as unknown as FullForm
  const rules = tableNames.flatMap((table) =>
    (tables[table] ?? []).map((rule) => ({ ...rule, table, where: rule.where ?? [], keep: rule.keep ?? [] })),
  )
  if (rules.length === 0 && !ocds) fail(['tables'], detailed('no_table'))
  return {
    file,
    renamed: {},
    tables: rules,
    files: files ?? [],
    lines: namedOn(rules, (path) => lines.lineOf(asGiven(given)(path))),
    ...(sheets && { sheets }),
    ...(headerRow !== undefined && { headerRow }),
    ...(ocds && { ocds }),
  }
}

interface FullForm {
  tables?: Record<string, TableRule[]>
  ocds?: OcdsCodes
  files?: string[]
  sheets?: string[]
  headerRow?: number
}

const oneLineNames = (simple: unknown): Mapping['renamed'] =>
  Object.fromEntries(
    Object.entries(simple as Record<string, Record<string, string>>).map(([table, names]) => [
      table,
      Object.fromEntries(Object.entries(names).map(([header, column]) => [oneLine(header), column])),
    ]),
  )

const jsonOf = (json: string, file: string): unknown => {
  const broken = (line: number, detail: Text): never => {
    throw new SourceError('mapping_invalid', { file, line, detail })
  }
  if (deepest(json) > DEEPEST) broken(1, detailed('too_deep', { most: DEEPEST }))
  try {
    return JSON.parse(json)
  } catch (error) {
    const message = (error as Error).message
    const position = /position (\d+)/.exec(message)?.[1]
    const before = position === undefined ? json : json.slice(0, Number(position))
    return broken(before.split('\n').length, detailed('not_json'))
  }
}

const deepest = (json: string): number => {
  let depth = 0
  let most = 0
  for (const c of json) {
    if (c === '{' || c === '[') most = Math.max(most, ++depth)
    else if (c === '}' || c === ']') depth--
  }
  return most
}

/** A table's only rule may stand without a list around it: a path of the rules as given, from one as read. */
const asGiven =
  (given: object) =>
  (path: JsonPath): JsonPath => {
    const { tables } = given as { tables?: Record<string, unknown> }
    const [top, table, , ...rest] = path
    return top === 'tables' && path.length > 2 && !Array.isArray(tables?.[table!])
      ? [top, table!, ...rest]
      : path
  }

const complain = (
  issue: z.core.$ZodIssue,
  given: (path: JsonPath) => JsonPath,
  fail: (path: JsonPath, detail: Text) => never,
): never => {
  const path = given(issue.path as JsonPath)
  if (issue.code === 'unrecognized_keys')
    return fail([...path, issue.keys[0]!], detailed('unknown_key', { key: issue.keys[0]! }))
  const why = whyOf(issue)
  return fail(path, path.length > 0 ? detailed('value', { path: path.join('.'), why }) : why)
}

const whyOf = (issue: z.core.$ZodIssue): Text => {
  const own = issue.code === 'custom' ? (issue.params?.text as Text | undefined) : undefined
  const { message: en } = issue
  if (own) return own
  const zh = wrongKind(issue as z.core.$ZodRawIssue)
  return { zh: (typeof zh === 'string' ? zh : zh?.message) ?? en, en }
}

const detailed = (key: MappingTextKey, params?: Params): Text => filled(mappingTexts[key], params)

/** Input columns a rule reads. */
export const columnsRead = (rule: ColumnRule): string[] => [
  ...(rule.from === undefined ? [] : [rule.from]),
  ...(rule.join ?? []),
  ...(rule.first ?? []),
  ...Object.values(rule.parts ?? {}),
]

const namedOn = (rules: readonly TableRule[], lineAt: (path: JsonPath) => number): Record<string, number> => {
  const named: [string, number][] = []
  const place = new Map<string, number>()
  for (const { table, columns, where, keep } of rules) {
    const nth = place.get(table) ?? 0
    place.set(table, nth + 1)
    const lineOf = (path: JsonPath): number => lineAt(['tables', table, nth, ...path])
    for (const [column, rule] of Object.entries(columns)) {
      const path = ['columns', column]
      for (const key of ['from', 'join', 'first', 'parts'])
        for (const input of columnsRead(rule))
          named.push([input, lineOf(key in rule ? [...path, key] : path)])
    }
    for (const [i, filter] of where.entries()) named.push([filter.column, lineOf(['where', i])])
    for (const input of keep) named.push([input, lineOf(['keep'])])
  }
  return Object.fromEntries(named.reverse())
}
