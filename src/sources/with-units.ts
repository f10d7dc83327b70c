import { cellText } from './grid.js'
import { unitCell } from './header-name.js'
import { RowWriter } from './row-writer.js'
import type { CellBatch } from './source.js'

/** A number that bears no unit or currency of its own. */
const PLAIN = /^[-+−]?[\d０-９][\d０-９,，.．\s]*$/

/** A column that names the unit of money of its row, and how many rows had one. */
export interface UnitBeside {
  column: number
  amounts: ReadonlySet<number>
  rows: number
}

/**
 * Writes the unit of a header behind the numbers of its column, as people read them: 93.51 under 投标报价（万
 * 元） is 93.51万元. A cell with a unit of its own keeps it.
 *
 * @param units by cell; undefined: left as it is
 * @param beside a column that gives the unit of its row's amounts, and the cells that are amounts whose
 * header gives none; a cell there that is no unit of money says nothing
 */
export async function* withUnits(
  batches: AsyncIterable<CellBatch>,
  units: readonly (string | undefined)[],
  beside?: UnitBeside,
): AsyncGenerator<CellBatch> {
  const writer = new RowWriter(units.length)
  for await (const batch of batches) {
    writer.clear()
    const faults = new Map(batch.issues.map((issue) => [issue.row, issue]))
    for (let row = 0; row < batch.rows; row++) {
      const fault = faults.get(row)
      if (fault) writer.fault(batch.line[row]!, fault)
      else {
        const said = beside && unitCell(cellText(batch, row, beside.column))
        if (beside && said !== undefined) beside.rows++
        const unitOf = (c: number): string | undefined =>
          said !== undefined && beside!.amounts.has(c) ? unless(said) : units[c]
        writer.row(
          batch.line[row]!,
          units.map((_, c) => dressed(cellText(batch, row, c), unitOf(c))),
        )
      }
    }
    yield writer.batch(batch.bytesRead)
  }
}

const unless = (unit: string): string | undefined => (/元$/.test(unit) && unit !== '元' ? unit : undefined)

/** A bare number with its unit behind it. */
export const dressed = (text: string, unit: string | undefined): string =>
  unit !== undefined && PLAIN.test(text.trim()) ? text.trim() + unit : text
