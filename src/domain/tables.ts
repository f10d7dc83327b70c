import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Column, TableFile, TableName } from './column.js'
import { LATER_COLUMNS, type SourceId, sourceIndex } from './value-kind.js'

export type { CellType, Column, TableName } from './column.js'

export type Table = TableFile

const FOLDER = join(import.meta.dirname, 'tables')
const TABLE_FILE = /^([a-z_]+)\.(?:js|ts)$/

/** The tables that the files of `tables/` declare, one each. A table is added by adding its file. */
const FILES = await Promise.all(
  readdirSync(FOLDER).flatMap((file) => {
    const name = TABLE_FILE.exec(file)?.[1]
    return name === undefined ? [] : [declaredIn(file, name)]
  }),
)

async function declaredIn(file: string, name: string): Promise<TableFile> {
  const { default: table } = (await import(join(FOLDER, file))) as { default?: TableFile }
  if (table?.name !== name)
    throw new Error(`Cannot load the table ${file}: its default export must be the table ${name}`)
  return table
}

/** The table's columns, and those that came with kinds of value at the places that these declare. */
const columnsOf = ({ name, columns }: Table): Column[] => {
  const later = LATER_COLUMNS.filter((column) => column.table === name)
  const rest = [...columns]
  return Array.from({ length: columns.length + later.length }, (_, place) => {
    const own = later.find((column) => column.place === place)
    const column = own
      ? { name: own.name, alias: own.alias, type: own.type, kind: own.kind, meaning: own.meaning }
      : rest.shift()
    if (!column) throw new Error(`Cannot lay out ${name}: a column's place is not the next free one`)
    return withSource(name, column)
  })
}

/** A value of a bid, or of the registers, is a use: its source bears the column's name. */
const withSource = (table: TableName, column: Column): Column => {
  const id = `${table}.${column.name}`
  return column.kind && Object.hasOwn(sourceIndex, id) ? { ...column, source: id as SourceId } : column
}

/** The import format (docs/data-format.md), table by table, in the order of their numbers in stores. */
export const TABLES: readonly Table[] = FILES.toSorted((x, y) => x.number - y.number).map((table, number) => {
  if (table.number !== number)
    throw new Error(`Cannot number the table ${table.name}: the next free number is ${number}`)
  return { ...table, columns: columnsOf(table) }
})

export const tableNamed = (name: TableName): Table => TABLES.find((table) => table.name === name)!
