import { mostOf } from '../arrays/extremes.js'
import { TABLES, type Table, type TableName, tableNamed } from '../domain/tables.js'
import { headerKey, headerName } from './header-name.js'
import { besideEachOther, columnNamed, namedColumns } from './which-table.js'

/**
 * A table that headers come near to, and for each header its own columns that may be meant, nearest first.
 */
export interface NearTable {
  table: TableName
  /** sum over the headers of how near the nearest column of each is, 0..1 each */
  near: number
  /** headers that are a column of the table by its name, or by words that mean the same */
  sure: number
  columns: string[][]
}

/** From here on two names are one in the format's own words. */
const SURE = 0.9
/** Below this two names have too little in common to be offered. */
const LEAST = 0.34
const OFFERED = 3

/** Words that mean the same in headers, as the import format writes them. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/投标(单位|企业|公司|方)|供应商|竞买人/g, '投标人'],
  [/(企业|单位|公司)(?=名称)/g, '企业'],
  [/(招标|采购|建设)单位|采购人|业主(单位)?/g, '招标人'],
  [/组织机构代码|社会信用代码|信用代码|(单位|企业|公司|机构)(代码|编码)/g, '统一社会信用代码'],
  [/标包|包件|分包|包号/g, '标段'],
  [/编码|代码|序号|号码/g, '编号'],
  [/(投标|唱标|开标)?(报价|总价|价格|金额)/g, '投标报价'],
  [/控制价|拦标价|限价/g, '最高投标限价'],
  [/日期/g, '时间'],
  [/手机号?|电话号/g, '电话'],
  [/(电脑|主机|电脑主机)?网卡(地址)?/g, 'mac地址'],
  [/(电脑|主机)?硬盘(序列)?(号|编号)?/g, '硬盘序列号'],
  [/中标(标志|状态|否)?$/g, '是否中标'],
  [/\b(price|sum|bid_price|value)\b/g, 'amount'],
  [/\b(firm|company|supplier|vendor|tenderer)\b/g, 'bidder'],
  [/\b(code|number|no)\b/g, 'id'],
]

/**
 * The tables in the order of how near the headers come to them; those that nothing comes near to left out.
 */
export const nearTables = (header: readonly string[]): NearTable[] => {
  const words = header.map(wordsOf)
  const found = TABLES.map((table) => nearTable(table, header, words))
  return found.filter(({ near }) => near > 0).sort((a, b) => b.near - a.near)
}

/** How much nearer another table must be where the headers have one word of a table alone. */
const NEARER = 0.5

/**
 * The table that headers are meant for, which fit one that asks for a single column and may come nearer to
 * another: what was bid on a lot (标段编号, 投标单位, 报价), who judged there, and what was signed is no
 * register of lots.
 */
export const nearerTable = (header: readonly string[], fits: TableName): TableName => {
  const columns = namedColumns(fits, header)
  const asks = tableNamed(fits).columns.filter(({ required }) => required).length
  if (asks > 1 || besideEachOther(header, columns).length > 0) return fits
  const known = columns.filter((column) => column !== null).length
  const near = nearTables(header)
  const own = near.find(({ table }) => table === fits)!
  const nearer = near
    .filter(({ sure, near }) => sure > own.sure || (known === 1 && near >= own.near + NEARER))
    .sort((a, b) => b.sure - a.sure || b.near - a.near)
  return nearer[0]?.table ?? fits
}

const nearTable = (
  table: Table,
  header: readonly string[],
  words: readonly ReadonlySet<string>[],
): NearTable => {
  let near = 0
  let sure = 0
  const columns = header.map((cell, i) => {
    const known = columnNamed(table.name, headerName(cell))
    if (known) {
      near += 1
      sure++
      return [known.name]
    }
    const ranked = WORDS.get(table.name)!
      .map(({ column, names }) => ({ column, near: mostOf(names.map((name) => dice(name, words[i]!))) }))
      .filter((one) => one.near >= LEAST)
      .sort((a, b) => b.near - a.near)
    near += ranked[0]?.near ?? 0
    if ((ranked[0]?.near ?? 0) >= SURE) sure++
    return ranked.slice(0, OFFERED).map(({ column }) => column)
  })
  return { table: table.name, near, sure, columns }
}

/** What a name is compared by: its characters one by one and by two, in the format's own words. */
const wordsOf = (name: string): Set<string> => {
  let key = headerKey(headerName(name).keys.at(-1) ?? name).replaceAll('_', ' ')
  for (const [other, ours] of SAME_WORDS) key = key.replace(other, ours)
  const tight = [...key.replaceAll(' ', '')]
  return new Set([...tight, ...tight.slice(1).map((c, i) => tight[i]! + c)])
}

/** How much of two sets is common, 0..1 (Dice's coefficient). */
const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let common = 0
  for (const one of a) if (b.has(one)) common++
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}

const WORDS = new Map(
  TABLES.map(({ name, columns }) => [
    name,
    columns.map((column) => ({ column: column.name, names: [column.name, column.alias].map(wordsOf) })),
  ]),
)
