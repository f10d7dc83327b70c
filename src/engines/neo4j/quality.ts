import { isMulti, storageOf } from '../../domain/storage.js'
import { type Column, TABLES, type Table } from '../../domain/tables.js'
import { sourceIndex } from '../../domain/value-kind.js'
import type { QualityReport } from '../engine.js'
import type { Client } from './client.js'
import { bigOf, numberOf } from './integers.js'
import { kindLabels, recordLabel } from './labels.js'
import { readStore } from './settle.js'

/** Of every table and column: filled, missing (placeholders are missing too, and counted apart), doubtful, distinct values. */
export const quality = async (client: Client): Promise<QualityReport> => {
  const { totals } = await readStore(client)
  const tables: QualityReport['tables'] = []
  for (const table of TABLES) {
    const rows = totals[table.name].count
    const [placeholder, invalid, filled] = await Promise.all(
      ['placeholder', 'invalid', 'filled'].map((property) =>
        table.name === 'bids' || property !== 'filled' ? bitCounts(client, table, property) : none,
      ),
    )
    const columns: QualityReport['tables'][number]['columns'] = []
    for (const [c, column] of table.columns.entries()) {
      const [given, distinct] =
        table.name === 'bids' && column.source
          ? [
              filled!(sourceIndex[column.source]),
              await valuesIn(client, column.name, kindLabels(column.kind!)[0]!),
            ]
          : await counts(client, table, column)
      columns.push({
        column: column.name,
        filled: given,
        missing: rows - given,
        placeholder: placeholder!(c),
        invalid: invalid!(c),
        distinct,
      })
    }
    tables.push({ table: table.name, rows, columns })
  }
  return { tables }
}

/** How many cells are filled, and with how many values. */
const counts = async (client: Client, table: Table, column: Column): Promise<[number, number]> => {
  const labels = { Record: recordLabel(table.name) }
  const property = `${storageOf(column) === 'hash' ? 'h_' : ''}${column.name}`
  const [row] = await client.read('read/column-counts', { column: property }, labels)
  if (!isMulti(column)) return [numberOf(row![0]), numberOf(row![1])]
  const params = { column: property, further: `x_${column.name}` }
  const [several] = await client.read('read/column-values', params, labels)
  return [numberOf(row![0]), numberOf(several![0])]
}

const valuesIn = async (client: Client, role: string, Kind: string): Promise<number> =>
  numberOf((await client.read('read/values-in-column', { role }, { Kind }))[0]![0])

const none = (): number => 0

/** How often each bit of a property is set. */
const bitCounts = async (
  client: Client,
  table: Table,
  property: string,
): Promise<(bit: number) => number> => {
  const rows = await client.read('read/bit-counts', { property }, { Record: recordLabel(table.name) })
  const sets = rows.map(([bits, count]) => ({
    bits: BigInt.asUintN(64, bigOf(bits)),
    count: numberOf(count),
  }))
  return (bit) => sets.reduce((sum, { bits, count }) => sum + ((bits >> BigInt(bit)) & 1n ? count : 0), 0)
}
