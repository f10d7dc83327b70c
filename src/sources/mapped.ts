import { tableNamed } from '../domain/tables.js'
import type { Text } from '../texts/text.js'
import { cellText, type Grid, isSheet } from './grid.js'
import { headerName, moneyAbove } from './header-name.js'
import type { Limits } from './limits.js'
import type { ColumnRule, Mapping, RowFilter, TableRule } from './mapping.js'
import { type CellMaker, cellMaker, type Named, TooLong, Unreadable } from './mapping-cell.js'
import { valueAbove } from './named-above.js'
import { withoutExtension } from './names.js'
import { type NoRows, noCounts } from './no-rows.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, RowIssue, SourceTable } from './source.js'
import { SourceError, told } from './source-error.js'
import { summedBatches } from './summed.js'
import { shortRows } from './survey.js'
import { countNotes, headNotes, keptRows, shortNotes } from './table-of.js'
import { shown } from './which-table.js'

/**
 * The tables that one flat file feeds through a full mapping. Throws SourceError where the file lacks a
 * column it names.
 */
export const mappedTables = (grid: Grid, mapping: Mapping, limits: Limits): SourceTable[] => {
  const absent = missingInput(grid.header, mapping)
  if (absent !== undefined)
    throw new SourceError('mapping_column', {
      column: absent,
      line: mapping.lines[absent] ?? 1,
      headers: shown(grid.header),
    })
  for (const { columns } of mapping.tables)
    for (const { above } of Object.values(columns))
      if (above !== undefined && valueAbove(grid.above, above) === undefined)
        throw new SourceError('mapping_above', { name: above, line: grid.headLine })
  const ignored = grid.header.filter((column) => !Object.hasOwn(mapping.lines, column))
  const required = requiredInput(grid.header, mapping)
  return mapping.tables.map((rule, i) => mappedTable({ ...grid, required }, rule, i === 0, ignored, limits))
}

/** An input column that the mapping reads and the file does not have. */
export const missingInput = (header: readonly string[], mapping: Mapping): string | undefined =>
  Object.keys(mapping.lines).find((column) => !header.includes(column))

/** Cells that a row of any table needs: a line without one of them may be a total or a note. */
const requiredInput = (header: readonly string[], { tables }: Mapping): number[] => {
  const cells = tables.flatMap(({ table, columns }) =>
    tableNamed(table)
      .columns.filter(({ name, required }) => required && columns[name]?.fillDown === undefined)
      .map(({ name }) => header.indexOf(columns[name]?.from ?? '')),
  )
  return [...new Set(cells.filter((cell) => cell >= 0))]
}

interface MappedGrid extends Grid {
  required: readonly number[]
  short?: number
}

const mappedTable = (
  grid: MappedGrid,
  rule: TableRule,
  isFirst: boolean,
  ignored: string[],
  limits: Limits,
): SourceTable => {
  const counts = noCounts()
  let short: Awaited<ReturnType<typeof shortRows>> | undefined
  async function* rows(): AsyncGenerator<CellBatch> {
    short ??= await shortRows(grid)
    yield* mappedBatches({ ...grid, short: short.short }, rule, counts, limits)
  }
  const columns = Object.keys(rule.columns)
  return {
    file: grid.file,
    sha256: grid.sha256,
    table: rule.table,
    columns: [...columns, ...rule.keep.map(() => null)],
    header: [...columns, ...rule.keep],
    inputHeader: grid.header,
    ignored: isFirst ? ignored : [],
    size: grid.size,
    batches: () => (rule.sum === undefined ? rows() : summedBatches(rows(), rule)),
    rowsAt: (lines) => grid.rowsAt(lines),
    notes: () => [
      ...(isFirst
        ? [
            ...headNotes(grid),
            ...(short ? shortNotes(grid.header, short) : []),
            ...unusedNotes(ignored),
            ...countNotes(counts),
          ]
        : []),
      ...unscaledNotes(grid, rule),
    ],
  }
}

/**
 * The rows that the rule makes, under the limits of rows that are read: a cell or row over its limit is a
 * fault, a batch is handed on when it is as long as a block, and a mapping that makes far more than the file
 * holds is given up.
 */
async function* mappedBatches(
  grid: MappedGrid,
  rule: TableRule,
  counts: NoRows,
  limits: Limits,
): AsyncGenerator<CellBatch> {
  const rules = [...Object.values(rule.columns), ...rule.keep.map((from): ColumnRule => ({ from }))]
  const makers = rules.map((one) => cellMaker(one, namedOf(grid), limits.cell))
  const names = [...Object.keys(rule.columns), ...rule.keep]
  const at = new Map(grid.header.map((column, i) => [column, i]))
  const writer = new RowWriter(makers.length)
  const below = fillersOf(rules, makers)
  let made = 0
  const unit = leavesUnit(rule) ? (moneyAbove(grid.above) ?? '元') : undefined
  for await (const batch of keptRows(
    grid,
    { required: grid.required, unit, short: grid.short ?? 0 },
    counts,
  )) {
    writer.clear()
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    for (let row = 0; row < batch.rows; row++) {
      const cell = (column: string): string => cellText(batch, row, at.get(column)!)
      const fault = faults.get(row)
      if (fault) writer.fault(batch.line[row]!, fault)
      else if (below(cell) && rule.where.every((filter) => passes(filter, cell(filter.column).trim())))
        writeRow(writer, batch.line[row]!, makers, names, cell, limits.row)
      if (writer.bytes < limits.block) continue
      made += writer.bytes
      if (made > limits.block + limits.ratio * batch.bytesRead)
        throw new SourceError('mapping_swells', { most: limits.ratio })
      yield writer.batch(batch.bytesRead)
      writer.clear()
    }
    made += writer.bytes
    if (writer.rows > 0) yield writer.batch(batch.bytesRead)
  }
}

/** Whether an amount is read from under a header that does not say in what it is. */
const leavesUnit = ({ table, columns }: TableRule): boolean =>
  tableNamed(table).columns.some(({ name, type }) => {
    const from = columns[name]?.from
    return type === 'money' && from !== undefined && headerName(from).unit === undefined
  })

/** Rows that a condition leaves out are looked at too: what is filled down may stand in one of them. */
const fillersOf = (rules: readonly ColumnRule[], makers: readonly CellMaker[]) => {
  const filling = makers.filter((_, i) => rules[i]!.fillDown)
  return (cell: (column: string) => string): true => {
    for (const maker of filling) maker(cell, 0)
    return true
  }
}

const unusedNotes = (ignored: readonly string[]): Text[] =>
  ignored.length === 0 ? [] : [told('note_unused', { columns: shown(ignored) })]

/** Amounts that are read as they stand though their header, or a line above it, says in what they are. */
const unscaledNotes = (grid: Grid, { table, columns }: TableRule): Text[] => {
  const above = moneyAbove(grid.above)
  return tableNamed(table).columns.flatMap(({ name, type }) => {
    const { from, scale, suffix } = columns[name] ?? {}
    if (type !== 'money' || from === undefined || scale !== undefined || suffix !== undefined) return []
    const unit = headerName(from).unit ?? above
    return unit === undefined || unit === '元'
      ? []
      : [told('note_unscaled', { header: from, unit, column: name })]
  })
}

/** `2026/hio.xlsx#Summary`: the file `hio`, the sheet `Summary`. */
const namedOf = (grid: Grid): Named => {
  const { file, name } = grid
  const [path, sheet] = isSheet(grid) ? [file.slice(0, -name.length - 1), name] : [file, '']
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)
  return { file: withoutExtension(base), sheet, above: (name) => valueAbove(grid.above, name) ?? '' }
}

const passes = ({ is, not, empty }: RowFilter, value: string): boolean => {
  if (is) return is.includes(value)
  if (not) return !not.includes(value)
  return (value === '') === empty
}

const writeRow = (
  writer: RowWriter,
  line: number,
  makers: readonly CellMaker[],
  names: readonly string[],
  cell: (column: string) => string,
  most: number,
): void => {
  const values: string[] = []
  let bytes = 0
  for (const [i, make] of makers.entries()) {
    const value = make(cell, line)
    if (typeof value === 'string') bytes += Buffer.byteLength(value)
    const fault = faultOf(value, bytes > most)
    if (fault) {
      writer.fault(line, { ...fault, column: names[i]! })
      return
    }
    values.push(value as string)
  }
  writer.row(line, values)
}

const faultOf = (
  value: ReturnType<CellMaker>,
  isLong: boolean,
): Pick<RowIssue, 'reason' | 'value' | 'detail'> | undefined => {
  if (value instanceof Unreadable)
    return { reason: 'unreadable', value: value.value.slice(0, 200), detail: value.detail }
  return value instanceof TooLong || isLong ? { reason: 'giant_cell', value: '' } : undefined
}
