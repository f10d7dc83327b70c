import type { FileHead } from '../../api/upload.js'

/** A table that a file feeds: our column for each of its headers, '' where it is not used. */
export interface Fed {
  table: string
  columns: string[]
}

/** What was chosen for each file, by its name. */
export type Choices = Readonly<Record<string, readonly Fed[]>>

/** What the mapping must know of a column: amounts and shares are counted in the unit of the header. */
export type TypeOf = (table: string, column: string) => string | undefined

/**
 * The mapping of the choices in the form that the command line reads (docs/mapping.md): headers by table, or
 * rules by table where one file feeds several; undefined where nothing was chosen.
 */
export const mappingOf = (
  heads: readonly FileHead[],
  choices: Choices,
  typeOf: TypeOf,
): object | undefined => {
  const chosen = heads.flatMap((head) => {
    const fed = (choices[head.file] ?? []).filter(({ columns }) => columns.some((column) => column !== ''))
    return fed.length > 0 ? [{ head, fed }] : []
  })
  const several = chosen.find(({ fed }) => fed.length > 1)
  if (several) return rulesOf(several.head, several.fed, typeOf)
  const tables: Record<string, Record<string, string>> = {}
  for (const { head, fed } of chosen)
    for (const { table, columns } of fed)
      columns.forEach((column, i) => {
        if (column !== '' && head.columns[i] !== column)
          tables[table] = { ...tables[table], [head.header[i]!]: column }
      })
  return Object.keys(tables).length > 0 ? tables : undefined
}

const rulesOf = (head: FileHead, fed: readonly Fed[], typeOf: TypeOf): object => {
  const [, file = head.file, sheet] = /^(?:.*[!/])?([^#]*)(?:#(.*))?$/.exec(head.file) ?? []
  return {
    files: [file],
    ...(sheet !== undefined && { sheets: [sheet] }),
    tables: Object.fromEntries(
      fed.map(({ table, columns }) => [
        table,
        {
          columns: Object.fromEntries(
            columns.flatMap((column, i) =>
              column === '' ? [] : [[column, ruleOf(head, i, typeOf(table, column))]],
            ),
          ),
        },
      ]),
    ),
  }
}

/** Units of headers in yuan, and of shares in ones. */
const SCALES: Readonly<Record<string, number>> = {
  百元: 100,
  千元: 1000,
  万元: 10_000,
  十万元: 100_000,
  百万元: 1_000_000,
  千万元: 10_000_000,
  亿元: 100_000_000,
  '%': 0.01,
  '‰': 0.001,
}

const ruleOf = ({ header, units, unitAbove }: FileHead, i: number, type: string | undefined): unknown => {
  const unit = units[i] ?? (type === 'money' ? unitAbove : null)
  const scale = unit ? SCALES[unit] : undefined
  if (scale === undefined || (scale < 1 ? type !== 'share' : type !== 'money')) return header[i]
  return { from: header[i], scale, ...(scale >= 1 && { round: 2 }) }
}

/** Columns chosen for two headers of one table. */
export const chosenTwice = ({ columns }: Fed): string[] => [
  ...new Set(columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)),
]

/** The choice with every suggestion for a header that nothing is chosen for; no column twice. */
export const withSuggestions = ({ table, columns }: Fed, { near }: FileHead): Fed => {
  const offered = near.find((one) => one.table === table)?.columns ?? []
  const taken = new Set(columns)
  return {
    table,
    columns: columns.map((column, i) => {
      if (column !== '') return column
      const free = offered[i]?.find((one) => !taken.has(one)) ?? ''
      if (free !== '') taken.add(free)
      return free
    }),
  }
}
