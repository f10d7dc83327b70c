import { storageOf } from '../../domain/storage.js'
import { TABLES, type TableName } from '../../domain/tables.js'
import type { Client } from './client.js'
import { type Columns, readColumns } from './columns.js'

/** The effective records that a market is built of, by table. */
export type Effective = Record<TableName, Columns>

/**
 * Reads the effective records below `settled`: of bids the columns that are no shared values (those are relationships, read by
 * market-values.ts), of every other table all of them.
 */
export const readTables = async (client: Client, settled: number): Promise<Effective> => {
  const tables = {} as Effective
  for (const table of TABLES) {
    const columns = table.columns.filter(({ source }) => table.name !== 'bids' || !source)
    const names = (storage: 'hash' | 'number'): string[] =>
      columns.filter((column) => storageOf(column) === storage).map(({ name }) => name)
    tables[table.name] = await readColumns(client, table.name, settled, {
      hashes: names('hash'),
      masks: table.name === 'bids' ? ['filled'] : [],
      numbers: names('number'),
    })
  }
  return tables
}
