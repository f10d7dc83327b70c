import { mostOf } from '../arrays/extremes.js'
import { TABLES, type TableName } from '../domain/tables.js'
import { type HeaderName, headerKey, headerName, oneLine, unitCell } from './header-name.js'
import type { Mapping } from './mapping.js'
import { columnNamed, columnsOf, missingOf, tableOfName } from './which-table.js'

/** Lines among which a header is looked for. */
export const HEADER_WITHIN = 20

/** Where the header is: so many lines from `first` of those looked at, and its cells. */
export interface FoundHeader {
  first: number
  rows: number
  cells: string[]
}

/** What tells a header from a title: what the file is called, and what its mapping reads. */
export interface HeaderHints {
  /** the name that may be a table's */
  name: string
  mapping?: Mapping | undefined
  /** of a sheet: where no line is known for a header, a title alone in its row is none */
  isSheet?: boolean
}

/**
 * The header among the first lines of a table that are not blank: the line that the mapping says
 * (`headerRow`); else the first that holds the columns which a table must have, or which the mapping reads;
 * else two lines that do so together, as under merged headings; but one of more names below lines of names
 * and values, and with the names over bare units; else the line that knows most columns, two or more, which
 * is refused for what it lacks; else the first line, in a sheet the first with two cells or more.
 *
 * @param lines cells of the lines, and the number of each in its file
 */
export const findHeader = (
  lines: readonly { line: number; cells: string[] }[],
  hints: HeaderHints,
): FoundHeader => {
  const { headerRow } = hints.mapping ?? {}
  if (headerRow !== undefined) {
    const first = lines.findIndex(({ line }) => line >= headerRow)
    if (first >= 0) return { first, rows: 1, cells: lines[first]!.cells }
  }
  for (let first = 0; first < lines.length; first++) {
    const found = headerAt(lines, first, hints)
    if (found) return headerBelow(lines, found, hints) ?? withNamesOver(lines, found, hints)
  }
  for (let first = 0; first + 1 < lines.length; first++) {
    const cells = joinedAt(lines, first)
    if (cells && isHeader(cells, hints)) return withUnitsUnder(lines, { first, rows: 2, cells })
  }
  const known = lines.map(({ cells }) => knownOf(cells, hints))
  const most = mostOf(known)
  if (most > 1) {
    const first = known.indexOf(most)
    return withUnitsUnder(lines, { first, rows: 1, cells: lines[first]!.cells })
  }
  const wide = hints.isSheet
    ? lines.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
    : 0
  const first = Math.max(wide, 0)
  return { first, rows: 1, cells: lines[first]?.cells ?? [] }
}

/**
 * The header below lines of names and values, as stand above many a record of an opening (项目名称 | 一标 |
 * 标段编号 | L1): one that is made of names, and has more of them.
 */
const headerBelow = (lines: Lines, found: FoundHeader, hints: HeaderHints): FoundHeader | undefined => {
  const known = knownOf(found.cells, hints)
  if (found.rows > 1 || 2 * known > filledOf(found.cells)) return undefined
  for (let first = found.first + 1; first < lines.length; first++) {
    const { cells } = lines[first]!
    const more = knownOf(cells, hints)
    if (more > known && 2 * more > filledOf(cells)) return withUnitsUnder(lines, { first, rows: 1, cells })
  }
  return undefined
}

/**
 * A header that holds bare units (`万元`) below the names that they belong to, as where headings are merged
 * over the others: those names are part of it.
 */
const withNamesOver = (lines: Lines, found: FoundHeader, { mapping }: HeaderHints): FoundHeader => {
  const { first, rows, cells } = found
  const above = lines[first - 1]
  if (rows > 1 || mapping || above?.line !== lines[first]!.line - 1) return found
  const names = cells.map((cell, i) => {
    const [unit, name] = [unitCell(cell), (above.cells[i] ?? '').trim()]
    return unit === undefined || name === '' || unitCell(name) !== undefined ? cell : `${name}（${unit}）`
  })
  return names.some((name, i) => name !== cells[i]) ? { first: first - 1, rows: 2, cells: names } : found
}

const filledOf = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length

type Lines = readonly { line: number; cells: string[] }[]

/**
 * The header that begins on a line: the line alone, or with the next where that names more columns, as under
 * headings of which one or two are names themselves (`标段编号` beside `投标单位信息`).
 */
const headerAt = (lines: Lines, first: number, hints: HeaderHints): FoundHeader | undefined => {
  const { cells } = lines[first]!
  if (!isHeader(cells, hints)) return undefined
  const both = joinedAt(lines, first)
  const more = both ? knownOf(both, hints) - knownOf(cells, hints) : -1
  const isTwo =
    both && isHeader(both, hints) && (more > 0 || (more === 0 && goesOn(cells, lines[first + 1]!.cells)))
  return withUnitsUnder(
    lines,
    isTwo && withUnitsBelow(cells, lines[first + 1]!.cells) === undefined
      ? { first, rows: 2, cells: both }
      : { first, rows: 1, cells },
  )
}

/**
 * Whether a line goes on with the header above it: names again, as of cells merged downwards, units, and
 * words where nothing stands above (`万元` and `大写` below a wide `投标报价`).
 */
const goesOn = (upper: readonly string[], lower: readonly string[]): boolean => {
  const said = lower.map((cell, i) => {
    if (unitCell(cell) !== undefined) return 'same'
    if (cell.trim() !== '' && oneLine(cell) === oneLine(upper[i] ?? '')) return 'same'
    return cell.trim() === '' || (upper[i] ?? '').trim() === '' ? 'free' : 'other'
  })
  return said.includes('same') && !said.includes('other')
}

/** Two lines that follow each other, as one header. */
const joinedAt = (lines: Lines, first: number): string[] | undefined => {
  const [{ line, cells }, below] = [lines[first]!, lines[first + 1]]
  return below?.line === line + 1 ? joined(cells, below.cells) : undefined
}

/** A header with the line of units below it, where there is one. */
const withUnitsUnder = (lines: Lines, found: FoundHeader): FoundHeader => {
  const [last, below] = [lines[found.first + found.rows - 1]!, lines[found.first + found.rows]]
  const units = below?.line === last.line + 1 ? withUnitsBelow(found.cells, below.cells) : undefined
  return units ? { ...found, rows: found.rows + 1, cells: units } : found
}

/** So many of the cells are columns: of the table that is said, or of the one that knows most of them. */
const knownOf = (cells: readonly string[], { name, mapping }: HeaderHints): number => {
  const names = cells.map(headerName)
  const said = tableOfName(name)?.name
  const tables = said ? [said] : TABLES.map((table) => table.name)
  return mostOf(
    tables.map(
      (table) =>
        names.filter(
          (one, i) =>
            mapping?.renamed[table]?.[oneLine(cells[i]!)] !== undefined ||
            columnNamed(table, one) !== undefined,
        ).length,
    ),
  )
}

const isHeader = (cells: readonly string[], { name, mapping }: HeaderHints): boolean => {
  const header = cells.map(oneLine)
  if (mapping && mapping.tables.length > 0 && readsAll(header, mapping)) return true
  const said = tableOfName(name)?.name
  const named = header.filter((cell) => cell !== '')
  const names = named.map(headerName)
  const tables = said ? [said] : TABLES.map((table) => table.name)
  return tables.some((table) => holds(table, named, names, mapping))
}

const readsAll = (header: readonly string[], { lines }: Mapping): boolean =>
  Object.keys(lines).length > 0 && Object.keys(lines).every((column) => header.includes(column))

/** Two columns of one name make a header still: it is refused as one. */
const holds = (
  table: TableName,
  header: readonly string[],
  names: readonly HeaderName[],
  mapping: Mapping | undefined,
): boolean => {
  const renamed = mapping?.renamed[table]
  try {
    const columns = columnsOf(table, header, renamed && new Map(Object.entries(renamed)), names)
    return missingOf(table, columns).length === 0
  } catch {
    return true
  }
}

/**
 * A header with the units that the line below it gives, if that holds nothing else: `（万元）` under an
 * amount, blank or the same text, as of a merge, under the others.
 */
const withUnitsBelow = (upper: readonly string[], lower: readonly string[]): string[] | undefined => {
  const units = lower.map(unitCell)
  if (!units.some((unit) => unit !== undefined)) return undefined
  const same = (cell: string, i: number): boolean =>
    cell.trim() === '' || OTHER_UNIT.test(cell.trim()) || oneLine(cell) === oneLine(upper[i] ?? '')
  if (!lower.every((cell, i) => units[i] !== undefined || same(cell, i))) return undefined
  return upper.map((cell, i) =>
    units[i] === undefined || cell.trim() === '' ? cell : `${cell}（${units[i]}）`,
  )
}

/** What stands beside units of money in such a line. */
const OTHER_UNIT = /^[（(]?(?:日历天|天|日|年|月|个|家|项|份|人|名|次)[）)]?$/

/**
 * Two lines of a header as one: a heading over several columns gives way to the names below it, and goes in
 * front of one that says nothing by itself (`（万元）` below `投标报价`).
 */
const joined = (upper: readonly string[], lower: readonly string[]): string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [above, below] = [(upper[i] ?? '').trim(), (lower[i] ?? '').trim()]
    if (below === '' || above === '') return below || above
    if (unitCell(below) !== undefined)
      return unitCell(above) === undefined ? `${above}（${unitCell(below)}）` : below
    return headerKey(below.replace(/^[(（].*[)）]$/, '')) === '' ? above + below : below
  })
