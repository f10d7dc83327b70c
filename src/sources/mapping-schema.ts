import { z } from 'zod'
import { TABLES, type TableName, tableNamed } from '../domain/tables.js'
import { mappingTexts } from '../texts/mapping.js'
import { filled, type Text } from '../texts/text.js'
import { oneLine } from './header-name.js'
import { formatOf } from './mapping-date.js'
import { OCDS_CODES } from './ocds-codes.js'

const text = z.string().max(1000)
/** An input column's name, compared in one line as headers are. */
const name = text.min(1).transform(oneLine)
const strings = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(text).min(1).max(1000),
)

/** A complaint of our own, which carries its text in both languages. */
const said = (text: Text, path: PropertyKey[] = []) =>
  ({ code: 'custom', message: text.en, path, params: { text } }) as const

const SOURCES = ['from', 'join', 'first', 'constant', 'parts', 'line', 'file', 'sheet', 'above'] as const

const columnRule = z.preprocess(
  (given) => (typeof given === 'string' ? { from: given } : given),
  z
    .strictObject({
      from: name.optional(),
      join: z.array(name).min(1).max(100).optional(),
      first: z.array(name).min(1).max(100).optional(),
      constant: text.optional(),
      line: z.literal(true).optional(),
      file: z.literal(true).optional(),
      sheet: z.literal(true).optional(),
      above: name.optional(),
      parts: z.strictObject({ year: name, month: name.optional(), day: name.optional() }).optional(),
      with: text.optional(),
      blanks: z.boolean().optional(),
      fillDown: z.literal(true).optional(),
      strip: strings.optional(),
      split: z.strictObject({ by: text.min(1), take: z.number().int().min(1).max(1000) }).optional(),
      prefix: text.optional(),
      suffix: text.optional(),
      values: z.record(z.string(), text).optional(),
      otherwise: text.optional(),
      decimal: z.enum([',', '.']).optional(),
      thousands: text.min(1).max(1).optional(),
      scale: z.number().positive().optional(),
      round: z.number().int().min(0).max(6).optional(),
      date: text.min(1).optional(),
      addYears: z.number().int().min(-1000).max(1000).optional(),
    })
    .superRefine((rule, context) => {
      const complain = (text: Text, ...path: string[]): void => context.addIssue(said(text, path))
      const sources = SOURCES.filter((key) => rule[key] !== undefined)
      if (sources.length !== 1) complain(filled(mappingTexts.one_source, { sources: SOURCES.join(', ') }))
      for (const key of ['with', 'blanks'] as const)
        if (rule[key] !== undefined && !rule.join)
          complain(filled(mappingTexts.goes_with, { key, other: 'join' }), key)
      if (rule.fillDown && rule.from === undefined)
        complain(filled(mappingTexts.goes_with, { key: 'fillDown', other: 'from' }), 'fillDown')
      if (rule.otherwise !== undefined && !rule.values)
        complain(filled(mappingTexts.goes_with, { key: 'otherwise', other: 'values' }), 'otherwise')
      if (rule.addYears !== undefined && !rule.date && !rule.parts)
        complain(
          filled(mappingTexts.goes_with_either, { key: 'addYears', other: 'date', third: 'parts' }),
          'addYears',
        )
      if (rule.parts?.day && !rule.parts.month)
        complain(filled(mappingTexts.needs, { key: 'day', other: 'month' }), 'parts')
      if (rule.date !== undefined && !formatOf(rule.date))
        complain(filled(mappingTexts.date_format, { format: rule.date }), 'date')
    }),
)

const rowFilter = z
  .strictObject({
    column: name,
    is: strings.optional(),
    not: strings.optional(),
    empty: z.boolean().optional(),
  })
  .superRefine(({ is, not, empty }, context) => {
    if ([is, not, empty].filter((x) => x !== undefined).length !== 1)
      context.addIssue(said(mappingTexts.one_condition))
  })

const columnsOfTable = (table: TableName, known: z.ZodType): z.ZodType =>
  z.record(z.string(), known).superRefine((columns, context) => {
    for (const column of Object.keys(columns as object))
      if (!tableNamed(table).columns.some((c) => c.name === column))
        context.addIssue(said(filled(mappingTexts.no_column, { table, column }), [column]))
  })

/** A rule of a table: which rows feed it, and how its columns are made. */
const tableRule = (table: TableName): z.ZodType =>
  z
    .strictObject({
      where: z.preprocess((w) => (Array.isArray(w) ? w : [w]), z.array(rowFilter).max(100)).optional(),
      columns: columnsOfTable(table, columnRule),
      keep: z.array(name).max(1000).optional(),
      sum: text.optional(),
    })
    .superRefine((rule, context) => {
      const columns = rule.columns as object
      for (const column of tableNamed(table).columns)
        if (column.required && !(column.name in columns))
          context.addIssue(
            said(filled(mappingTexts.needs_column, { table, column: column.name }), ['columns']),
          )
      if (rule.sum !== undefined && !(rule.sum in columns))
        context.addIssue(said(filled(mappingTexts.sum_column, { column: rule.sum }), ['sum']))
    })

const ocdsForm = z.strictObject(
  Object.fromEntries(
    Object.entries(OCDS_CODES).map(([field, words]) => [
      field,
      z.record(z.string().min(1).max(200), z.enum(words as unknown as [string, ...string[]])).optional(),
    ]),
  ),
)

export const tableNames = TABLES.map((table) => table.name)

/** The full form, strict: unknown keys are refused by name. */
export const fullForm = z.strictObject({
  description: z.string().optional(),
  files: strings.optional(),
  /** names of the sheets of a workbook that the mapping is for; the others are left aside */
  sheets: strings.optional(),
  /** line or row of the header, where it cannot be found */
  headerRow: z.int().min(1).max(1000).optional(),
  /** words of OCDS by those that a publisher writes */
  ocds: ocdsForm.optional(),
  tables: z
    .strictObject(
      Object.fromEntries(
        tableNames.map((table) => [
          table,
          z
            .preprocess(
              (given) => (Array.isArray(given) ? given : [given]),
              z.array(tableRule(table)).min(1).max(50),
            )
            .optional(),
        ]),
      ),
    )
    .optional(),
})

/** The simple form: our column by input header, by table. */
export const simpleForm = z.strictObject(
  Object.fromEntries(
    tableNames.map((table) => [
      table,
      z
        .record(z.string(), z.string())
        .superRefine((headers, context) => {
          const taken = new Map<string, string>()
          for (const [header, column] of Object.entries(headers)) {
            if (!tableNamed(table).columns.some((c) => c.name === column))
              context.addIssue(said(filled(mappingTexts.no_column, { table, column }), [header]))
            if (taken.has(column))
              context.addIssue(
                said(filled(mappingTexts.taken, { header: taken.get(column)!, column }), [header]),
              )
            taken.set(column, header)
          }
        })
        .optional(),
    ]),
  ),
)
