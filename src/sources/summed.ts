import { decimalText, scaledUp } from './exact-decimal.js'
import { cellText } from './grid.js'
import type { TableRule } from './mapping.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch } from './source.js'
import { SourceError } from './source-error.js'

/** Groups held at once; a file of more bids than that is no list of items. */
const MOST = 2_000_000
const ROWS = 4096
/** Decimals that are added exactly. */
const DECIMALS = 10
const NUMBER = /^([-+]?)(\d+)(?:\.(\d{1,10}))?$/

/**
 * The rows of a table with one column added up (`"sum": "amount"`): rows that are equal in all other columns
 * become one, on the line of the first, its sum exact to ten decimals. A row whose number cannot be read
 * stays by itself, for the reader of the rows to say so. Throws SourceError where there are more than two
 * million rows afterwards.
 */
export async function* summedBatches(
  batches: AsyncIterable<CellBatch>,
  rule: TableRule,
): AsyncGenerator<CellBatch> {
  const columns = Object.keys(rule.columns)
  const at = columns.indexOf(rule.sum!)
  const width = columns.length + rule.keep.length
  const groups = new Map<string, { line: number; cells: string[]; sum: bigint | undefined }>()
  const writer = new RowWriter(width)
  let read = 0
  for await (const batch of batches) {
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    read = batch.bytesRead
    writer.clear()
    for (let row = 0; row < batch.rows; row++) {
      const fault = faults.get(row)
      if (fault) {
        writer.fault(batch.line[row]!, fault)
        continue
      }
      const cells = Array.from({ length: width }, (_, c) => cellText(batch, row, c))
      const sum = scaled(cells[at]!)
      const line = batch.line[row]!
      const key = JSON.stringify(cells.map((cell, c) => (c === at ? sum === undefined && line : cell)))
      const group = groups.get(key)
      if (group) group.sum! += sum!
      else if (groups.size >= MOST) throw new SourceError('sum_groups', { most: MOST })
      else groups.set(key, { line, cells, sum })
    }
    if (writer.rows > 0) yield writer.batch(read)
  }
  writer.clear()
  for (const { line, cells, sum } of groups.values()) {
    writer.row(
      line,
      cells.map((cell, c) => (c === at && sum !== undefined ? decimalText(sum, DECIMALS) : cell)),
    )
    if (writer.rows < ROWS) continue
    yield writer.batch(read)
    writer.clear()
  }
  if (writer.rows > 0) yield writer.batch(read)
}

/** A plain number × 10^10; nothing for an empty cell or any other text. */
const scaled = (text: string): bigint | undefined => {
  const found = NUMBER.exec(text.trim().replaceAll(',', ''))
  if (!found) return undefined
  const whole = scaledUp(found[2]!, found[3], DECIMALS)
  return found[1] === '-' ? -whole : whole
}
