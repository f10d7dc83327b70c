import { cellText, type Grid } from './grid.js'
import type { ColumnRule, Mapping, RowFilter, TableRule } from './mapping.js'
import { type CellMaker, cellMaker, Unreadable } from './mapping-cell.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch, SourceTable } from './source.js'
import { SourceError } from './source-error.js'
import { shown } from './which-table.js'

/** The tables that one flat file feeds through a full mapping. Throws SourceError where the file lacks a column it names. */
export const mappedTables = (grid: Grid, mapping: Mapping): SourceTable[] => {
  const absent = missingInput(grid.header, mapping)
  if (absent !== undefined)
    throw new SourceError('mapping_column', {
      column: absent,
      line: mapping.lines[absent] ?? 1,
      headers: shown(grid.header),
    })
  const ignored = grid.header.filter((column) => !Object.hasOwn(mapping.lines, column))
  return mapping.tables.map((rule, i) => mappedTable(grid, rule, i === 0 ? ignored : []))
}

/** An input column that the mapping reads and the file does not have. */
export const missingInput = (header: readonly string[], mapping: Mapping): string | undefined =>
  Object.keys(mapping.lines).find((column) => !header.includes(column))

const mappedTable = (grid: Grid, rule: TableRule, ignored: string[]): SourceTable => {
  const columns = Object.keys(rule.columns)
  return {
    file: grid.file,
    sha256: grid.sha256,
    table: rule.table,
    columns: [...columns, ...rule.keep.map(() => null)],
    header: [...columns, ...rule.keep],
    inputHeader: grid.header,
    ignored,
    size: grid.size,
    batches: () => mappedBatches(grid, rule),
    rowsAt: (lines) => grid.rowsAt(lines),
  }
}

async function* mappedBatches(grid: Grid, rule: TableRule): AsyncGenerator<CellBatch> {
  const makers = [...Object.values(rule.columns), ...rule.keep.map((from): ColumnRule => ({ from }))].map(
    cellMaker,
  )
  const names = [...Object.keys(rule.columns), ...rule.keep]
  const at = new Map(grid.header.map((column, i) => [column, i]))
  const writer = new RowWriter(makers.length)
  for await (const batch of grid.batches()) {
    writer.clear()
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    for (let row = 0; row < batch.rows; row++) {
      const cell = (column: string): string => cellText(batch, row, at.get(column)!)
      const fault = faults.get(row)
      if (fault) writer.fault(batch.line[row]!, fault)
      else if (rule.where.every((filter) => passes(filter, cell(filter.column).trim())))
        writeRow(writer, batch.line[row]!, makers, names, cell)
    }
    if (writer.rows > 0) yield writer.batch(batch.bytesRead)
  }
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
): void => {
  const values = makers.map((make) => make(cell, line))
  const bad = values.findIndex((value) => value instanceof Unreadable)
  const unreadable = values[bad]
  if (!(unreadable instanceof Unreadable)) {
    writer.row(line, values as string[])
    return
  }
  const { value, detail } = unreadable
  writer.fault(line, { reason: 'unreadable', column: names[bad]!, value: value.slice(0, 200), detail })
}
