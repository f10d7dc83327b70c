import type { DuckDBConnection } from '@duckdb/node-api'
import { growByte, growDouble, growInt, growUint } from '../../arrays/grow.js'
import { shared } from '../../arrays/shared-arrays.js'
import { streamColumns } from './read.js'

/** How a column of an answer is held; a 64-bit hash becomes two columns, `…Hi` and `…Lo`. */
export type Form = 'i32' | 'u8' | 'f64' | 'hash'
interface Arrays {
  i32: Int32Array
  u8: Uint8Array
  f64: Float64Array
  hash: Uint32Array
}
/** Column names with their form and the SQL that gives them. */
export type Shape = Readonly<Record<string, readonly [form: Form, sql: string]>>

export type Table<S extends Shape> = { count: number } & {
  [K in keyof S & string as S[K][0] extends 'hash' ? `${K}Hi` | `${K}Lo` : K]: Arrays[S[K][0]]
}

const TYPE: Record<Form, string> = { i32: 'INTEGER', u8: 'UTINYINT', f64: 'DOUBLE', hash: 'UBIGINT' }
const GROW = { i32: growInt, u8: growByte, f64: growDouble, hash: growUint }

/**
 * The answer to `SELECT <the shape's columns> <from>` as columns over shared memory. No column may be NULL.
 */
export const readTable = async <S extends Shape>(
  connection: DuckDBConnection,
  shape: S,
  from: string,
): Promise<Table<S>> => {
  const entries = Object.entries(shape)
  const columns = entries.map(([, [form]]) => GROW[form]())
  const list = entries.map(([name, [form, sql]]) => `(${sql})::${TYPE[form]} AS "${name}"`).join(', ')
  const count = await streamColumns(connection, `SELECT ${list} ${from}`, (chunk, rows) => {
    for (let c = 0; c < columns.length; c++)
      columns[c]!.append(chunk[c] as Uint32Array, 0, entries[c]![1][0] === 'hash' ? 2 * rows : rows)
  })
  const table: Record<string, unknown> = { count }
  entries.forEach(([name, [form]], c) => {
    const values = columns[c]!.view
    if (form !== 'hash') table[name] = shared(values)
    else {
      table[`${name}Hi`] = shared(Uint32Array.from({ length: count }, (_, i) => values[2 * i + 1]!))
      table[`${name}Lo`] = shared(Uint32Array.from({ length: count }, (_, i) => values[2 * i]!))
    }
  })
  return table as Table<S>
}
