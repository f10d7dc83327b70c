import { cellText } from './grid.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch } from './source.js'

/** A number that bears no unit or currency of its own. */
const PLAIN = /^[-+−]?[\d０-９][\d０-９,，.．\s]*$/

/**
 * Writes the unit of a header behind the numbers of its column, as people read them: 93.51 under 投标报价（万
 * 元） is 93.51万元. A cell with a unit of its own keeps it.
 *
 * @param units by cell; undefined: left as it is
 */
export async function* withUnits(
  batches: AsyncIterable<CellBatch>,
  units: readonly (string | undefined)[],
): AsyncGenerator<CellBatch> {
  const writer = new RowWriter(units.length)
  for await (const batch of batches) {
    writer.clear()
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    for (let row = 0; row < batch.rows; row++) {
      const fault = faults.get(row)
      if (fault) writer.fault(batch.line[row]!, fault)
      else
        writer.row(
          batch.line[row]!,
          units.map((unit, c) => dressed(cellText(batch, row, c), unit)),
        )
    }
    yield writer.batch(batch.bytesRead)
  }
}

const dressed = (text: string, unit: string | undefined): string =>
  unit !== undefined && PLAIN.test(text.trim()) ? text.trim() + unit : text
