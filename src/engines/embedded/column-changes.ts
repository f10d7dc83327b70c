import type { DuckDBConnection } from '@duckdb/node-api'
import { saltOf, storageOf, tableNumber, tableOf } from '../../domain/storage.js'
import type { Column, Table, TableName } from '../../domain/tables.js'
import type { ColumnChange } from '../../intake/writer.js'
import type { CellChanges, CellWords, ChangeExample } from '../cell-changes.js'
import { numberText } from '../number-text.js'
import { rowsOf } from './database.js'
import { u64 } from './read.js'
import { standsSql } from './withheld-rows.js'

/** What has changed in words: cells as text, and where the value in force stands. */
export const columnChanges = async (
  connection: DuckDBConnection,
  changes: ReadonlyMap<TableName, CellChanges>,
): Promise<ColumnChange[]> => {
  const told: ColumnChange[] = []
  for (const [name, { columns }] of changes) {
    const table = tableOf(name)
    for (const column of table.columns) {
      const counts = columns.get(column.name)
      if (!counts) continue
      const examples: ColumnChange['examples'] = []
      for (const example of counts.examples) examples.push(await inWords(connection, table, column, example))
      told.push({
        table: name,
        column: column.name,
        changed: counts.changed,
        filled: counts.filled,
        examples,
      })
    }
  }
  return told
}

const inWords = async (
  connection: DuckDBConnection,
  table: Table,
  column: Column,
  { key, before, now, by }: ChangeExample,
): Promise<ColumnChange['examples'][number]> => {
  const [place] = await rowsOf(
    connection,
    `SELECT f.name, s.at_line AS line FROM ${standsSql(table.name, tableNumber[table.name])} s JOIN files f ON f.file = s.at_file WHERE s.seq = ${by}`,
  )
  const keyColumns = (table.key ?? []).map((name) => table.columns.find((one) => one.name === name)!)
  const texts: string[] = []
  for (const [k, one] of keyColumns.entries()) texts.push(await textOf(connection, one, key[k]!))
  return {
    key: texts,
    before: await textOf(connection, column, before),
    now: await textOf(connection, column, now),
    file: place?.name as string,
    line: place?.line as number,
  }
}

const textOf = async (connection: DuckDBConnection, column: Column, words: CellWords): Promise<string> => {
  if (storageOf(column) === 'number') return numberText(column.type, numberOf(words))
  const [lo, hi] = words
  const [row] = await rowsOf(
    connection,
    `SELECT text FROM texts WHERE salt = ${saltOf(column)} AND hash = ${u64(hi, lo)}`,
  )
  return (row?.text as string | undefined) ?? ''
}

const numberOf = (words: CellWords): number => new Float64Array(Uint32Array.from(words).buffer)[0]!
