import { countingSort } from '../../arrays/counting-sort.js'
import { storageOf } from '../../domain/storage.js'
import { TABLES } from '../../domain/tables.js'
import { SOURCES } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import type { Facts } from '../../market/shared-values.js'
import type { Columns } from './columns.js'
import { isGiven } from './market-lots.js'
import type { Effective } from './market-tables.js'

/** Rows and filled cells of every column of the format, and of every source that is no column (roles); marks the bids' filled sources. */
export const coverageOf = (
  tables: Effective,
  facts: Facts,
  { filled }: { filled: readonly number[] },
): Market['coverage'] => {
  const coverage: Market['coverage'] = {}
  for (const table of TABLES) {
    const columns = tables[table.name]
    for (const column of table.columns) {
      const key = `${table.name}.${column.name}`
      if (table.name === 'bids' && column.source) continue
      let count = 0
      for (let row = 0; row < columns.count; row++)
        if (
          storageOf(column) === 'hash'
            ? isGiven(columns.hash(column.name, row))
            : !Number.isNaN(columns.number(column.name)[row]!)
        )
          count++
      coverage[key] = { rows: columns.count, filled: count }
    }
  }
  const counts = countingSort(facts.source, SOURCES.length).offsets
  SOURCES.forEach(({ id }, source) => {
    if (id.startsWith('bids.')) coverage[id] = { rows: tables.bids.count, filled: filled[source]! }
    else coverage[id] ??= { rows: tables.roles.count, filled: counts[source + 1]! - counts[source]! }
  })
  return coverage
}

/** Sets the bits of the sources that each bid fills. @returns in how many bids each source is filled */
export const markFilled = (bids: Market['bids'], columns: Columns, placeOfSeq: Int32Array): number[] => {
  const filled = SOURCES.map(() => 0)
  for (let row = 0; row < columns.count; row++) {
    const bid = bids.byBidder[placeOfSeq[columns.seq.at(row)]!]!
    const { hi, lo } = columns.mask('filled', row)
    bids.filledLo[bid] = lo
    bids.filledHi[bid] = hi
    for (let s = 0; s < SOURCES.length; s++) if (((s < 32 ? lo : hi) >>> (s & 31)) & 1) filled[s]!++
  }
  return filled
}
