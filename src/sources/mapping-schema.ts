import { z } from 'zod'
import { TABLES, type TableName, tableNamed } from '../domain/tables.js'
import { formatOf } from './mapping-date.js'

const text = z.string().max(1000)
const name = text.min(1)
const strings = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(text).min(1).max(1000),
)

const columnRule = z.preprocess(
  (given) => (typeof given === 'string' ? { from: given } : given),
  z
    .strictObject({
      from: name.optional(),
      join: z.array(name).min(1).max(100).optional(),
      first: z.array(name).min(1).max(100).optional(),
      constant: text.optional(),
      line: z.literal(true).optional(),
      parts: z.strictObject({ year: name, month: name.optional(), day: name.optional() }).optional(),
      with: text.optional(),
      blanks: z.boolean().optional(),
      split: z.strictObject({ by: name, take: z.number().int().min(1).max(1000) }).optional(),
      prefix: text.optional(),
      suffix: text.optional(),
      values: z.record(z.string(), text).optional(),
      otherwise: text.optional(),
      decimal: z.enum([',', '.']).optional(),
      thousands: text.min(1).max(1).optional(),
      scale: z.number().positive().optional(),
      round: z.number().int().min(0).max(6).optional(),
      date: name.optional(),
      addYears: z.number().int().min(-1000).max(1000).optional(),
    })
    .superRefine((rule, context) => {
      const complain = (message: string, ...path: string[]): void =>
        context.addIssue({ code: 'custom', message, path })
      const sources = (['from', 'join', 'first', 'constant', 'parts', 'line'] as const).filter(
        (key) => rule[key] !== undefined,
      )
      if (sources.length !== 1)
        complain('a column needs exactly one of from, join, first, constant, parts, line')
      for (const key of ['with', 'blanks'] as const)
        if (rule[key] !== undefined && !rule.join) complain(`"${key}" only goes with "join"`, key)
      if (rule.otherwise !== undefined && !rule.values)
        complain('"otherwise" only goes with "values"', 'otherwise')
      if (rule.addYears !== undefined && !rule.date && !rule.parts)
        complain('"addYears" only goes with "date" or "parts"', 'addYears')
      if (rule.parts?.day && !rule.parts.month) complain('"day" needs "month"', 'parts')
      if (rule.date !== undefined && !formatOf(rule.date))
        complain(
          `the date format "${rule.date}" needs at least a year: YYYY or YY, then MM or M, DD or D, HH, mm, ss`,
          'date',
        )
    }),
)

const rowFilter = z
  .strictObject({
    column: name,
    is: strings.optional(),
    not: strings.optional(),
    empty: z.boolean().optional(),
  })
  .refine((filter) => [filter.is, filter.not, filter.empty].filter((x) => x !== undefined).length === 1, {
    message: 'a row filter needs exactly one of is, not, empty',
  })

const columnsOfTable = (table: TableName, known: z.ZodType): z.ZodType =>
  z.record(z.string(), known).superRefine((columns, context) => {
    for (const column of Object.keys(columns as object))
      if (!tableNamed(table).columns.some((c) => c.name === column))
        context.addIssue({
          code: 'custom',
          message: `the table ${table} has no column "${column}"`,
          path: [column],
        })
  })

export const tableNames = TABLES.map((table) => table.name)

/** The full form, strict: unknown keys are refused by name. */
export const fullForm = z.strictObject({
  description: z.string().optional(),
  files: strings.optional(),
  tables: z.strictObject(
    Object.fromEntries(
      tableNames.map((table) => [
        table,
        z
          .strictObject({
            where: z.preprocess((w) => (Array.isArray(w) ? w : [w]), z.array(rowFilter).max(100)).optional(),
            columns: columnsOfTable(table, columnRule),
            keep: z.array(name).max(1000).optional(),
          })
          .superRefine((rule, context) => {
            for (const column of tableNamed(table).columns)
              if (column.required && !(column.name in (rule.columns as object)))
                context.addIssue({
                  code: 'custom',
                  message: `the table ${table} needs the column "${column.name}"`,
                  path: ['columns'],
                })
          })
          .optional(),
      ]),
    ),
  ),
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
              context.addIssue({
                code: 'custom',
                message: `the table ${table} has no column "${column}"`,
                path: [header],
              })
            if (taken.has(column))
              context.addIssue({
                code: 'custom',
                message: `"${taken.get(column)}" already stands for "${column}"`,
                path: [header],
              })
            taken.set(column, header)
          }
        })
        .optional(),
    ]),
  ),
)
