import { type Column, TABLES, type Table, type TableName, tableNamed } from '../domain/tables.js'
import { simplified } from '../normalise/traditional.js'
import { tableWord } from '../texts/columns.js'
import type { Text } from '../texts/text.js'
import { type HeaderName, headerKey, headerName, tightKey } from './header-name.js'
import { isRateHeader } from './rate-header.js'
import { SourceError } from './source-error.js'

/**
 * The table that a file's or sheet's name says: the English or Chinese table name, alone or before `-`, `_`,
 * `.`, a blank or digits.
 */
export const tableOfName = (name: string): Table | undefined => {
  const said = simplified(name.normalize('NFKC')).trim().toLowerCase()
  return TABLES.find((table) =>
    [table.name, table.alias].some(
      (word) =>
        said.startsWith(word) && (said.length === word.length || /[-_.\s\d]/.test(said[word.length]!)),
    ),
  )
}

export const isTruthOrReadme = (name: string): boolean => /^(truth|readme)/i.test(name.trim())
export const isNotes = (name: string): boolean =>
  isTruthOrReadme(name) || /^(说明|示例|填写说明|notes|example)/i.test(name.trim())

const columnByKey = new Map(
  TABLES.map((table) => [
    table.name,
    new Map(
      table.columns.flatMap((column) =>
        [column.name, column.alias, ...(column.also ?? [])]
          .map(headerKey)
          .flatMap((key) => [key, tightKey(key)].map((one) => [one, column] as const)),
      ),
    ),
  ]),
)

/**
 * The column of a table that a header names, if one does: `投标报价（%）` is a rate, and no amount under that
 * name.
 */
export const columnNamed = (table: TableName, { keys, unit }: HeaderName): Column | undefined => {
  const known = columnByKey.get(table)!
  const key = keys.find((key) => known.has(key))
  const column = key === undefined ? undefined : known.get(key)
  return column && unit !== undefined && NO_UNIT[column.type]?.test(unit) ? undefined : column
}

/** Units that make another quantity of a column of this type. */
const NO_UNIT: Partial<Record<Column['type'], RegExp>> = { money: /[%‰]/, share: /元$/ }

/** As `columnsOf`, where two headers may name one column. */
export const namedColumns = (
  table: TableName,
  header: readonly string[],
  renamed?: ReadonlyMap<string, string>,
  names: readonly HeaderName[] = header.map(headerName),
): (string | null)[] =>
  header.map((cell, i) => renamed?.get(cell) ?? columnNamed(table, names[i]!)?.name ?? null)

/** Cells of the columns of these types. */
export const cellsOfType = (
  table: TableName,
  columns: readonly (string | null)[],
  ...types: Column['type'][]
): number[] => {
  const own = new Set(
    tableNamed(table).columns.flatMap(({ name, type }) => (types.includes(type) ? [name] : [])),
  )
  return columns.flatMap((name, i) => (name !== null && own.has(name) ? [i] : []))
}

/**
 * Our column of each header cell, null where unknown. `renamed` holds our column by input header (a
 * mapping's); `names` what the cells may be known under, for who asks after several tables.
 */
export const columnsOf = (
  table: TableName,
  header: readonly string[],
  renamed?: ReadonlyMap<string, string>,
  names: readonly HeaderName[] = header.map(headerName),
): (string | null)[] => {
  const columns = namedColumns(table, header, renamed, names)
  columns.forEach((column, i) => {
    const first = columns.indexOf(column)
    if (column !== null && first !== i)
      throw new SourceError('twice', { column, headers: `${header[first]}, ${header[i]}` })
  })
  return columns
}

/**
 * By cell: the unit that its header gives, or for amounts a line above it, where the unit changes the numbers
 * of its column.
 */
export const unitsOf = (
  table: TableName,
  header: readonly string[],
  columns: readonly (string | null)[],
  above?: string,
): (string | undefined)[] =>
  header.map((cell, i) => {
    const type = tableNamed(table).columns.find(({ name }) => name === columns[i])?.type
    const unit = headerName(cell).unit ?? (type === 'money' ? above : undefined)
    const counts = type === 'money' ? /元$/.test(unit ?? '') : type === 'share' && /[%‰]/.test(unit ?? '')
    return counts && unit !== '元' ? unit : undefined
  })

const UNIT_COLUMN = /^(?:金额|货币|计价|价格|币值)?单位$|^(?:amount|currency|price)?_?unit$/

/**
 * The cell that gives the unit of its row's amounts, where a column is called so and is none of ours: `单位`,
 * which may as well hold 台 or 套.
 */
export const unitColumn = (
  header: readonly string[],
  columns: readonly (string | null)[],
): number | undefined => {
  const at = header.findIndex((cell, i) => columns[i] === null && UNIT_COLUMN.test(headerKey(cell)))
  return at < 0 ? undefined : at
}

/** By cell: the unit of money other than yuan, or of shares, that its header gives. */
export const headerUnits = (header: readonly string[]): (string | null)[] =>
  header.map((cell) => {
    const { unit } = headerName(cell)
    return unit !== undefined && unit !== '元' ? unit : null
  })

/**
 * What amounts, and what says whether a bid counts, are called that nobody has named: the words make it
 * likely, not certain.
 */
const LIKELY: readonly (readonly [TableName, string, RegExp])[] = [
  ['bids', 'awarded_amount', /(?:中标|成交|定标)(?:总)?(?:价|金额|额)|award.*(?:amount|price|value)/],
  [
    'bids',
    'amount',
    /报价|(?:投标|评审|评标|竞标?|唱标|开标|修正|谈判|磋商|响应)(?:总)?价|总价|金额|price|amount|offer/,
  ],
  ['lots', 'control_price', /限价|控制价|拦标价|ceiling/],
  ['lots', 'estimate', /估算|预算|概算|estimate|budget/],
  ['contracts', 'price', /合同价|合同金额|price|amount/],
  ['bids', 'status', /状态|是否有效|有效性|评审结果|资格审查|status/],
  ['bids', 'won', /^(?:是否|有无)?(?:中标|成交|定标|入围)(?:情况|结果|标识|标志|与否)?$|won|winner/],
  ['bids', 'rank', /名次|排名|排序|rank/],
]

/**
 * Unknown headers that begin as a column does that the table lacks, or name what its amounts are or whether
 * its bids count: what their users may have meant.
 */
export const likelyMeant = (
  table: TableName,
  header: readonly string[],
  columns: readonly (string | null)[],
): { header: string; column: Column }[] =>
  header.flatMap((cell, i) => {
    if (columns[i] !== null || (table === 'bids' && isRateHeader(cell))) return []
    const key = headerKey(cell)
    const likely = LIKELY.find(([of, , word]) => of === table && word.test(key))?.[1]
    const column = tableNamed(table).columns.find(
      ({ name, alias }) =>
        !columns.includes(name) &&
        (likely === name || [name, alias].some((word) => key.startsWith(headerKey(word)))),
    )
    return column ? [{ header: cell, column }] : []
  })

/** Headers of bids that give a rate or the price of a unit, and whether nothing gives an amount. */
export const ratesOf = (
  table: TableName,
  header: readonly string[],
  columns: readonly (string | null)[],
): { headers: string[]; alone: boolean } => ({
  headers: table === 'bids' ? header.filter((cell, i) => columns[i] === null && isRateHeader(cell)) : [],
  alone: !columns.includes('amount') && !columns.includes('awarded_amount'),
})

/** Bidders side by side in one row: `第一中标候选人`, `投标人2`, `Bidder 3`. */
const BESIDE =
  /第?[一二三四五1-5]名?(?:中标|成交|入围|推荐)?候选|^(?:投标(?:人|单位)|供应商|候选人|bidder|vendor|supplier)[_#]*[一二三四五1-9]/i

/** Unknown headers that name one bidder of several in a row. */
export const besideEachOther = (header: readonly string[], columns: readonly (string | null)[]): string[] => {
  const found = header.filter((cell, i) => columns[i] === null && BESIDE.test(headerKey(cell)))
  return found.length > 1 ? found : []
}

const requiredOf = (table: Table): Column[] => table.columns.filter((column) => column.required)

/** Places of the cells that the required columns of `table` stand in. */
export const requiredCells = (table: TableName, columns: readonly (string | null)[]): number[] =>
  requiredOf(tableNamed(table))
    .map((column) => columns.indexOf(column.name))
    .filter((cell) => cell >= 0)

/** The required columns of `table` that are not among `columns`. */
export const missingOf = (table: TableName, columns: readonly (string | null)[]): string[] =>
  requiredOf(TABLES.find((t) => t.name === table)!)
    .filter((column) => !columns.includes(column.name))
    .map((column) => `${column.name} (${column.alias})`)

/**
 * The table whose required columns the headers hold. Where they hold several tables' (every bid has what a
 * lot needs), the one that needs all that the others need, and more; or a table that does not fit and yet
 * knows clearly more of the headers: what it lacks is then to be told. Undefined where none fits; throws
 * SourceError where no single one does.
 */
export const tableOfHeader = (header: readonly string[]): Table | undefined => {
  const names = header.map(headerName)
  const needs = (table: Table): string[] => requiredOf(table).map((column) => column.name)
  const fits = TABLES.filter((table) =>
    requiredOf(table).every((column) =>
      names.some((name) => columnNamed(table.name, name)?.name === column.name),
    ),
  )
  const best = fits.filter((table) =>
    fits.every((other) => other === table || needs(other).every((column) => needs(table).includes(column))),
  )
  if (best.length === 1) return tableMeant(best[0]!, names)
  if (fits.length === 0) return undefined
  throw new SourceError('several_tables', { tables: tableTexts(fits) })
}

/** Columns that a table which lacks a required one knows beyond those of the one that fits, to be meant. */
const MORE = 2

/**
 * The table that fits, or another that knows more of the headers: who opened bids wrote prices and winners,
 * and no register of bidders, though the lot stands in a title only.
 */
const tableMeant = (fits: Table, names: readonly HeaderName[]): Table => {
  const known = ({ name }: Table): number => names.filter((one) => columnNamed(name, one)).length
  const least = known(fits) + MORE
  return TABLES.reduce(
    (best, table) => (known(table) > Math.max(known(best), least - 1) ? table : best),
    fits,
  )
}

/** A list of headers for a message. */
export const shown = (header: readonly string[]): string =>
  header
    .slice(0, 12)
    .map((cell) => cell.slice(0, 40))
    .join(', ') + (header.length > 12 ? ' …' : '')

const tableTexts = (tables: readonly Table[]): Text => ({
  zh: tables.map(({ name }) => tableWord(name, 'zh')).join('、'),
  en: tables.map(({ name }) => name).join(', '),
})
