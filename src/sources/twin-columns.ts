import { type TableName, tableNamed } from '../domain/tables.js'
import { normaliserFor } from '../normalise/normaliser-for.js'
import type { Text } from '../texts/text.js'
import { cellText, type Grid } from './grid.js'
import { SourceError, told } from './source-error.js'
import { dressed } from './with-units.js'

/**
 * Two headers may be one column (`报价` and `投标报价`, or a price in 元 and in 万元): where every row says
 * the same under both, the second is left aside and said. Throws SourceError where a row differs, or there is
 * none.
 * @param units by cell, of the header
 */
export const withoutTwins = async (
  grid: Grid,
  table: TableName,
  columns: readonly (string | null)[],
  units: readonly (string | undefined)[],
): Promise<{ columns: (string | null)[]; notes: Text[] }> => {
  const found = [...columns]
  const notes: Text[] = []
  for (const [i, name] of columns.entries()) {
    const first = columns.indexOf(name)
    if (name === null || first === i) continue
    const headers = `${grid.header[first]}, ${grid.header[i]}`
    const line = await firstDifference(grid, table, { name, units, cells: [first, i] })
    if (line === 0) throw new SourceError('twice', { column: name, headers })
    if (line !== undefined) throw new SourceError('twice_differ', { column: name, headers, line })
    found[i] = null
    notes.push(told('note_twins', { column: name, headers, header: grid.header[first]! }))
  }
  return { columns: found, notes }
}

/** Line of the first row that says two things; 0 where there is no row; undefined where all say one. */
const firstDifference = async (
  grid: Grid,
  table: TableName,
  { name, units, cells }: { name: string; units: readonly (string | undefined)[]; cells: [number, number] },
): Promise<number | undefined> => {
  const column = tableNamed(table).columns.find((one) => one.name === name)!
  const normalise = normaliserFor(column, table)
  let rows = 0
  for await (const batch of grid.batches()) {
    const skip = new Set(batch.issues.map(({ row }) => row))
    for (let row = 0; row < batch.rows; row++) {
      if (skip.has(row)) continue
      const [a, b] = cells.map((c) => dressed(cellText(batch, row, c).trim(), units[c]))
      rows++
      if (a !== b && normalise(a!).canonical !== normalise(b!).canonical) return batch.line[row]
    }
  }
  return rows === 0 ? 0 : undefined
}
